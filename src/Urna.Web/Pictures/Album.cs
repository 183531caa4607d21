using Urna.Protocols;
using Urna.Registers;
using Urna.Results;
using Urna.Web.Hosting;
using Urna.Web.Layout;
using Urna.Web.Protocols;
using Urna.Web.Results;

namespace Urna.Web.Pictures;

/// <summary>A picture that may be taken as a file and stand in pages of others.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Title">What it is.</param>
/// <param name="Page">Where it stands with its table: a page below the language.</param>
/// <param name="Anchor">The place on that page, such as <c>#out</c>; empty for all of it.</param>
/// <param name="Scope">Of what it is.</param>
/// <param name="Draw">Draws it; null where there is nothing to draw yet.</param>
public sealed record Picture(string Name, string Title, string Page, string Anchor, Scope Scope, Func<Drawing?> Draw);

/// <summary>The pictures that may be taken as files, by their names.</summary>
public static class Album
{
    private const string Balance = "balance-";
    private const string Contest = "contest-";
    private const string Where = "where-";

    /// <summary>The pictures of the whole election, whether there is something to draw yet or not.</summary>
    public static IEnumerable<Picture> Of(Visit visit)
    {
        var (words, figures) = (visit.Words, FrontFigures.Of(visit.Views));
        var bodies = figures.Report.Bodies.Where(b => b.SeatContests.Any(c => c.Contest.Called.Seats > 0)).OrderByDescending(b => b.Group.Main).ToList();
        foreach (var body in bodies) yield return new("seats-" + body.Group.Code, HemicycleDrawing.TitleOf(visit, body), string.Empty, "#b-" + body.Group.Code, Scope.Nation, () => HemicycleDrawing.Of(visit, body));
        yield return new("arrival", words["arrival"], string.Empty, "#arrival", Scope.Nation, () => Arrival.Of(visit.Views) is { Points.Length: > 1 } arrival ? ArrivalDrawing.Of(visit, arrival) : null);
        yield return new("turnout", words["turnout"], "turnout", string.Empty, Scope.Nation, () => TurnoutDrawing.Of(visit, figures.Turnout));
        yield return new("margins", words["margins"], string.Empty, "#out", Scope.Nation, () => MarginDrawing.Of(visit, figures.Closest));
        foreach (var (body, tiles) in bodies.Select(b => (b, Tile.Of(b))).Where(b => b.Item2.Length > 0))
            yield return new("tiles-" + body.Group.Code, words["tiles"], string.Empty, "#t-" + body.Group.Code, Scope.Nation, () => TileDrawing.Of(visit, body.Group.Code, tiles));
        if (visit.Map is not { } map) yield break;
        foreach (var (body, areas) in bodies.Select(b => (b, MappedArea.Of(map, b))).Where(b => b.Item2.Length > 0))
            yield return new("map-" + body.Group.Code, words.Say("map", ("areas", map.Called.In(words.Code))), "map", "#map-" + body.Group.Code, Scope.Nation, () => MapDrawing.Of(visit, map, body.Group.Code, areas));
    }

    /// <summary>The picture of a name; null where there is none.</summary>
    public static Picture? Find(Visit visit, string name)
    {
        if (name.StartsWith(Balance, StringComparison.Ordinal)) return SlotOf(visit.Registers, name[Balance.Length..]) is >= 0 and var slot ? OfSlot(visit, slot) : null;
        if (name.StartsWith(Contest, StringComparison.Ordinal)) return visit.Registers.FindContest(name[Contest.Length..]) is >= 0 and var contest ? OfContest(visit, contest) : null;
        if (name.StartsWith(Where, StringComparison.Ordinal)) return visit.Registers.FindContest(name[Where.Length..]) is >= 0 and var placed ? OfPlace(visit, placed) : null;
        return Of(visit).FirstOrDefault(p => p.Name == name);
    }

    /// <summary>The name of the balance of a protocol.</summary>
    public static string BalanceOf(string station, string contest) => $"{Balance}{station}-{contest}";

    /// <summary>The same of a slot; null where that name could be another protocol's too.</summary>
    public static string? BalanceOf(RegistersView registers, int slot)
    {
        var place = registers.Slot(slot);
        var name = BalanceOf(registers.Station(place.Station).Code, registers.Contest(place.Contest).Code);
        return SlotOf(registers, name[Balance.Length..]) == slot ? name : null;
    }

    /// <summary>The name of the votes of a contest.</summary>
    public static string ContestOf(string contest) => Contest + contest;

