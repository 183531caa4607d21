namespace Urna.Results;

/// <summary>
/// The seats of a Dutch municipal council (Kieswet, articles P 5 to P 10). Whole quotas first. With fewer than 19 seats the rest goes by largest remainder to
/// lists with at least three quarters of the quota, then by highest average, at most one such seat each, then by highest average; with 19 or more, by highest
/// average. A list with more than half of the votes and not more than half of the seats takes the seat given last. A list fills no more seats than it has candidates.
/// </summary>
public static class DutchCouncil
{
    /// <summary>From this number of seats on the rest goes by highest average alone (article P 7).</summary>
    public const int Large = 19;

    /// <summary>Counts. A tie is to be settled by lot (article P 12).</summary>
    /// <param name="tally">The votes of the lists.</param>
    /// <param name="seats">0 to <see cref="SeatCount.MostSeats"/>.</param>
    public static SeatCount Count(Tally tally, int seats)
    {
        var book = new SeatBook(tally, seats);
        if (tally.Votes == 0 || seats == 0) return book.Close();
        var quota = Fraction.Of(tally.Votes, seats);
        book.GiveWhole(i => PartyList.Per(tally.Choices[i].Votes, quota));
        if (seats < Large) Small(book, tally, quota);
        while (book.Give(SeatStepKind.Average, i => Average(book, tally, i)))
        {
        }

        GiveMajority(book, tally, seats);
        return book.Close(quota);
    }

    private static void Small(SeatBook book, Tally tally, Fraction quota)
    {
        var threeQuarters = Fraction.Of(quota.Numerator * 3, quota.Denominator * 4);
        var before = Holdings(book, tally);
        while (book.Give(SeatStepKind.Remainder, i => book.Held(i) == before[i] && Fraction.Of(tally.Choices[i].Votes, 1) >= threeQuarters
            ? PartyList.Remainder(tally.Choices[i].Votes, quota) : null))
        {
        }

        var after = Holdings(book, tally);
        while (book.Give(SeatStepKind.SingleAverage, i => book.Held(i) == after[i] ? Average(book, tally, i) : null))
        {
        }
    }

    private static int[] Holdings(SeatBook book, Tally tally) => [.. Enumerable.Range(0, tally.Choices.Length).Select(book.Held)];

    private static Fraction Average(SeatBook book, Tally tally, int choice) => Fraction.Of(tally.Choices[choice].Votes, book.Held(choice) + 1);

    private static void GiveMajority(SeatBook book, Tally tally, int seats)
    {
        for (var i = 0; i < tally.Choices.Length; i++)
        {
            var hasVotes = (Int128)tally.Choices[i].Votes * 2 > tally.Votes;
            if (hasVotes && book.Held(i) * 2 <= seats && book.IsOpen(i)) book.TakeLast(i, SeatStepKind.MajoritySeat);
        }
    }
}
