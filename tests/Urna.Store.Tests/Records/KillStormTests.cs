using System.Globalization;
using Urna.Store.Records;
using Urna.TestHost;
using static Urna.Store.Tests.Records.Check;

namespace Urna.Store.Tests.Records;

/// <summary>
/// Servers and databases are ended without a word at every step of a commit. What was acknowledged is there afterwards, once; the record
/// verifies; the next start needs no hand. URNA_KILLS says how many times, 50 where nothing is said.
/// </summary>
public sealed class KillStormTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private static readonly string[] OnPostgres = ["asked", "encoded", "begun", "written", "committed", "published", "answered"];
    private static readonly string[] OnSqlite = [.. OnPostgres, "moved"];

    private static int Kills => int.Parse(Environment.GetEnvironmentVariable("URNA_KILLS") ?? "50", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_server_on_SQLite_may_be_killed_at_any_step()
    {
        using var folder = new Folder();
        var file = folder["record"];

        var acknowledged = await Storm(file, OnSqlite, async () =>
        {
            await using var store = SqliteRecord.OpenToRead(file, TimeProvider.System);
            return await Verify(store);
        });

        await using var appender = await Appender.Open(SqliteRecord.Open(file, TimeProvider.System), Rules.Decide, TimeProvider.System);
        foreach (var number in acknowledged.Take(20)) Assert.True(Recorded(await appender.Append(Small.Area(number))).Before);
    }

    [Fact]
    public async Task A_server_on_PostgreSQL_may_be_killed_at_any_step()
    {
        var address = server.NewRecord();

        await Storm(address, OnPostgres, async () =>
        {
            await using var store = PostgresRecord.OpenToRead(address);
            return await Verify(store);
        });
    }

    [Fact]
    public async Task PostgreSQL_may_be_killed_at_any_moment()
    {
        var address = server.NewRecord();
        var appender = await Begin(await PostgresRecord.Open(address));
        using var stop = new CancellationTokenSource();
        var acknowledged = new HashSet<int>();
        var next = -1;
        var clients = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var number = Interlocked.Increment(ref next);
                await UntilRecorded(appender, number, stop.Token);
                lock (acknowledged) acknowledged.Add(number);
            }
        })).ToList();

        var chance = new Random(1);
        for (var kill = 0; kill < Kills; kill++)
        {
            var before = appender.Head.Size;
            await appender.Beyond(before + chance.Next(1, 40), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
            server.Kill(all: (kill & 1) == 1);
            await server.Start();
        }

        await appender.Beyond(appender.Head.Size, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
        await stop.CancelAsync();
        await Task.WhenAll(clients.Select(c => c.ContinueWith(_ => { }, TaskScheduler.Default)));

        // What nobody waits for any more is still being recorded: the writer ends before its record is read.
        await appender.DisposeAsync();
        await using var store = PostgresRecord.OpenToRead(address);
        var areas = await Verify(store);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills of PostgreSQL: {acknowledged.Count} acknowledged");
        Assert.NotEmpty(acknowledged);
        Assert.Empty(acknowledged.Select(n => $"u{n}").Except(areas));
        Assert.Equal(areas.Length, areas.Distinct().Count());
    }

    private static async Task UntilRecorded(Appender appender, int number, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                if (await appender.Append(Small.Area(number), stop) is Answer.Recorded) return;
            }
            catch (RecordUnavailableException)
            {
                await Task.Delay(20, stop);
            }
        }
    }

    private static async Task<HashSet<int>> Storm(string record, string[] steps, Func<Task<System.Collections.Immutable.ImmutableArray<string>>> verify)
    {
        var chance = new Random(1);
        var acknowledged = new HashSet<int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            // Some areas are asked for again that the last server had acknowledged: they must not be recorded twice.
            using var host = new Host(record, Math.Max(0, acknowledged.Count - 5), 6, steps[Math.DivRem(kill, steps.Length).Remainder], chance.Next(1, 12));
            await host.Until("at ");
            await host.Kill();
            acknowledged.UnionWith(host.Acknowledged);
            var areas = await verify();
            Assert.Empty(acknowledged.Select(n => $"u{n}").Except(areas));
            Assert.Equal(areas.Length, areas.Distinct().Count());
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills at {string.Join(", ", steps)}: {acknowledged.Count} acknowledged, 0 lost");
        Assert.True(acknowledged.Count >= Kills, "Hardly anything was acknowledged, so hardly anything was tried.");
        return acknowledged;
    }
}