    /// <summary>What stands under a picture that stands alone: its mark and stage, the election, and its <see cref="Evidence"/>.</summary>
    public static IReadOnlyList<string> Under(Visit visit, Picture picture, string host)
    {
        var kind = visit.Mark.Length > 0 ? visit.Mark : visit.Words["kind." + KindNames.Of(visit.Kind)];
        var stage = visit.Scope.Kind == ScopeKind.Contest ? StageOf.Contest(visit.Views, visit.Scope.Index) : StageOf.Record(visit.Views);
        return [$"{kind}. {visit.Words["stage." + stage]}", visit.Profile.Names.In(visit.Words.Code), .. Evidence(visit, picture, host)];
    }

    /// <summary>How much is counted in a picture, of what time and version it is, whence it comes.</summary>
    public static IReadOnlyList<string> Evidence(Visit visit, Picture picture, string host)
    {
        var words = visit.Words;
        var version = visit.IsOfHead
            ? words.Say("picture.version", ("entries", visit.Head.Size), ("root", visit.Head.Root.ToString()[..12]))
            : words.Say("picture.entry", ("entry", visit.Edition.Number));
        return
        [
            CoverageOf(visit, picture),
            words.Say("data-of", ("time", visit.Time(visit.IsOfHead ? visit.Head.At : visit.Edition.At)), ("zone", visit.Zone)) + " " + version,
            $"{host}{visit.Address(picture.Page)} {visit.Profile.Source.Text} {visit.Profile.Source.Licence}",
        ];
    }

    private static string CoverageOf(Visit visit, Picture picture)
    {
        if (visit.Scope.Kind == ScopeKind.Station && SlotOf(visit.Registers, picture.Name[Balance.Length..]) is >= 0 and var slot) return ProtocolOf(visit, slot);
        var parts = visit.Scope.Kind == ScopeKind.Contest ? ContestReport.Of(visit.Views, visit.Scope.Index, -1).Tally.Parts : FrontFigures.Of(visit.Views).Report.Total.Parts;
        var several = visit.Scope.Kind != ScopeKind.Contest && visit.Registers.SlotCount > visit.Registers.StationCount;
        var (counted, all) = (parts.Where(p => p.Part == SlotPart.Counted).Sum(p => p.Stations), parts.Sum(p => p.Stations));
        return visit.Words.Say(several ? "coverage.say-protocols" : "coverage.say", ("counted", counted), ("all", all), ("out", all - counted));
    }

    // Which of the protocol's versions is shown, and whether it counts.
    private static string ProtocolOf(Visit visit, int slot)
    {
        var sheet = StationSheet.Of(visit.Views, slot);
        var state = visit.Words["part." + SeatWords.Of(visit.Views.Protocols.PartOf(slot, visit.Registers))] + ".";
        return sheet.Version is { } version ? $"{state} {visit.Words.Say("state.version", ("n", version.Entered.Version), ("all", sheet.Versions.Length))}" : state;
    }

    private static Picture OfSlot(Visit visit, int slot)
    {
        var place = visit.Registers.Slot(slot);
        var (station, contest) = (visit.Registers.Station(place.Station).Code, visit.Registers.Contest(place.Contest).Code);
        return new(BalanceOf(station, contest), BalanceDrawing.TitleOf(visit, slot), "station/" + Uri.EscapeDataString(station), $"#c-{contest}-bal", Scope.Station(place.Station), () => BalanceDrawing.Of(visit, slot));
    }

    private static Picture OfContest(Visit visit, int index)
    {
        var called = visit.Registers.Contest(index).Called;
        return new(ContestOf(called.Contest), called.Names.In(visit.Words.Code), "contest/" + Uri.EscapeDataString(called.Contest), string.Empty, Scope.Contest(index), () => ContestDrawing.Of(visit, ContestReport.Of(visit.Views, index, -1)));
    }

    private static Picture OfPlace(Visit visit, int index)
    {
        var called = visit.Registers.Contest(index).Called;
        var title = visit.Words.Say("where", ("contest", called.Names.In(visit.Words.Code)));
        return new(Where + called.Contest, title, "contest/" + Uri.EscapeDataString(called.Contest), "#where", Scope.Contest(index), () => PlaceDrawing.Of(visit, ContestReport.Of(visit.Views, index, -1)));
    }

    /// <summary>The slot of <c>STATION-CONTEST</c>. Codes may have dashes of their own; what could be two protocols is none.</summary>
    private static int SlotOf(RegistersView registers, string codes)
    {
        var found = -1;
        for (var dash = codes.IndexOf('-', StringComparison.Ordinal); dash >= 0; dash = codes.IndexOf('-', dash + 1))
        {
            if (registers.FindSlot(codes[..dash], codes[(dash + 1)..]) is not (>= 0 and var slot)) continue;
            if (found >= 0) return -1;
            found = slot;
        }

        return found;
    }
}
