using CsCheck;
using Urna.Results;

namespace Urna.Tests.Results;

public class OvertakingTests
{
    [Theory]
    [InlineData(100, 0, SeatState.Leading)]
    [InlineData(99, 0, SeatState.CannotBeOvertaken)]
    [InlineData(99, 1, SeatState.Leading)]
    [InlineData(0, 99, SeatState.CannotBeOvertaken)]
    [InlineData(0, 100, SeatState.Leading)]
    public void A_lead_must_exceed_what_is_out_and_what_is_disputed(long votesOut, long disputed, SeatState expected) =>
        Assert.Equal(expected, SeatStates.OnTheNight(Overtaking.OfPlurality(SeatVectors.TallyOf([400, 500, 30]), votesOut, disputed)));

    [Fact]
    public void The_numbers_of_the_inequality_are_kept()
    {
        var cut = Overtaking.OfPlurality(SeatVectors.TallyOf([400, 500, 30]), 77, 3);

        Assert.Equal(("c1", 500L, "c0", 400L), (Assert.Single(cut.Ahead), cut.AheadVotes, Assert.Single(cut.Behind), cut.BehindVotes));
        Assert.Equal((100, 77, 3), (cut.Lead, cut.Out, cut.Disputed));
    }

    [Fact]
    public void Equal_votes_are_level_whatever_is_out()
    {
        var cut = Overtaking.OfPlurality(SeatVectors.TallyOf([500, 500, 30]), 0, 0);

        Assert.Equal(SeatState.Level, SeatStates.OnTheNight(cut));
        Assert.Equal(["c0", "c1"], cut.Ahead);
    }

    [Fact]
    public void Without_votes_there_is_no_result() =>
        Assert.Equal(SeatState.NoResult, SeatStates.OnTheNight(Overtaking.OfPlurality(SeatVectors.TallyOf([0, 0]), 900, 0)));

    [Fact]
    public void Who_stands_alone_cannot_be_overtaken() =>
        Assert.Equal(SeatState.CannotBeOvertaken, SeatStates.OnTheNight(Overtaking.OfPlurality(SeatVectors.TallyOf([1]), 900, 0)));

    [Fact]
    public void Of_several_seats_the_last_one_is_compared_with_the_first_outside()
    {
        var cut = Overtaking.OfTop(SeatVectors.TallyOf([500, 300, 500, 290]), 3, 9, 0);

        Assert.Equal((300, 290, true), (cut.AheadVotes, cut.BehindVotes, cut.CannotBeOvertaken));
    }

    [Fact]
    public void No_split_of_the_votes_out_unseats_who_cannot_be_overtaken() =>
        Gen.Select(Gen.Long[0, 60].Array[2, 5], Gen.Int[1, 3], Gen.Long[0, 40], Gen.Int[0, 100].Array[5]).Sample((votes, seats, votesOut, weights) =>
        {
            if (!Overtaking.OfTop(SeatVectors.TallyOf(votes), seats, votesOut, 0).CannotBeOvertaken) return true;
            var later = votes.Select((v, i) => v + (votesOut * weights[i] / Math.Max(1, weights.Sum()))).ToList();
            return Elected(votes, seats).SequenceEqual(Elected([.. later], seats));
        });

    [Fact]
    public void A_lead_that_can_be_overtaken_can_be_made_level() => Gen.Select(Gen.Long[0, 60].Array[2, 5], Gen.Long[0, 40]).Sample((votes, votesOut) =>
    {
        var cut = Overtaking.OfPlurality(SeatVectors.TallyOf(votes), votesOut, 0);
        return cut.CannotBeOvertaken || cut.AheadVotes <= cut.BehindVotes + votesOut;
    });

    [Theory]
    [InlineData(600, 250, 150, 199, true, false, false)]
    [InlineData(600, 250, 150, 200, false, false, false)]
    [InlineData(400, 350, 250, 200, false, true, false)]
    [InlineData(400, 350, 250, 99, false, true, true)]
    [InlineData(400, 350, 250, 201, false, false, false)]
    public void A_majority_is_certain_by_its_own_inequalities(long first, long second, long third, long votesOut, bool wins, bool runOff, bool pair)
    {
        var bounds = MajorityBounds.Of(SeatVectors.TallyOf([third, first, second]), votesOut, 0);

        Assert.Equal((wins, runOff, pair), (bounds.FirstRoundIsCertain, bounds.RunOffIsCertain, bounds.PairIsCertain));
    }

    private static IEnumerable<string> Elected(long[] votes, int seats) =>
        TopN.Count(SeatVectors.TallyOf(votes), seats).Awards.Where(a => a.Seats > 0).Select(a => a.Choice);
}
