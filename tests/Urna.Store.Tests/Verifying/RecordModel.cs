using Microsoft.Data.Sqlite;
using Urna.Record;

namespace Urna.Store.Tests.Verifying;

/// <summary>A row of a record as an attacker with the database sees it.</summary>
internal sealed record Row(string Actor, byte[] Id, byte[] Leaf, byte[] Bytes);

/// <summary>
/// A whole record as plain values, that can be changed in every way and written to a file whose tables hold nothing back: no keys, no
/// checks, no triggers.
/// </summary>
internal sealed record RecordModel(List<Row> Rows, long Size, long At, byte[] Root, List<(long Size, string Note)> Notes)
{
    public static RecordModel Read(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var rows = All(connection, "SELECT actor, id, leaf, bytes FROM entries ORDER BY seq", r => new Row(r.GetString(0), (byte[])r.GetValue(1), (byte[])r.GetValue(2), (byte[])r.GetValue(3)));
        var (size, at, root) = All(connection, "SELECT size, at, root FROM head", r => (r.GetInt64(0), r.GetInt64(1), (byte[])r.GetValue(2)))[0];
        return new(rows, size, at, root, All(connection, "SELECT size, note FROM checkpoints ORDER BY size", r => (r.GetInt64(0), r.GetString(1))));
    }

    /// <summary>The record of these entries, with hashes and head as they should be.</summary>
    public static RecordModel Of(IEnumerable<byte[]> entries)
    {
        var rows = entries.Select(RowOf).ToList();
        return new RecordModel(rows, 0, 0, [], []).Recomputed();
    }

    public static RecordModel Of(IEnumerable<Entry> entries) => Of(entries.Select(Bytes));

    public static byte[] Bytes(Entry entry)
    {
        var writer = new CanonicalWriter();
        entry.Write(writer);
        return writer.Written.ToArray();
    }

    public static Row RowOf(byte[] bytes)
    {
        try
        {
            var entry = new Decoder().Read(bytes);
            return new(entry.By.Actor, Convert.FromHexString(entry.Id.ToString()), Hash.Leaf(bytes).ToBytes(), bytes);
        }
        catch (RecordFormatException)
        {
            return new("nobody", new byte[16], Hash.Leaf(bytes).ToBytes(), bytes);
        }
    }

    public RecordModel Copy() => this with { Rows = [.. Rows], Notes = [.. Notes] };

    /// <summary>With stored hashes, actors, ids and head as the bytes give them: what an attacker does who knows how a record is made.</summary>
    public RecordModel Recomputed()
    {
        var rows = Rows.ConvertAll(r => RowOf(r.Bytes));
        var at = Time(rows);
        return this with { Rows = rows, Size = rows.Count, At = at, Root = Tree.RootOf(rows.Select(r => new Hash(r.Leaf)).ToArray()).ToBytes() };
    }

    public void Write(string path)
    {
        File.Delete(path);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA application_id = 1431457345; PRAGMA user_version = 1");
        using var transaction = connection.BeginTransaction();
        Execute(connection, "CREATE TABLE entries (seq INTEGER PRIMARY KEY, actor TEXT, id BLOB, leaf BLOB, bytes BLOB); CREATE TABLE head (only INTEGER, size INTEGER, at INTEGER, root BLOB); CREATE TABLE checkpoints (size INTEGER, note TEXT); CREATE TABLE meta (key TEXT, value TEXT)");
        for (var i = 0; i < Rows.Count; i++) Execute(connection, "INSERT INTO entries VALUES ($0, $1, $2, $3, $4)", (long)i, Rows[i].Actor, Rows[i].Id, Rows[i].Leaf, Rows[i].Bytes);
        Execute(connection, "INSERT INTO head VALUES (0, $0, $1, $2)", Size, At, Root);
        foreach (var (size, note) in Notes) Execute(connection, "INSERT INTO checkpoints VALUES ($0, $1)", size, note);
        transaction.Commit();
    }

    public static List<T> All<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var all = new List<T>();
        while (rows.Read()) all.Add(read(rows));
        return all;
    }

    public static void Execute(SqliteConnection connection, string sql, params object[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i}", values[i]);
        command.ExecuteNonQuery();
    }

    private static long Time(List<Row> rows)
    {
        try
        {
            return rows.Count == 0 ? 0 : new Decoder().Read(rows[^1].Bytes).At.Milliseconds;
        }
        catch (RecordFormatException)
        {
            return 0;
        }
    }
}
