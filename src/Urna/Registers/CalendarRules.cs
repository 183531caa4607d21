namespace Urna.Registers;

/// <summary>When polls close, and what may change between freeze and close.</summary>
public static class CalendarRules
{
    /// <summary>The no to a closing, or null: two people, after the last closing hour of all the contest's stations.</summary>
    public static Refusal? Close(Views views, PollsClosed closed, Author by, Moment at)
    {
        var registers = views.Registers;
        var contest = registers.FindContest(closed.Contest);
        if (contest < 0) return new("A06", "29.1", $"There is no contest {closed.Contest}.");
        if (RoleRules.Alone(by, closed.Confirmer) is { } alone) return alone;
        if (!registers.FrozenAt.IsKnown) return new("G12", "46.1", "The registers are not frozen yet.");
        if (registers.Contest(contest).IsClosed) return new("G13", "104.1", $"The polls of {closed.Contest} are closed already.");
        var last = registers.LastClosingOf(contest);
        return at >= last ? null : new("G14", "104.1", $"The last station of {closed.Contest} closes at {last}; it is {at}.");
    }

    /// <summary>The no to a change of lists or hours, or null.</summary>
    public static Refusal? Amend(Views views, Fact fact) => fact switch
    {
        ListAmended amended => Amend(views, amended),
        HoursChanged changed => Change(views, changed),
        _ => throw new ArgumentException("A fact of the calendar was expected.", nameof(fact)),
    };

    private static Refusal? Amend(Views views, ListAmended amended)
    {
        if ((RoleRules.NoSlot(views, amended.Station, amended.Contest) ?? RoleRules.Undecided(views, amended.Decision)) is { } no) return no;
        return ClosedNo(views, amended.Contest);
    }

    private static Refusal? Change(Views views, HoursChanged changed)
    {
        if (views.Registers.FindStation(changed.Station) is not (>= 0 and var station)) return new("A05", "35", $"There is no station {changed.Station}.");
        if (RoleRules.Undecided(views, changed.Decision) is { } no) return no;
        if (changed.Opens.IsKnown && changed.Closes.IsKnown && changed.Opens >= changed.Closes) return new("G06", "104.1", $"The station {changed.Station} would close before it opens.");
        var contests = views.Registers.Station(station).Slots.Select(s => views.Registers.Contest(views.Registers.Slot(s).Contest)).ToArray();
        // After one contest's polls are closed, hours may still be set for a later one, and must lie behind the first.
        var over = contests.LastOrDefault(c => c.IsClosed && (contests.All(o => o.IsClosed) || changed.Closes <= c.ClosedAt));
        return over is null ? null : ClosedNo(views, over.Code);
    }

    private static Refusal? ClosedNo(Views views, string contest) => views.Registers.Contest(views.Registers.FindContest(contest)).IsClosed
        ? new("G13", "104.1", $"The polls of {contest} are closed already.")
        : null;
}
