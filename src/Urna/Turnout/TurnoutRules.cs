using Urna.Registers;

namespace Urna.Turnout;

/// <summary>What a station may report. What a falling series, one that rises too fast, or a report above the lists leads to is a value of the profile.</summary>
public static class TurnoutRules
{
    /// <summary>The no to a report, or null.</summary>
    public static Refusal? Report(Views views, TurnoutReported report, Moment at)
    {
        if (RoleRules.NoSlot(views, report.Station, report.Contest) is { } unknown) return unknown;
        var registers = views.Registers;
        var slot = registers.FindSlot(report.Station, report.Contest);
        var cutoff = registers.CutoffOf(registers.Slot(slot).Contest, report.Cutoff);
        if (cutoff < 0) return new("T01", "104.1", $"{report.Contest} has no cut-off {report.Cutoff}.");
        if (!registers.FrozenAt.IsKnown) return new("G12", "46.1", "The registers are not frozen yet.");
        if (at < registers.Profile.Cutoffs[cutoff].At) return new("T02", "104.1", $"The cut-off {report.Cutoff} is at {registers.Profile.Cutoffs[cutoff].At}; it is {at}.");
        var known = views.Turnout.Voters(slot, cutoff);
        if (known != -1) return new("T03", "Urna 1.3", $"Station {report.Station} has reported {Said(known)} for {report.Cutoff}; a change is a correction.");
        return Plausible(views, slot, cutoff, report.Voters);
    }

    /// <summary>The no to a correction, or null: it names the number it was based on.</summary>
    public static Refusal? Correct(Views views, TurnoutCorrected corrected)
    {
        if (RoleRules.NoSlot(views, corrected.Station, corrected.Contest) is { } unknown) return unknown;
        var registers = views.Registers;
        var slot = registers.FindSlot(corrected.Station, corrected.Contest);
        var cutoff = registers.CutoffOf(registers.Slot(slot).Contest, corrected.Cutoff);
        if (cutoff < 0) return new("T01", "104.1", $"{corrected.Contest} has no cut-off {corrected.Cutoff}.");
        var known = views.Turnout.Voters(slot, cutoff);
        if (known != (corrected.Was < 0 ? TurnoutView.EmptyReport : corrected.Was)) return new("T04", "Urna 1.3", known == -1 ? "There is no report to correct." : $"The report is {Said(known)} by now, not {corrected.Was}.");
        return Plausible(views, slot, cutoff, corrected.Voters);
    }

    private static string Said(int voters) => voters < 0 ? "without a number" : voters.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Refusal? Plausible(Views views, int slot, int cutoff, int voters)
    {
        var registers = views.Registers;
        var station = registers.Station(registers.Slot(slot).Station).Code;
        var list = registers.Slot(slot).Voters;
        if (voters is < -1 or > Limits.Count) return new("T07", "104.1", $"{voters} is no number of voters: 0 to {Limits.Count}, or none.");
        if (registers.Profile.TurnoutAboveList == Level.Refuse && voters > list) return new("T05", "46.1", $"Station {station} has {list} voters on its lists; {voters} cannot have taken part.");
        return Falling(views, slot, cutoff, voters) ?? TurnoutRise.Refuse(views, slot, cutoff, voters);
    }

    private static Refusal? Falling(Views views, int slot, int cutoff, int voters)
    {
        var registers = views.Registers;
        if (registers.Profile.FallingTurnout != Level.Refuse || voters < 0) return null;
        for (var other = 0; other < registers.Profile.Cutoffs.Length; other++)
        {
            var said = views.Turnout.Voters(slot, other);
            if (said >= 0 && (other < cutoff ? said > voters : other > cutoff && said < voters))
                return new("T06", "104.1", $"Station {registers.Station(registers.Slot(slot).Station).Code} reported {said} for {registers.Profile.Cutoffs[other].Code}; voters since the opening never fall.");
        }

        return null;
    }
}
