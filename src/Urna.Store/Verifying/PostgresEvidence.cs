using System.Buffers.Binary;
using System.Data;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Npgsql;
using Urna.Record;
using Urna.Store.Records;

namespace Urna.Store.Verifying;

/// <summary>A record in PostgreSQL, read in one transaction that sees one moment and changes nothing.</summary>
internal sealed class PostgresEvidence : IEvidence
{
    private const int BatchEntries = 2048;

    private readonly NpgsqlConnection _connection;
    private readonly Problems _problems;
    private NpgsqlTransaction? _transaction;

    public PostgresEvidence(string address, Problems problems)
    {
        var connection = PostgresAddress.Parse(address);
        (_connection, _problems, Place) = (new(connection), problems, PostgresAddress.Place(connection));
    }

    /// <inheritdoc/>
    public string Place { get; }

    /// <inheritdoc/>
    public async Task<FoundWhole> Open(CancellationToken cancel)
    {
        try
        {
            await _connection.OpenAsync(cancel);
            _transaction = await _connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            await using (var own = new NpgsqlCommand("SET TRANSACTION READ ONLY; SET LOCAL idle_in_transaction_session_timeout = '60s'", _connection, _transaction)) await own.ExecuteNonQueryAsync(cancel);
            return new(await Head(cancel), await Notes(cancel));
        }
        catch (Exception problem) when (problem is NpgsqlException or SocketException or IOException or TimeoutException)
        {
            throw new RecordUnavailableException($"{Place}: {problem.Message}", problem);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<FoundEntry>> Read([EnumeratorCancellation] CancellationToken cancel)
    {
        var last = long.MinValue;
        while (await Batch(last, cancel) is { Count: > 0 } batch)
        {
            yield return batch;
            last = batch[^1].Number;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null) await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<List<FoundEntry>> Batch(long last, CancellationToken cancel)
    {
        var batch = new List<FoundEntry>();
        try
        {
            await using var command = new NpgsqlCommand("SELECT seq, actor, id, leaf, bytes FROM entries WHERE seq > $1 ORDER BY seq LIMIT $2", _connection, _transaction);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = BatchEntries });
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel)) batch.Add(Entry(rows));
        }
        catch (Exception problem) when (problem is NpgsqlException or SocketException or IOException or TimeoutException or InvalidCastException)
        {
            _problems.Add(batch.Count > 0 ? batch[^1].Number + 1 : Math.Max(last, -1) + 1, $"PostgreSQL cannot read it, nor what is behind it: {problem.Message}");
        }

        return batch;
    }

    private static FoundEntry Entry(NpgsqlDataReader row)
    {
        var leaf = row.GetFieldValue<byte[]>(3);
        var id = new EntryId(BinaryPrimitives.ReadUInt128BigEndian(row.GetGuid(2).ToByteArray(bigEndian: true)));
        var wrong = leaf.Length == Hash.Length ? null : "its stored hash has not 32 bytes";
        return new(row.GetInt64(0), row.GetFieldValue<byte[]>(4), wrong is null ? new Hash(leaf) : null, row.GetString(1), id, wrong);
    }

    private async Task<FoundHead?> Head(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT size, at, root FROM head", _connection, _transaction);
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (await row.ReadAsync(cancel) && row.GetFieldValue<byte[]>(2) is { Length: Hash.Length } root) return new(row.GetInt64(0), row.GetInt64(1), new(root));
        _problems.Add("The row that says where the record ends is missing or damaged; expected size, time and root.");
        return null;
    }

    private async Task<List<FoundNote>> Notes(CancellationToken cancel)
    {
        var notes = new List<FoundNote>();
        await using var command = new NpgsqlCommand("SELECT size, note FROM checkpoints ORDER BY size", _connection, _transaction);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) notes.Add(new(rows.GetInt64(0), rows.GetString(1)));
        return notes;
    }
}
