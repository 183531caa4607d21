using System.Runtime.ExceptionServices;
using Urna.Record;

namespace Urna.Store.Records;

/// <summary>Follows a stored record from a tip to its end. A start, a recovery and the following of others are this one way.</summary>
internal static class Folding
{
    private const int Large = 64;

    /// <summary>The tip at the end of the record now; the same one where it is there already.</summary>
    /// <exception cref="RecordUnavailableException">The record is not the one the tip stands in, or its bytes do not fit its hashes.</exception>
    public static async Task<Tip> Follow(IRecordStore store, Tip tip, Decoder decoder, CancellationToken cancel)
    {
        var target = await store.Head(cancel);
        if (target.Size < tip.Head.Size) throw Lost(store, tip, target);
        if (target.Size == tip.Head.Size) return target.Root == tip.Head.Root ? tip : throw Other(store, target);
        var views = tip.Head.Views.Fork();
        var tree = tip.Tree.Fork();
        await foreach (var batch in store.Read(tip.Head.Size, cancel))
        {
            Take(store, views, tree, batch.Count <= target.Size - tree.Size ? batch : [.. batch.Take((int)(target.Size - tree.Size))], decoder);
            if (tree.Size == target.Size) break;
        }

        if (tree.Size != target.Size || tree.Root() != target.Root) throw Other(store, target);
        return new(new(views, target.Root), tree);
    }

    // Hashing and folding need nothing of each other. What the hashes say comes first: bytes that are not the record's need not be readable either.
    private static void Take(IRecordStore store, Views views, Tree tree, IReadOnlyList<StoredEntry> batch, Decoder decoder)
    {
        if (batch.Count < Large)
        {
            Hash(store, tree, batch);
            foreach (var entry in batch) Fold(store, views, entry, decoder);
            return;
        }

        Exception? unreadable = null;
        var hashing = Task.Run(() => Hash(store, tree, batch));
        try
        {
            foreach (var entry in batch) Fold(store, views, entry, decoder);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            unreadable = problem;
        }

        hashing.GetAwaiter().GetResult();
        if (unreadable is not null) ExceptionDispatchInfo.Throw(unreadable);
    }

    private static void Hash(IRecordStore store, Tree tree, IReadOnlyList<StoredEntry> batch)
    {
        foreach (var entry in batch)
        {
            if (entry.Number != tree.Size) throw new RecordUnavailableException($"{store.Place}: entry {tree.Size} is missing.");
            if (tree.AppendEntry(entry.Bytes.Span) != entry.Leaf)
                throw new RecordUnavailableException($"{store.Place}: entry {entry.Number} is not the one its stored hash belongs to. Compare it with the published tiles.");
        }
    }

    private static void Fold(IRecordStore store, Views views, StoredEntry entry, Decoder decoder)
    {
        try
        {
            views.Apply(decoder.Read(entry.Bytes.Span));
        }
        catch (Exception problem) when (problem is RecordFormatException or RecordOrderException)
        {
            throw new RecordUnavailableException($"{store.Place}: entry {entry.Number} cannot follow what was known before it: {problem.Message}", problem);
        }
    }

    private static RecordUnavailableException Lost(IRecordStore store, Tip tip, StoredHead found) => new(
        $"{store.Place} ends at entry {found.Size}, but {tip.Head.Size} were there: it was set back to an older state. Bring back the missing end from the published tiles, or begin a new origin.");

    private static RecordUnavailableException Other(IRecordStore store, StoredHead found) => new(
        $"{store.Place}: the {found.Size} entries do not give the root that is stored with them, or not the ones that were there before.");
}
