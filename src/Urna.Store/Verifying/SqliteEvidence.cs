using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Urna.Record;
using Urna.Store.Records;
using static SQLitePCL.raw;

namespace Urna.Store.Verifying;

/// <summary>A record in a SQLite file, read in one transaction, so that a server may go on writing it meanwhile.</summary>
internal sealed class SqliteEvidence(string path, Problems problems) : IEvidence
{
    private const int BatchEntries = 2048;
    private const int LongestValue = 1 << 20;

    private SqliteConnection? _connection;
    private SqliteTransaction? _transaction;

    /// <inheritdoc/>
    public string Place => path;

    /// <inheritdoc/>
    public Task<FoundWhole> Open(CancellationToken cancel) => Task.FromResult(Try(Opened, new FoundWhole(null, [])));

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<FoundEntry>> Read([EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        if (_connection is null) yield break;
        using var command = _connection.Command("SELECT seq, actor, id, leaf, bytes FROM entries ORDER BY seq", _transaction);
        using var rows = Try<SqliteDataReader?>(command.ExecuteReader, null);
        var batch = new List<FoundEntry>();
        long next = 0;
        while (rows is not null && Try(rows.Read, false, next))
        {
            var entry = Entry(rows, next);
            next = entry.Number == long.MaxValue ? entry.Number : entry.Number + 1;
            batch.Add(entry);
            if (batch.Count < BatchEntries) continue;
            cancel.ThrowIfCancellationRequested();
            yield return batch;
            batch = [];
        }

        yield return batch;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _transaction?.Dispose();
        _connection?.Dispose();
        return ValueTask.CompletedTask;
    }

    private FoundWhole Opened()
    {
        var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        _connection = connection;
        connection.Open();
        sqlite3_limit(connection.Handle, SQLITE_LIMIT_LENGTH, LongestValue);
        connection.Execute("PRAGMA busy_timeout = 2000; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON");
        _transaction = connection.BeginTransaction(deferred: true);
        try
        {
            SqliteSchema.Check(connection, path, _transaction);
        }
        catch (RecordUnavailableException problem)
        {
            problems.Add(problem.Message);
        }

        return new(Head(connection), Notes(connection));
    }

    private FoundHead? Head(SqliteConnection connection) => Try(() =>
    {
        using var command = connection.Command("SELECT size, at, root FROM head", _transaction);
        using var row = command.ExecuteReader();
        var head = row.Read() && row.GetValue(0) is long size && row.GetValue(1) is long at && row.GetValue(2) is byte[] { Length: Hash.Length } root
            ? new FoundHead(size, at, new(root))
            : null;
        if (head is null) problems.Add("The row that says where the record ends is missing or damaged; expected size, time and root.");
        else if (row.Read()) problems.Add("There are two rows that say where the record ends; expected one.");
        return head;
    }, null);

    private List<FoundNote> Notes(SqliteConnection connection) => Try(() =>
    {
        var notes = new List<FoundNote>();
        using var command = connection.Command("SELECT size, note FROM checkpoints ORDER BY size", _transaction);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            if (rows.GetValue(0) is long size && rows.GetValue(1) is string note) notes.Add(new(size, note));
            else problems.Add("A row of the checkpoints is damaged; expected a size and a note.");
        }

        return notes;
    }, []);

    private static FoundEntry Entry(SqliteDataReader row, long next)
    {
        var number = row.GetValue(0) is long seq ? seq : next;
        var bytes = row.GetValue(4) as byte[];
        Hash? leaf = row.GetValue(3) is byte[] { Length: Hash.Length } hash ? new Hash(hash) : null;
        var actor = row.GetValue(1) as string;
        EntryId? id = row.GetValue(2) is byte[] { Length: 16 } key ? new(BinaryPrimitives.ReadUInt128BigEndian(key)) : null;
        var wrong = bytes is null ? "its bytes are missing or of another type"
            : leaf is null ? "its stored hash is missing or has not 32 bytes"
            : actor is null || id is null ? "its stored actor or id is missing or damaged" : null;
        return new(number, bytes, leaf, actor, id, wrong);
    }

    private T Try<T>(Func<T> read, T otherwise, long entry = -1)
    {
        try
        {
            return read();
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode is SQLITE_CANTOPEN or SQLITE_BUSY or SQLITE_PERM or SQLITE_AUTH or SQLITE_READONLY)
        {
            throw new RecordUnavailableException($"{path} cannot be opened: {problem.Message} SQLite wants to write beside it; if that folder cannot be written to, copy the file, with its -wal if there is one, to one that can.", problem);
        }
        catch (Exception problem) when (problem is SqliteException or RecordUnavailableException or InvalidOperationException or ArgumentException or FormatException)
        {
            problems.Add(entry, entry < 0 ? $"SQLite cannot read the file: {problem.Message}" : $"SQLite cannot read it, nor what is behind it: {problem.Message}");
            return otherwise;
        }
    }
}
