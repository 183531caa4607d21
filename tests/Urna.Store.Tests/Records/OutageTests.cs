using Urna.Store.Records;
using static Urna.Store.Tests.Records.Check;
using static Urna.TestHost.Small;

namespace Urna.Store.Tests.Records;

/// <summary>The database, the wire to it, or another server stands still or goes away in the middle of a commit.</summary>
public sealed class OutageTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Theory]
    [InlineData("Before", false)]
    [InlineData("After", true)]
    public async Task A_commit_whose_wire_is_cut_is_answered_from_the_record(string cut, bool before)
    {
        var address = server.NewRecord();
        using var proxy = new Proxy(server.Socket);
        await using var appender = await Begin(await PostgresRecord.Open(Through(address, proxy)));
        proxy.Next = Enum.Parse<Proxy.Cut>(cut);

        var answer = Recorded(await appender.Append(Area(1)));

        Assert.Equal((1, before), (proxy.Cuts, answer.Before));
        Assert.Equal(["u1"], await Verify(appender.Store));
    }

    [Fact]
    public async Task An_outcome_that_stays_unknown_is_said_to_be_unknown_and_asking_again_finds_it()
    {
        var address = server.NewRecord();
        using var proxy = new Proxy(server.Socket);
        await using var appender = await Begin(await PostgresRecord.Open(Through(address, proxy)));
        (proxy.Next, proxy.Dead) = (Proxy.Cut.After, true);

        var problem = await Assert.ThrowsAsync<RecordUnavailableException>(() => appender.Append(Area(1)));
        Assert.Contains("may or may not be recorded", problem.Message, StringComparison.Ordinal);
        proxy.Dead = false;

        Assert.True(Recorded(await appender.Append(Area(1))).Before);
        Assert.Equal(["u1"], await Verify(appender.Store));
    }

    [Theory]
    [InlineData("begun")]
    [InlineData("written")]
    [InlineData("committed")]
    public async Task A_database_that_goes_away_in_the_middle_of_a_commit_loses_and_doubles_nothing(string step)
    {
        var (armed, killed) = (false, false);
        await using var appender = await Begin(await PostgresRecord.Open(server.NewRecord(), at =>
        {
            if (!armed || at != step) return;
            armed = false;
            server.Kill(all: true);
            Volatile.Write(ref killed, true);
        }));
        armed = true;

        var asked = appender.Append(Area(1));
        while (!Volatile.Read(ref killed)) await Task.Delay(20);
        await server.Start();
        try
        {
            await asked;
        }
        catch (RecordUnavailableException)
        {
            // The answer to asking again tells what became of it.
        }

        Recorded(await appender.Append(Area(1)));
        Assert.Equal(["u1"], await Verify(appender.Store));
    }

    [Fact]
    public async Task A_server_that_is_stopped_inside_its_transaction_holds_up_no_other_and_is_answered_rightly_when_it_goes_on()
    {
        var address = server.NewRecord();
        using var stopped = new Host(address, 0, 4, "written", 3, "pass");
        await stopped.Until("at written");
        stopped.Stop();
        await using var first = await Appender.Open(await PostgresRecord.Open(address), Rules.Decide, TimeProvider.System);
        await using var second = await Appender.Open(await PostgresRecord.Open(address), Rules.Decide, TimeProvider.System);

        // The only limit of time in these tests: six seconds is what the design promises.
        var answers = await Task.WhenAll(first.Append(Area(100_000)), second.Append(Area(100_001))).WaitAsync(TimeSpan.FromSeconds(6));
        stopped.Continue();
        await stopped.Until("ack 6");
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i & 1) == 0 ? first.Append(Area(100_002 + i)) : second.Append(Area(100_002 + i))));
        await stopped.Kill();

        Assert.All(answers, a => Recorded(a));
        var areas = await Verify(first.Store);
        Assert.Empty(stopped.Acknowledged.Select(n => $"u{n}").Except(areas));
        Assert.Equal(areas.Length, areas.Distinct().Count());
        Assert.Equal(52, areas.Count(a => a.Length == 7));
        Assert.Equal((await first.Beyond(areas.Length + 1, CancellationToken.None)).Root, (await second.Beyond(areas.Length + 1, CancellationToken.None)).Root);
    }

    [Fact]
    public async Task A_full_disk_of_the_database_stops_writing_alone_and_room_lets_it_go_on()
    {
        // A server of its own: when the disk is gone, no other test's recovery may look for the tables on it.
        using var disk = new SmallDisk(2);
        var own = new PostgresServer();
        await own.InitializeAsync();
        try
        {
            var address = own.NewRecord();
            own.Place("small", disk.Path);
            await using var appender = await Begin(await PostgresRecord.Open($"{address};Options=-c default_tablespace=small"));

            await disk.Fill(appender);
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    [InlineData(3 * 3600)]
    public async Task A_server_whose_clock_is_not_the_databases_does_not_write(int seconds)
    {
        var clock = new SetClock(TimeSpan.Zero);
        await using var appender = await Begin(await PostgresRecord.Open(server.NewRecord()), time: clock);
        clock.Ahead = TimeSpan.FromSeconds(seconds);

        var problem = await Assert.ThrowsAsync<RecordUnavailableException>(() => appender.Append(Area(1)));

        Assert.Contains(seconds > 0 ? "ahead of the database's" : "behind the database's", problem.Message, StringComparison.Ordinal);
        clock.Ahead = TimeSpan.Zero;
        Recorded(await appender.Append(Area(1)));
    }

    [Fact]
    public async Task The_tables_of_a_newer_urna_are_refused()
    {
        var address = server.NewRecord();
        await (await PostgresRecord.Open(address)).DisposeAsync();
        var schema = address[(address.IndexOf("Path=", StringComparison.Ordinal) + 5)..];
        server.Execute($"UPDATE {schema}.meta SET value = '2' WHERE key = 'version'");

        var problem = await Assert.ThrowsAsync<RecordUnavailableException>(() => PostgresRecord.Open(address));

        Assert.Contains("version 2; this urna knows version 1. A newer urna is needed.", problem.Message, StringComparison.Ordinal);
    }

    private static string Through(string address, Proxy proxy)
    {
        var given = new Npgsql.NpgsqlConnectionStringBuilder(address) { Host = "127.0.0.1", Port = proxy.Port, SslMode = Npgsql.SslMode.Disable };
        return given.ConnectionString;
    }
}
