namespace Urna.Store.Packages;

/// <summary>What is wrong in a package, and where.</summary>
/// <param name="File">The file, such as <c>votes.csv</c>.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Sentence">What is wrong, and what was expected.</param>
public sealed record PackageFault(string File, int Line, string Sentence)
{
    /// <summary>Such as <c>votes.csv:7: column "votes": "-3" is negative; expected …</c>.</summary>
    public override string ToString() => $"{File}:{Line}: {Sentence}";
}

/// <summary>The faults of a package: all are counted, the first hundred are kept.</summary>
public sealed class PackageFaults
{
    /// <summary>How many are kept to be shown.</summary>
    public const int Shown = 100;

    private const int Longest = 1000;

    private readonly List<PackageFault> _first = [];
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>The first of them, at most <see cref="Shown"/>, in the order they were found.</summary>
    public IReadOnlyList<PackageFault> First => _first;

    internal bool In(params ReadOnlySpan<string> files)
    {
        foreach (var file in files)
        {
            if (_files.Contains(file)) return true;
        }

        return false;
    }

    internal void Add(string file, int line, string sentence)
    {
        Count++;
        _files.Add(file);
        if (_first.Count < Shown) _first.Add(new(file, line, sentence.Length <= Longest ? sentence : $"{sentence[..Longest]}…"));
    }
}
