using Microsoft.Data.Sqlite;
using Urna.Record;

namespace Urna.Store.Records;

/// <summary>Reads the rows of a record.</summary>
internal static class SqliteRows
{
    private const int BatchEntries = 2048;

    public static StoredHead Head(SqliteConnection connection, SqliteTransaction? transaction = null)
    {
        using var command = connection.Command("SELECT size, at, root FROM head", transaction);
        using var row = command.ExecuteReader();
        if (!row.Read()) throw new RecordUnavailableException("The record has no head.");
        return new(row.GetInt64(0), new(row.GetInt64(1)), new Hash(row.GetFieldValue<byte[]>(2)));
    }

    public static List<StoredEntry> Read(SqliteConnection connection, long from)
    {
        using var command = connection.Command("SELECT seq, leaf, bytes FROM entries WHERE seq >= $from ORDER BY seq LIMIT $most");
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$most", BatchEntries);
        using var rows = command.ExecuteReader();
        var batch = new List<StoredEntry>();
        while (rows.Read()) batch.Add(Entry(rows));
        return batch;
    }

    public static StoredEntry Entry(SqliteDataReader row) => new(row.GetInt64(0), row.GetFieldValue<byte[]>(2), new Hash(row.GetFieldValue<byte[]>(1)));

    /// <summary>The 16 bytes of an id, the highest first.</summary>
    public static byte[] Bytes(EntryId id)
    {
        var bytes = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, id.Value);
        return bytes;
    }
}
