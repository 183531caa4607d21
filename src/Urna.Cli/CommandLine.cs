using System.CommandLine;

namespace Urna.Cli;

/// <summary>How a line of words becomes a verb's exit code: 0 done, 1 the answer is no, 2 the line or what it names cannot be used.</summary>
internal static class CommandLine
{
    /// <summary>Runs the verb that the words name.</summary>
    public static int Run(RootCommand root, string[] args)
    {
        var given = root.Parse(args);
        var usable = given.Errors.Count == 0;
        var code = given.Invoke();
        return usable ? code : 2;
    }
}
