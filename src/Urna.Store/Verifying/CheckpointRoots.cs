using Urna.Record;

namespace Urna.Store.Verifying;

/// <summary>A checkpoint that entries are held against.</summary>
/// <param name="Checkpoint">What it says.</param>
/// <param name="Note">It, with its signatures.</param>
/// <param name="Name">What it is called, for people: its file, or that it lies with the record.</param>
/// <param name="IsGiven">Whether it comes from elsewhere.</param>
internal sealed record Held(Checkpoint Checkpoint, SignedNote Note, string Name, bool IsGiven)
{
    /// <summary>The root of the first entries; null where there were not as many.</summary>
    public Hash? Found { get; set; }

    /// <summary>Whether the first entries are those it was made over.</summary>
    public bool Agrees => Found == Checkpoint.Root;
}

/// <summary>Compares the growing tree with the roots of all checkpoints at hand, each when its size is reached.</summary>
internal sealed class CheckpointRoots
{
    private readonly List<Held> _held = [];
    private int _next;

    /// <summary>The checkpoints, the smallest first; of one size those from elsewhere first.</summary>
    public IReadOnlyList<Held> All => _held;

    /// <summary>Adds a checkpoint before the pass begins.</summary>
    public void Add(Held held) => _held.Add(held);

    /// <summary>The pass begins.</summary>
    public void Begin(Tree empty)
    {
        _held.Sort((a, b) => (a.Checkpoint.Size, !a.IsGiven).CompareTo((b.Checkpoint.Size, !b.IsGiven)));
        Reached(empty);
    }

    /// <summary>The tree has grown.</summary>
    public void Reached(Tree tree)
    {
        while (_next < _held.Count && _held[_next].Checkpoint.Size <= tree.Size) _held[_next++].Found = tree.Root();
    }

    /// <summary>
    /// Says where the entries part from the checkpoints: the smallest that does not agree, and the largest before it that does, enclose the
    /// first subtree that differs. From elsewhere comes first, since only that is beyond the reach of who changed the record.
    /// </summary>
    public void Judge(long entries, Problems problems)
    {
        Judge(_held.Where(h => h.IsGiven), entries, problems);
        Judge(_held.Where(h => !h.IsGiven), entries, problems);
    }

    private void Judge(IEnumerable<Held> some, long entries, Problems problems)
    {
        if (some.FirstOrDefault(h => h.Found is not null && !h.Agrees) is { } wrong)
        {
            var (from, size) = (AgreedBefore(wrong), wrong.Checkpoint.Size);
            problems.Add(from, $"the subtree of the entries {from} to {size - 1} is not that of the checkpoint {wrong.Name}: over the first {size} entries it has the root {wrong.Checkpoint.Root}; here they give {wrong.Found}.{Agreed(from)}");
        }

        if (some.LastOrDefault(h => h.Found is null) is { } beyond)
        {
            var from = AgreedBefore(beyond);
            problems.Add(from, $"the subtree of the entries {from} to {beyond.Checkpoint.Size - 1} of the checkpoint {beyond.Name} is not whole: it is of {beyond.Checkpoint.Size} entries, and here are {entries}. The end is cut off, or entries before it are missing.{Agreed(from)}");
        }
    }

    private long AgreedBefore(Held wrong) => _held.LastOrDefault(h => h.Agrees && h.Checkpoint.Size < wrong.Checkpoint.Size)?.Checkpoint.Size ?? 0;

    private static string Agreed(long size) => size == 0 ? string.Empty : $" The first {size} are those of the checkpoint of {size} entries.";
}
