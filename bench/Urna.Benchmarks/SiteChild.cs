using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Urna.Store.Records;
using Urna.Web.Hosting;

namespace Urna.Benchmarks;

/// <summary>A server in a process of its own, so that its processor time is its alone. It says its port, and then, for each line it is sent, how much it has drawn.</summary>
internal sealed class SiteChild : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts one for a record: a file, or an address of PostgreSQL.</summary>
    public SiteChild(string record)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SiteChild).Assembly.Location, "--site", record]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        _process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        Port = int.Parse(Line(), CultureInfo.InvariantCulture);
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>How many answers it has drawn.</summary>
    public long Drawings
    {
        get
        {
            _process.StandardInput.WriteLine();
            _process.StandardInput.Flush();
            return long.Parse(Line(), CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The processor time it has taken.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The server's side.</summary>
    public static async Task Serve(string record)
    {
        var isFile = !record.StartsWith("Host=", StringComparison.Ordinal);
        IRecordStore store = isFile ? SqliteRecord.Open(record, TimeProvider.System) : await PostgresRecord.Open(record);
        await using var election = await Election.Open(await Appender.Open(store, Rules.Decide, TimeProvider.System));
        await using var server = WebHost.Build(election, new());
        await server.StartAsync();
        Console.WriteLine(WebHost.Address(server).Port);
        while (await Console.In.ReadLineAsync() is not null) Console.WriteLine(server.Services.GetRequiredService<Shelf>().Drawings);
        await server.StopAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10))) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Line() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server ended.");
}
