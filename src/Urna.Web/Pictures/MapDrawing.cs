using System.Collections.Immutable;
using Urna.Results;
using Urna.Store.Packages;
using Urna.Web.Layout;
using Urna.Web.Results;

namespace Urna.Web.Pictures;

/// <summary>An area of the map with the constituencies drawn in it.</summary>
/// <param name="Index">Its place in the map.</param>
/// <param name="Area">The area.</param>
/// <param name="Tiles">The constituencies; none where no source names one.</param>
public sealed record MappedArea(int Index, MapArea Area, ImmutableArray<Tile> Tiles)
{
    /// <summary>Whether the constituencies differ in who is ahead, so that the area has no one colour.</summary>
    public bool IsMixed => Tiles.Select(t => (t.Party, t.Mark is SeatMark.Level)).Distinct().Count() > 1;

    /// <summary>The party ahead in all of them; empty for independents, null where nobody is or they differ.</summary>
    public string? Party => Tiles.Length == 0 || IsMixed ? null : Tiles[0].Party;

    /// <summary>The texture of all of them: the least that is sure in each.</summary>
    public SeatMark Mark => Tiles.Length == 0 || IsMixed ? SeatMark.None : Tiles.Min(t => t.Mark);

    /// <summary>The areas of the map, with the constituencies of a body; none where the map draws none of them.</summary>
    public static ImmutableArray<MappedArea> Of(AreaMap? map, BodyReport body)
    {
        if (map is null) return [];
        var tiles = body.SeatContests.Where(c => c.Contest.System.Type != "list" && c.Contest.Called.Seats > 0).ToDictionary(c => c.Contest.Code, Tile.Of, StringComparer.Ordinal);
        var areas = map.Areas.Select((a, i) => new MappedArea(i, a, [.. a.Contests.Where(tiles.ContainsKey).Select(c => tiles[c])])).ToImmutableArray();
        return areas.All(a => a.Tiles.IsEmpty) ? [] : areas;
    }
}

/// <summary>Draws the map of areas: who is ahead in the constituencies of each. Land has its size on it, which votes have not.</summary>
public static class MapDrawing
{
    private const int Letter = 8;
    private const int Size = 13;
    private const int Sign = 24;
    private const string Box = "M3 3h18v18H3z";

    private static readonly (string Ink, string Key, Func<MappedArea, bool> Is)[] Grounds =
    [
        ("k-coast", "mark-seat.leading", a => a.Party is not null && a.Mark == SeatMark.Leading),
        ("k-land", "map.settled", a => a.Party is not null && a.Mark is SeatMark.Safe or SeatMark.Elected),
        ("k-ring", "mark-seat.level", a => a.Mark == SeatMark.Level),
        ("k-mixed", "map.key-mixed", a => a.IsMixed),
        ("k-none", "mark-seat.none", a => !a.IsMixed && a.Tiles.Length > 0 && a.Mark == SeatMark.None),
        ("k-blank", "map.nobody", a => a.Tiles.IsEmpty),
    ];

    /// <summary>The drawing.</summary>
    /// <param name="visit">What is shown.</param>
    /// <param name="map">The map.</param>
    /// <param name="group">The code of the body.</param>
    /// <param name="areas">The areas, with the constituencies of the body.</param>
    public static Drawing Of(Visit visit, AreaMap map, string group, ImmutableArray<MappedArea> areas)
    {
        var outlines = Outlines.Of(map);
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        foreach (var area in areas) shapes.Add(Draw(visit, area, outlines.Areas[area.Index]));
        foreach (var area in areas)
        {
            var outline = outlines.Areas[area.Index];
            var letters = LettersOf(visit, area);
            if (letters.Length > 0 && letters.Length * Letter < outline.Room) shapes.Add(new Shape.Words(outline.X, outline.Y + 5, letters, InkOf(visit, area), Size, Anchor.Middle));
        }

        return new("map-" + group, outlines.Frame.Width, outlines.Frame.Height, visit.Words.Say("map", ("areas", map.Called.In(visit.Words.Code))), Says(visit, areas), shapes.ToImmutable()) { Keys = KeysOf(visit, areas) };
    }

    /// <summary>What an area shows in words: who is ahead, the state of the seat, in which constituencies.</summary>
    public static string StateOf(Visit visit, MappedArea area)
    {
        var words = visit.Words;
        if (area.Tiles.IsEmpty) return words["map.nobody"];
        if (area.IsMixed) return words.Say("map.mixed", ("n", area.Tiles.Length));
        var state = words["mark-seat." + TileDrawing.WordOf(area.Mark)];
        return area.Party is null ? state : $"{visit.PartyNames(area.Party).In(words.Code)}, {state}";
    }

