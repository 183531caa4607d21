using Urna.Store.Records;
using Urna.Web.Hosting;

namespace Urna.Benchmarks;

/// <summary>
/// Appending over HTTP, durable on PostgreSQL, 64 clients that each wait for their answer; every request is one report with its own device signature, decided
/// by the rules, found again by its id. Server, clients and database share the machine, as pgbench and its database do.
/// </summary>
internal static class AppendRows
{
    private const int Clients = 64;

    /// <summary>Measures the rows.</summary>
    public static IEnumerable<Row> Measure(Sizes sizes)
    {
        if (!Postgres.IsInstalled) return [Row.Failed("append", "PostgreSQL and pgbench are not here")];
        using var postgres = new Postgres();
        return Measure(sizes, postgres).GetAwaiter().GetResult();
    }

    private static async Task<Row[]> Measure(Sizes sizes, Postgres postgres)
    {
        var reports = new Reports(sizes.Senders);
        await Append(postgres, reports, 1000, TimeSpan.FromSeconds(Math.Max(1, sizes.Seconds / 2))); // warm-up
        var (ours, single, ordered, free) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var (body, processor) = ("0", new List<double>());
        for (var round = 0; round < sizes.Rounds; round++)
        {
            var begun = Environment.CpuUsage.TotalTime;
            ours.Add(await Append(postgres, reports, 1000, TimeSpan.FromSeconds(sizes.Seconds)));
            processor.Add((Environment.CpuUsage.TotalTime - begun).TotalMicroseconds / (ours[^1] * sizes.Seconds));
            body = postgres.Ask("SELECT round(avg(octet_length(bytes))) FROM bench.entries WHERE seq > (SELECT max(seq) / 2 FROM bench.entries)");
            ordered.Add(Reference(postgres, body, Ordered, sizes.Seconds));
            single.Add(await Append(postgres, reports, 1, TimeSpan.FromSeconds(sizes.Seconds)));
            free.Add(Reference(postgres, body, Unordered, sizes.Seconds));
        }

        var note = Row.Of($"{Clients} clients, {reports.Bodies[0].Length} bytes sent, {body} bytes stored, {sizes.Seconds} s after warm-up, median of {sizes.Rounds}; ours {Medians.Of(ours):0}/s, one INSERT a request {Medians.Of(single):0}/s, pgbench ordered {Medians.Of(ordered):0}/s, unordered {Medians.Of(free):0}/s; server, clients and preparation take {Medians.Of(processor):0} µs of processor a request; {postgres.Settings}; {Environment.ProcessorCount} cores for all");
        const string Work = "append over HTTP, durable on PostgreSQL: rule, signature, idempotency";
        return
        [
            Row.AtLeast(Work, "pgbench, the ordered transaction", Medians.OfRatios(ours, ordered), 6, note),
            Row.AtLeast(Work, "the same endpoint, one INSERT a request", Medians.OfRatios(ours, single), 1.3, note),
            Row.AtLeast(Work, "pgbench, unordered inserts", Medians.OfRatios(ours, free), 0.3, note),
        ];
    }

    private static string Ordered(string body) => $"""
        BEGIN;
        SELECT size FROM head FOR UPDATE \gset
        INSERT INTO entries VALUES (:size, 's1', gen_random_uuid(), decode(repeat('ab', 32), 'hex'), convert_to(repeat('x', {body}), 'UTF8'));
        UPDATE head SET size = :size + 1;
        COMMIT;
        """;

    private static string Unordered(string body) =>
        $"INSERT INTO entries VALUES (nextval('seq'), 's1', gen_random_uuid(), decode(repeat('ab', 32), 'hex'), convert_to(repeat('x', {body}), 'UTF8'));";

    private static double Reference(Postgres postgres, string body, Func<string, string> script, int seconds)
    {
        postgres.Ask("""
            DROP TABLE IF EXISTS entries, head; DROP SEQUENCE IF EXISTS seq; CREATE SEQUENCE seq;
            CREATE TABLE entries (seq bigint PRIMARY KEY, actor text NOT NULL, id uuid NOT NULL, leaf bytea NOT NULL, bytes bytea NOT NULL, UNIQUE (id, actor));
            CREATE TABLE head (only_one int PRIMARY KEY, size bigint NOT NULL) WITH (fillfactor = 10); INSERT INTO head VALUES (0, 0)
            """);
        postgres.Ask("CHECKPOINT");
        return postgres.Pgbench(script(body), Clients, seconds);
    }

    private static async Task<double> Append(Postgres postgres, Reports reports, int batch, TimeSpan time)
    {
        var address = postgres.NewRecord("bench");
        await reports.Prepare(await PostgresRecord.Open(address));
        postgres.Ask("CHECKPOINT");
        var appender = await Appender.Open(await PostgresRecord.Open(address), Rules.Decide, TimeProvider.System, new() { BatchEntries = batch });
        await using var election = await Election.Open(appender);
        var before = election.Head.Size;
        await using var server = WebHost.Build(election, new());
        await server.StartAsync();
        var (recorded, seconds) = await Senders.Send(WebHost.Address(server), $"/e/{election.Id}/facts", reports.Bodies, Clients, time);
        await server.StopAsync();
        if (election.Head.Size - before != recorded) throw new InvalidOperationException($"{recorded} were acknowledged, {election.Head.Size - before} recorded.");
        if (recorded == reports.Bodies.Count) Console.Error.WriteLine("append: all reports were sent before the time was over; more stations are needed.");
        return recorded / seconds;
    }
}
