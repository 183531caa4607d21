using System.Diagnostics;

namespace Urna.Store.Tests.BadInput;

/// <summary>The real command line, in a process of its own.</summary>
internal static class Verbs
{
    private static readonly string Program = Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Urna.Cli", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "Urna.Cli.dll");

    public static async Task<(int Code, string Output, string Error)> Run(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("urna did not start.");
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Runs a verb that must end with this code, say this sentence, and show nothing of its inside.</summary>
    public static async Task Expect(int code, string sentence, params string[] words)
    {
        var (ended, output, error) = await Run(words);

        Assert.Contains(sentence, output + error, StringComparison.Ordinal);
        Assert.Equal(code, ended);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output + error, StringComparison.Ordinal);
    }
}
