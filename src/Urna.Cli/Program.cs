using System.CommandLine;
using Urna.Cli;
using Urna.Cli.Verbs;

var root = new RootCommand("Urna: runs and publishes an election, and lets anyone recompute every number of it.")
{
    CheckVerb.Create(),
    DemoVerb.Create(),
    ReplayVerb.Create(),
    ResultsVerb.Create(),
    ServeVerb.Create(),
    SignVerb.Create(),
    VerifyVerb.Create(),
};
return CommandLine.Run(root, args);
