using System.Diagnostics;
using Urna.Store.Records;

namespace Urna.Benchmarks;

/// <summary>
/// A hundred protocols a second over HTTP, durable on PostgreSQL, while many readers have a page open and fetch each changed part: how long from the
/// acknowledgement until that version is in each reader's hands. And how many protocols can be recorded with readers, against none.
/// </summary>
internal static class ReadersRows
{
    private const int PerSecond = 100;
    private const int Clients = 16;
    private const string Election = "synthetic";

    /// <summary>Measures the rows.</summary>
    public static IEnumerable<Row> Measure(Sizes sizes) => Postgres.IsInstalled ? Measured(sizes).GetAwaiter().GetResult() : [Row.Failed("readers", "PostgreSQL is not here")];

    private static async Task<Row[]> Measured(Sizes sizes)
    {
        using var postgres = new Postgres();
        var acceptances = new Acceptances(sizes.Accepted);
        var address = postgres.NewRecord("readers");
        await acceptances.Prepare(await PostgresRecord.Open(address));
        var first = long.Parse(postgres.Ask("SELECT max(seq) + 1 FROM readers.entries"), System.Globalization.CultureInfo.InvariantCulture);
        using var site = new SiteChild(address);
        var quarter = sizes.Accepted / 4;
        var server = new Uri(Row.Of($"http://127.0.0.1:{site.Port}"));
        var warm = quarter / 6;
        await Burst(server, [.. acceptances.Bodies.Take(warm)]);
        var alone = await Burst(server, [.. acceptances.Bodies.Skip(warm).Take(quarter - warm)]);
        var delays = new Delays(first + quarter + warm, sizes.Accepted);
        using var over = new CancellationTokenSource();
        var listeners = await Begin(site.Port, sizes.Readers, first + quarter - 1, delays);
        var listening = Task.WhenAll(listeners.Select(l => Task.Run(() => l.Run(over.Token))));
        await Paced(server, [.. acceptances.Bodies.Skip(quarter).Take(warm)], _ => { });
        var before = site.Processor;
        var (sent, seconds) = await Paced(server, [.. acceptances.Bodies.Skip(quarter + warm).Take((2 * quarter) - warm)], delays.Acknowledge);
        await Task.WhenAny(listening, Task.Delay(TimeSpan.FromSeconds(3)));
        var (counted, p50, p99, fetched, processor) = (delays.Count, delays.Within(500), delays.Within(990), listeners.Sum(l => l.Fetched), (site.Processor - before).TotalSeconds / seconds);
        var together = await Burst(server, [.. acceptances.Bodies.Skip(3 * quarter)]);
        await over.CancelAsync();
        await listening;
        foreach (var listener in listeners) listener.Dispose();
        var note = Row.Of($"{sizes.Readers} readers, {sent} protocols in {seconds:0} s over {Clients} connections; {counted} times one was in somebody's hands, median {p50} ms, {fetched} parts fetched, server {processor:0.00} processors; {sizes.Accepted} stations; {postgres.Settings}; {Environment.ProcessorCount} cores for server, database, senders and readers");
        var delay = Row.Within($"{PerSecond} protocols/s until in the hands of {sizes.Readers} readers, p99", p99, 1000, "ms", note);
        return
        [
            counted == (long)sent * sizes.Readers ? delay : delay with { Holds = false },
            Row.AtLeast("protocols recorded with these readers", "the same without readers", together / alone, 0.7, Row.Of($"{Clients} clients that each wait for their answer; {together:0}/s, without {alone:0}/s")),
        ];
    }

    private static async Task<List<Listener>> Begin(int port, int readers, long from, Delays delays)
    {
        var listeners = new List<Listener>();
        for (var i = 0; i < readers; i++)
        {
            var last = from;
            var listener = new Listener(port, Election, version =>
            {
                delays.InHand(last, version);
                last = version;
            });
            await listener.Begin(CancellationToken.None);
            listeners.Add(listener);
        }

        return listeners;
    }

    private static async Task<double> Burst(Uri server, byte[][] bodies)
    {
        var (recorded, seconds) = await Senders.Send(server, $"/e/{Election}/facts", bodies, Clients, TimeSpan.FromMinutes(2));
        return recorded / seconds;
    }

    private static Task<(int, double)> Paced(Uri server, byte[][] bodies, Action<long> told)
    {
        var begun = Stopwatch.GetTimestamp();
        return Senders.Send(server, $"/e/{Election}/facts", bodies, Clients, TimeSpan.FromMinutes(4), Due, told);

        async Task Due(int index)
        {
            var wait = TimeSpan.FromSeconds(index / (double)PerSecond) - Stopwatch.GetElapsedTime(begun);
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
        }
    }
}
