using Urna.Store.Records;

namespace Urna.TestHost;

/// <summary>A store with a mistake planted in it: once it is told to, it says that entries are stored and stores them afterwards.</summary>
public sealed class Early(IRecordStore real, Func<bool> lies) : IRecordStore
{
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(300);

    /// <inheritdoc/>
    public string Place => real.Place;

    /// <inheritdoc/>
    public Task<StoredHead> Head(CancellationToken cancel) => real.Head(cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<IReadOnlyList<StoredEntry>> Read(long from, CancellationToken cancel) => real.Read(from, cancel);

    /// <inheritdoc/>
    public Task<Bearings> Ask(IReadOnlyList<EntryKey> keys, CancellationToken cancel) => real.Ask(keys, cancel);

    /// <inheritdoc/>
    public async Task<bool> Append(StoredHead seen, StoredHead next, IReadOnlyList<NewEntry> entries, CancellationToken cancel)
    {
        if (!lies()) return await real.Append(seen, next, entries, cancel);
        _ = Task.Delay(Late, CancellationToken.None).ContinueWith(_ => real.Append(seen, next, entries, CancellationToken.None), TaskScheduler.Default);
        return true;
    }

    /// <inheritdoc/>
    public Task<string?> Checkpoint(CancellationToken cancel) => real.Checkpoint(cancel);

    /// <inheritdoc/>
    public Task<bool> Publish(long size, string note, CancellationToken cancel) => real.Publish(size, note, cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => real.DisposeAsync();
}
