namespace Urna.Store.Verifying;

/// <summary>Something in a record that is not as it must be.</summary>
/// <param name="Entry">The number of the entry it was found at; -1 where it concerns the record as a whole.</param>
/// <param name="What">What is wrong, and what was expected, as a sentence.</param>
public sealed record Problem(long Entry, string What)
{
    /// <summary>As a line for people.</summary>
    public override string ToString() => Entry < 0 ? What : $"entry {Entry}: {What}";
}

/// <summary>All problems are counted, the first hundred are kept. For several threads at once.</summary>
internal sealed class Problems
{
    private const int Most = 100;

    private readonly Lock _lock = new();
    private readonly List<Problem> _first = [];
    private long _count;

    public long Count
    {
        get
        {
            lock (_lock) return _count;
        }
    }

    /// <summary>The first hundred, by their entries; those of the record as a whole last.</summary>
    public IReadOnlyList<Problem> First()
    {
        lock (_lock) return [.. _first.OrderBy(p => p.Entry < 0 ? long.MaxValue : p.Entry)];
    }

    public void Add(long entry, string what)
    {
        lock (_lock)
        {
            _count++;
            if (_first.Count < Most) _first.Add(new(entry, what));
        }
    }

    public void Add(string what) => Add(-1, what);
}
