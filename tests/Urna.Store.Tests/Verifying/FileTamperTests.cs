using Microsoft.Data.Sqlite;

namespace Urna.Store.Tests.Verifying;

/// <summary>
/// Bytes of the SQLite file itself are changed at random. Whether a byte belongs to an entry, a stored hash, the head or a checkpoint is
/// asked of SQLite: a file that it still reads the same was changed elsewhere (an index, free space), and is counted apart.
/// </summary>
public sealed class FileTamperTests(SignedRecord record, ITestOutputHelper output) : IClassFixture<SignedRecord>
{
    [Fact]
    public async Task No_change_of_the_file_that_touches_the_record_is_missed_and_none_ends_the_verifier()
    {
        var original = await File.ReadAllBytesAsync(record.File);
        var expected = Content(record.File) ?? throw new InvalidOperationException("The record can be read.");
        var (found, apart, unreadable) = (0, 0, 0);
        var chance = new Random(2);
        var path = record["raw"];
        for (var i = 0; i < SignedRecord.Tampers(3); i++)
        {
            var (at, length) = (chance.Next(original.Length), chance.Next(4) == 0 ? chance.Next(1, 64) : 1);
            byte[] changed = [.. original];
            for (var k = at; k < Math.Min(at + length, changed.Length); k++) changed[k] ^= (byte)chance.Next(1, 256);
            await Put(path, chance.Next(50) == 0 ? changed[..at] : changed);
            var content = Content(path);

            var verdict = await record.Verify(path);

            if (content is null) unreadable++;
            if (content == expected) apart++;
            else if (verdict.ProblemCount > 0) found++;
            else Assert.Fail($"Nobody saw the change {i} of {length} bytes at {at}.");
        }

        output.WriteLine($"{found} found, of which SQLite itself could not read {unreadable}; {apart} belonged to no entry, hash or checkpoint.");
        Assert.True(found > apart, $"Only {found} changes touched the record, {apart} did not: hardly anything was tried.");
        Assert.True(unreadable < found, "SQLite itself found everything: hardly anything was left to the verifier.");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_a_problem_and_not_a_crash()
    {
        await Put(record["raw"], [1, 2, 3]);

        Assert.NotEmpty((await record.Verify(record["raw"])).Problems);
    }

    private static async Task Put(string path, byte[] bytes)
    {
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
        File.Delete(path + "-journal");
        await File.WriteAllBytesAsync(path, bytes);
    }

    /// <summary>Everything in the file that is part of the record, as SQLite gives it; null where it cannot.</summary>
    private static string? Content(string path)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
            connection.Open();
            var all = RecordModel.All(connection, "SELECT seq, actor, hex(id), hex(leaf), hex(bytes), typeof(id), typeof(leaf), typeof(bytes) FROM entries ORDER BY seq", Line)
                .Concat(RecordModel.All(connection, "SELECT size, at, hex(root), typeof(root) FROM head", Line))
                .Concat(RecordModel.All(connection, "SELECT size, note FROM checkpoints ORDER BY size", Line))
                .Concat(RecordModel.All(connection, "PRAGMA application_id", Line)).Concat(RecordModel.All(connection, "PRAGMA user_version", Line));
            return string.Join('\n', all);
        }
        catch (Exception problem) when (problem is SqliteException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static string Line(SqliteDataReader row) => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => $"{row.GetValue(i).GetType().Name}:{row.GetValue(i)}"));
}
