using Urna.Candidates;
using Urna.Registers;
using Urna.Results;
using Urna.Turnout;

namespace Urna.Tests.Core;

public class CandidateRuleTests
{
    private static readonly ChoiceRegistered New = Small.Choice("c1", "d", 4);

    [Fact]
    public void A_party_is_listed_once() => Small.Registered().Refuses("C01", new PartyListed("p", Small.Name("Other"), Names.None, ""));

    [Fact]
    public void A_frozen_ballot_takes_no_choice() => Small.Frozen().Refuses("C02", New);

    [Fact]
    public void A_run_off_takes_its_choices_after_the_freeze_and_until_its_close()
    {
        var small = Small.Closed().Given(Small.Called("c1r", "north", "first", 1, "runoff", "c1", "2024-09-15"));

        small.Given(Small.Choice("c1r", "a", 1)).Later("2024-09-15T19:00").Given(new PollsClosed("c1r", "second"));

        small.Refuses("C02", Small.Choice("c1r", "b", 2));
    }

    [Fact]
    public void The_fold_itself_takes_no_choice_after_the_close_since_votes_stand_by_their_place()
    {
        var small = Small.Closed();

        Assert.Throws<RecordOrderException>(() => small.Record(new(small.Now, Small.Usual(New), new(99), New)));
    }

    [Fact]
    public void A_choice_is_of_a_known_kind() => Small.Registered().Refuses("C03", New with { Kind = "king" });

    [Fact]
    public void The_party_that_nominates_or_of_which_one_is_a_member_is_listed()
    {
        Small.Registered().Refuses("C04", New with { Party = "q" });
        Small.Registered().Refuses("C04", New with { MemberOf = "q" });
        Small.Registered().Allows(New with { Party = "p", MemberOf = "p" });
    }

    [Fact]
    public void A_code_and_a_position_are_given_once_and_positions_count_from_1()
    {
        Small.Registered().Refuses("C05", New with { Choice = "a" });
        Small.Registered().Refuses("C05", New with { Position = 3 });
        Small.Registered().Refuses("C05", New with { Position = 0 });
    }

    [Fact]
    public void Two_choices_of_one_name_need_something_that_tells_them_apart()
    {
        Small.Registered().Refuses("C09", New with { Names = Small.Name("a") });
        Small.Registered().Allows(New with { Names = Small.Name("a"), Distinguishing = "born 1970" });
    }

    [Fact]
    public void Only_a_choice_of_the_contest_is_withdrawn() => Small.Frozen().Decided("d").Refuses("C06", new ChoiceWithdrawn("c1", "x", "d"));

    [Fact]
    public void A_choice_is_withdrawn_once() => Small.Frozen().Decided("d").Given(new ChoiceWithdrawn("c1", "a", "d")).Refuses("C07", new ChoiceWithdrawn("c1", "a", "d"));

    [Fact]
    public void Nobody_withdraws_from_a_contest_that_has_its_result() =>
        Small.Closed().Decided("d").Given(new StageReached("c1", "constituency", "d")).Refuses("C08", new ChoiceWithdrawn("c1", "a", "d"));

    [Fact]
    public void The_line_of_a_withdrawn_choice_stays_with_its_votes_and_is_not_elected()
    {
        var small = Small.Closed().Counted(Small.Protocol("s1", 60, 30, 10)).Decided("d").Given(new ChoiceWithdrawn("c1", "a", "d"));

        Assert.Equal(60, small.Tally().VotesOf(0));
        Assert.Equal(["b"], small.Outcome().Ahead);
        Assert.Equal("d", small.Tally().Ballot[0].Withdrawn?.Decision);
    }

    [Fact]
    public void Nobody_is_declared_elected_unopposed_by_arithmetic()
    {
        var small = Small.Closed().Counted(Small.Protocol("s1", 60, 30, 10)).Counted(Small.Protocol("s2", 60, 30, 10)).Counted(Small.Protocol("s3", 60, 30, 10));
        small.Decided("d").Given(new ChoiceWithdrawn("c1", "b", "d"), new ChoiceWithdrawn("c1", "c", "d"));

        Assert.Equal(SeatState.Leading, small.Outcome().State);
    }
}

public class TurnoutRuleTests
{
    private static readonly TurnoutReported Report = new("s1", "c1", "12", 300);

    [Fact]
    public void A_report_is_for_a_cut_off_of_the_contest()
    {
        Small.Frozen().Refuses("T01", Report with { Cutoff = "13" });
        Small.Frozen().Refuses("T01", new TurnoutCorrected("s1", "c1", "13", 1, 2));
    }

    [Fact]
    public void Before_the_freeze_nobody_reports() => Small.Registered().Later("2024-09-01T12:00").Refuses("G12", Report);

    [Fact]
    public void A_report_is_made_at_its_cut_off_or_later()
    {
        var small = Small.Frozen();

        small.Later("2024-09-01T11:59").Refuses("T02", Report);
        small.Later("2024-09-01T12:00").Allows(Report);
    }

