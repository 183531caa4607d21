using Urna.Protocols;
using Urna.Results;

namespace Urna.Tests.Core;

public class ResultRuleTests
{
    [Fact]
    public void A_stage_is_constituency_national_or_court()
    {
        Small.Closed().Decided("d").Refuses("R01", new StageReached("c1", "preliminary", "d"));
        Small.Closed().Decided("d").Refuses("R01", new StageReached("c1", "final", "d"));
    }

    [Fact]
    public void A_stage_only_rises()
    {
        var small = Small.Closed().Given(Small.Decision("d", "national"), new StageReached("c1", "national", "d"));

        small.Refuses("R02", new StageReached("c1", "national", "d"));
        small.Refuses("R02", new StageReached("c1", "constituency", "d"));
        small.Allows(new StageReached("c1", "court", "d"));
    }

    [Fact]
    public void Before_the_close_there_is_no_stage_and_no_lot()
    {
        Small.Frozen().Decided("d").Refuses("R03", new StageReached("c1", "constituency", "d"));
        Small.Frozen(Lot).Decided("d").Refuses("R03", new LotDrawn("c1", "a", "d"));
    }

    [Fact]
    public void No_protocol_is_left_waiting_when_a_result_is_established()
    {
        Small.Closed().Decided("d").Given(new ProtocolReceived("s1", "c1", "")).Refuses("R04", new StageReached("c1", "constituency", "d"));
        Small.Closed().Decided("d").Given(Small.Impossible("s1")).Refuses("R04", new StageReached("c1", "constituency", "d"));
        Small.Closed().Decided("d").Given(Small.Protocol("s1", 1, 2, 3)).Refuses("R04", new StageReached("c1", "constituency", "d"));
        Small.Closed().Decided("d").Counted(Small.Protocol("s1", 1, 2, 3)).Allows(new StageReached("c1", "constituency", "d"));
    }

    [Fact]
    public void A_result_protocol_is_entered_after_the_close_version_after_version_with_all_its_numbers()
    {
        Small.Frozen().Decided("d").Refuses("R03", Paper());
        var small = Small.Closed().Decided("d");

        small.Refuses("A04", Paper() with { Decision = "none" });
        small.Refuses("R10", Paper(2));
        small.Refuses("R11", Paper() with { LineCount = 4 });
        small.Refuses("R11", Paper() with { Numbers = [1, 2, 3, 4, -9, 0, 0, 0] });
        small.Given(Paper()).Refuses("R10", Paper());
        small.Allows(Paper(2));
    }

