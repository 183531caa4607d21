using Urna.Registers;

namespace Urna.Protocols;

/// <summary>What may be decided about a station's protocol once it is there.</summary>
public static class ProtocolsRules
{
    /// <summary>The no to a receipt, or null.</summary>
    public static Refusal? Receive(Views views, ProtocolReceived received)
    {
        if (RoleRules.NoSlot(views, received.Station, received.Contest) is { } unknown) return unknown;
        var state = StateOf(views, received.Station, received.Contest);
        if (!views.Registers.Contest(views.Registers.FindContest(received.Contest)).IsClosed) return new("P01", "106.1", $"The polls of {received.Contest} are not closed.");
        if (state.Has(SlotMarks.Failed)) return new("P10", "107.3", $"Voting failed at {received.Station}.");
        return state.Has(SlotMarks.Received) ? new("P14", "107.1", $"The protocol of {received.Station} was received already.") : null;
    }

    /// <summary>The no to an explanation, or null.</summary>
    public static Refusal? Explain(Views views, ProtocolExplained explained)
    {
        if (RoleRules.NoSlot(views, explained.Station, explained.Contest) is { } unknown) return unknown;
        var state = StateOf(views, explained.Station, explained.Contest);
        var form = views.Registers.Contest(views.Registers.FindContest(explained.Contest)).Form;
        var owed = state.Latest is { } latest && latest.Entered.Version == explained.Version && form.CodesOf(latest.Broken).Contains(explained.Check);
        if (!owed) return new("P15", "100.2", $"Version {explained.Version} of {explained.Station} does not break {explained.Check}.");
        return views.Acts.Papers.ContainsKey(explained.Paper) ? null : new("P16", "Urna 1.1", "The explanation's paper is not attached.");
    }

    /// <summary>The no to an admission, or null.</summary>
    public static Refusal? Admit(Views views, ProtocolAdmitted admitted)
    {
        if (No(views, admitted.Station, admitted.Contest, admitted.Decision) is { } no) return no;
        var state = StateOf(views, admitted.Station, admitted.Contest);
        var form = views.Registers.Contest(views.Registers.FindContest(admitted.Contest)).Form;
        var held = ProtocolsView.IsHeld(state, form) && state.Latest?.Entered.Version == admitted.Version;
        return held ? null : new("P17", "107.1", $"Version {admitted.Version} of {admitted.Station} is not held back.");
    }

    /// <summary>The no to ordering a recount, or null.</summary>
    public static Refusal? Recount(Views views, RecountOrdered ordered)
    {
        if (No(views, ordered.Station, ordered.Contest, ordered.Decision) is { } no) return no;
        var state = StateOf(views, ordered.Station, ordered.Contest);
        if (state.Latest is null) return new("P18", "108.4", $"Station {ordered.Station} has no protocol to count again.");
        return state.Has(SlotMarks.Recount) ? new("P19", "108.4", $"A recount of {ordered.Station} is ordered already.") : null;
    }

    /// <summary>The no to an invalidation, or null.</summary>
    public static Refusal? Invalidate(Views views, ResultInvalidated invalidated)
    {
        if (No(views, invalidated.Station, invalidated.Contest, invalidated.Decision) is { } no) return no;
        var state = StateOf(views, invalidated.Station, invalidated.Contest);
        if (state.Latest is null) return new("P18", "108.4", $"Station {invalidated.Station} has no result to invalidate.");
        return state.Has(SlotMarks.Invalidated) ? new("P20", "112", $"The result of {invalidated.Station} is invalidated already.") : null;
    }

    /// <summary>The no to lifting an invalidation, or null.</summary>
    public static Refusal? Restore(Views views, ResultRestored restored)
    {
        if (No(views, restored.Station, restored.Contest, restored.Decision) is { } no) return no;
        return StateOf(views, restored.Station, restored.Contest).Has(SlotMarks.Invalidated) ? null : new("P21", "114", $"The result of {restored.Station} is not invalidated.");
    }

    /// <summary>The no to a failed station, or null.</summary>
    public static Refusal? Fail(Views views, VotingFailed failed)
    {
        if (No(views, failed.Station, failed.Contest, failed.Decision) is { } no) return no;
        var state = StateOf(views, failed.Station, failed.Contest);
        return state.Latest is null && !state.Has(SlotMarks.Failed) ? null : new("P22", "107.3", $"Station {failed.Station} has a protocol, or failed already.");
    }

    private static Refusal? No(Views views, string station, string contest, string decision) =>
        RoleRules.NoSlot(views, station, contest) ?? RoleRules.Powerless(views, decision, "national", "constituency")
        ?? CommissionRules.Outside(views, decision, views.Registers.FindContest(contest));

    private static SlotState StateOf(Views views, string station, string contest) => views.Protocols.State(views.Registers.FindSlot(station, contest));
}
