using Urna.Protocols;
using Urna.Registers;

namespace Urna.Results;

/// <summary>How a contest's result goes from preliminary to court, and how it ends otherwise.</summary>
public static class ResultsRules
{
    /// <summary>The no to a fact of the results, or null.</summary>
    public static Refusal? Decide(Views views, Fact fact)
    {
        var (code, decision) = fact switch
        {
            StageReached reached => (reached.Contest, reached.Decision),
            ContestAnnulled annulled => (annulled.Contest, annulled.Decision),
            ContestPostponed postponed => (postponed.Contest, postponed.Decision),
            LotDrawn drawn => (drawn.Contest, drawn.Decision),
            ResultProtocolEntered entered => (entered.Contest, entered.Decision),
            _ => throw new ArgumentException("A fact of the results was expected.", nameof(fact)),
        };
        var contest = views.Registers.FindContest(code);
        if (contest < 0) return new("A06", "29.1", $"There is no contest {code}.");
        var high = fact is StageReached { Stage: "national" or "court" };
        if ((high ? RoleRules.Powerless(views, decision, "national") : RoleRules.Powerless(views, decision, "national", "constituency")) is { } powerless) return powerless;
        if (CommissionRules.Outside(views, decision, contest) is { } outside) return outside;
        var acts = views.Results.Of(contest);
        return fact switch
        {
            StageReached reached => Reach(views, contest, acts, reached),
            ContestAnnulled => acts.Annulled is null ? null : new("R05", "170", $"{code} is annulled already."),
            ContestPostponed => acts.Postponed is null && acts.Stage == LegalStage.Preliminary ? null : new("R06", "149", $"{code} is postponed already, or has its result."),
            LotDrawn drawn => Draw(views, contest, acts, drawn),
            ResultProtocolEntered entered => Enter(views, contest, acts, entered),
            _ => null,
        };
    }

    private static Refusal? Reach(Views views, int contest, in ContestActs acts, StageReached reached)
    {
        if (!ResultsView.TryParseStage(reached.Stage, out var stage)) return new("R01", "107", $"\"{reached.Stage}\" is no stage: constituency, national or court.");
        if (stage <= acts.Stage) return new("R02", "107", $"{reached.Contest} is at stage {ResultsView.WordOf(acts.Stage)} already.");
        if (!views.Registers.Contest(contest).IsClosed) return new("R03", "107.1", $"The polls of {reached.Contest} are not closed.");
        foreach (var slot in views.Registers.SlotsOf(contest))
        {
            if (views.Protocols.PartOf(slot, views.Registers) is SlotPart.Held or SlotPart.BeingEntered or SlotPart.Received)
                return new("R04", "107.3", $"The protocol of {views.Registers.Station(views.Registers.Slot(slot).Station).Code} waits for a decision; the commission decides on it first.");
        }

        return Unlike(views, acts, reached);
    }

    private static Refusal? Unlike(Views views, in ContestActs acts, StageReached reached)
    {
        if (acts.Protocol?.Differences(views) is [var first, ..] found)
            return new("R12", "107.3", $"The result protocol of {reached.Contest} differs from the sum of its stations in {found.Length} numbers; the first is {first.What}: {first.Paper} on the paper, {first.Sum} in the sum. A corrected version comes first.");
        return null;
    }

    private static Refusal? Enter(Views views, int contest, in ContestActs acts, ResultProtocolEntered entered)
    {
        if (!views.Registers.Contest(contest).IsClosed) return new("R03", "107.1", $"The polls of {entered.Contest} are not closed.");
        if (entered.Version != (acts.Protocol?.Entered.Version ?? 0) + 1) return new("R10", "Urna 1.3", $"Version {entered.Version} of the result protocol of {entered.Contest} is not the next.");
        var (lines, votes) = (views.Registers.Contest(contest).Form.Lines.Length, views.Candidates.Of(contest).Length);
        return entered.LineCount == lines && entered.Numbers.Length == lines + votes && entered.Numbers.All(n => n is >= Numbers.Unreadable and <= Limits.Count)
            ? null
            : new("R11", "107.3", $"The result protocol of {entered.Contest} has {lines} lines and {votes} choices, each a count, empty or unreadable; given are {entered.LineCount} and {entered.Numbers.Length - entered.LineCount}.");
    }

    private static Refusal? Draw(Views views, int contest, in ContestActs acts, LotDrawn drawn)
    {
        if (views.Registers.Profile.Tie.Consequence != "lot") return new("R07", "170", "This law draws no lots.");
        if (views.Candidates.Find(contest, drawn.Choice) < 0) return new("R08", "170", $"There is no choice {drawn.Choice} in {drawn.Contest}.");
        if (!views.Registers.Contest(contest).IsClosed) return new("R03", "107.1", $"The polls of {drawn.Contest} are not closed.");
        var drawnBefore = acts.Lots.IsDefault ? [] : acts.Lots;
        var tie = ContestOutcome.Of(Tabulation.Of(views, contest), views.Registers.Profile).Count?.Outcome as SeatOutcome.Tie;
        return tie is not null && tie.Choices.Contains(drawn.Choice) && !drawnBefore.Contains(drawn.Choice) && drawnBefore.Length < tie.Seats
            ? null
            : new("R09", "170", $"{drawn.Choice} is not among equal votes of {drawn.Contest} that a lot has still to decide.");
    }
}
