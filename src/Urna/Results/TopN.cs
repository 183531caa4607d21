namespace Urna.Results;

/// <summary>The choices with the most votes, as many as there are seats; each fills one.</summary>
public static class TopN
{
    /// <summary>Counts. Equal votes at the cut are a <see cref="SeatOutcome.Tie"/>; a choice without a vote receives nothing.</summary>
    /// <param name="tally">The votes.</param>
    /// <param name="seats">0 to <see cref="SeatCount.MostSeats"/>.</param>
    public static SeatCount Count(Tally tally, int seats)
    {
        var book = new SeatBook(tally, seats);
        while (book.Give(SeatStepKind.Votes, i => book.Held(i) == 0 ? Fraction.Of(tally.Choices[i].Votes, 1) : null))
        {
        }

        return book.Close();
    }
}

/// <summary>One seat for the choice with the most votes.</summary>
public static class Plurality
{
    /// <summary>Counts. Equal most votes are a <see cref="SeatOutcome.Tie"/>.</summary>
    public static SeatCount Count(Tally tally) => TopN.Count(tally, 1);
}
