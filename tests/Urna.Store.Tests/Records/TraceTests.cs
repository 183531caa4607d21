using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Urna.Store.Records;
using static Urna.Store.Tests.Records.Check;
using static Urna.TestHost.Small;

namespace Urna.Store.Tests.Records;

/// <summary>What a kernel was really asked: every acknowledgement follows a sync that began after its data was written.</summary>
public sealed partial class TraceTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private const string Calls = "trace=write,pwrite64,writev,pwritev,fdatasync,fsync,sendto,recvfrom";

    private readonly Folder _folder = new();

    private string Output => _folder["trace"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_server_on_SQLite_acknowledges_after_the_sync()
    {
        var (trace, acknowledged) = await OnSqlite("", 20);

        Assert.Empty(trace.TooEarly(acknowledged, "record"));
        Assert.Equal(acknowledged.Count, trace.WithoutSyncs().TooEarly(acknowledged, "record").Count);
        TestContext.Current.TestOutputHelper?.WriteLine($"{acknowledged.Count} acknowledgements, {trace.Calls.Count(c => c.Syncs)} syncs");
    }

    [Fact]
    public async Task A_server_that_acknowledges_before_it_writes_is_found_out()
    {
        var (trace, acknowledged) = await OnSqlite("early", 1);

        Assert.NotEmpty(trace.TooEarly(acknowledged, "record"));
    }

    [Fact]
    public async Task PostgreSQL_says_committed_after_the_sync_of_its_log()
    {
        Skip();
        await using var appender = await Begin(await PostgresRecord.Open(server.NewRecord()));
        using var strace = Process.Start(new ProcessStartInfo("strace", ["-f", "-y", "-s", "100000", "-e", Calls, "-o", Output, .. server.Processes.Select(p => $"-p{p.ToString(CultureInfo.InvariantCulture)}")]) { RedirectStandardError = true })
            ?? throw new InvalidOperationException("strace did not start.");
        for (var attached = 0; attached < server.Processes.Count; attached++) Assert.Contains("attached", await strace.StandardError.ReadLineAsync(), StringComparison.Ordinal);
        for (var i = 0; i < 20; i++) Recorded(await appender.Append(Area(i)));
        using (var stop = Process.Start("kill", ["-INT", strace.Id.ToString(CultureInfo.InvariantCulture)])) await stop.WaitForExitAsync();
        await strace.WaitForExitAsync();

        var trace = new Trace(File.ReadLines(Output));
        var committed = Enumerable.Range(0, 20).Select(i => (i, Committed(trace, i))).ToList();

        Assert.Empty(trace.TooEarly(committed, "pg_wal"));
        Assert.Equal(20, trace.WithoutSyncs().TooEarly(committed, "pg_wal").Count);
    }

    /// <summary>The line on which the backend that received an area said COMMIT to its client.</summary>
    private static int Committed(Trace trace, int area)
    {
        var received = trace.Calls.First(c => c.Name == "recvfrom" && Trace.Has(c.Text, area));
        return trace.Calls.First(c => c.Name == "sendto" && c.Thread == received.Thread && c.Begun > received.Ended && c.Text.Contains("COMMIT", StringComparison.Ordinal)).Begun;
    }

    private async Task<(Trace Trace, List<(int Area, int Line)> Acknowledged)> OnSqlite(string mode, int count)
    {
        Skip();
        using (var host = new Host(_folder["record"], 0, 2, "never", 1, mode, "strace", "-f", "-y", "-s", "10000", "-e", Calls, "-o", Output))
        {
            for (var i = 0; i < count; i++) await host.Until("ack ");
            await host.Kill();
        }

        var trace = new Trace(File.ReadLines(Output));
        var acknowledged = trace.Calls.Where(c => c.Name == "write").Select(c => (Match: Said().Match(c.Text), c.Begun))
            .Where(c => c.Match.Success).Select(c => (int.Parse(c.Match.Groups[1].Value, CultureInfo.InvariantCulture), c.Begun)).ToList();
        Assert.True(acknowledged.Count >= count, "The trace has fewer acknowledgements than were heard.");
        return (trace, acknowledged);
    }

    private static void Skip()
    {
        try
        {
            using var attempt = Process.Start(new ProcessStartInfo("strace", ["-o", "/dev/null", "true"]) { RedirectStandardError = true });
            attempt?.WaitForExit();
            Assert.SkipUnless(attempt is { ExitCode: 0 }, "strace may not trace here.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("strace is not installed.");
        }
    }

    [GeneratedRegex("\"ack (\\d+)\\\\n\"")]
    private static partial Regex Said();
}
