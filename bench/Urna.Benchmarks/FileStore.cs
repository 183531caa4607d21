using System.Runtime.CompilerServices;
using Urna.Record;
using Urna.Store.Records;

namespace Urna.Benchmarks;

/// <summary>A store for reading over a file of entries, of which one place in the middle is known.</summary>
/// <param name="path">The file.</param>
/// <param name="size">Its entries.</param>
/// <param name="known">The entry whose place is known.</param>
/// <param name="offset">The place: bytes before it.</param>
internal sealed class FileStore(string path, long size, long known, long offset) : IRecordStore
{
    private const int Batch = 2048;

    /// <inheritdoc/>
    public string Place => path;

    /// <summary>The head, as it was stored when the file was written.</summary>
    public static string HeadOf(string path) => path + ".head";

    /// <inheritdoc/>
    public async Task<StoredHead> Head(CancellationToken cancel)
    {
        var parts = (await File.ReadAllTextAsync(HeadOf(path), cancel)).Split(' ');
        return new(size, new(long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture)), Hash.Parse(parts[1]));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<StoredEntry>> Read(long from, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (from != known) throw new RecordUnavailableException($"The benchmark reads from entry {known}, not from {from}: its snapshot was not used.");
        var batch = new List<StoredEntry>(Batch);
        foreach (var entry in RecordFile.Entries(path, offset))
        {
            cancel.ThrowIfCancellationRequested();
            batch.Add(new(from++, entry, Hash.Leaf(entry)));
            if (batch.Count < Batch) continue;
            yield return batch;
            batch = new(Batch);
        }

        yield return batch;
        await Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Bearings> Ask(IReadOnlyList<EntryKey> keys, CancellationToken cancel) =>
        new(await Head(cancel), Moment.Of(TimeProvider.System.GetUtcNow()), new Dictionary<EntryKey, StoredEntry>());

    /// <inheritdoc/>
    public Task<bool> Append(StoredHead seen, StoredHead next, IReadOnlyList<NewEntry> entries, CancellationToken cancel) => throw new NotSupportedException("It is for reading.");

    /// <inheritdoc/>
    public Task<string?> Checkpoint(CancellationToken cancel) => Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public Task<bool> Publish(long size, string note, CancellationToken cancel) => throw new NotSupportedException("It is for reading.");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
