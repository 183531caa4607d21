using Microsoft.Data.Sqlite;
using Urna.Store.Records;
using static Urna.Store.Tests.Records.Check;
using static Urna.TestHost.Small;

namespace Urna.Store.Tests.Records;

public sealed class SqliteRecordTests : IDisposable
{
    private readonly Folder _folder = new();

    private string File => _folder["record"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_recorded_is_there_after_a_restart()
    {
        Head before;
        await using (var appender = await Begin(Open()))
        {
            for (var i = 0; i < 20; i++) Recorded(await appender.Append(Area(i)));
            before = appender.Head;
        }

        await using var again = await Appender.Open(Open(), Rules.Decide, TimeProvider.System);

        Assert.Equal((22L, before.Root, before.At), (again.Head.Size, again.Head.Root, again.Head.At));
        Assert.Equal(20, (await Verify(again.Store)).Length);
    }

    [Fact]
    public async Task A_second_writer_is_refused_while_the_first_lives()
    {
        await using var first = Open();

        var refused = Assert.Throws<RecordUnavailableException>(Open);

        Assert.Contains("open in another process", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_live_file_can_be_verified_beside_its_writer()
    {
        await using var appender = await Begin(Open());
        Recorded(await appender.Append(Area(1)));
        await using var reader = SqliteRecord.OpenToRead(File, TimeProvider.System);

        Assert.Equal(["u1"], await Verify(reader));
        Recorded(await appender.Append(Area(2)));
        Assert.Equal(["u1", "u2"], await Verify(reader));
        await Assert.ThrowsAsync<RecordUnavailableException>(() => reader.Ask([], CancellationToken.None));
    }

    [Fact]
    public async Task Entries_can_be_neither_changed_nor_removed()
    {
        await using (await Begin(Open()))
        {
        }

        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();

        Assert.Throws<SqliteException>(() => connection.Execute("UPDATE entries SET actor = 'x'"));
        Assert.Throws<SqliteException>(() => connection.Execute("DELETE FROM entries"));
    }

    [Fact]
    public async Task Changed_bytes_stop_a_start_and_are_named()
    {
        await using (await Begin(Open()))
        {
        }

        using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            connection.Execute("DROP TRIGGER entries_stay; UPDATE entries SET bytes = CAST(replace(CAST(bytes AS TEXT), 'country', 'kountry') AS BLOB)");
        }

        await using var store = Open();
        var problem = await Assert.ThrowsAsync<RecordUnavailableException>(() => Appender.Open(store, Rules.Decide, TimeProvider.System));

        Assert.Contains("entry 1", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_something_else_is_refused()
    {
        using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            connection.Execute("CREATE TABLE other (x)");
        }

        Assert.Contains("not a record", Assert.Throws<RecordUnavailableException>(Open).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/mnt/share/record", "nfs4")]
    [InlineData("/mnt/share/with space/record", "cifs")]
    [InlineData("/mnt/shared/record", null)]
    [InlineData("/home/record", null)]
    public void A_network_file_system_is_recognised(string path, string? type)
    {
        const string Table = "/dev/sda / ext4 rw 0 0\nserver:/x /mnt/share nfs4 rw 0 0\n//s/x /mnt/share/with\\040space cifs rw 0 0\n";

        Assert.Equal(type, Mounts.NetworkTypeOf(path, Table));
    }

    [Fact]
    public async Task A_full_disk_fails_requests_clearly_and_reading_goes_on()
    {
        await using var appender = await Begin(new Failing(Open()), new() { Follow = TimeSpan.FromMilliseconds(5) });
        var store = (Failing)appender.Store;
        store.Fails = true;

        await Assert.ThrowsAsync<RecordUnavailableException>(() => appender.Append(Area(1)));
        // Following goes on meanwhile, and reads: that is no reason to say that all is well.
        await Task.Delay(200);
        Assert.NotNull(appender.Trouble);
        Assert.Equal(2, appender.Head.Size);
        store.Fails = false;
        Recorded(await appender.Append(Area(1)));

        Assert.Null(appender.Trouble);
        Assert.Equal(["u1"], await Verify(appender.Store));
    }

    private SqliteRecord Open() => SqliteRecord.Open(File, TimeProvider.System);
}
