using Microsoft.Data.Sqlite;
using Urna.Store.Records;
using static Urna.Store.Tests.Records.Check;
using static Urna.TestHost.Small;

namespace Urna.Store.Tests.Records;

/// <summary>A file that cannot be a record, or not now: the message says what is wrong, where, and what to do.</summary>
public sealed class RefusedFileTests : IDisposable
{
    private readonly Folder _folder = new();

    private string Record => _folder["record"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_server_in_another_process_is_turned_away_by_name()
    {
        await using var first = await Begin(Open(Record));
        using var second = new Host(Record, 0, 1, "never", 1);

        Assert.Contains($"The record {Record} is open in another process (it holds {Record}.lock). Stop that one first", await second.Ended(), StringComparison.Ordinal);
        Recorded(await first.Append(Area(1)));
    }

    [Fact]
    public async Task A_link_to_a_record_is_the_record()
    {
        await using var first = await Begin(Open(Record));
        File.CreateSymbolicLink(_folder["link"], Record);
        Directory.CreateSymbolicLink(_folder["folder"], _folder.Path);

        Expect(_folder["link"], "open in another process");
        Expect(Path.Combine(_folder["folder"], "record"), "open in another process");
    }

    [Fact]
    public void A_missing_folder_is_named() => Expect(_folder["none/record"], $"there is no folder {_folder["none"]}. Make it first.");

    [Fact]
    public void A_folder_is_not_a_record()
    {
        Directory.CreateDirectory(Record);

        Expect(Record, Record);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Bytes_of_something_else_are_not_a_record(bool writes)
    {
        File.WriteAllText(Record, string.Concat(Enumerable.Repeat("not a database. ", 1000)));

        var problem = Assert.Throws<RecordUnavailableException>(() => writes ? Open(Record) : SqliteRecord.OpenToRead(Record, TimeProvider.System));

        Assert.Contains(Record, problem.Message, StringComparison.Ordinal);
        Assert.Contains("not a", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_of_a_newer_urna_ask_for_it()
    {
        await using (await Begin(Open(Record)))
        {
        }

        using (var connection = new SqliteConnection($"Data Source={Record};Pooling=False"))
        {
            connection.Open();
            connection.Execute("PRAGMA user_version = 2");
        }

        Expect(Record, "has the tables of version 2; this urna knows version 1. A newer urna is needed.");
    }

    [Fact]
    public async Task A_record_on_a_disk_that_is_read_only_can_be_read_and_says_why_it_is_not_written()
    {
        using var disk = new SmallDisk(8);
        await using (var appender = await Begin(Open(disk["record"])))
        {
            Recorded(await appender.Append(Area(1)));
        }

        disk.Remount("ro");

        Expect(disk["record"], disk["record"]);
        await using var reader = SqliteRecord.OpenToRead(disk["record"], TimeProvider.System);
        Assert.Equal(["u1"], await Verify(reader));
    }

    [Fact]
    public async Task A_full_disk_stops_writing_alone_and_room_lets_it_go_on()
    {
        using var disk = new SmallDisk(2);
        await using var appender = await Begin(Open(disk["record"]));

        await disk.Fill(appender);
    }

    private static SqliteRecord Open(string file) => SqliteRecord.Open(file, TimeProvider.System);

    private static void Expect(string file, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<RecordUnavailableException>(() => Open(file)).Message, StringComparison.Ordinal);
}
