using System.CommandLine;
using System.CommandLine.Help;
using Urna.Cli;
using Urna.Cli.Verbs;

var root = new Command("urna", "Urna: runs and publishes an election, and lets anyone recompute every number of it.")
{
    new HelpOption(),
    new VersionOption(),
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
