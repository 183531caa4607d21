namespace Urna.Record;

/// <summary>
/// A row of 1 to 256 hashes of a tree (C2SP tlog-tiles): at level 0 those of leaves, above those of full tiles below. The
/// default value is no tile: its width is 0.
/// </summary>
public readonly record struct Tile
{
    /// <summary>Hashes of a full tile.</summary>
    public const int Hashes = 256;

    /// <summary>Levels of the tree from the hashes of a tile to its root.</summary>
    public const int Height = 8;

    /// <summary>The highest level a path may name.</summary>
    public const int HighestLevel = 63;

    /// <summary>The tile at this place with this many hashes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place or width.</exception>
    public Tile(int level, long index, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, HighestLevel);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Hashes);
        Level = level;
        Index = index;
        Width = width;
    }

    /// <summary>0 for hashes of leaves, 1 for hashes of 256 leaves each, and so on, to 63.</summary>
    public int Level { get; }

    /// <summary>The place within the level, from 0.</summary>
    public long Index { get; }

    /// <summary>How many hashes it has: 1 to 256.</summary>
    public int Width { get; }

    /// <summary>Whether it has all 256 hashes; only then is it hashed into the level above.</summary>
    public bool IsFull => Width == Hashes;
}
