using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace Urna.Store.Tests.Records;

/// <summary>A server in a process of its own, with clients that ask for areas, so that it can be ended in the middle of anything.</summary>
internal sealed class Host : IDisposable
{
    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Task _reading;
    private readonly List<string> _said = [];

    public Host(string record, int first, int clients, string step, int times, string mode = "", params string[] under)
        : this(under, [record, Text(first), Text(clients), step, Text(times), mode])
    {
    }

    public Host(params string[] words)
        : this([], words)
    {
    }

    private Host(string[] under, string[] words)
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Urna.TestHost", configuration, "Urna.TestHost.dll");
        string[] line = [.. under, "dotnet", program, .. words];
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        _process = Process.Start(start) ?? throw new InvalidOperationException("The host did not start.");
        _reading = Read();
    }

    /// <summary>The numbers of the areas it said were recorded.</summary>
    public IReadOnlyList<int> Acknowledged => [.. Said("ack ").Select(n => int.Parse(n, CultureInfo.InvariantCulture))];

    /// <summary>What it said last, and what went wrong in it.</summary>
    public async Task<string> Ended()
    {
        var wrong = await _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync();
        await _reading;
        return string.Join('\n', [.. _said, wrong]);
    }

    /// <summary>Waits until it says something that begins so.</summary>
    public async Task Until(string beginning, TimeSpan? patience = null)
    {
        using var late = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(60));
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(late.Token))
            {
                if (line.StartsWith(beginning, StringComparison.Ordinal)) return;
            }
        }
        catch (OperationCanceledException)
        {
            // What it did say explains more than that it was late.
        }

        Assert.Fail($"The host did not say \"{beginning}\". It said: {string.Join(" / ", _said.TakeLast(5))} {(_process.HasExited ? await _process.StandardError.ReadToEndAsync() : string.Empty)}");
    }

    /// <summary>SIGKILL; then everything it had said before is read.</summary>
    public async Task Kill()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _reading;
    }

    /// <summary>SIGSTOP: it stands still with all it holds.</summary>
    public void Stop() => Signal("-STOP");

    /// <summary>SIGCONT.</summary>
    public void Continue() => Signal("-CONT");

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<string> Said(string beginning)
    {
        lock (_said) return [.. _said.Where(l => l.StartsWith(beginning, StringComparison.Ordinal)).Select(l => l[beginning.Length..])];
    }

    private async Task Read()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_said) _said.Add(line);
            _lines.Writer.TryWrite(line);
        }

        _lines.Writer.Complete();
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, Text(_process.Id)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
