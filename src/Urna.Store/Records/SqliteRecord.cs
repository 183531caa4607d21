using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Urna.Store.Records;

/// <summary>
/// A record in one SQLite file: write-ahead log, a sync at each commit. Exactly one process may have it open for writing; any number may
/// read it meanwhile. The database's clock is this machine's, checked for jumps against its ticks since the file was opened.
/// </summary>
public sealed class SqliteRecord : IRecordStore
{
    // Result codes of SQLite.
    private const int ReadOnly = 8;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly Action<string>? _faults;
    private readonly LockFile? _lock;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly DateTimeOffset _openedAt;
    private readonly long _openedTicks;
    private SqliteWriter? _writer;
    private FileNode? _file;
    private bool _replaced;
    private bool _still;

    private SqliteRecord(string path, TimeProvider time, Action<string>? faults, LockFile? held)
    {
        (_path, _time, _faults, _lock) = (path, time, faults, held);
        _openedAt = time.GetUtcNow();
        _openedTicks = time.GetTimestamp();
    }

    /// <inheritdoc/>
    public string Place => _path;

    /// <summary>Opens a file for writing, or makes it.</summary>
    /// <param name="path">The file; beside it lie <c>-wal</c>, <c>-shm</c> and <c>.lock</c>.</param>
    /// <param name="time">The machine's clock and ticks.</param>
    /// <param name="faults">Is told "begun", "moved" (the head), "written" (before the commit) and "committed", so that tests can end the process there.</param>
    /// <exception cref="RecordUnavailableException">Another process writes it, it lies on a network file system, or it is something else.</exception>
    public static SqliteRecord Open(string path, TimeProvider time, Action<string>? faults = null)
    {
        var full = FileNode.RealPath(path);
        if (Mounts.NetworkTypeOf(full) is { } type)
            throw new RecordUnavailableException($"{full} lies on a network file system ({type}), which keeps neither locks nor syncs. Put the record on a local disk.");
        var held = LockFile.Take(full + ".lock", $"The record {full}");
        var record = new SqliteRecord(full, time, faults, held);
        try
        {
            record.Write();
            return record;
        }
        catch (Exception problem) when (problem is SqliteException or RecordUnavailableException)
        {
            held.Dispose();
            throw problem as RecordUnavailableException ?? NotOpened(full, (SqliteException)problem);
        }
    }

    /// <summary>Opens a file for reading only, while another process may be writing it.</summary>
    /// <exception cref="RecordUnavailableException">There is no such file, or it is something else.</exception>
    public static SqliteRecord OpenToRead(string path, TimeProvider time)
    {
        var full = FileNode.RealPath(path);
        if (!File.Exists(full)) throw new RecordUnavailableException($"{full}: there is no such file. Name the file of a record.");
        var record = new SqliteRecord(full, time, null, null);
        try
        {
            record.Look();
        }
        catch (RecordUnavailableException problem) when (problem.InnerException is SqliteException { SqliteErrorCode: ReadOnly or CannotOpen } && !File.Exists(full + "-wal"))
        {
            // Nobody writes where nobody can: on a disk that is read-only SQLite cannot make the file in which readers and writer meet.
            record._still = true;
            record.Look();
        }

        return record;
    }

