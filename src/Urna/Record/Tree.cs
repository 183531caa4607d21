namespace Urna.Record;

/// <summary>
/// A Merkle tree that only grows (RFC 6962, section 2.1). It keeps the roots of the complete subtrees on its right edge, at
/// most 63 hashes, whatever its size. Not for several threads at once; <see cref="Fork"/> gives another one.
/// </summary>
public sealed class Tree
{
    // The root of the complete subtree of 2^level leaves stands at [level] where that bit of Size is set.
    private readonly Hash[] _edge = new Hash[63];

    /// <summary>A tree without leaves.</summary>
    public Tree()
    {
    }

    private Tree(Tree other)
    {
        Size = other.Size;
        other._edge.AsSpan().CopyTo(_edge);
    }

    /// <summary>Leaves, from 0.</summary>
    public long Size { get; private set; }

    /// <summary>The tree of a size that is known from its edge: the roots of its complete subtrees, the largest first.</summary>
    /// <exception cref="ArgumentException">There are more or fewer hashes than the size has set bits.</exception>
    public static Tree Of(long size, ReadOnlySpan<Hash> edge)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (edge.Length != long.PopCount(size)) throw new ArgumentException($"The edge of a tree of {size} leaves has {long.PopCount(size)} hashes.", nameof(edge));
        var tree = new Tree { Size = size };
        for (var rest = size; rest != 0; rest &= rest - 1) tree._edge[(int)long.TrailingZeroCount(rest)] = edge[(int)long.PopCount(rest) - 1];
        return tree;
    }

    /// <summary>The root of the tree over these leaf hashes.</summary>
    public static Hash RootOf(ReadOnlySpan<Hash> leaves)
    {
        var tree = new Tree();
        foreach (var leaf in leaves) tree.Append(leaf);
        return tree.Root();
    }

    /// <summary>Appends a leaf by its hash.</summary>
    public void Append(Hash leaf)
    {
        var level = 0;
        for (var rest = Size; (rest & 1) != 0; rest >>= 1) leaf = Hash.Node(_edge[level++], leaf);
        _edge[level] = leaf;
        Size++;
    }

    /// <summary>Appends an entry; gives the hash of its leaf.</summary>
    public Hash AppendEntry(ReadOnlySpan<byte> entry)
    {
        var leaf = Hash.Leaf(entry);
        Append(leaf);
        return leaf;
    }

    /// <summary>The root over all leaves appended so far.</summary>
    public Hash Root()
    {
        if (Size == 0) return Hash.EmptyTree;
        var level = (int)long.TrailingZeroCount(Size);
        var root = _edge[level];
        for (var rest = Size & (Size - 1); rest != 0; rest &= rest - 1) root = Hash.Node(_edge[(int)long.TrailingZeroCount(rest)], root);
        return root;
    }

    /// <summary>The roots of the complete subtrees on the right edge, the largest first.</summary>
    public Hash[] Edge()
    {
        var edge = new Hash[(int)long.PopCount(Size)];
        for (var rest = Size; rest != 0; rest &= rest - 1) edge[(int)long.PopCount(rest) - 1] = _edge[(int)long.TrailingZeroCount(rest)];
        return edge;
    }

    /// <summary>Another tree with the same leaves: what is appended to one does not touch the other. Copies 2 KB.</summary>
    public Tree Fork() => new(this);
}
