using System.Collections.Immutable;

namespace Urna.Results;

/// <summary>One seat for the choice with more than half of the valid ballots; otherwise the first two meet in a run-off.</summary>
public static class Majority
{
    /// <summary>
    /// Counts. Exactly half is not a majority. Equal votes for a place in the run-off are a <see cref="SeatOutcome.RunOffTie"/>. Where there are only two
    /// choices and their votes are equal, a run-off would ask the same question again: that is a <see cref="SeatOutcome.Tie"/>.
    /// </summary>
    public static SeatCount Count(Tally tally)
    {
        var book = new SeatBook(tally, 1);
        var most = tally.Choices.IsEmpty ? 0 : tally.Choices.Max(c => c.Votes);
        var wins = (Int128)most * 2 > tally.Valid;
        book.Give(SeatStepKind.Votes, i => Fraction.Of(tally.Choices[i].Votes, 1));
        return wins || most == 0 ? book.Close() : WithoutMajority(tally);
    }

    private static SeatCount WithoutMajority(Tally tally)
    {
        var ranks = tally.Choices.GroupBy(c => c.Votes).OrderByDescending(g => g.Key).Select(g => g.Select(c => c.Choice).ToImmutableArray()).ToList();
        SeatOutcome outcome = (ranks[0].Length, tally.Choices.Length) switch
        {
            (_, 1) => new SeatOutcome.Unfilled(1),
            (2, 2) => new SeatOutcome.Tie(ranks[0], 1),
            (2, _) => new SeatOutcome.RunOff(ranks[0]),
            ( > 2, _) => new SeatOutcome.RunOffTie([], ranks[0], 2),
            _ when ranks[1].Length == 1 => new SeatOutcome.RunOff([.. tally.Choices.Select(c => c.Choice).Where(c => c == ranks[0][0] || c == ranks[1][0])]),
            _ => new SeatOutcome.RunOffTie(ranks[0], ranks[1], 1),
        };
        var claims = tally.Choices.Select(c => new SeatClaim(c.Choice, 0, Fraction.Of(c.Votes, 1), 0));
        return new()
        {
            Seats = 1,
            Awards = [.. tally.Choices.Select(c => new SeatAward(c.Choice, 0))],
            Steps = [new(1, SeatStepKind.Votes, [.. claims], ranks[0].Length > 1 ? ranks[0] : [])],
            Outcome = outcome,
        };
    }
}
