using System.Collections.Immutable;
using System.Globalization;
using Urna.Protocols;
using Urna.Registers;
using Urna.Results;
using Urna.Store.Packages;
using Urna.Web.Layout;

namespace Urna.Web.Pictures;

/// <summary>
/// Draws where a contest lies: its areas of the map among the others, and its stations where their places are known. What is not known is not drawn.
/// </summary>
public static class PlaceDrawing
{
    private const int Side = 300;
    private const int Fewest = 2;
    private const int Half = 3;

    /// <summary>The drawing; null where neither an area of the map nor the places of two stations are known.</summary>
    public static Drawing? Of(Visit visit, ContestReport contest)
    {
        var places = Stations(visit, contest);
        var areas = AreasOf(visit, contest);
        if (areas.IsEmpty && places.Length < Fewest) return null;
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        var frame = Ground(visit.Map, areas, places, shapes);
        foreach (var (place, isCounted) in places)
        {
            var (x, y) = frame.Place(place);
            shapes.Add(new Shape.Line(string.Create(CultureInfo.InvariantCulture, $"M{x - Half} {y - Half}h{2 * Half}v{2 * Half}h-{2 * Half}z"), isCounted ? "k-dot" : "k-open"));
        }

        return new("where-" + contest.Contest.Code, frame.Width, frame.Height, visit.Words.Say("where", ("contest", contest.Contest.Called.Names.In(visit.Words.Code))), Says(visit, areas, places), shapes.ToImmutable());
    }

    /// <summary>The areas of the map that name a contest, in the order of the map.</summary>
    public static ImmutableArray<MapArea> AreasOf(Visit visit, ContestReport contest) =>
        visit.Map is { } map ? [.. map.Areas.Where(a => a.Contests.Contains(contest.Contest.Code))] : [];

    private static Frame Ground(AreaMap? map, ImmutableArray<MapArea> areas, ImmutableArray<(MapPoint Place, bool IsCounted)> places, ImmutableArray<Shape>.Builder shapes)
    {
        if (map is null || areas.IsEmpty) return Frame.Of([.. places.Select(p => p.Place)], Side);
        var outlines = Outlines.Locating(map);
        var others = string.Concat(map.Areas.Zip(outlines.Areas).Where(a => !areas.Contains(a.First)).Select(a => a.Second.Path));
        shapes.Add(new Shape.Line(others, "k-blank"));
        shapes.Add(new Shape.Line(string.Concat(map.Areas.Zip(outlines.Areas).Where(a => areas.Contains(a.First)).Select(a => a.Second.Path)), "k-here"));
        return outlines.Frame;
    }

    private static ImmutableArray<(MapPoint Place, bool IsCounted)> Stations(Visit visit, ContestReport contest) =>
    [
        .. contest.Slots.Select(s => (Slot: s, visit.Registers.Station(visit.Registers.Slot(s).Station).Formed))
            .Where(s => s.Formed.Latitude != StationFormed.NoDegree && s.Formed.Longitude != StationFormed.NoDegree)
            .Select(s => (new MapPoint(s.Formed.Longitude, s.Formed.Latitude), visit.Views.Protocols.PartOf(s.Slot, visit.Registers) == SlotPart.Counted)),
    ];

    private static string Says(Visit visit, ImmutableArray<MapArea> areas, ImmutableArray<(MapPoint Place, bool IsCounted)> places)
    {
        var words = visit.Words;
        var says = new List<string>(2);
        if (areas.Length > 0) says.Add(words.Say(visit.Map is { IsExact: true } ? "where.exact" : "where.within", ("areas", string.Join(", ", areas.Select(a => a.Names.In(words.Code))))));
        if (places.Length >= Fewest) says.Add(words.Say("where.stations", ("n", places.Length), ("counted", places.Count(p => p.IsCounted))));
        return string.Join(' ', says);
    }
}
