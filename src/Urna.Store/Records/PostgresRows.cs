using Npgsql;
using NpgsqlTypes;
using Urna.Record;

namespace Urna.Store.Records;

/// <summary>Reads and inserts the rows of a record.</summary>
internal static class PostgresRows
{
    private const int BatchEntries = 2048;

    // The head's lock is taken by the last thing sent, when all entries have arrived: a server that stops while sending holds nothing.
    private const string Swap = """
        WITH moved AS (UPDATE head SET size = $1, at = $2, root = $3 WHERE size = $4 AND root = $5 RETURNING 1)
        INSERT INTO entries (seq, actor, id, leaf, bytes)
        SELECT $4 + n - 1, actor, id, leaf, bytes FROM unnest($6, $7, $8, $9) WITH ORDINALITY AS new (actor, id, leaf, bytes, n)
        WHERE EXISTS (SELECT 1 FROM moved)
        """;

    private const string HeadAndClock = "SELECT size, at, root, (extract(epoch FROM clock_timestamp()) * 1000)::bigint FROM head";

    private const string Known = """
        SELECT e.seq, e.leaf, e.bytes, e.actor, e.id
        FROM unnest($1, $2) AS asked (actor, id) JOIN entries e ON e.id = asked.id AND e.actor = asked.actor
        """;

    public static async Task<List<StoredEntry>> Read(NpgsqlDataSource source, long from, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("SELECT seq, leaf, bytes FROM entries WHERE seq >= $1 AND seq < $2 ORDER BY seq");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from + BatchEntries });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var batch = new List<StoredEntry>();
        while (await rows.ReadAsync(cancel)) batch.Add(Entry(rows));
        return batch;
    }

    public static async Task<Bearings> Ask(NpgsqlDataSource source, IReadOnlyList<EntryKey> keys, CancellationToken cancel)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new(HeadAndClock));
        if (keys.Count > 0)
        {
            var known = new NpgsqlBatchCommand(Known);
            known.Parameters.Add(Array([.. keys.Select(k => k.Actor)], NpgsqlDbType.Text));
            known.Parameters.Add(Array([.. keys.Select(k => ToGuid(k.Id))], NpgsqlDbType.Uuid));
            batch.BatchCommands.Add(known);
        }

        await using var rows = await batch.ExecuteReaderAsync(cancel);
        if (!await rows.ReadAsync(cancel)) throw new RecordUnavailableException("The record has no head.");
        var (head, clock) = (PostgresRecord.HeadOf(rows), new Moment(rows.GetInt64(3)));
        var found = new Dictionary<EntryKey, StoredEntry>();
        if (await rows.NextResultAsync(cancel))
        {
            while (await rows.ReadAsync(cancel)) found[new(rows.GetString(3), OfGuid(rows.GetGuid(4)))] = Entry(rows);
        }

        return new(head, clock, found);
    }

    /// <summary>Moves the head and inserts the entries in one statement. False: the head is not the one seen.</summary>
    public static async Task<bool> Insert(NpgsqlConnection connection, StoredHead seen, StoredHead next, IReadOnlyList<NewEntry> entries)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Swap;
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = next.Size });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = next.At.Milliseconds });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = next.Root.ToBytes() });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = seen.Size });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = seen.Root.ToBytes() });
        command.Parameters.Add(Array([.. entries.Select(e => e.Key.Actor)], NpgsqlDbType.Text));
        command.Parameters.Add(Array([.. entries.Select(e => ToGuid(e.Key.Id))], NpgsqlDbType.Uuid));
        command.Parameters.Add(Array([.. entries.Select(e => e.Leaf.ToBytes())], NpgsqlDbType.Bytea));
        command.Parameters.Add(Array([.. entries.Select(e => e.Bytes)], NpgsqlDbType.Bytea));
        return await command.ExecuteNonQueryAsync(CancellationToken.None) == entries.Count;
    }

    private static NpgsqlParameter<T[]> Array<T>(T[] values, NpgsqlDbType type) => new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };

    private static StoredEntry Entry(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetFieldValue<byte[]>(2), new Hash(row.GetFieldValue<byte[]>(1)));

    private static Guid ToGuid(EntryId id) => new(SqliteRows.Bytes(id), bigEndian: true);

    private static EntryId OfGuid(Guid id) => new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(id.ToByteArray(bigEndian: true)));
}
