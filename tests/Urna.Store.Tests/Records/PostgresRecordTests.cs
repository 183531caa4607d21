using CsCheck;
using Npgsql;
using Urna.Store.Records;
using static Urna.Store.Tests.Records.Check;
using static Urna.TestHost.Small;

namespace Urna.Store.Tests.Records;

public sealed class PostgresRecordTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task What_is_recorded_is_there_after_a_restart()
    {
        var address = server.NewRecord();
        Head before;
        await using (var appender = await Begin(await PostgresRecord.Open(address)))
        {
            for (var i = 0; i < 20; i++) Recorded(await appender.Append(Area(i)));
            before = appender.Head;
        }

        await using var again = await Appender.Open(await PostgresRecord.Open(address), Rules.Decide, TimeProvider.System);

        Assert.Equal((22L, before.Root, before.At), (again.Head.Size, again.Head.Root, again.Head.At));
        Assert.Equal(20, (await Verify(again.Store)).Length);
    }

    [Fact]
    public async Task Asking_again_gives_the_same_answer_and_another_body_is_a_conflict()
    {
        await using var appender = await Begin(await PostgresRecord.Open(server.NewRecord()));
        var first = Recorded(await appender.Append(Area(1)));

        Assert.Equal(first with { Before = true }, Recorded(await appender.Append(Area(1))) with { Numbers = first.Numbers });
        Assert.IsType<Answer.Conflict>(await appender.Append(Ask(1001, Area(2).Facts[0].Fact)));
    }

    [Theory]
    [InlineData("fsync", "off")]
    [InlineData("full_page_writes", "off")]
    public async Task A_server_that_may_forget_is_refused(string setting, string value)
    {
        var address = server.NewRecord();
        server.Execute($"ALTER SYSTEM SET {setting} = {value}");
        server.Execute("SELECT pg_reload_conf()");
        try
        {
            await Eventually(async () =>
            {
                var problem = await Assert.ThrowsAsync<RecordUnavailableException>(() => PostgresRecord.Open(address));
                Assert.Contains($"{setting} is {value}", problem.Message, StringComparison.Ordinal);
            });
        }
        finally
        {
            server.Execute($"ALTER SYSTEM RESET {setting}");
            server.Execute("SELECT pg_reload_conf()");
        }

        await Eventually(async () => await (await PostgresRecord.Open(address)).DisposeAsync());
    }

    [Theory]
    [InlineData("off")]
    [InlineData("local")]
    public async Task A_session_that_does_not_wait_for_the_disk_is_refused(string value) =>
        Assert.Contains("synchronous_commit", (await Assert.ThrowsAsync<RecordUnavailableException>(() =>
            PostgresRecord.Open($"{server.NewRecord()};Options=-c synchronous_commit={value}"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Entries_can_be_neither_changed_nor_removed()
    {
        var address = server.NewRecord();
        await using (await Begin(await PostgresRecord.Open(address)))
        {
        }

        await using var source = NpgsqlDataSource.Create(address);
        foreach (var sql in new[] { "UPDATE entries SET actor = 'x'", "DELETE FROM entries", "TRUNCATE entries" })
        {
            await using var command = source.CreateCommand(sql);
            await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        }
    }

    [Fact]
    public async Task A_server_that_does_not_write_sees_what_others_record()
    {
        var address = server.NewRecord();
        await using var writer = await Begin(await PostgresRecord.Open(address));
        await using var reader = await Appender.Open(await PostgresRecord.Open(address), Rules.Decide, TimeProvider.System);

        Recorded(await writer.Append(Area(1)));

        Assert.Equal(writer.Head.Root, (await reader.Beyond(2, CancellationToken.None)).Root);
    }

    [Fact]
    public async Task A_loser_decides_again_on_what_the_winner_recorded()
    {
        var address = server.NewRecord();
        await using var winner = await Begin(await PostgresRecord.Open(address));
        var slow = new Failing(await PostgresRecord.Open(address));
        await using var loser = await Appender.Open(slow, Rules.Decide, TimeProvider.System);
        slow.Before = async () => Recorded(await winner.Append(Area(1)));

        var same = await loser.Append(Ask(99, Area(1).Facts[0].Fact));

        Assert.IsType<Answer.Refused>(same);
        Assert.Equal(["u1"], await Verify(loser.Store));
    }

    [Fact]
    public async Task A_record_set_back_to_an_older_state_is_not_written()
    {
        var address = server.NewRecord();
        await using var appender = await Begin(await PostgresRecord.Open(address));
        Recorded(await appender.Append(Area(1)));
        var older = StoredHead.Empty;
        await using var source = NpgsqlDataSource.Create(address);
        await using var back = source.CreateCommand($"UPDATE head SET size = 0, at = 0, root = '\\x{older.Root}'");
        await back.ExecuteNonQueryAsync();

        var problem = await Assert.ThrowsAsync<RecordUnavailableException>(() => appender.Append(Area(2)));

        Assert.Contains("set back", problem.Message, StringComparison.Ordinal);
        Assert.Equal(3, appender.Head.Size);
    }

    [Fact]
    public async Task Any_interleaving_of_three_servers_gives_one_record_for_all() =>
        await Gen.Select(Gen.Int[0, 2], Gen.Int[0, 40], Gen.Int[0, 3]).Array[20, 60].SampleAsync(
            async asked =>
            {
                var address = server.NewRecord();
                var servers = new List<Appender> { await Begin(await PostgresRecord.Open(address)) };
                for (var i = 0; i < 2; i++) servers.Add(await Appender.Open(await PostgresRecord.Open(address), Rules.Decide, TimeProvider.System));
                try
                {
                    // Several servers ask for the same areas: by the same id it is the same request, by another id the area is taken.
                    var answers = await Task.WhenAll(asked.Select(a => servers[a.Item1].Append(Ask((UInt128)(1000 + a.Item2 + (1000 * a.Item3)), Area(a.Item2).Facts[0].Fact))));

                    var areas = asked.Select(a => $"u{a.Item2}").ToHashSet();
                    Assert.DoesNotContain(answers, a => a is Answer.Conflict);
                    Assert.Equal(areas.Order(), (await Verify(servers[0].Store)).Order());
                    foreach (var one in servers) Assert.Equal((await servers[0].Beyond(areas.Count + 1, CancellationToken.None)).Root, (await one.Beyond(areas.Count + 1, CancellationToken.None)).Root);
                }
                finally
                {
                    foreach (var one in servers) await one.DisposeAsync();
                }
            },
            iter: 8,
            threads: 1);

    [Theory]
    [InlineData("postgres://ann:s%40cret@db.example:5433/night?sslmode=require", "Host=db.example;Port=5433;Database=night;Username=ann;Password=s@cret")]
    [InlineData("Host=db.example;Database=night", "Host=db.example;Database=night")]
    public void An_address_is_a_url_or_a_connection_string(string address, string same)
    {
        var parsed = new NpgsqlConnectionStringBuilder(PostgresAddress.Parse(address));
        var expected = new NpgsqlConnectionStringBuilder(same);

        Assert.True(PostgresAddress.Is(address));
        Assert.Equal((expected.Host, expected.Port, expected.Database, expected.Username, expected.Password), (parsed.Host, parsed.Port, parsed.Database, parsed.Username, parsed.Password));
        Assert.Equal("PostgreSQL db.example/night", PostgresAddress.Place(PostgresAddress.Parse(address)));
    }

    [Fact]
    public void A_file_is_not_an_address_of_a_database() => Assert.False(PostgresAddress.Is("/var/lib/urna/night.record"));

    private static async Task Eventually(Func<Task> check)
    {
        for (var attempt = 0; attempt < 40; attempt++)
        {
            try
            {
                await check();
                return;
            }
            catch (Exception problem) when (problem is Xunit.Sdk.XunitException or RecordUnavailableException)
            {
                await Task.Delay(50);
            }
        }

        await check();
    }
}
