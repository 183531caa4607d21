using System.Globalization;

namespace Urna.Record;

/// <summary>
/// Where a tile or a bundle of entries lies below the address of a log (C2SP tlog-tiles): <c>tile/0/x001/x234/067.p/2</c>,
/// <c>tile/entries/000</c>. The default value is no path.
/// </summary>
/// <param name="Tile">The tile; for entries the tile of level 0 over the same leaves.</param>
/// <param name="IsEntries">Whether the path is that of the entries and not of their hashes.</param>
public readonly record struct TilePath(Tile Tile, bool IsEntries)
{
    private const string Start = "tile/";

    /// <summary>The path of a tile.</summary>
    public static TilePath Of(Tile tile) => new(tile, false);

    /// <summary>The path of the entries whose hashes this tile of level 0 holds.</summary>
    public static TilePath Entries(Tile tile) => tile.Level == 0
        ? new(tile, true)
        : throw new ArgumentException("Entries lie below tiles of level 0.", nameof(tile));

    /// <summary>Reads a path; only the one canonical way to write it is accepted.</summary>
    public static bool TryParse(string? text, out TilePath path)
    {
        path = default;
        if (text is null || text.Length > 60 || !text.StartsWith(Start, StringComparison.Ordinal)) return false;
        var rest = text.AsSpan(Start.Length);
        if (!TryCut(ref rest, '/', out var level) || !TryWidth(ref rest, out var width) || !TryIndex(rest, out var index)) return false;
        var entries = level is "entries";
        if (!TryNumber(entries ? "0" : level, Tile.HighestLevel, out var number)) return false;
        path = new(new Tile(number, index, width), entries);
        if (path.ToString() == text) return true;
        path = default;
        return false;
    }

    /// <summary>The path, without slash at either end.</summary>
    public override string ToString()
    {
        var level = IsEntries ? "entries" : Tile.Level.ToString(CultureInfo.InvariantCulture);
        var groups = Group(Tile.Index);
        for (var rest = Tile.Index / 1000; rest > 0; rest /= 1000) groups = $"x{Group(rest)}/{groups}";
        return Tile.IsFull ? $"{Start}{level}/{groups}" : string.Create(CultureInfo.InvariantCulture, $"{Start}{level}/{groups}.p/{Tile.Width}");
    }

    private static string Group(long number) => Math.DivRem(number, 1000).Remainder.ToString("000", CultureInfo.InvariantCulture);

    private static bool TryCut(ref ReadOnlySpan<char> rest, char end, out ReadOnlySpan<char> part)
    {
        var at = rest.IndexOf(end);
        part = at < 0 ? default : rest[..at];
        rest = rest[(at + 1)..];
        return at >= 0;
    }

    private static bool TryWidth(ref ReadOnlySpan<char> rest, out int width)
    {
        width = Tile.Hashes;
        var at = rest.IndexOf(".p/");
        if (at < 0) return true;
        var found = TryNumber(rest[(at + 3)..], Tile.Hashes - 1, out width) && width > 0;
        rest = rest[..at];
        return found;
    }

    private static bool TryIndex(ReadOnlySpan<char> groups, out long index)
    {
        index = 0;
        while (TryCut(ref groups, '/', out var group))
        {
            if (group.Length != 4 || group[0] != 'x' || !TryNumber(group[1..], 999, out var high) || index > long.MaxValue / 1_000_000) return false;
            index = (index * 1000) + high;
        }

        if (groups.Length != 3 || !TryNumber(groups, 999, out var low)) return false;
        index = (index * 1000) + low;
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, int most, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most;
}
