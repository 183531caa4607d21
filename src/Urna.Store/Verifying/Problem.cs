namespace Urna.Store.Verifying;

/// <summary>Of which kind a problem is; readers who are told it in their language are told it by this.</summary>
public enum ProblemKind
{
    /// <summary>What is stored with an entry, or around it, is not what it must be; or something is missing.</summary>
    Stored,

    /// <summary>The bundle in which an entry came cannot be read.</summary>
    Bundle,

    /// <summary>It is longer than an entry may be.</summary>
    Size,

    /// <summary>It is of a version that only a newer program knows.</summary>
    Newer,

    /// <summary>Its bytes are not the one form that an entry has.</summary>
    Form,

    /// <summary>Its id stands in an earlier entry of the same actor.</summary>
    Id,

    /// <summary>It is of an earlier time than the entry before it.</summary>
    Time,

    /// <summary>The signature of its device is missing, or not one that may sign it.</summary>
    Signature,

    /// <summary>No rule lets it stand where it stands.</summary>
    Rule,

    /// <summary>It cannot follow the entries before it; nothing behind it is counted.</summary>
    Fold,
}

/// <summary>Something in a record that is not as it must be.</summary>
/// <param name="Entry">The number of the entry it was found at; -1 where it concerns the record as a whole.</param>
/// <param name="What">What is wrong, and what was expected, as a sentence.</param>
public sealed record Problem(long Entry, string What)
{
    /// <summary>Of which kind it is.</summary>
    public ProblemKind Kind { get; init; }

    /// <summary>The kind as one word for programs: its name in small letters, such as <c>signature</c>.</summary>
    public string KindWord => Kind.ToString().ToLowerInvariant();

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

    public void Add(long entry, string what, ProblemKind kind = ProblemKind.Stored)
    {
        lock (_lock)
        {
            _count++;
            if (_first.Count < Most) _first.Add(new(entry, what) { Kind = kind });
        }
    }

    public void Add(string what) => Add(-1, what);
}
