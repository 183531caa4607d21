using Urna.Store.Records;

namespace Urna.Store.Tests.Records;

/// <summary>A real store whose disk can be made to refuse a write, or to lose the answer of a commit that was done.</summary>
internal sealed class Failing(IRecordStore real) : IRecordStore
{
    public bool Fails { get; set; }

    public bool LosesAnswers { get; set; }

    /// <summary>What happens just before an append: another server's, for instance.</summary>
    public Func<Task>? Before { get; set; }

    public string Place => real.Place;

    public Task<StoredHead> Head(CancellationToken cancel) => real.Head(cancel);

    public IAsyncEnumerable<IReadOnlyList<StoredEntry>> Read(long from, CancellationToken cancel) => real.Read(from, cancel);

    public Task<Bearings> Ask(IReadOnlyList<EntryKey> keys, CancellationToken cancel) => real.Ask(keys, cancel);

    public async Task<bool> Append(StoredHead seen, StoredHead next, IReadOnlyList<NewEntry> entries, CancellationToken cancel)
    {
        if (Fails) throw new RecordUnavailableException("The disk is full.");
        if (Before is { } before)
        {
            Before = null;
            await before();
        }

        var won = await real.Append(seen, next, entries, cancel);
        if (!LosesAnswers) return won;
        LosesAnswers = false;
        throw new RecordUnavailableException("The connection was lost.");
    }

    public Task<string?> Checkpoint(CancellationToken cancel) => real.Checkpoint(cancel);

    public Task<bool> Publish(long size, string note, CancellationToken cancel) => real.Publish(size, note, cancel);

    public ValueTask DisposeAsync() => real.DisposeAsync();
}
