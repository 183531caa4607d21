using System.CommandLine;
using Urna.Record;
using Urna.Store.Records;

namespace Urna.Cli.Reading;

/// <summary>Runs a verb's work and says on the error stream, in one sentence, what it could not read.</summary>
internal static class Saying
{
    private const int Stopped = 130; // As a shell says of a program that SIGINT ended.

    /// <summary>Does the work; gives its exit code, or that of what went wrong.</summary>
    public static async Task<int> What(ParseResult given, Func<TextWriter, Task<int>> work)
    {
        var error = given.InvocationConfiguration.Error;
        try
        {
            return await work(given.InvocationConfiguration.Output);
        }
        catch (PlaceException problem)
        {
            error.WriteLine(problem.Message);
            return problem.Code;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Stopped.");
            return Stopped;
        }
        catch (Exception problem) when (problem is RecordFormatException or RecordOrderException or RecordUnavailableException)
        {
            error.WriteLine($"{problem.Message} \"urna verify\" says what is wrong, and where.");
            return 1;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(problem.Message);
            return 2;
        }
    }
}
