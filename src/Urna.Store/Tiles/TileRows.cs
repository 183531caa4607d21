using Urna.Record;

namespace Urna.Store.Tiles;

/// <summary>The right edge of a tree as tiles: the row of each level that is not full yet. Leaves are appended; full rows go up.</summary>
internal sealed class TileRows
{
    private readonly List<List<Hash>> _rows = [];

    /// <summary>Leaves so far.</summary>
    public long Size { get; private set; }

    /// <summary>The right edge of a tree of this size, from its tiles.</summary>
    /// <param name="size">Leaves: a whole number of full tiles of level 0.</param>
    /// <param name="read">Gives the hashes of a tile that is not full.</param>
    public static TileRows Of(long size, Func<Tile, Hash[]> read)
    {
        var rows = new TileRows { Size = size };
        foreach (var tile in Partial(size))
        {
            while (rows._rows.Count <= tile.Level) rows._rows.Add([]);
            rows._rows[tile.Level].AddRange(read(tile));
        }

        return rows;
    }

    /// <summary>The tiles on the right edge of a tree that are not full: at most one a level.</summary>
    public static IEnumerable<Tile> Partial(long size)
    {
        for (var level = 0; size > 0; level++, size >>= Tile.Height)
        {
            var width = (int)(size & (Tile.Hashes - 1));
            if (width > 0) yield return new(level, size >> Tile.Height, width);
        }
    }

    /// <summary>Appends a leaf; gives the tiles that it fills, with their hashes, from below.</summary>
    public IReadOnlyList<(Tile Tile, Hash[] Hashes)> Append(Hash hash)
    {
        List<(Tile, Hash[])>? filled = null;
        for (var level = 0; ; level++)
        {
            if (_rows.Count == level) _rows.Add([]);
            var row = _rows[level];
            row.Add(hash);
            if (row.Count < Tile.Hashes) break;
            Hash[] full = [.. row];
            row.Clear();
            (filled ??= []).Add((new(level, Size >> (Tile.Height * (level + 1)), Tile.Hashes), full));
            hash = Urna.Record.Tiles.Up(full);
        }

        Size++;
        return filled ?? (IReadOnlyList<(Tile, Hash[])>)[];
    }

    /// <summary>The hashes of a tile that is not full.</summary>
    public Hash[] this[Tile tile] => [.. _rows[tile.Level]];

    /// <summary>The root of the tree.</summary>
    public Hash Root() => Urna.Record.Tiles.Root(Size, tile => _rows[tile.Level].ToArray());
}