    [Fact]
    public void A_second_report_is_a_correction()
    {
        var small = Small.Frozen().Given(Report, new TurnoutReported("s2", "c1", "12", -1));

        small.Refuses("T03", Report with { Voters = 301 });
        small.Refuses("T03", new TurnoutReported("s2", "c1", "12", 5));
        small.Allows(new TurnoutCorrected("s2", "c1", "12", -1, 5));
    }

    [Fact]
    public void A_correction_names_the_number_it_replaces()
    {
        var small = Small.Frozen().Given(Report);

        small.Refuses("T04", new TurnoutCorrected("s1", "c1", "12", 299, 310));
        small.Refuses("T04", new TurnoutCorrected("s1", "c1", "12", -1, 310));
        small.Refuses("T04", new TurnoutCorrected("s1", "c1", "17", -1, 310));
        small.Allows(new TurnoutCorrected("s1", "c1", "12", 300, 310));
    }

    [Fact]
    public void More_than_the_lists_is_refused_where_the_profile_says_so()
    {
        var strict = Small.Frozen(("profile.turnout", Rule("note", "refuse")));

        strict.Refuses("T05", Report with { Voters = 1011 });
        strict.Allows(Report with { Voters = 1010 });
        Small.Frozen().Allows(Report with { Voters = 1011 });
    }

    [Fact]
    public void Voters_never_fall_where_the_profile_says_so()
    {
        var strict = Small.Frozen(("profile.turnout", Rule("refuse", "note"))).Given(Report);

        strict.Refuses("T06", Report with { Cutoff = "17", Voters = 299 });
        strict.Refuses("T06", Report with { Cutoff = "10", Voters = 301 });
        strict.Allows(Report with { Cutoff = "17", Voters = 300 });
        Small.Frozen().Given(Report).Allows(Report with { Cutoff = "17", Voters = 299 });
    }

    [Fact]
    public void No_more_than_the_limit_take_part_in_a_minute_where_the_profile_says_so()
    {
        var strict = Small.Frozen(("profile.turnout", Rise(2, "refuse")));

        strict.Refuses("T08", Report with { Voters = 481 });
        strict.Allows(Report with { Voters = 480 });
        Small.Frozen(("profile.turnout", Rise(2, "justify"))).Allows(Report with { Voters = 481 });
    }

    [Fact]
    public void A_rise_is_measured_from_the_report_before_and_to_the_one_after()
    {
        var strict = Small.Frozen(("profile.turnout", Rise(2, "refuse"))).Given(Report);

        strict.Refuses("T08", Report with { Cutoff = "17", Voters = 901 });
        strict.Allows(Report with { Cutoff = "17", Voters = 900 });
        strict.Refuses("T08", Report with { Cutoff = "10", Voters = 59 });
        strict.Allows(Report with { Cutoff = "10", Voters = 60 });
        strict.Refuses("T08", new TurnoutCorrected("s1", "c1", "12", 300, 481));
    }

    [Fact]
    public void A_rise_is_measured_from_the_stations_own_opening()
    {
        var late = new StationFormed("late", "north", ["permanent"], Small.Name("Ship"), StationFormed.NoDegree, StationFormed.NoDegree, Small.At("2024-09-01T11:00"), default, [new("c1", 1000, 0, -1)]);
        var strict = Small.Registered(("profile.turnout", Rise(2, "refuse"))).Given(late, new RegistersFrozen(5, 2, 5, 3815)).Later("2024-09-01T18:00");

        strict.Refuses("T08", Report with { Station = "late", Voters = 121 });
        strict.Allows(Report with { Station = "late", Voters = 120 });
    }

    [Theory]
    [InlineData(480, 0)]
    [InlineData(481, 1)]
    public void A_rise_above_the_limit_is_flagged(int voters, int flagged)
    {
        var small = Small.Frozen(("profile.turnout", Rise(2, "justify"))).Given(Report with { Voters = voters }, Report with { Station = "s2", Voters = 10 });

        Assert.Equal(new TurnoutSeries(2, flagged, 0, 0, flagged), TurnoutTabulation.Series(small.Views, small.Views.Registers.SlotsOf(0)));
    }

    [Fact]
    public void Without_a_limit_no_rise_is_flagged()
    {
        var small = Small.Frozen().Given(Report with { Voters = 1010 });

        Assert.Equal(0, TurnoutTabulation.Series(small.Views, small.Views.Registers.SlotsOf(0)).TooFast);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(Limits.Count + 1)]
    public void Voters_are_a_count(int voters) => Small.Frozen().Refuses("T07", Report with { Voters = voters });

    [Fact]
    public void Both_numbers_of_a_correction_stay_visible()
    {
        var small = Small.Frozen().Given(Report, new TurnoutCorrected("s1", "c1", "12", 300, 310));

        Assert.Equal((300, 310), (small.Views.Turnout.Correction(0).Was, small.Views.Turnout.Correction(0).Voters));
    }

    private static System.Text.Json.Nodes.JsonObject Rise(int perMinute, string level)
    {
        var turnout = Rule("note", "note");
        turnout["rise"] = new System.Text.Json.Nodes.JsonObject { ["perMinute"] = perMinute, ["level"] = level };
        return turnout;
    }

    private static System.Text.Json.Nodes.JsonObject Rule(string falling, string above) => new() { ["falling"] = falling, ["aboveList"] = above };
}
