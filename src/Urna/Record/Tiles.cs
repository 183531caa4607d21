namespace Urna.Record;

/// <summary>The tiles that hold a tree, and the tree they hold (C2SP tlog-tiles).</summary>
public static class Tiles
{
    /// <summary>All tiles of a tree: level by level from below, each from the left, the partial one of a level last.</summary>
    public static IEnumerable<Tile> Of(long size) => Since(0, size);

    /// <summary>The tiles that a tree of this size has and the older one did not have, or had with fewer hashes.</summary>
    /// <param name="old">Leaves of the older tree.</param>
    /// <param name="size">Leaves of the newer tree.</param>
    public static IEnumerable<Tile> Since(long old, long size)
    {
        for (var level = 0; size > 0; level++)
        {
            if (old != size)
            {
                for (var index = old >> Tile.Height; index << Tile.Height < size; index++) yield return At(0, index, size, level);
            }

            old >>= Tile.Height;
            size >>= Tile.Height;
        }
    }

    /// <summary>The tile at a place in a tree of this size; its width is floor(size / 256^level) - 256 · index, at most 256.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A tree of this size has no tile there.</exception>
    public static Tile At(int level, long index, long size) => At(level, index, size, level);

    /// <summary>The hashes of a tile, level 3 at most, from the hashes of all leaves.</summary>
    public static Hash[] Compute(Tile tile, ReadOnlySpan<Hash> leaves)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tile.Level, 3, nameof(tile));
        var span = 1 << (Tile.Height * tile.Level);
        var hashes = new Hash[tile.Width];
        var first = checked((int)(tile.Index * Tile.Hashes * span));
        for (var i = 0; i < hashes.Length; i++) hashes[i] = Tree.RootOf(leaves.Slice(first + (i * span), span));
        return hashes;
    }

    /// <summary>What a full tile is in the level above: the root over its 256 hashes.</summary>
    /// <exception cref="ArgumentException">It is not full: a partial tile is never hashed upward.</exception>
    public static Hash Up(ReadOnlySpan<Hash> full) => full.Length == Tile.Hashes
        ? Tree.RootOf(full)
        : throw new ArgumentException($"Only a full tile is hashed upward; this one has {full.Length} hashes.", nameof(full));

    /// <summary>The root of a tree from its tiles. Whether the tiles agree with each other is <see cref="FirstFault"/>.</summary>
    /// <param name="size">Leaves of the tree.</param>
    /// <param name="read">Gives the hashes of a tile; it is asked for those on the right edge only.</param>
    public static Hash Root(long size, Func<Tile, ReadOnlyMemory<Hash>> read) => Nodes.Range(0, size, Nodes.Of(size, read));

    /// <summary>The first full tile, from below, whose root is not what the tile above it says; null where all agree.</summary>
    public static Tile? FirstFault(long size, Func<Tile, ReadOnlyMemory<Hash>> read)
    {
        foreach (var tile in Of(size).Where(t => t.IsFull))
        {
            var above = Checked(At(tile.Level + 1, tile.Index >> Tile.Height, size), read(At(tile.Level + 1, tile.Index >> Tile.Height, size)));
            if (above.Span[(int)(tile.Index & (Tile.Hashes - 1))] != Up(Checked(tile, read(tile)).Span)) return tile;
        }

        return null;
    }

    /// <summary>Reads the body of a tile.</summary>
    /// <exception cref="RecordFormatException">It has not exactly the hashes the tile should have.</exception>
    public static Hash[] Read(Tile tile, ReadOnlySpan<byte> body)
    {
        if (body.Length != tile.Width * Hash.Length)
            throw new RecordFormatException($"{TilePath.Of(tile)}: expected {tile.Width * Hash.Length} bytes, not {body.Length}.");
        var hashes = new Hash[tile.Width];
        for (var i = 0; i < hashes.Length; i++) hashes[i] = new(body.Slice(i * Hash.Length, Hash.Length));
        return hashes;
    }

    internal static ReadOnlyMemory<Hash> Checked(Tile tile, ReadOnlyMemory<Hash> hashes) => hashes.Length == tile.Width
        ? hashes
        : throw new RecordFormatException($"{TilePath.Of(tile)}: expected {tile.Width} hashes, not {hashes.Length}.");

    private static Tile At(int shift, long index, long size, int level)
    {
        var bits = shift * Tile.Height;
        var hashes = bits < 63 ? size >> bits : 0;
        var left = index <= hashes >> Tile.Height ? hashes - (index << Tile.Height) : 0;
        return left > 0
            ? new(level, index, (int)Math.Min(left, Tile.Hashes))
            : throw new ArgumentOutOfRangeException(nameof(index), index, $"A tree of {size} leaves has no such tile at level {level}.");
    }
}
