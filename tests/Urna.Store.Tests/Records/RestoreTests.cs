using Urna.Store.Records;
using static Urna.Store.Tests.Records.Check;
using static Urna.TestHost.Small;

namespace Urna.Store.Tests.Records;

/// <summary>A database or a file is put back to an older state under servers that run. They stop writing, say why, and go on reading.</summary>
public sealed class RestoreTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_primary_that_was_set_back_is_not_written_by_those_who_knew_more()
    {
        var address = server.NewRecord();
        await using var first = await Begin(await PostgresRecord.Open(address));
        await using var second = await Appender.Open(await PostgresRecord.Open(address), Rules.Decide, TimeProvider.System);
        server.Kill(all: true);
        server.Copy(_folder["older"]);
        await server.Start();
        for (var i = 0; i < 5; i++) await UntilRecorded(i & 1, i);
        var known = await second.Beyond(6, CancellationToken.None);
        server.Kill(all: true);
        server.Restore(_folder["older"]);
        await server.Start();

        foreach (var one in new[] { first, second })
        {
            var problem = await Assert.ThrowsAsync<RecordUnavailableException>(() => Unreachable(one));
            Assert.Contains("ends at entry 2, but 7 were there: it was set back to an older state", problem.Message, StringComparison.Ordinal);
            Assert.Equal(known.Root, one.Head.Root);
            Assert.NotNull(one.Trouble);
        }

        await using var ignorant = await Appender.Open(await PostgresRecord.Open(address), Rules.Decide, TimeProvider.System);
        for (var i = 100; i < 110; i++) Recorded(await ignorant.Append(Area(i)));
        var other = await Assert.ThrowsAsync<RecordUnavailableException>(() => first.Append(Area(9)));
        Assert.Contains("not the ones that were there before", other.Message, StringComparison.Ordinal);
        Assert.Equal(known.Root, first.Head.Root);

        async Task UntilRecorded(int which, int number)
        {
            while (true)
            {
                try
                {
                    Recorded(await (which == 0 ? first : second).Append(Area(number)));
                    return;
                }
                catch (RecordUnavailableException)
                {
                    await Task.Delay(50);
                }
            }
        }

        // A lost connection is said first; what is asserted is the word that stays.
        static async Task Unreachable(Appender one)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    await one.Append(Area(50));
                    return;
                }
                catch (RecordUnavailableException problem) when (attempt < 20 && !problem.Message.Contains("set back", StringComparison.Ordinal))
                {
                    await Task.Delay(50);
                }
            }
        }
    }

    [Fact]
    public async Task A_file_that_was_put_in_place_of_the_record_is_not_written_and_nothing_is_acknowledged_into_the_old_one()
    {
        var (file, older) = (_folder["record"], _folder["older"]);
        await using (await Begin(SqliteRecord.Open(file, TimeProvider.System)))
        {
        }

        File.Copy(file, older);
        await using var appender = await Appender.Open(SqliteRecord.Open(file, TimeProvider.System), Rules.Decide, TimeProvider.System);
        Recorded(await appender.Append(Area(1)));
        File.Move(older, file, overwrite: true);

        var problem = await Assert.ThrowsAsync<RecordUnavailableException>(() => appender.Append(Area(2)));

        Assert.Matches("replaced by another file|set back to an older state", problem.Message);
        Assert.Equal(3, appender.Head.Size);
        await Assert.ThrowsAsync<RecordUnavailableException>(() => appender.Append(Area(2)));
        Assert.NotNull(appender.Trouble);
    }

    [Fact]
    public async Task A_file_that_was_removed_is_not_written_on()
    {
        await using var appender = await Begin(SqliteRecord.Open(_folder["record"], TimeProvider.System));
        File.Delete(_folder["record"]);

        await Assert.ThrowsAsync<RecordUnavailableException>(() => appender.Append(Area(1)));

        Assert.Equal(2, appender.Head.Size);
    }
}