    private static ImmutableArray<ImmutableArray<KeyEntry>> KeysOf(Visit visit, ImmutableArray<MappedArea> areas)
    {
        var words = visit.Words;
        var textures = Grounds.Where(g => areas.Any(g.Is)).Select(g => Entry(g.Ink == "k-coast" ? [new Shape.Line(Box, g.Ink), new Shape.Line("M3 14L14 3M7 21L21 7", "k-hatch")] : [new Shape.Line(Box, g.Ink)], string.Empty, null, words[g.Key]));
        var parties = Parties(areas).Select(p => Entry([new Shape.Line(Box, "k-land")], "party", visit.Color(p.Party), $"{Tile.LettersOf(visit, p.Party)} {visit.PartyNames(p.Party).In(words.Code)} {visit.N(p.Areas)}")).ToImmutableArray();
        return parties.IsEmpty ? [[.. textures]] : [[.. textures], parties];
    }

    private static KeyEntry Entry(ImmutableArray<Shape> shapes, string ink, string? color, string text) => new(new Shape.Group(shapes, ink, color, null, null), Sign, text);

    private static IEnumerable<(string Party, int Areas)> Parties(IEnumerable<MappedArea> areas) => areas.Where(a => a.Party is not null).GroupBy(a => a.Party ?? string.Empty)
        .Select(g => (Party: g.Key, Areas: g.Count())).OrderByDescending(p => p.Areas).ThenBy(p => p.Party.Length == 0).ThenBy(p => p.Party, StringComparer.Ordinal);

    private static string Says(Visit visit, ImmutableArray<MappedArea> areas)
    {
        var (words, drawn) = (visit.Words, areas.Where(a => a.Tiles.Length > 0).ToList());
        var parties = Parties(drawn).Select(p => $"{visit.PartyNames(p.Party).In(words.Code)} {visit.N(p.Areas)}");
        return words.Say("map.says", ("all", areas.Length), ("drawn", drawn.Count), ("contests", drawn.SelectMany(a => a.Tiles).DistinctBy(t => t.Contest.Index).Count()), ("mixed", drawn.Count(a => a.IsMixed)))
            + (drawn.Any(a => a.Party is not null) ? " " + words.Say("map.ahead", ("parties", string.Join(", ", parties))) : string.Empty);
    }

    private static Shape.Group Draw(Visit visit, MappedArea area, Outline outline)
    {
        ImmutableArray<Shape> ground = area switch
        {
            { Tiles.Length: 0 } => [new Shape.Line(outline.Path, "k-blank")],
            { IsMixed: true } => [new Shape.Line(outline.Path, "k-mixed")],
            { Mark: SeatMark.Safe or SeatMark.Elected } => [new Shape.Line(outline.Path, "k-land")],
            { Mark: SeatMark.Leading } => [new Shape.Line(outline.Path, "k-coast"), new Shape.Line(outline.Hatch, "k-hatch")],
            { Mark: SeatMark.Level } => [new Shape.Line(outline.Path, "k-ring")],
            _ => [new Shape.Line(outline.Path, "k-none")],
        };
        var names = string.Join(", ", area.Tiles.Select(t => t.Contest.Contest.Called.Names.In(visit.Words.Code)));
        var title = $"{area.Area.Names.In(visit.Words.Code)}: {StateOf(visit, area)}{(names.Length > 0 ? $". {names}" : string.Empty)}";
        var address = area.Tiles switch
        {
            [] => null,
            [var only] => visit.Contest(only.Contest.Contest.Code),
            _ => visit.Address("map") + "#area-" + area.Index.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        return new(ground, area.Party is null ? "tile" : "tile party", visit.Color(area.Party), address, title);
    }

    private static string LettersOf(Visit visit, MappedArea area) => area switch
    {
        { IsMixed: true } => visit.N(area.Tiles.Length),
        { Mark: SeatMark.Level } => "=",
        { Mark: SeatMark.Elected } => Tile.LettersOf(visit, area.Party) + " ✓",
        _ => Tile.LettersOf(visit, area.Party),
    };

    private static string InkOf(Visit visit, MappedArea area) => area.Mark is SeatMark.Safe or SeatMark.Elected ? Inks.On(visit.Color(area.Party)) : "k-halo";
}
