using System.Collections.Immutable;
using System.Globalization;
using Urna.Web.Layout;
using Urna.Web.Results;

namespace Urna.Web.Pictures;

/// <summary>Draws the map of tiles: one tile a constituency, all of one size, so that land does not count for people.</summary>
public static class TileDrawing
{
    private const int Step = 48;
    private const int Side = 44;
    private const int Apart = 8;
    private const int Heading = 30;
    private const int ShortCode = 4;

    private static readonly string[] Words = ["none", "leading", "safe", "elected", "level"];

    /// <summary>The word of a texture in keys of words.</summary>
    public static string WordOf(SeatMark mark) => Words[(int)mark];

    /// <summary>How many tiles have each texture, those that occur, in the order of their words.</summary>
    public static IEnumerable<(SeatMark Mark, int Tiles)> Counts(ImmutableArray<Tile> tiles) =>
        new[] { SeatMark.Leading, SeatMark.Safe, SeatMark.Elected, SeatMark.Level, SeatMark.None }.Select(m => (m, tiles.Count(t => t.Mark == m))).Where(c => c.Item2 > 0);

    /// <summary>The drawing.</summary>
    public static Drawing Of(Visit visit, string group, ImmutableArray<Tile> tiles)
    {
        var layout = TileLayout.Of(visit.Registers, [.. tiles.Select(t => t.Contest)]);
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        foreach (var heading in layout.Headings)
            shapes.Add(new Shape.Words(1, (heading.Row * Step) + (heading.Before * Heading) + Heading - 8, visit.Registers.Unit(heading.Unit).Names.In(visit.Words.Code), "k-say", 16, Anchor.Start));
        for (var i = 0; i < tiles.Length; i++)
        {
            var (column, row, headings) = layout.Cells[i];
            shapes.Add(Draw(visit, tiles[i], (column * Step) + 2, (row * Step) + (headings * Heading) + 2));
        }

        return new("tiles-" + group, layout.Columns * Step, (layout.Rows * Step) + (layout.Headings.Length * Heading), visit.Words["tiles"], Says(visit, tiles), shapes.ToImmutable()) { Keys = KeysOf(visit, tiles) };
    }

    private static ImmutableArray<ImmutableArray<KeyEntry>> KeysOf(Visit visit, ImmutableArray<Tile> tiles)
    {
        ImmutableArray<KeyEntry> textures = [.. Counts(tiles).Select(c => new KeyEntry(new Shape.Group([.. Ground(c.Mark, 2, 2)], string.Empty, null, null, null), Step, $"{visit.Words["mark-seat." + WordOf(c.Mark)]} {visit.N(c.Tiles)}"))];
        ImmutableArray<KeyEntry> parties = [.. Parties(tiles).Select(p => new KeyEntry(new Shape.Group([.. Ground(SeatMark.Safe, 2, 2)], "party", visit.Color(p.Party), null, null), Step, $"{Tile.LettersOf(visit, p.Party)} {visit.PartyNames(p.Party).In(visit.Words.Code)} {visit.N(p.Tiles)}"))];
        return parties.IsEmpty ? [textures] : [textures, parties];
    }

    /// <summary>How many tiles each party is ahead in, most first.</summary>
    public static IEnumerable<(string Party, int Tiles)> Parties(ImmutableArray<Tile> tiles) => tiles.Where(t => t.Party is not null).GroupBy(t => t.Party ?? string.Empty)
        .Select(g => (Party: g.Key, Tiles: g.Count())).OrderByDescending(p => p.Tiles).ThenBy(p => p.Party.Length == 0).ThenBy(p => p.Party, StringComparer.Ordinal);

    private static string Says(Visit visit, ImmutableArray<Tile> tiles)
    {
        var words = visit.Words;
        var parties = Parties(tiles).Select(p => $"{visit.PartyNames(p.Party).In(words.Code)} {visit.N(p.Tiles)}");
        var states = Counts(tiles).Select(c => $"{words["mark-seat." + WordOf(c.Mark)]} {visit.N(c.Tiles)}");
        var ahead = string.Join(", ", parties);
        return words.Say("tiles.says", ("all", tiles.Length), ("states", string.Join(", ", states))) + (ahead.Length == 0 ? string.Empty : " " + words.Say("tiles.ahead", ("parties", ahead)));
    }

    private static Shape.Group Draw(Visit visit, Tile tile, int x, int y)
    {
        var called = tile.Contest.Contest.Called;
        var (color, letters) = (visit.Color(tile.Party), Tile.LettersOf(visit, tile.Party));
        var on = tile.Mark is SeatMark.Safe or SeatMark.Elected ? Inks.On(color) : "k-halo";
        var shapes = Ground(tile.Mark, x, y);
        if (called.Contest.Length <= ShortCode) shapes.Add(new Shape.Words(x + 4, y + 13, called.Contest, (on == "k-halo" ? "k-tiny" : on) + " k-no", 11, Anchor.Start));
        if (letters.Length > 0) shapes.Add(new Shape.Words(x + (Side / 2), y + 32, letters, on, letters.Length <= 3 ? 17 : letters.Length == 4 ? 12 : 10, Anchor.Middle));
        return new([.. shapes], tile.Party is null ? "tile" : "tile party", color, visit.Contest(called.Contest), TitleOf(visit, tile));
    }

    private static string TitleOf(Visit visit, Tile tile)
    {
        var who = tile.Party is null ? string.Empty : visit.PartyNames(tile.Party).In(visit.Words.Code) + ", ";
        return visit.Words.Say("tiles.tile", ("contest", tile.Contest.Contest.Called.Names.In(visit.Words.Code)), ("state", who + visit.Words["mark-seat." + WordOf(tile.Mark)]),
            ("counted", tile.Contest.Tally.Sums.Counted), ("all", tile.Contest.Slots.Length));
    }

    private static List<Shape> Ground(SeatMark mark, int x, int y)
    {
        var box = Text($"M{x} {y}h{Side}v{Side}h-{Side}z");
        return mark switch
        {
            SeatMark.Leading => [new Shape.Line(box, "k-edge"), new Shape.Line(Strokes.Across(x, y, Side, Side, Apart), "k-hatch")],
            SeatMark.Safe => [new Shape.Line(box, "k-fill")],
            SeatMark.Elected => [new Shape.Line(box, "k-fill"), new Shape.Line(Text($"m{x + 30} {y + 9} 3.5 4 6-8"), "k-cut")],
            SeatMark.Level => [new Shape.Line(box, "k-ring"), new Shape.Line(Text($"M{x + 13} {y + 24}h18m-18 8h18"), "k-curve")],
            _ => [new Shape.Line(box, "k-none")],
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
