using CsCheck;
using Urna.Results;

namespace Urna.Tests.Results;

public class SeatRangeTests
{
    [Fact]
    public void Every_vote_out_can_cost_or_win_only_so_many_seats()
    {
        // Quotients 60 30 20 15 12 | 40 20 13.3 10: five seats are 60 40 30 20 20. With 5 votes for the first its fourth is 16.25, still below 20;
        // with 5 for the second its third is 15 and below the first's third, 20.
        Assert.Equal([new("c0", 3, 3), new SeatRange("c1", 2, 2)], SeatRanges.OfDHondt(SeatVectors.TallyOf([60, 40]), 5, 5));

        // 20 votes make the second's third quotient 20, equal to the first's third; 20 make the first's fourth 20, equal to the second's second.
        Assert.Equal([new("c0", 2, 4), new SeatRange("c1", 1, 3)], SeatRanges.OfDHondt(SeatVectors.TallyOf([60, 40]), 5, 20));
    }

    [Fact]
    public void With_nothing_out_the_range_is_the_count() => Gen.Select(Gen.Long[1, 1_000_000].Array[1, 8], Gen.Int[0, 40]).Sample((votes, seats) =>
    {
        var count = PartyList.Count(SeatVectors.TallyOf(votes), seats, ListMethod.DHondt);
        var tied = count.Outcome is SeatOutcome.Tie tie ? tie.Choices : [];
        return SeatRanges.OfDHondt(SeatVectors.TallyOf(votes), seats, 0)
            .SequenceEqual(count.Awards.Select(a => new SeatRange(a.Choice, a.Seats, a.Seats + (tied.Contains(a.Choice) ? 1 : 0))));
    });

    [Fact]
    public void No_split_of_the_votes_out_leaves_the_range() => Gen.Select(Gen.Long[0, 30].Array[3], Gen.Int[1, 7], Gen.Int[0, 9]).Sample(
        (votes, seats, votesOut) =>
        {
            var ranges = SeatRanges.OfDHondt(SeatVectors.TallyOf(votes), seats, votesOut);
            return Splits(votesOut).All(split =>
            {
                var count = PartyList.Count(SeatVectors.TallyOf(votes.Zip(split, (v, s) => v + s)), seats, ListMethod.DHondt);
                var tied = count.Outcome is SeatOutcome.Tie tie ? tie.Choices : [];
                return count.Awards.Zip(ranges).All(p => p.First.Seats >= p.Second.Fewest && p.First.Seats + (tied.Contains(p.First.Choice) ? 1 : 0) <= p.Second.Most);
            });
        },
        iter: 200);

    [Fact]
    public void The_most_is_reached_when_every_vote_out_is_for_the_list() => Gen.Select(Gen.Long[1, 30].Array[3], Gen.Int[1, 7], Gen.Int[0, 9]).Sample(
        (votes, seats, votesOut) =>
        {
            var count = PartyList.Count(SeatVectors.TallyOf([votes[0] + votesOut, votes[1], votes[2]]), seats, ListMethod.DHondt);
            var open = count.Outcome is SeatOutcome.Tie tie && tie.Choices.Contains("c0") ? 1 : 0;
            return SeatRanges.OfDHondt(SeatVectors.TallyOf(votes), seats, votesOut)[0].Most == count.Of("c0") + open;
        });

    private static IEnumerable<long[]> Splits(int votes) =>
        from a in Enumerable.Range(0, votes + 1)
        from b in Enumerable.Range(0, votes + 1 - a)
        from c in Enumerable.Range(0, votes + 1 - a - b)
        select new long[] { a, b, c };
}
