using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Npgsql;
using Urna.Record;

namespace Urna.Store.Records;

/// <summary>
/// A record in a PostgreSQL schema. Any number of servers may write it: order is compare-and-swap on one row inside the transaction.
/// A server that stands still inside its transaction loses it after three seconds, so that it holds up no other.
/// </summary>
public sealed class PostgresRecord : IRecordStore
{
    private readonly NpgsqlDataSource _source;
    private readonly Action<string>? _faults;

    private PostgresRecord(NpgsqlDataSource source, string place, Action<string>? faults) => (_source, Place, _faults) = (source, place, faults);

    /// <inheritdoc/>
    public string Place { get; }

    /// <summary>Opens the record of a database, or makes its tables.</summary>
    /// <param name="address">As <see cref="PostgresAddress"/> reads it.</param>
    /// <param name="faults">Is told "begun", "written" (before the commit) and "committed", so that tests can end the process there.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <exception cref="RecordUnavailableException">It cannot be reached, or would not keep its word.</exception>
    public static async Task<PostgresRecord> Open(string address, Action<string>? faults = null, CancellationToken cancel = default)
    {
        var record = Connect(address, faults);
        try
        {
            await record.Guarded(async () =>
            {
                await PostgresSchema.Migrate(record._source, record.Place, Hash.EmptyTree.ToBytes(), cancel);
                return true;
            });
            return record;
        }
        catch
        {
            await record.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a record that is there, for reading, and changes nothing.</summary>
    public static PostgresRecord OpenToRead(string address) => Connect(address, null);

    /// <inheritdoc/>
    public Task<StoredHead> Head(CancellationToken cancel) => Guarded(async () =>
    {
        await using var command = _source.CreateCommand("SELECT size, at, root FROM head");
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? HeadOf(row) : throw new RecordUnavailableException($"{Place} has no head.");
    });

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<StoredEntry>> Read(long from, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            var batch = await Guarded(() => PostgresRows.Read(_source, from, cancel));
            if (batch.Count == 0) yield break;
            yield return batch;
            from += batch.Count;
        }
    }

    /// <inheritdoc/>
    public Task<Bearings> Ask(IReadOnlyList<EntryKey> keys, CancellationToken cancel) => Guarded(() => PostgresRows.Ask(_source, keys, cancel));

    /// <inheritdoc/>
    public Task<bool> Append(StoredHead seen, StoredHead next, IReadOnlyList<NewEntry> entries, CancellationToken cancel) => Guarded(async () =>
    {
        // From here on nothing is cancelled: half a commit would only be an outcome that nobody knows.
        await using var connection = await _source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        _faults?.Invoke("begun");
        try
        {
            if (!await PostgresRows.Insert(connection, seen, next, entries)) return false;
        }
        catch (PostgresException problem) when (problem.SqlState is "55P03" or "40P01" or "40001" or "23505")
        {
            return false; // Another holds the head, or was faster.
        }

        _faults?.Invoke("written");
        await transaction.CommitAsync(CancellationToken.None);
        _faults?.Invoke("committed");
        return true;
    });

    /// <inheritdoc/>
    public Task<string?> Checkpoint(CancellationToken cancel) => Guarded(async () =>
    {
        await using var command = _source.CreateCommand("SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1");
        return await command.ExecuteScalarAsync(cancel) as string;
    });

    /// <inheritdoc/>
    public Task<bool> Publish(long size, string note, CancellationToken cancel) => Guarded(async () =>
    {
        await using var command = _source.CreateCommand(
            "INSERT INTO checkpoints SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM checkpoints WHERE size >= $1) ON CONFLICT DO NOTHING");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = size });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = note });
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    internal static StoredHead HeadOf(NpgsqlDataReader row) => new(row.GetInt64(0), new(row.GetInt64(1)), new Hash(row.GetFieldValue<byte[]>(2)));

    private static PostgresRecord Connect(string address, Action<string>? faults)
    {
        var connection = PostgresAddress.Parse(address);
        var builder = new NpgsqlDataSourceBuilder(connection);
        builder.UsePhysicalConnectionInitializer(PostgresSchema.Check, opened =>
        {
            PostgresSchema.Check(opened);
            return Task.CompletedTask;
        });
        return new(builder.Build(), PostgresAddress.Place(connection), faults);
    }

    /// <summary>After a failure no pooled connection is trusted: the next turn begins as a start does.</summary>
    private async Task<T> Guarded<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception problem) when (problem is NpgsqlException or SocketException or IOException or TimeoutException)
        {
            _source.Clear();
            throw new RecordUnavailableException($"{Place}: {problem.Message} What was being written may or may not be recorded.", problem);
        }
    }
}
