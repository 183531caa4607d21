using Urna.Registers;
using Urna.Results;

namespace Urna.Tests.Results;

public class SeatRuleTests
{
    [Fact]
    public void The_most_votes_win_one_seat()
    {
        var count = Plurality.Count(SeatVectors.TallyOf([300, 301, 12]));

        Assert.Equal("c1", count.Winner);
    }

    [Fact]
    public void Equal_most_votes_elect_nobody()
    {
        var count = Plurality.Count(SeatVectors.TallyOf([301, 12, 301]));

        var tie = Assert.IsType<SeatOutcome.Tie>(count.Outcome);
        Assert.Equal(["c0", "c2"], tie.Choices);
        Assert.Equal((1, 0, null), (tie.Seats, count.Awards.Sum(a => a.Seats), count.Winner));
    }

    [Fact]
    public void Without_a_vote_nobody_is_elected() =>
        Assert.Equal(new SeatOutcome.Unfilled(1), Plurality.Count(SeatVectors.TallyOf([0, 0])).Outcome);

    [Fact]
    public void A_tie_at_the_cut_leaves_the_seats_above_it_untouched()
    {
        var count = TopN.Count(SeatVectors.TallyOf([50, 40, 40, 40, 10]), 3);

        var tie = Assert.IsType<SeatOutcome.Tie>(count.Outcome);
        Assert.Equal(["c1", "c2", "c3"], tie.Choices);
        Assert.Equal((2, 1), (tie.Seats, count.Of("c0")));
    }

    [Fact]
    public void Equal_votes_above_the_cut_are_no_matter()
    {
        var count = TopN.Count(SeatVectors.TallyOf([40, 50, 40, 10]), 3);

        Assert.Equal([1, 1, 1, 0], count.Awards.Select(a => a.Seats));
        Assert.Equal(["c0", "c2"], count.Steps[1].Tied);
    }

    [Theory]
    [InlineData(new long[] { 50, 30, 20 }, "run-off c0 c1")]
    [InlineData(new long[] { 51, 30, 19 }, "c0")]
    [InlineData(new long[] { 30, 40, 30 }, "c1 and 1 of c0 c2")]
    [InlineData(new long[] { 20, 40, 40 }, "run-off c1 c2")]
    [InlineData(new long[] { 30, 30, 30 }, " and 2 of c0 c1 c2")]
    [InlineData(new long[] { 50, 50 }, "tie c0 c1")]
    public void A_majority_is_more_than_half(long[] votes, string expected)
    {
        var count = Majority.Count(SeatVectors.TallyOf(votes));

        Assert.Equal(expected, count.Outcome switch
        {
            SeatOutcome.RunOff pair => "run-off " + string.Join(' ', pair.Choices),
            SeatOutcome.RunOffTie tie => $"{string.Join(' ', tie.Certain)} and {tie.Places} of {string.Join(' ', tie.Tied)}",
            SeatOutcome.Tie tie => "tie " + string.Join(' ', tie.Choices),
            _ => count.Winner,
        });
    }

    [Fact]
    public void A_majority_is_of_the_valid_ballots_also_of_those_that_name_nobody()
    {
        var count = Majority.Count(Tally.Of([new("a", 51), new("b", 30)], valid: 110, cast: 120));

        Assert.IsType<SeatOutcome.RunOff>(count.Outcome);
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(49, false)]
    public void Exactly_the_threshold_is_enough(long votes, bool takesPart)
    {
        var count = PartyList.Count(SeatVectors.TallyOf([votes, 1000 - votes]), 100, ListMethod.DHondt, new(1, 20));

        Assert.Equal(takesPart, count.Of("c0") > 0);
        Assert.Equal(takesPart ? [] : ["c0"], count.Below);
    }

    [Fact]
    public void A_threshold_of_ballots_cast_counts_the_invalid_ones()
    {
        var tally = Tally.Of([new("a", 50), new("b", 950)], invalid: 1);

        Assert.Equal((0, 5), (PartyList.Count(tally, 100, ListMethod.DHondt, new(1, 20), ofCast: true).Of("a"), PartyList.Count(tally, 100, ListMethod.DHondt, new(1, 20)).Of("a")));
    }

