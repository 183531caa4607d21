using Urna.Record;

namespace Urna.Store.Records;

/// <summary>What is known up to an entry. A published head never changes: any number of threads may read it, none of them locks.</summary>
/// <param name="Views">The fold.</param>
/// <param name="Root">The root of the tree over the entries.</param>
public sealed record Head(Views Views, Hash Root)
{
    /// <summary>How many entries.</summary>
    public long Size => Views.Size;

    /// <summary>The time of the last entry; not known where there is none.</summary>
    public Moment At => Views.At;

    internal StoredHead Stored => new(Size, At, Root);
}

/// <summary>A head with the tree that goes on from it.</summary>
internal sealed record Tip(Head Head, Tree Tree)
{
    public static Tip Empty { get; } = new(new(new(), Hash.EmptyTree), new());
}