    [Fact]
    public void No_stage_is_reached_while_the_result_protocol_differs_from_its_stations()
    {
        var small = Small.Closed().Decided("d").Counted(Small.Protocol("s1", 1, 2, 3)).Counted(Small.Protocol("s2", 4, 5, 6)).Given(new VotingFailed("s3", "c1", "d"));
        small.Given(Paper(1, 2, 13, 12, 1, 0, 5, 7, 9));

        var sentence = small.Refuses("R12", new StageReached("c1", "constituency", "d")).Sentence;

        Assert.Contains("5 numbers; the first is basis: 1 on the paper, 2 in the sum", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_protocol_that_is_the_sum_lets_the_stage_be_reached_and_a_later_change_names_its_station()
    {
        var small = Small.Closed().Decided("d").Counted(Small.Protocol("s1", 1, 2, 3)).Counted(Small.Protocol("s2", 4, 5, 6)).Given(new VotingFailed("s3", "c1", "d"));
        small.Given(Paper(2, 2000, 23, 21, 2, 0, 5, 7, 9));
        var entered = small.Views.Results.Of(small.Views.Registers.FindContest("c1")).Protocol;

        Assert.Empty(entered?.Differences(small.Views) ?? throw new InvalidOperationException("It was entered."));
        small.Allows(new StageReached("c1", "constituency", "d"));
        small.Counted(Small.Protocol("s2", 4, 5, 7) with { Version = 2, Decision = "d" });
        Assert.Equal(["s2"], entered.ChangedSince(small.Views));
        small.Refuses("R12", new StageReached("c1", "constituency", "d"));
    }

    private static ResultProtocolEntered Paper(int version = 1) => new("c1", version, new(3, 2, 2, 0, 1), [0, 0, 0, 0, 0, 0, 0, 0], 5, "d");

    private static ResultProtocolEntered Paper(int basis, params int[] numbers) => new("c1", 1, new(3, 2, basis, 0, 1), numbers, 5, "d");

    [Fact]
    public void A_contest_is_annulled_once() => Small.Closed().Decided("d").Given(new ContestAnnulled("c1", "d")).Refuses("R05", new ContestAnnulled("c1", "d"));

    [Fact]
    public void A_contest_is_postponed_once_and_not_after_its_result()
    {
        Small.Frozen().Decided("d").Given(new ContestPostponed("c1", "d")).Refuses("R06", new ContestPostponed("c1", "d"));
        Small.Closed().Decided("d").Given(new StageReached("c1", "constituency", "d")).Refuses("R06", new ContestPostponed("c1", "d"));
    }

    [Fact]
    public void Lots_are_drawn_where_the_law_has_lots() => Tied().Refuses("R07", new LotDrawn("c1", "a", "d"));

    [Fact]
    public void A_lot_falls_on_a_choice_of_the_contest() => Tied(Lot).Refuses("R08", new LotDrawn("c1", "x", "d"));

    [Fact]
    public void A_lot_falls_on_equal_votes_and_only_as_often_as_there_are_seats()
    {
        Tied(Lot).Refuses("R09", new LotDrawn("c1", "c", "d"));
        Tied(Lot).Given(new LotDrawn("c1", "a", "d")).Refuses("R09", new LotDrawn("c1", "b", "d"));
        Small.Closed(Lot).Decided("d").Counted(Small.Protocol("s1", 60, 30, 10)).Refuses("R09", new LotDrawn("c1", "a", "d"));
    }

    [Fact]
    public void Who_a_lot_gave_the_seat_is_elected_by_the_established_result()
    {
        var small = Tied(Lot).Given(new LotDrawn("c1", "b", "d"), new StageReached("c1", "constituency", "d"));

        Assert.Equal(SeatState.Elected, small.Outcome().State);
        Assert.Equal(["b"], small.Outcome().Ahead);
    }

    [Fact]
    public void A_correction_after_the_lot_takes_its_ground_away()
    {
        var small = Tied(Lot).Given(new LotDrawn("c1", "b", "d")).Counted(Small.Protocol("s1", 51, 50, 10) with { Version = 2, Decision = "d" });

        Assert.Equal(["a"], small.Outcome().Ahead);
    }

    [Fact]
    public void Equal_votes_are_level_on_the_night_and_failed_by_the_established_result()
    {
        var small = Tied();

        Assert.Equal(SeatState.Level, small.Outcome().State);
        Assert.Equal(SeatState.Failed, small.Given(new StageReached("c1", "constituency", "d")).Outcome().State);
    }

    [Fact]
    public void A_leader_is_leading_until_nothing_can_overtake_and_elected_only_by_the_commission()
    {
        var small = Small.Closed().Decided("d").Counted(Small.Protocol("s1", 60, 30, 10));

        Assert.Equal(SeatState.Leading, small.Outcome().State);
        Assert.Equal(1405, small.Tally().VotesOut);
        small.Counted(Small.Protocol("s2", 60, 30, 10)).Counted(Small.Protocol("s3", 60, 30, 10));
        Assert.Equal(SeatState.CannotBeOvertaken, small.Outcome().State);
        Assert.Equal(SeatState.Elected, small.Given(new StageReached("c1", "constituency", "d")).Outcome().State);
    }

    [Fact]
    public void An_annulled_contest_stays_annulled_and_its_numbers_stay()
    {
        var small = Small.Closed().Decided("d").Counted(Small.Protocol("s1", 60, 30, 10)).Given(new ContestAnnulled("c1", "d"));

        Assert.Equal(SeatState.Annulled, small.Outcome().State);
        Assert.Equal(60, small.Tally().VotesOf(0));
    }

    [Fact]
    public void The_distance_to_annulment_is_counted_in_stations_and_asks_for_voters_too()
    {
        var small = Small.Closed().Decided("d").Counted(Small.Protocol("s2", 60, 30, 10)).Counted(Small.Protocol("s1", 60, 30, 10));
        AnnulmentWatch Watch() => AnnulmentWatch.Of(small.Tally(), small.Views.Registers.Profile);

        Assert.Equal((0, 3, 2, false), (Watch().Stations, Watch().OfStations, Watch().StationsLeft, Watch().IsPassed));
        small.Given(new ResultInvalidated("s2", "c1", "d"));
        Assert.Equal((1, false), (Watch().StationsLeft, Watch().StationsExceed));
        small.Given(new ResultInvalidated("s1", "c1", "d"));
        Assert.Equal((0, 1810L, 2415L, true), (Watch().StationsLeft, Watch().Voters, Watch().OfVoters, Watch().IsPassed));
    }

    private static readonly (string, System.Text.Json.Nodes.JsonNode?) Lot = ("profile.tie", new System.Text.Json.Nodes.JsonObject { ["consequence"] = "lot", ["article"] = "170" });

    private static Small Tied(params (string, System.Text.Json.Nodes.JsonNode?)[] profile) => Small.Closed(profile).Decided("d").Counted(Small.Protocol("s1", 50, 50, 10));
}
