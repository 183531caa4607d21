using System.Diagnostics;
using System.Text.RegularExpressions;
using Urna.Web.Tests.Hosting;

namespace Urna.Web.Tests.Commands;

/// <summary>The command line as a person runs it: a process of its own.</summary>
internal sealed partial class Program : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private Program(Process process) => (_process, _errors) = (process, process.StandardError.ReadToEndAsync());

    public int Id => _process.Id;

    /// <summary>Starts it.</summary>
    public static Program Start(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(SmallElection.Root, "artifacts/bin/Urna.Cli/release/Urna.Cli.dll"), .. words])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["URNA_HOME"] = SmallElection.Root },
        };
        return new(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."));
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> Run(params string[] words)
    {
        using var program = Start(words);
        var output = await program._process.StandardOutput.ReadToEndAsync();
        return (await program.Code(), output, await program._errors);
    }

    /// <summary>The address of the site it shows.</summary>
    public async Task<Uri> Address()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Http().Match(line) is { Success: true } found) return new(found.Value);
        }

        throw new InvalidOperationException($"It ended without an address: {await _errors}");
    }

    /// <summary>Ends it as Ctrl-C does; gives its exit code.</summary>
    public async Task<int> Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await Code();
    }

    /// <summary>Ends it as <see cref="Interrupt"/> does; gives what it said on stderr.</summary>
    public async Task<string> Errors()
    {
        await Interrupt();
        return await _errors;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private async Task<int> Code()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    [GeneratedRegex(@"http://[\w.:\[\]]+/", RegexOptions.CultureInvariant)]
    private static partial Regex Http();
}
