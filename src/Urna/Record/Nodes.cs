using System.Numerics;

namespace Urna.Record;

/// <summary>Gives the root of the complete subtree over the leaves [index · 2^level, (index + 1) · 2^level).</summary>
/// <param name="level">0 for leaves, up to 62.</param>
/// <param name="index">Counted from the left, from 0.</param>
public delegate Hash NodeReader(int level, long index);

/// <summary>Where the hashes of a tree come from, and the hashes of its ranges.</summary>
public static class Nodes
{
    /// <summary>Reads nodes from the hashes of all leaves; a node is hashed each time it is asked for.</summary>
    public static NodeReader Of(ReadOnlyMemory<Hash> leaves) => (level, index) =>
        Tree.RootOf(leaves.Span.Slice(checked((int)(index << level)), 1 << level));

    /// <summary>Reads nodes from the tiles of a tree of this size.</summary>
    /// <param name="size">Leaves of the tree.</param>
    /// <param name="read">Gives the hashes of a tile; it is asked only for tiles of that size.</param>
    public static NodeReader Of(long size, Func<Tile, ReadOnlyMemory<Hash>> read) => (level, index) =>
    {
        var height = level & (Tile.Height - 1);
        var first = index << height;
        var tile = Tiles.At(level / Tile.Height, first >> Tile.Height, size);
        return Tree.RootOf(Tiles.Checked(tile, read(tile)).Span.Slice((int)(first & (Tile.Hashes - 1)), 1 << height));
    };

    /// <summary>The root over the leaves [start, end), where start is a multiple of the least power of two that holds them.</summary>
    public static Hash Range(long start, long end, NodeReader nodes)
    {
        if (end == start) return Hash.EmptyTree;
        Hash? root = null;
        for (var rest = end - start; rest != 0; rest &= rest - 1)
        {
            var level = BitOperations.TrailingZeroCount(rest);
            var node = nodes(level, (start + (rest & (rest - 1))) >> level);
            root = root is { } right ? Hash.Node(node, right) : node;
        }

        return root.GetValueOrDefault();
    }

    /// <summary>The largest power of two below a size of 2 or more: where the tree splits.</summary>
    internal static long Split(long size) => 1L << BitOperations.Log2((ulong)(size - 1));
}
