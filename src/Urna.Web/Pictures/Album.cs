using Urna.Protocols;
using Urna.Registers;
using Urna.Results;
using Urna.Web.Layout;
using Urna.Web.Results;

namespace Urna.Web.Pictures;

/// <summary>The pictures that may be taken as files, by their names.</summary>
public static class Album
{
    private const string Tiles = "tiles-";
    private const string Map = "map-";
    private const string Where = "where-";

    /// <summary>The picture of a name; null where there is none, or nothing to draw yet.</summary>
    public static Drawing? Find(Visit visit, string name)
    {
        var figures = FrontFigures.Of(visit.Views);
        if (name == "arrival") return Arrival.Of(visit.Views) is { Points.Length: > 1 } arrival ? ArrivalDrawing.Of(visit, arrival) : null;
        if (name == "margins") return MarginDrawing.Of(visit, figures.Closest);
        if (name.StartsWith(Where, StringComparison.Ordinal))
            return visit.Registers.FindContest(name[Where.Length..]) is >= 0 and var index ? PlaceDrawing.Of(visit, ContestReport.Of(visit.Views, index, -1)) : null;
        if (name.StartsWith(Map, StringComparison.Ordinal))
        {
            var shown = figures.Report.Bodies.FirstOrDefault(b => b.Group.Code == name[Map.Length..]);
            return visit.Map is { } map && shown is not null && MappedArea.Of(map, shown) is { Length: > 0 } areas ? MapDrawing.Of(visit, map, shown.Group.Code, areas) : null;
        }

        if (!name.StartsWith(Tiles, StringComparison.Ordinal)) return null;
        var body = figures.Report.Bodies.FirstOrDefault(b => b.Group.Code == name[Tiles.Length..]);
        return body is not null && Tile.Of(body) is { Length: > 0 } tiles ? TileDrawing.Of(visit, body.Group.Code, tiles) : null;
    }

    /// <summary>What stands under a picture that stands alone: its mark, how much is counted, of what time and version it is, whence it comes.</summary>
    public static IReadOnlyList<string> Under(Visit visit, string host)
    {
        var (words, total) = (visit.Words, FrontFigures.Of(visit.Views).Report.Total.Parts);
        var several = visit.Registers.SlotCount > visit.Registers.StationCount;
        var counted = total.Where(p => p.Part == SlotPart.Counted).Sum(p => p.Stations);
        var kind = visit.Mark.Length > 0 ? visit.Mark : words["kind." + KindNames.Of(visit.Kind)];
        return
        [
            $"{kind}. {words["stage." + StageOf.Record(visit.Views)]}",
            words.Say(several ? "coverage.say-protocols" : "coverage.say", ("counted", counted), ("all", total.Sum(p => p.Stations)), ("out", total.Sum(p => p.Stations) - counted)),
            words.Say("data-of", ("time", visit.Time(visit.Head.At)), ("zone", visit.Zone)) + " " + words.Say("picture.version", ("entries", visit.Head.Size), ("root", visit.Head.Root.ToString()[..12])),
            visit.Profile.Names.In(words.Code),
            $"{host}{visit.Front}. {visit.Profile.Source.Text} {visit.Profile.Source.Licence}",
        ];
    }
}
