using System.CommandLine;
using Urna.Cli.Verbs;

namespace Urna.Store.Tests.Counting;

/// <summary>Runs a verb as the command line does.</summary>
internal static class Verbs
{
    public static (int Code, string Output, string Error) Run(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = new RootCommand { CheckVerb.Create(), CompareVerb.Create(), ExportVerb.Create(), ReplayVerb.Create(), ResultsVerb.Create(), SeatsVerb.Create() };
        var code = root.Parse(words).Invoke(new() { Output = output, Error = error });
        return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }
}
