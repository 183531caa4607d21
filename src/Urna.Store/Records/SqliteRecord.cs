using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Urna.Store.Records;

/// <summary>
/// A record in one SQLite file: write-ahead log, a sync at each commit. Exactly one process may have it open for writing; any number may
/// read it meanwhile. The database's clock is this machine's, checked for jumps against its ticks since the file was opened.
/// </summary>
public sealed class SqliteRecord : IRecordStore
{
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly Action<string>? _faults;
    private readonly LockFile? _lock;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly DateTimeOffset _openedAt;
    private readonly long _openedTicks;
    private SqliteWriter? _writer;

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
    /// <param name="faults">Is told "written" before and "committed" after a commit, so that tests can end the process there.</param>
    /// <exception cref="RecordUnavailableException">Another process writes it, it lies on a network file system, or it is something else.</exception>
    public static SqliteRecord Open(string path, TimeProvider time, Action<string>? faults = null)
    {
        var full = Path.GetFullPath(path);
        if (Mounts.NetworkTypeOf(full) is { } type)
            throw new RecordUnavailableException($"{full} lies on a network file system ({type}), which keeps neither locks nor syncs. Put the record on a local disk.");
        var held = LockFile.Take(full + ".lock", $"The record {full}");
        var record = new SqliteRecord(full, time, faults, held);
        try
        {
            record._writer = new(full);
            return record;
        }
        catch (Exception problem) when (problem is SqliteException or RecordUnavailableException)
        {
            held.Dispose();
            throw problem as RecordUnavailableException ?? Unavailable(full, problem);
        }
    }

    /// <summary>Opens a file for reading only, while another process may be writing it.</summary>
    /// <exception cref="RecordUnavailableException">There is no such file, or it is something else.</exception>
    public static SqliteRecord OpenToRead(string path, TimeProvider time)
    {
        var full = Path.GetFullPath(path);
        if (!File.Exists(full)) throw new RecordUnavailableException($"{full}: there is no such file.");
        var record = new SqliteRecord(full, time, null, null);
        record.Reading(connection =>
        {
            SqliteSchema.Check(connection, full);
            return true;
        });
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

    private static RecordUnavailableException Unavailable(string path, Exception problem) =>
        new($"{path}: {problem.Message} What was being written may or may not be recorded.", problem);

    /// <summary>The time since opening by ticks, which no one sets, so that a clock that is set shows.</summary>
    private Moment Clock() => Moment.Of(_openedAt + _time.GetElapsedTime(_openedTicks));

    private SqliteConnection Connect() => Guarded(() =>
    {
        var connection = new SqliteConnection($"Data Source={_path};Mode=ReadOnly;Pooling=False");
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

    /// <summary>After a failure the connection is thrown away: the next turn begins as a start does.</summary>
    private async Task<T> Writing<T>(Func<SqliteWriter, T> write, CancellationToken cancel)
    {
        if (_lock is null) throw new RecordUnavailableException($"{_path} is open for reading only.");
        await _turn.WaitAsync(cancel);
        try
        {
            _writer ??= new(_path);
            return write(_writer);
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
