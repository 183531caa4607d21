using System.Collections.Immutable;
using Urna.Registers;
using Urna.Results;
using Urna.Turnout;
using Urna.Web.Results;

namespace Urna.Web.Turnout;

/// <summary>Turnout of a unit, a contest or a station, by both series, each with the base and coverage of its own.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Names">Its names.</param>
/// <param name="Reports">By reports at the cut-off shown.</param>
/// <param name="Protocols">By protocols.</param>
public sealed record TurnoutLine(string Code, Names Names, Share Reports, Share Protocols);

/// <summary>A series of reports that is a reason to look.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Falls">Whether a later number lies below an earlier one.</param>
/// <param name="BreaksOff">Whether a report without a number follows one with a number.</param>
/// <param name="TooFast">Whether it rises faster than people can vote.</param>
public sealed record FlaggedSeries(int Slot, bool Falls, bool BreaksOff, bool TooFast);

/// <summary>What the page of turnout is asked for.</summary>
/// <param name="Cutoff">The code of a cut-off; none: the latest with reports.</param>
/// <param name="Unit">The code of the unit whose parts are shown; none: the root.</param>
/// <param name="By">The series that ranks: <c>protocols</c> or <c>reports</c>; none: protocols as soon as there are any.</param>
/// <param name="Special">Whether special stations are ranked too.</param>
public sealed record TurnoutQuestion(string? Cutoff, string? Unit, string? By, bool Special);

/// <summary>Turnout by unit, by contest and by rank, and the series that are reasons to look. The two series stand side by side and are never joined.</summary>
public sealed record TurnoutTables
{
    /// <summary>How many stand at either end of a ranking.</summary>
    public const int Ends = 10;

    /// <summary>What the front page shows of turnout.</summary>
    public required TurnoutFigures Figures { get; init; }

    /// <summary>The cut-off shown, as an index into the profile's; -1 while no station has reported.</summary>
    public required int Cutoff { get; init; }

    /// <summary>The unit whose parts are shown, by its index.</summary>
    public required int Unit { get; init; }

    /// <summary>Its parts.</summary>
    public required ImmutableArray<TurnoutLine> Units { get; init; }

    /// <summary>The contests.</summary>
    public required ImmutableArray<TurnoutLine> Contests { get; init; }

    /// <summary>Whether protocols rank; otherwise reports.</summary>
    public required bool ByProtocols { get; init; }

    /// <summary>Whether special stations are ranked too.</summary>
    public required bool Special { get; init; }

    /// <summary>The contests of a known turnout, highest first.</summary>
    public required ImmutableArray<TurnoutLine> RankedContests { get; init; }

    /// <summary>The stations of a known turnout, highest first, each as a slot.</summary>
    public required ImmutableArray<(int Slot, Share Share)> RankedStations { get; init; }

    /// <summary>The series that are reasons to look.</summary>
    public required ImmutableArray<FlaggedSeries> Flagged { get; init; }

    /// <summary>Makes them; null where a unit or cut-off is asked for that is not there.</summary>
    public static TurnoutTables? Of(Views views, TurnoutQuestion asked)
    {
        var (registers, figures) = (views.Registers, FrontFigures.Of(views).Turnout);
        var unit = asked.Unit is { Length: > 0 } code ? registers.FindUnit(code) : Root(registers);
        var cutoff = CutoffOf(registers, asked.Cutoff ?? figures.LastReport?.Code);
        if (unit < 0 || (asked.Cutoff is { Length: > 0 } && cutoff < 0)) return null;
        var slots = figures.Contests.SelectMany(c => registers.SlotsOf(c).ToArray()).ToArray();
        var contests = Enumerable.Range(0, registers.ContestCount).Select(c => LineOf(views, registers.Contest(c), registers.SlotsOf(c).ToArray(), cutoff)).ToImmutableArray();
        var byProtocols = asked.By == "protocols" || (asked.By != "reports" && figures.ByProtocols is not null);
        return new()
        {
            Figures = figures,
            Cutoff = cutoff,
            Unit = unit,
            Units = PartsOf(views, unit, slots, cutoff),
            Contests = contests,
            ByProtocols = byProtocols,
            Special = asked.Special,
            RankedContests = [.. contests.Where(c => ShareOf(c, byProtocols).IsSet).OrderByDescending(c => ShareOf(c, byProtocols).Value)],
            RankedStations = Ranked(views, asked.Special ? slots : slots.Where(s => !IsSpecial(registers, s)), cutoff, byProtocols),
            Flagged = FlaggedOf(views, slots),
        };
    }

    /// <summary>The share of a line by the series asked for.</summary>
    public static Share ShareOf(TurnoutLine line, bool byProtocols) => byProtocols ? line.Protocols : line.Reports;

    private static int Root(RegistersView registers) => Enumerable.Range(0, registers.UnitCount).FirstOrDefault(u => registers.Unit(u).Parent < 0);

    private static int CutoffOf(RegistersView registers, string? code)
    {
        for (var i = 0; i < registers.Profile.Cutoffs.Length; i++)
        {
            if (registers.Profile.Cutoffs[i].Code == code) return i;
        }

        return -1;
    }

    private static bool IsSpecial(RegistersView registers, int slot) =>
        registers.Station(registers.Slot(slot).Station).Kinds.Any(k => registers.Profile.StationKinds.Any(s => s.Code == k && s.Special));

    private static TurnoutLine LineOf(Views views, Contest contest, int[] slots, int cutoff) =>
        new(contest.Code, contest.Called.Names, contest.Cutoffs.Contains(cutoff) ? StationTurnout.ByReports(views, slots, cutoff) : default, StationTurnout.ByProtocols(views, slots));

    private static ImmutableArray<TurnoutLine> PartsOf(Views views, int whole, int[] slots, int cutoff)
    {
        var registers = views.Registers;
        var groups = slots.GroupBy(s => PartOf(registers, registers.Station(registers.Slot(s).Station).Unit, whole)).Where(g => g.Key >= 0).OrderBy(g => g.Key);
        return [.. groups.Select(g => new TurnoutLine(registers.Unit(g.Key).Code, registers.Unit(g.Key).Names, StationTurnout.ByReports(views, [.. g], cutoff), StationTurnout.ByProtocols(views, [.. g])))];
    }

    // The part of a unit that another lies in; the unit itself for stations that lie in it and in no part of it.
    private static int PartOf(RegistersView registers, int unit, int whole)
    {
        for (var part = unit; unit >= 0; (part, unit) = (unit, registers.Unit(unit).Parent))
        {
            if (unit == whole) return part;
        }

        return -1;
    }

    private static ImmutableArray<(int Slot, Share Share)> Ranked(Views views, IEnumerable<int> slots, int cutoff, bool byProtocols) =>
        [.. slots.Select(s => (Slot: s, Share: StationTurnout.Of(views, s, cutoff, byProtocols))).Where(r => r.Share.IsSet && r.Share.Coverage.Counted > 0).OrderByDescending(r => r.Share.Value).ThenBy(r => r.Slot)];

    private static ImmutableArray<FlaggedSeries> FlaggedOf(Views views, int[] slots) =>
        [.. slots.Where(s => views.Turnout.Last(s) >= 0).Select(s => new FlaggedSeries(s, views.Turnout.Falls(s), views.Turnout.BreaksOff(s), TurnoutRise.IsTooFast(views, s))).Where(f => f.Falls || f.BreaksOff || f.TooFast)];
}
