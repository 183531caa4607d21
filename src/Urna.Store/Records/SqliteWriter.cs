using Microsoft.Data.Sqlite;

namespace Urna.Store.Records;

/// <summary>The one connection that writes a record, with its prepared commands. For one thread at a time.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _swap;

    public SqliteWriter(string path)
    {
        _connection = new($"Data Source={path};Mode=ReadWriteCreate;Pooling=False");
        try
        {
            _connection.Open();
            SqliteSchema.Prepare(_connection, path);
            SqliteSchema.Migrate(_connection, path, Urna.Record.Hash.EmptyTree.ToBytes());
        }
        catch
        {
            _connection.Dispose();
            throw;
        }

        _find = Prepared("SELECT seq, leaf, bytes FROM entries WHERE id = $id AND actor = $actor", "$id", "$actor");
        _insert = Prepared("INSERT INTO entries (seq, actor, id, leaf, bytes) VALUES ($seq, $actor, $id, $leaf, $bytes)", "$seq", "$actor", "$id", "$leaf", "$bytes");
        _swap = Prepared("UPDATE head SET size = $size, at = $at, root = $root WHERE size = $seen AND root = $seenRoot", "$size", "$at", "$root", "$seen", "$seenRoot");
    }

    public StoredHead Head() => SqliteRows.Head(_connection);

    public Dictionary<EntryKey, StoredEntry> Find(IReadOnlyList<EntryKey> keys)
    {
        var known = new Dictionary<EntryKey, StoredEntry>();
        foreach (var key in keys)
        {
            Set(_find, SqliteRows.Bytes(key.Id), key.Actor);
            using var row = _find.ExecuteReader();
            if (row.Read()) known[key] = SqliteRows.Entry(row);
        }

        return known;
    }

    public bool Append(StoredHead seen, StoredHead next, IReadOnlyList<NewEntry> entries, Action<string>? faults)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        faults?.Invoke("begun");
        _swap.Transaction = _insert.Transaction = transaction;
        try
        {
            Set(_swap, next.Size, next.At.Milliseconds, next.Root.ToBytes(), seen.Size, seen.Root.ToBytes());
            if (_swap.ExecuteNonQuery() != 1) return false;
            faults?.Invoke("moved");
            var number = seen.Size;
            foreach (var entry in entries)
            {
                Set(_insert, number++, entry.Key.Actor, SqliteRows.Bytes(entry.Key.Id), entry.Leaf.ToBytes(), entry.Bytes);
                _insert.ExecuteNonQuery();
            }

            faults?.Invoke("written");
            transaction.Commit();
            faults?.Invoke("committed");
            return true;
        }
        finally
        {
            _swap.Transaction = _insert.Transaction = null;
        }
    }

    public bool Publish(long size, string note)
    {
        using var command = _connection.Command("INSERT INTO checkpoints SELECT $size, $note WHERE NOT EXISTS (SELECT 1 FROM checkpoints WHERE size >= $size)");
        command.Parameters.AddWithValue("$size", size);
        command.Parameters.AddWithValue("$note", note);
        return command.ExecuteNonQuery() == 1;
    }

    public void Dispose()
    {
        _find.Dispose();
        _insert.Dispose();
        _swap.Dispose();
        _connection.Dispose();
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
    }

    private SqliteCommand Prepared(string sql, params ReadOnlySpan<string> names)
    {
        var command = _connection.Command(sql);
        foreach (var name in names) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }
}
