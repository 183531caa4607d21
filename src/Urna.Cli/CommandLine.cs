using System.CommandLine;

namespace Urna.Cli;

/// <summary>How a line of words becomes a verb's exit code: 0 done, 1 the answer is no, 2 the line or what it names cannot be used.</summary>
internal static class CommandLine
{
    /// <summary>Runs the verb that the words name.</summary>
    public static int Run(Command root, string[] args)
    {
        var given = root.Parse(args);
        var usable = given.Errors.Count == 0;
        try
        {
            var code = given.Invoke(new() { EnableDefaultExceptionHandler = false });
            return usable ? code : 2;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped before it was done.");
            return 2;
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // Whatever reaches this line is a mistake in this program; people get a sentence all the same.
            Console.Error.WriteLine($"Urna has a mistake here ({problem.GetType().Name}): {problem.Message} Please report it with what you typed.");
            return 2;
        }
    }
}
