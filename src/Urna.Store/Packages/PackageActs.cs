using Urna.Candidates;
using Urna.Protocols;
using Urna.Registers;
using Urna.Results;
using Urna.Turnout;

namespace Urna.Store.Packages;

/// <summary>Turns what happened after the freeze into facts with their authors.</summary>
internal sealed class PackageActs(Package package, PackageAuthors authors, Func<Views> known)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The facts of one event. Each is made when it is asked for, when those before it are folded.</summary>
    public IEnumerable<(Author By, Fact Fact)> Of(PackageEvent happened) => happened.Kind switch
    {
        EventKind.Turnout => [Turnout(package.Turnout[happened.Index])],
        EventKind.Closing => [Closing(package.Contests[happened.Index].Contest)],
        EventKind.Decision => Decision(package.Decisions[happened.Index]),
        _ => Protocol(package.Protocols[happened.Index]),
    };

    private (Author By, Fact Fact) Turnout(in PackageTurnout row)
    {
        var slot = package.Slots[row.Slot];
        var station = package.Stations[slot.Station].Station;
        return (authors.Of(PackageAuthors.Precinct(station), Roles.Secretary), new TurnoutReported(station, package.Contests[slot.Contest].Contest, package.Profile.Cutoffs[row.Cutoff].Code, row.Voters));
    }

    private (Author By, Fact Fact) Closing(string contest)
    {
        var commission = PackageAuthors.Constituency(contest);
        return (authors.Of(commission, Roles.Recorder), new PollsClosed(contest, authors.Confirmer(commission)));
    }

    private IEnumerable<(Author By, Fact Fact)> Protocol(PackageProtocol row)
    {
        var commission = PackageAuthors.Constituency(row.Entered.Contest);
        yield return (authors.Of(commission, Roles.Operator), row.Entered);
        if (!IsHeld(row.Slot)) yield return Accept(row.Slot, row.Entered.Version);
    }

    private IEnumerable<(Author By, Fact Fact)> Decision(PackageDecision row)
    {
        var by = authors.Of(row.Taken.Commission, Roles.Recorder);
        if (_taken.Add(row.Taken.Decision)) yield return (by, row.Taken with { Confirmer = authors.Confirmer(row.Taken.Commission) });
        foreach (var effect in Effects(row)) yield return (by, effect);
        if (row.Kind != DecisionKind.Admit) yield break;
        var slot = SlotOf(row.Station, row.Contest);
        if (known().Protocols.State(slot) is { Latest: { IsAccepted: false } latest }) yield return Accept(slot, latest.Entered.Version);
    }

    private IEnumerable<Fact> Effects(PackageDecision row)
    {
        var decision = row.Taken.Decision;
        var contest = row.Contest < 0 ? string.Empty : package.Contests[row.Contest].Contest;
        var station = row.Station < 0 ? string.Empty : package.Stations[row.Station].Station;
        return row.Kind switch
        {
            DecisionKind.Admit => [new ProtocolAdmitted(station, contest, known().Protocols.State(SlotOf(row.Station, row.Contest)).Latest?.Entered.Version ?? 1, decision)],
            DecisionKind.Invalidate => [new ResultInvalidated(station, contest, decision)],
            DecisionKind.Restore => [new ResultRestored(station, contest, decision)],
            DecisionKind.Recount => [new RecountOrdered(station, contest, decision)],
            DecisionKind.Fail => Failed(row.Station, contest, decision),
            DecisionKind.Annul => [new ContestAnnulled(contest, decision)],
            DecisionKind.Withdraw => [new ChoiceWithdrawn(contest, row.Choice, decision)],
            DecisionKind.Postpone => [new ContestPostponed(contest, decision)],
            DecisionKind.Stage => Reached(row, decision),
            _ => [],
        };
    }

    private IEnumerable<Fact> Failed(int station, string contest, string decision) => package.Stations[station].Ballots
        .Where(b => contest.Length == 0 || b.Contest == contest)
        .Select(b => new VotingFailed(package.Stations[station].Station, b.Contest, decision));

    private IEnumerable<StageReached> Reached(PackageDecision row, string decision)
    {
        var views = known();
        foreach (var contest in row.Contest >= 0 ? [row.Contest] : Enumerable.Range(0, package.Contests.Length))
        {
            if (row.Contest >= 0 || (Waits(views, contest) && IsBelow(views, contest, row.Stage))) yield return new(package.Contests[contest].Contest, row.Stage, decision);
        }
    }

    private static bool Waits(Views views, int contest) => views.Registers.Contest(contest).IsClosed && views.Results.Of(contest) is { Annulled: null, Postponed: null };

    private static bool IsBelow(Views views, int contest, string stage) => ResultsView.TryParseStage(stage, out var next) && views.Results.Of(contest).Stage < next;

    private (Author By, Fact Fact) Accept(int slot, int version)
    {
        var (station, contest) = (package.Stations[package.Slots[slot].Station].Station, package.Contests[package.Slots[slot].Contest].Contest);
        return (authors.Of(PackageAuthors.Constituency(contest), Roles.Accepter), new ProtocolAccepted(station, contest, version));
    }

    private bool IsHeld(int slot)
    {
        var views = known();
        return ProtocolsView.IsHeld(views.Protocols.State(slot), views.Registers.Contest(package.Slots[slot].Contest).Form);
    }

    private int SlotOf(int station, int contest) => known().Registers.FindSlot(package.Stations[station].Station, package.Contests[contest].Contest);
}