    [Fact]
    public void Nobody_above_the_threshold_leaves_all_seats_empty()
    {
        var count = PartyList.Count(SeatVectors.TallyOf([10, 10, 10]), 7, ListMethod.Hare, new(1, 2));

        Assert.Equal(new SeatOutcome.Unfilled(7), count.Outcome);
    }

    [Fact]
    public void Every_quotient_of_a_step_is_kept()
    {
        var step = PartyList.Count(SeatVectors.TallyOf([100, 80]), 3, ListMethod.DHondt).Steps[2];

        Assert.Equal(3, step.Number);
        Assert.Equal([new SeatClaim("c0", 1, Fraction.Of(50, 1), 1), new SeatClaim("c1", 1, Fraction.Of(40, 1), 0)], step.Claims);
    }

    [Fact]
    public void A_Dutch_list_with_most_votes_takes_the_seat_given_last()
    {
        // Quota 5104/15; whole 7 2 1 1 1, remainders to c1, c2, c3; 2571 is more than half of 5104, 7 not more than half of 15.
        var count = DutchCouncil.Count(SeatVectors.TallyOf([2571, 977, 567, 536, 453]), 15);

        Assert.Equal([8, 3, 2, 1, 1], count.Awards.Select(a => a.Seats));
        Assert.IsType<SeatOutcome.Awarded>(count.Outcome);
    }

    [Theory]
    [InlineData(new long[] { 751, 183, 183, 183, 200 }, new[] { 8, 1, 1, 1, 2 }, 2)]
    [InlineData(new long[] { 6008, 1298, 1298, 1298, 1298, 800 }, new[] { 8, 1, 1, 1, 1, 1 }, 2)]
    public void Which_of_equal_lists_gives_up_its_seat_is_a_tie(long[] votes, int[] expected, int open)
    {
        var count = DutchCouncil.Count(SeatVectors.TallyOf(votes), 15);

        Assert.Equal(expected, count.Awards.Select(a => a.Seats));
        Assert.Equal(open, Assert.IsType<SeatOutcome.Tie>(count.Outcome).Seats);
    }

    [Fact]
    public void Seats_a_Dutch_list_has_no_candidates_for_go_to_the_others()
    {
        // Quota 80; the first list would have 6 whole ones. Its sixth and the one left over go by remainder: 79, then 1.
        long[] votes = [480, 160, 161, 159, 80, 80, 80];
        var count = DutchCouncil.Count(Tally.Of(votes.Select((v, i) => new ChoiceVotes($"c{i}", v, i == 0 ? 5 : 0))), 15);

        Assert.Equal([5, 2, 3, 2, 1, 1, 1], count.Awards.Select(a => a.Seats));
    }

    [Theory]
    [InlineData("failed", SeatState.Failed)]
    [InlineData("lot", SeatState.Lot)]
    [InlineData("runoff", SeatState.RunOff)]
    [InlineData("none", SeatState.Level)]
    public void A_tie_has_the_consequence_of_the_profile(string consequence, SeatState expected)
    {
        var outcome = Plurality.Count(SeatVectors.TallyOf([7, 7])).Outcome;

        Assert.Equal(expected, SeatStates.Established(outcome, new(consequence, "170")));
    }

    [Fact]
    public void Direct_and_list_seats_add_up()
    {
        var seats = Mixed.Parallel([new("a", 30), new("b", 20)], [new("b", 1), new("c", 2), new("b", 1)]);

        Assert.Equal([new("a", 0, 30), new("b", 2, 20), new("c", 2, 0)], seats);
        Assert.Equal(54, seats.Sum(s => s.Total));
    }

    [Fact]
    public void A_profile_names_its_method()
    {
        var system = new VotingSystem("pr", "list", "sainte-lague", default, "valid");

        Assert.Equal([3, 1], SeatSystems.Count(system, SeatVectors.TallyOf([6, 1]), 4).Awards.Select(a => a.Seats));
    }
}
