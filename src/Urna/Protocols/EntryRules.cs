using Urna.Registers;

namespace Urna.Protocols;

/// <summary>How a protocol gets from paper into the count: two blind entries, a settler where they differ, and somebody else who accepts.</summary>
public static class EntryRules
{
    /// <summary>The no to an entered protocol, or null. A paper that breaks its checks is not refused: only its acceptance is.</summary>
    public static Refusal? Enter(Views views, ProtocolEntered entered, Moment at)
    {
        if (RoleRules.NoSlot(views, entered.Station, entered.Contest) is { } unknown) return unknown;
        var slot = views.Registers.FindSlot(entered.Station, entered.Contest);
        var state = views.Protocols.State(slot);
        if (Locked(views, slot) is { } locked) return locked;
        var next = (state.Latest?.Entered.Version ?? 0) + 1;
        if (entered.Version != next) return new("P03", "Urna 1.3", $"Station {entered.Station} has version {next - 1} in {entered.Contest}; the next is {next}, not {entered.Version}.");
        if (next > 1 && RoleRules.Undecided(views, entered.Decision) is { } undecided) return undecided;
        if (Entrants(views, entered, state) is { } people) return people;
        if (Numbered(views, slot, entered) is { } numbers) return numbers;
        return Reused(views, slot, entered) ?? Early(views, slot, entered, at);
    }

    /// <summary>The no to a blind entry, or null.</summary>
    public static Refusal? Seal(Views views, EntrySealed made, Author by)
    {
        if (RoleRules.NoSlot(views, made.Station, made.Contest) is { } unknown) return unknown;
        var slot = views.Registers.FindSlot(made.Station, made.Contest);
        var state = views.Protocols.State(slot);
        if (Locked(views, slot) is { } locked) return locked;
        if (made.Version != (state.Latest?.Entered.Version ?? 0) + 1) return new("P03", "Urna 1.3", $"Version {made.Version} of {made.Station} is not the next.");
        if (made.Side is not ("a" or "b") || made.Commitment.Length != 64) return new("P04", "Urna 1.4", "A blind entry is side a or b, with its commitment of 64 hexadecimal digits.");
        var (own, other) = made.Side == "a" ? (state.Pending?.A, state.Pending?.B) : (state.Pending?.B, state.Pending?.A);
        if (own is { IsMade: true }) return new("P05", "Urna 1.4", $"Entry {made.Side} of {made.Station} is made already.");
        return other?.By == by.Actor ? new("P06", "Urna 1.4", "The person of one entry cannot make the other.") : null;
    }

    /// <summary>The no to an acceptance, or null.</summary>
    public static Refusal? Accept(Views views, ProtocolAccepted accepted, Author by)
    {
        if (RoleRules.NoSlot(views, accepted.Station, accepted.Contest) is { } unknown) return unknown;
        var slot = views.Registers.FindSlot(accepted.Station, accepted.Contest);
        var state = views.Protocols.State(slot);
        if (state.Latest is not { } latest || latest.Entered.Version != accepted.Version || latest.IsAccepted)
            return new("P07", "Urna 1.3", $"Version {accepted.Version} of {accepted.Station} is not waiting for acceptance.");
        var form = views.Registers.Contest(views.Registers.Slot(slot).Contest).Form;
        if (ProtocolsView.IsHeld(state, form))
            return new("P08", "107.1", $"The protocol of {accepted.Station} breaks {string.Join(", ", form.CodesOf(latest.Broken))}; the commission decides whether it counts.");
        var people = latest.Entered.Entrants;
        var tookPart = by.Actor == latest.By.Actor || by.Actor == people.A || by.Actor == people.B || by.Actor == people.Settler;
        return tookPart ? new("P09", "Urna 1.4", "Who entered a protocol cannot accept it.") : null;
    }

    private static Refusal Unclosed(string contest) => new("P01", "106.1", $"The polls of {contest} are not closed: no votes before.");

    private static Refusal? Locked(Views views, int slot)
    {
        var place = views.Registers.Slot(slot);
        var contest = views.Registers.Contest(place.Contest);
        if (!contest.IsClosed) return Unclosed(contest.Code);
        if (views.Results.Of(place.Contest).Postponed is not null) return new("P02", "149", $"{contest.Code} is postponed.");
        return views.Protocols.State(slot).Has(SlotMarks.Failed) ? new("P10", "107.3", $"Voting failed at {views.Registers.Station(place.Station).Code}.") : null;
    }

    private static Refusal? Entrants(Views views, ProtocolEntered entered, in SlotState state)
    {
        var people = entered.Entrants;
        var blind = state.Pending is { A.IsMade: true, B.IsMade: true };
        if (!blind && views.Registers.Opened?.Kind is Kind.Live or Kind.Rehearsal)
            return new("P23", "Urna 1.4", $"The protocol of {entered.Station} needs two blind entries first: nobody enters one alone.");
        if (state.Pending is { } made && (people.A != made.A.By || people.B != made.B.By)) return new("P06", "Urna 1.4", "The blind entries were made by others.");
        if (!people.Named) return null;
        var same = people.A == people.B || people.Settler == people.A || people.Settler == people.B;
        return same ? new("P06", "Urna 1.4", "Entry A, entry B and their settling take different people.") : null;
    }

    private static Refusal? Numbered(Views views, int slot, ProtocolEntered entered)
    {
        var contest = views.Registers.Slot(slot).Contest;
        var lines = views.Registers.Contest(contest).Form.Lines.Length;
        var votes = views.Candidates.Of(contest).Length;
        if (entered.LineCount != lines || entered.Votes.Length != votes)
            return new("P11", "100.2", $"The form has {lines} lines and the ballot {votes} choices; given are {entered.LineCount} and {entered.Votes.Length}.");
        foreach (var number in entered.Numbers)
        {
            if (number is > Limits.Count or < Numbers.Unreadable) return new("P12", "100.2", $"{number} is no count: 0 to {Limits.Count}.");
        }

        return null;
    }

    private static Refusal? Reused(Views views, int slot, ProtocolEntered entered)
    {
        if (entered.FormNumber.Length == 0 || views.Protocols.SlotOfForm(entered.FormNumber) is not (>= 0 and var other) || other == slot) return null;
        var place = views.Registers.Slot(other);
        return new("P24", "100.3", $"The form {entered.FormNumber} is that of {views.Registers.Station(place.Station).Code} in {views.Registers.Contest(place.Contest).Code}; type the number printed on this paper. If it bears the same one, enter it without a number and attach an act.");
    }

    private static Refusal? Early(Views views, int slot, ProtocolEntered entered, Moment at)
    {
        if (views.Registers.Profile.EarlyProtocol != Level.Refuse) return null;
        var closing = views.Registers.ClosingOf(slot);
        var early = (entered.Completed.IsKnown && entered.Completed < closing) || (entered.Claimed.IsKnown && entered.Claimed < closing);
        return early ? new("P13", "106.1", $"The protocol of {entered.Station} was completed before its closing at {closing}; it is {at}.") : null;
    }
}
