using Urna.Record;

namespace Urna.Store.Records;

/// <summary>How far a stored record goes.</summary>
/// <param name="Size">Its entries.</param>
/// <param name="At">The time of the last one; not known where there is none.</param>
/// <param name="Root">The root of the tree over them.</param>
public sealed record StoredHead(long Size, Moment At, Hash Root)
{
    /// <summary>A record without entries.</summary>
    public static StoredHead Empty { get; } = new(0, default, Hash.EmptyTree);
}

/// <summary>An entry as it is stored.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Bytes">Its canonical bytes.</param>
/// <param name="Leaf">The hash that was stored beside them.</param>
public readonly record struct StoredEntry(long Number, ReadOnlyMemory<byte> Bytes, Hash Leaf);

/// <summary>Under which an entry is found again: the id of a client, within those of its actor.</summary>
/// <param name="Actor">The pseudonym.</param>
/// <param name="Id">The client's id.</param>
public readonly record struct EntryKey(string Actor, EntryId Id);

/// <summary>An entry about to be stored.</summary>
/// <param name="Key">Actor and id.</param>
/// <param name="Bytes">Its canonical bytes.</param>
/// <param name="Leaf">The hash of its leaf.</param>
public readonly record struct NewEntry(EntryKey Key, byte[] Bytes, Hash Leaf);

/// <summary>What a writer has to know before it decides, read at one moment.</summary>
/// <param name="Head">How far the record goes.</param>
/// <param name="Clock">The database's clock.</param>
/// <param name="Known">Those of the keys asked for that are recorded.</param>
public sealed record Bearings(StoredHead Head, Moment Clock, IReadOnlyDictionary<EntryKey, StoredEntry> Known);

/// <summary>
/// Where the entries of one record are kept. Order is compare-and-swap on the head; an append that returned true is durable. Reading is
/// safe for many threads and never waits for a writer.
/// </summary>
public interface IRecordStore : IAsyncDisposable
{
    /// <summary>Where it is, for people: never a password.</summary>
    string Place { get; }

    /// <summary>How far the record goes now.</summary>
    /// <exception cref="RecordUnavailableException">The database cannot be asked.</exception>
    Task<StoredHead> Head(CancellationToken cancel);

    /// <summary>The entries from a number on to the end, in order, a few thousand at a time.</summary>
    /// <exception cref="RecordUnavailableException">The database cannot be asked.</exception>
    IAsyncEnumerable<IReadOnlyList<StoredEntry>> Read(long from, CancellationToken cancel);

    /// <summary>Head, clock and what is recorded already under these keys.</summary>
    /// <exception cref="RecordUnavailableException">The database cannot be asked.</exception>
    Task<Bearings> Ask(IReadOnlyList<EntryKey> keys, CancellationToken cancel);

    /// <summary>Stores entries behind the head seen, all or none. False: another was faster, nothing is stored.</summary>
    /// <exception cref="RecordUnavailableException">It failed; where the message does not say that nothing is stored, that is unknown.</exception>
    Task<bool> Append(StoredHead seen, StoredHead next, IReadOnlyList<NewEntry> entries, CancellationToken cancel);

    /// <summary>The signed checkpoint published last, as text; none before the first.</summary>
    Task<string?> Checkpoint(CancellationToken cancel);

    /// <summary>Publishes a signed checkpoint of this size. False: one of this size or a larger one is there.</summary>
    Task<bool> Publish(long size, string note, CancellationToken cancel);
}
