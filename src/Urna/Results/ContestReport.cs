using System.Collections.Immutable;
using Urna.Protocols;
using Urna.Registers;

namespace Urna.Results;

/// <summary>One contest in a report: its numbers over all its stations, or over those of a unit.</summary>
public sealed record ContestReport
{
    /// <summary>The index of the contest.</summary>
    public required int Index { get; init; }

    /// <summary>The slots the numbers are of.</summary>
    public required ImmutableArray<int> Slots { get; init; }

    /// <summary>Whether these are all its stations. Over a part of them nothing is said of seats.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>The numbers and what they mean.</summary>
    public required ContestOutcome Outcome { get; init; }

    /// <summary>Its protocols.</summary>
    public required ProtocolCounts Protocols { get; init; }

    /// <summary>Whether the run-off's pair is the first two of the contest it is linked to, by their numbers on the ballot; null where it is no run-off.</summary>
    public required bool? PairFollows { get; init; }

    /// <summary>The numbers.</summary>
    public ContestTally Tally => Outcome.Tally;

    /// <summary>The contest.</summary>
    public Contest Contest => Outcome.Tally.Contest;

    /// <summary>The standing choices with the most votes, in ballot order: one, or all with equally many; none while there is no vote.</summary>
    public ImmutableArray<string> First
    {
        get
        {
            var most = Enumerable.Range(0, Tally.Ballot.Length).Where(p => Tally.Ballot[p].Stands).Select(Tally.VotesOf).DefaultIfEmpty(0).Max();
            return most == 0 ? [] : [.. Enumerable.Range(0, Tally.Ballot.Length).Where(p => Tally.Ballot[p].Stands && Tally.VotesOf(p) == most).Select(p => Tally.Ballot[p].Code)];
        }
    }

    /// <summary>Whether one choice has more than half of the valid votes.</summary>
    public bool HasMajority => First is [var first] && (Int128)VotesOf(first) * 2 > Tally.Sums[Columns.Valid];

    /// <summary>Stations whose result was invalidated.</summary>
    public PartTotal Invalidated => Tally.Of(SlotPart.Invalidated);

    /// <summary>The votes of a choice; 0 for a code that does not stand there.</summary>
    public long VotesOf(string choice)
    {
        for (var place = 0; place < Tally.Ballot.Length; place++)
        {
            if (Tally.Ballot[place].Code == choice) return Tally.VotesOf(place);
        }

        return 0;
    }

    /// <summary>Whether the invalidated stations are more than the parts of the law, so that the contest is to be annulled.</summary>
    public bool ExceedsAnnulment(Annulment rule)
    {
        var (stations, voters) = (Tally.Parts.Sum(p => p.Stations), Tally.Parts.Sum(p => p.Voters));
        return rule.Stations.IsSet && rule.Stations.IsExceededBy(Invalidated.Stations, stations)
            && (!rule.Voters.IsSet || rule.Voters.IsExceededBy(Invalidated.Voters, voters));
    }

    /// <summary>Counts a contest.</summary>
    /// <param name="views">What is known.</param>
    /// <param name="contest">The index of the contest.</param>
    /// <param name="unit">The index of a unit; -1: all stations.</param>
    public static ContestReport Of(Views views, int contest, int unit)
    {
        var tally = Tabulation.Of(views, contest, unit);
        var slots = Tabulation.SlotsOf(views.Registers, contest, unit).ToImmutableArray();
        return new()
        {
            Index = contest,
            Slots = slots,
            IsWhole = slots.Length == views.Registers.SlotsOf(contest).Length,
            Outcome = ContestOutcome.Of(tally, views.Registers.Profile),
            Protocols = ProtocolCounts.Of(views, slots.AsSpan()),
            PairFollows = unit < 0 ? Follows(views, contest) : null,
        };
    }

    private static bool? Follows(Views views, int contest)
    {
        var called = views.Registers.Contest(contest).Called;
        if (called.Link != "runoff" || views.Registers.FindContest(called.LinkedTo) is not (>= 0 and var before)) return null;
        var ballot = views.Candidates.Of(contest);
        var tally = Tabulation.Of(views, before);
        var first = Enumerable.Range(0, tally.Ballot.Length).OrderByDescending(tally.VotesOf).Take(ballot.Length).Select(p => tally.Ballot[p].Registered.Position);
        return tally.HasVotes ? first.Order().SequenceEqual(ballot.Select(c => c.Registered.Position).Order()) : null;
    }
}
