using System.Collections.Immutable;

namespace Urna.Results;

/// <summary>Between how many seats a list will end, whatever the votes still out bring.</summary>
/// <param name="Choice">The code of the list.</param>
/// <param name="Fewest">Seats it keeps in every case.</param>
/// <param name="Most">Seats it does not exceed in any case.</param>
public readonly record struct SeatRange(string Choice, int Fewest, int Most);

/// <summary>The ranges of seats that votes still out leave open under D'Hondt, without a threshold.</summary>
public static class SeatRanges
{
    /// <summary>
    /// The ranges. A list keeps k seats if its rivals cannot own more than seats − k quotients as high as its k-th, even when every vote out buys them the
    /// cheapest quotient they lack. It can reach k seats if, with every vote out for itself, its rivals own at most seats − k higher quotients.
    /// Equal quotients count against the fewest and for the most.
    /// </summary>
    /// <param name="tally">The votes counted.</param>
    /// <param name="seats">0 to <see cref="SeatCount.MostSeats"/>.</param>
    /// <param name="votesOut">The most valid votes that can still come, as for <see cref="Overtaking"/>.</param>
    public static ImmutableArray<SeatRange> OfDHondt(Tally tally, int seats, long votesOut)
    {
        if (seats is < 0 or > SeatCount.MostSeats) throw new ArgumentOutOfRangeException(nameof(seats), seats, $"Seats are 0 to {SeatCount.MostSeats}.");
        ArgumentOutOfRangeException.ThrowIfNegative(votesOut);
        return [.. tally.Choices.Select((line, i) => new SeatRange(
            line.Choice,
            Highest(line, line.Votes, seats, k => RivalsWithVotesOut(tally, i, k, votesOut)),
            Highest(line, line.Votes + votesOut, seats, k => RivalsAbove(tally, i, k, line.Votes + votesOut))))];
    }

    private static int Highest(ChoiceVotes line, long votes, int seats, Func<int, Int128> rivals)
    {
        var most = votes == 0 ? 0 : line.Most == 0 ? seats : Math.Min(seats, line.Most);
        var k = 0;
        while (k < most && rivals(k + 1) <= seats - (k + 1)) k++;
        return k;
    }

    /// <summary>How many quotients at least as high as the list's k-th its rivals can own with the votes still out. In k-ths of a vote, where each quotient after the first missing one costs the list's votes.</summary>
    private static Int128 RivalsWithVotesOut(Tally tally, int list, int k, long votesOut)
    {
        Int128 price = tally.Choices[list].Votes;
        Int128 owned = 0;
        var first = new List<Int128>();
        for (var j = 0; j < tally.Choices.Length; j++)
        {
            if (j == list) continue;
            var (full, over) = Int128.DivRem((Int128)tally.Choices[j].Votes * k, price);
            owned += full;
            first.Add(price - over);
        }

        var purse = (Int128)votesOut * k;
        first.Sort();
        foreach (var cost in first)
        {
            if (cost > purse) return owned;
            purse -= cost;
            owned++;
        }

        return first.Count == 0 ? 0 : owned + (purse / price);
    }

    private static Int128 RivalsAbove(Tally tally, int list, int k, long votes)
    {
        Int128 above = 0;
        for (var j = 0; j < tally.Choices.Length; j++)
        {
            var line = tally.Choices[j];
            if (j == list || line.Votes == 0) continue;
            var higher = (((Int128)line.Votes * k) - 1) / votes;
            above += line.Most == 0 ? higher : Int128.Min(higher, line.Most);
        }

        return above;
    }
}
