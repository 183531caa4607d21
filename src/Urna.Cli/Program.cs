using System.CommandLine;
using Urna.Cli;
using Urna.Cli.Verbs;

var root = new RootCommand("Urna: runs and publishes an election, and lets anyone recompute every number of it.")
{
    CheckVerb.Create(),
    CompareVerb.Create(),
    DemoVerb.Create(),
    ExportVerb.Create(),
    ReplayVerb.Create(),
    ResultsVerb.Create(),
    SeatsVerb.Create(),
    ServeVerb.Create(),
    SignVerb.Create(),
    VerifyVerb.Create(),
};
return CommandLine.Run(root, args);
