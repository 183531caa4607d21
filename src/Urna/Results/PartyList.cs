using System.Collections.Immutable;

namespace Urna.Results;

/// <summary>Seats for lists in proportion to their votes.</summary>
public static class PartyList
{
    /// <summary>Counts. A list takes part if its votes are at least the threshold's part of the base. Quotas are made of the votes of the lists that take part.</summary>
    /// <param name="tally">The votes.</param>
    /// <param name="seats">0 to <see cref="SeatCount.MostSeats"/>.</param>
    /// <param name="method">The method.</param>
    /// <param name="threshold">The part a list needs; default: none.</param>
    /// <param name="ofCast">Whether it is a part of all ballots cast rather than of the valid ones.</param>
    public static SeatCount Count(Tally tally, int seats, ListMethod method, Part threshold = default, bool ofCast = false)
    {
        var book = new SeatBook(tally, seats);
        var whole = ofCast ? tally.Cast : tally.Valid;
        var takesPart = tally.Choices.Select(c => !threshold.IsSet || Reaches(threshold, c.Votes, whole)).ToArray();
        var below = tally.Choices.Where((_, i) => !takesPart[i]).Select(c => c.Choice).ToImmutableArray();
        var votes = tally.Choices.Where((_, i) => takesPart[i]).Sum(c => c.Votes);
        Fraction? Votes(int i) => takesPart[i] ? Fraction.Of(tally.Choices[i].Votes, 1) : null;
        var quota = QuotaOf(method, votes, seats);
        if (votes > 0 && seats > 0 && method is ListMethod.Hare or ListMethod.Droop) Remainders(book, tally, quota, Votes);
        if (method is not (ListMethod.Hare or ListMethod.Droop)) Quotients(book, tally, method, votes, Votes);
        return book.Close(quota, below);
    }

    private static bool Reaches(Part threshold, long votes, long whole) => (Int128)votes * threshold.Denominator >= (Int128)threshold.Numerator * whole;

    private static Fraction QuotaOf(ListMethod method, long votes, int seats) => (method, seats) switch
    {
        (ListMethod.Hare, > 0) => Fraction.Of(votes, seats),
        (ListMethod.Droop, > 0) => Fraction.Of((votes / (seats + 1)) + 1, 1),
        _ => default,
    };

    private static void Quotients(SeatBook book, Tally tally, ListMethod method, long votes, Func<int, Fraction?> votesOf)
    {
        Fraction? QuotientOf(int i) => votesOf(i) is null || !WithinQuota(i) ? null : ListMethods.Quotient(method, tally.Choices[i].Votes, book.Held(i));
        bool WithinQuota(int i) => method != ListMethod.Quota
            || (Int128)book.Held(i) * votes < (Int128)tally.Choices[i].Votes * (book.Given + 1);
        if (method is ListMethod.Adams or ListMethod.Dean or ListMethod.HuntingtonHill)
        {
            while (book.Give(SeatStepKind.FirstSeat, i => book.Held(i) == 0 ? votesOf(i) : null))
            {
            }
        }

        while (book.Give(SeatStepKind.Quotient, QuotientOf))
        {
        }
    }

    private static void Remainders(SeatBook book, Tally tally, Fraction quota, Func<int, Fraction?> votesOf)
    {
        book.GiveWhole(i => votesOf(i) is null ? null : Per(tally.Choices[i].Votes, quota));
        Fraction? RemainderOf(int i) => votesOf(i) is null ? null : Remainder(tally.Choices[i].Votes, quota);
        for (var given = -1; given != book.Given;)
        {
            // One round gives each list at most one seat. A second is needed only where lists ran out of candidates or voters are fewer than seats.
            given = book.Given;
            var before = Enumerable.Range(0, tally.Choices.Length).Select(book.Held).ToArray();
            while (book.Give(SeatStepKind.Remainder, i => book.Held(i) == before[i] ? RemainderOf(i) : null))
            {
            }
        }
    }

    internal static Fraction Per(long votes, Fraction quota) => Fraction.Of((Int128)votes * quota.Denominator, quota.Numerator);

    internal static Fraction Remainder(long votes, Fraction quota)
    {
        var whole = (Int128)votes * quota.Denominator;
        return Fraction.Of(Int128.DivRem(whole, quota.Numerator).Remainder, quota.Denominator);
    }
}