    /// <inheritdoc/>
    public Task<StoredHead> Head(CancellationToken cancel) => Task.FromResult(Reading(connection => SqliteRows.Head(connection)));

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<StoredEntry>> Read(long from, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        using var connection = Connect();
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var batch = Guarded(() => SqliteRows.Read(connection, from));
            if (batch.Count == 0) yield break;
            yield return batch;
            from += batch.Count;
        }
    }

    /// <inheritdoc/>
    public Task<Bearings> Ask(IReadOnlyList<EntryKey> keys, CancellationToken cancel) =>
        Writing(writer => new Bearings(writer.Head(), Clock(), writer.Find(keys)), cancel);

    /// <inheritdoc/>
    public Task<bool> Append(StoredHead seen, StoredHead next, IReadOnlyList<NewEntry> entries, CancellationToken cancel) =>
        Writing(writer => writer.Append(seen, next, entries, _faults), cancel);

    /// <inheritdoc/>
    public Task<string?> Checkpoint(CancellationToken cancel) => Task.FromResult(Reading(connection =>
    {
        using var command = connection.Command("SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1");
        return command.ExecuteScalar() as string;
    }));

    /// <inheritdoc/>
    public Task<bool> Publish(long size, string note, CancellationToken cancel) => Writing(writer => writer.Publish(size, note), cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _writer?.Dispose();
        _lock?.Dispose();
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }

    private static RecordUnavailableException NotOpened(string path, SqliteException problem) => new(problem.SqliteErrorCode switch
    {
        NotADatabase => $"{path} is not a record of urna: it is no SQLite database. Name another file.",
        ReadOnly or CannotOpen => $"{path} cannot be written ({problem.Message}). Let this account write the file and its folder, on a disk that is not mounted read-only.",
        Full => $"{path}: the disk is full. Free some space, then start again; nothing is lost.",
        _ => $"{path} cannot be opened: {problem.Message}",
    }, problem);

    private static RecordUnavailableException Unavailable(string path, Exception problem) =>
        new($"{path}: {problem.Message} What was being written may or may not be recorded: ask again with the same ids.{(problem is SqliteException { SqliteErrorCode: Full } ? " Free some space on the disk; writing goes on by itself." : string.Empty)}", problem);

    /// <summary>Opens the one connection that writes, and notes which file it has.</summary>
    private SqliteWriter Write()
    {
        if (_replaced) throw Replaced();
        if (_writer is { } ready) return ready;
        _writer = new(_path);
        _file = FileNode.At(_path);
        return _writer;
    }

    // What SQLite goes on writing then is a file without a name, that nobody would find again.
    private RecordUnavailableException Replaced() =>
        new($"{_path} was moved, removed or replaced by another file while it was being written. Nothing is written any more. Stop this server, remove {_path}-wal and {_path}-shm if the file is a copy from elsewhere, run \"urna verify\" on it, then start again; what is missing comes back from the published tiles.");

    /// <summary>The time since opening by ticks, which no one sets, so that a clock that is set shows.</summary>
    private Moment Clock() => Moment.Of(_openedAt + _time.GetElapsedTime(_openedTicks));

    private SqliteConnection Connect() => Guarded(() =>
    {
        var source = _still ? $"file://{string.Join('/', _path.Split('/').Select(Uri.EscapeDataString))}?immutable=1" : _path;
        var connection = new SqliteConnection($"Data Source={source};Mode=ReadOnly;Pooling=False");
        connection.Open();
        connection.Execute("PRAGMA busy_timeout = 2000");
        return connection;
    });

    private T Reading<T>(Func<SqliteConnection, T> read)
    {
        using var connection = Connect();
        return Guarded(() => read(connection));
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException problem)
        {
            throw new RecordUnavailableException($"{_path} cannot be read: {problem.Message}", problem);
        }
    }

    private void Look() => Reading(connection =>
    {
        SqliteSchema.Check(connection, _path);
        return true;
    });

    /// <summary>After a failure the connection is thrown away: the next turn begins as a start does.</summary>
    private async Task<T> Writing<T>(Func<SqliteWriter, T> write, CancellationToken cancel)
    {
        if (_lock is null) throw new RecordUnavailableException($"{_path} is open for reading only.");
        await _turn.WaitAsync(cancel);
        try
        {
            var done = write(Write());
            // Looked at after the commit and before anyone is answered: what went into a file without a name is not acknowledged.
            if (FileNode.At(_path) == _file) return done;
            _replaced = true;
            throw Replaced();
        }
        catch (SqliteException problem)
        {
            _writer?.Dispose();
            _writer = null;
            throw Unavailable(_path, problem);
        }
        finally
        {
            _turn.Release();
        }
    }
}
