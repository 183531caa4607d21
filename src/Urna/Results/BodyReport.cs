using System.Collections.Immutable;
using Urna.Registers;

namespace Urna.Results;

/// <summary>Seats that one party, or those of no party, hold by the numbers counted.</summary>
/// <param name="Party">The code of the party; empty for independents.</param>
/// <param name="Ahead">Seats in which it is ahead, whatever their state.</param>
/// <param name="Leading">Those of them that votes still out could change.</param>
/// <param name="CannotBeOvertaken">Those that votes still out cannot change.</param>
/// <param name="Elected">Those of established results.</param>
public readonly record struct PartySeats(string Party, int Ahead, int Leading, int CannotBeOvertaken, int Elected);

/// <summary>Whom a seat is counted for.</summary>
public enum Attribution
{
    /// <summary>The party that nominated the choice.</summary>
    Nomination,

    /// <summary>The party the choice is a member of.</summary>
    Membership,

    /// <summary>The nominating party or, where there is none, the one the choice is a member of.</summary>
    Affiliation,
}

/// <summary>One body that contests fill: the numbers they add up to, and who is ahead for its seats.</summary>
public sealed record BodyReport
{
    private const int StateCount = (int)SeatState.Annulled + 1;

    /// <summary>The body.</summary>
    public required Group Group { get; init; }

    /// <summary>Its contests in this report.</summary>
    public required ImmutableArray<ContestReport> Contests { get; init; }

    /// <summary>What its contests add up to.</summary>
    public required BodyTotal Total { get; init; }

    /// <summary>Voters on the lists of its contests, those linked to another left out, divided by their number, half up; 0 where there are none.</summary>
    public required long Norm { get; init; }

    /// <summary>
    /// The contests that its seats hang on, each seat once: a run-off or repeat as soon as it has votes, before that the contest it is linked to. A re-run
    /// is voting repeated in single stations and carries no seat of its own.
    /// </summary>
    public IEnumerable<ContestReport> SeatContests
    {
        get
        {
            var later = Contests.Where(c => c.Contest.Called.Link is "runoff" or "repeat" && c.Tally.HasVotes).Select(c => c.Contest.Called.LinkedTo).ToHashSet(StringComparer.Ordinal);
            return Contests.Where(c => c.IsWhole && !later.Contains(c.Contest.Code) && (c.Contest.Called.Link.Length == 0 || (c.Contest.Called.Link != "rerun" && c.Tally.HasVotes)));
        }
    }

    /// <summary>Seats of those contests by state, in the order of <see cref="SeatState"/>; they add up to all their seats.</summary>
    public ImmutableArray<int> States
    {
        get
        {
            var states = new int[StateCount];
            foreach (var contest in SeatContests) states[(int)contest.Outcome.State] += contest.Contest.Called.Seats;
            return [.. states];
        }
    }

    /// <summary>The seats by party, most seats first, then by code; independents are the one with an empty code.</summary>
    public ImmutableArray<PartySeats> SeatsBy(Attribution attribution)
    {
        var parties = new Dictionary<string, PartySeats>(StringComparer.Ordinal);
        foreach (var contest in SeatContests)
        {
            foreach (var (choice, seats) in contest.Outcome.Holders)
            {
                var registered = contest.Tally.Ballot.First(c => c.Code == choice).Registered;
                var party = attribution switch
                {
                    Attribution.Nomination => registered.Party,
                    Attribution.Membership => registered.MemberOf,
                    _ => registered.Party.Length > 0 ? registered.Party : registered.MemberOf,
                };
                parties[party] = With(parties.GetValueOrDefault(party, new(party, 0, 0, 0, 0)), contest.Outcome.State, seats);
            }
        }

        return [.. parties.Values.OrderByDescending(p => p.Ahead).ThenBy(p => p.Party, StringComparer.Ordinal)];
    }

    /// <summary>Adds up a body.</summary>
    public static BodyReport Of(Group group, IEnumerable<ContestReport> contests)
    {
        var own = contests.Where(c => c.Contest.Called.Group == group.Code).ToImmutableArray();
        var first = own.Where(c => c.Contest.Called.Link.Length == 0).ToList();
        var voters = first.Sum(c => c.Tally.Parts.Sum(p => p.Voters));
        return new()
        {
            Group = group,
            Contests = own,
            Total = Tabulation.Sum([.. own.Select(c => c.Tally)]),
            Norm = first.Count == 0 ? 0 : ((voters * 2) + first.Count) / (first.Count * 2L),
        };
    }

    private static PartySeats With(PartySeats before, SeatState state, int seats) => new(
        before.Party,
        before.Ahead + seats,
        before.Leading + (state == SeatState.Leading ? seats : 0),
        before.CannotBeOvertaken + (state == SeatState.CannotBeOvertaken ? seats : 0),
        before.Elected + (state == SeatState.Elected ? seats : 0));
}

/// <summary>The contests of one round of a majority system: first rounds, run-offs, re-runs, repeats.</summary>
/// <param name="Link"><c>first</c>, or the word of the link: <c>runoff</c>, <c>rerun</c>, <c>repeat</c>.</param>
/// <param name="Contests">How many contests.</param>
/// <param name="WithVotes">In how many a protocol is counted.</param>
/// <param name="NoMajority">In how many of those nobody has more than half of the valid votes.</param>
/// <param name="PairsFollow">Run-offs whose pair is the first two of the contest they are linked to.</param>
public sealed record RoundReport(string Link, int Contests, int WithVotes, int NoMajority, int PairsFollow)
{
    /// <summary>The rounds that contests of majority systems have, first rounds first.</summary>
    public static ImmutableArray<RoundReport> Of(IEnumerable<ContestReport> contests) => [.. contests
        .Where(c => c.Contest.System.Type == "majority")
        .GroupBy(c => c.Contest.Called.Link, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new RoundReport(
            g.Key.Length == 0 ? "first" : g.Key,
            g.Count(),
            g.Count(c => c.Tally.HasVotes),
            g.Count(c => c.Tally.HasVotes && !c.HasMajority),
            g.Count(c => c.PairFollows == true)))];
}
