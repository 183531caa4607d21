using Urna.Registers;

namespace Urna.Tests.Core;

public class RegisterRuleTests
{
    [Fact]
    public void The_first_fact_opens_the_record() => new Small().Refuses("A02", new UnitFormed("land", "", "area", Names.None));

    [Fact]
    public void A_record_is_opened_once() => Small.Opened().Refuses("A02", new RecordOpened("small", Kind.Replay, "o", new('0', 64), 1));

    [Fact]
    public void A_record_is_opened_with_the_hash_of_its_package() => new Small().Refuses("G02", new RecordOpened("small", Kind.Replay, "o", "short", 1));

    [Fact]
    public void A_record_is_opened_in_a_known_format() => new Small().Refuses("G02", new RecordOpened("small", Kind.Replay, "o", new('0', 64), 2));

    [Fact]
    public void The_profile_is_adopted_once() => Small.Opened().Refuses("G01", SmallProfile.Adopted());

    [Theory]
    [InlineData("small", Kind.Live)]
    [InlineData("other", Kind.Replay)]
    public void The_profile_is_of_the_election_and_kind_the_record_was_opened_for(string election, Kind kind) =>
        new Small().Given(new RecordOpened(election, kind, "o", new('0', 64), 1)).Refuses("G15", SmallProfile.Adopted());

    [Fact]
    public void After_the_freeze_no_unit_contest_or_station_is_added()
    {
        var small = Small.Frozen();

        small.Refuses("G03", new UnitFormed("west", "land", "area", Names.None));
        small.Refuses("G03", Small.Called("c3", "land", "first", 1));
        small.Refuses("G03", Small.Formed("s9", "north", ("c1", 1, 0)));
        small.Refuses("G03", new BallotAssigned("s1", new("c2", 1, 0, -1)));
        small.Refuses("G03", new RegistersFrozen(4, 2, 5, 2815));
    }

    [Fact]
    public void A_code_is_given_once()
    {
        var small = Small.Registered();

        small.Refuses("G04", SmallProfile.Form());
        small.Refuses("G04", new UnitFormed("north", "land", "area", Names.None));
        small.Refuses("G04", Small.Called("c1", "land", "first", 1));
        small.Refuses("G04", Small.Formed("s1", "north", ("c1", 1, 0)));
        small.Refuses("G04", new BallotAssigned("s1", new("c1", 1, 0, -1)));
    }

    [Fact]
    public void There_is_one_root() => Small.Registered().Refuses("G05", new UnitFormed("sea", "", "area", Names.None));

    [Fact]
    public void Voting_begins_before_it_ends()
    {
        var small = Small.Registered();
        var called = Small.Called("c3", "land", "first", 1);

        small.Refuses("G06", called with { Closes = called.Opens });
        small.Decided("d").Refuses("G06", new HoursChanged("s1", Small.At("2024-09-01T10:00"), Small.At("2024-09-01T09:00"), "d"));
    }

    [Fact]
    public void In_a_reconstruction_station_codes_begin_with_R()
    {
        var small = Small.Opened(("kind", "reconstruction")).Given(new UnitFormed("land", "", "area", Names.None), Small.Called("c1", "land", "first", 1));

        small.Refuses("G07", Small.Formed("s1", "land", ("c1", 1, 0)));
        small.Allows(Small.Formed("R1", "land", ("c1", 1, 0)));
    }

    [Fact]
    public void A_station_has_a_kind_and_votes_in_each_contest_once()
    {
        var small = Small.Registered();
        var formed = Small.Formed("s9", "north", ("c1", 1, 0));

        small.Refuses("G08", formed with { Kinds = [] });
        small.Refuses("G08", formed with { Ballots = [] });
        small.Refuses("G08", Small.Formed("s9", "north", ("c1", 1, 0), ("c1", 2, 0)));
    }

    [Theory]
    [InlineData(5, 2, 5, 2815)]
    [InlineData(4, 1, 5, 2815)]
    [InlineData(4, 2, 4, 2815)]
    [InlineData(4, 2, 5, 2816)]
    public void A_freeze_names_the_totals_of_the_registers(int stations, int contests, int choices, long voters) =>
        Small.Registered().Refuses("G09", new RegistersFrozen(stations, contests, choices, voters));

    [Theory]
    [InlineData("stations", 5)]
    [InlineData("contests", 3)]
    [InlineData("choices", 4)]
    [InlineData("voters", 2814)]
    [InlineData("permanent", 2815)]
    [InlineData("temporary", 14)]
    [InlineData("members", 1)]
    public void Announced_totals_that_do_not_agree_block_the_freeze(string name, int announced) =>
        Small.Registered(($"totals.{name}", announced)).Refuses("G10", new RegistersFrozen(4, 2, 5, 2815));

    [Theory]
    [InlineData("stationKinds", "permanent", 3)]
    [InlineData("stationKinds", "ship", 1)]
    [InlineData("choiceKinds", "self", 4)]
    public void Announced_totals_of_kinds_that_do_not_agree_block_the_freeze(string kinds, string kind, int announced) =>
        Small.Registered(($"totals.{kinds}", new System.Text.Json.Nodes.JsonObject { [kind] = announced })).Refuses("G10", new RegistersFrozen(4, 2, 5, 2815));

    [Fact]
    public void Announced_totals_that_agree_do_not()
    {
        var totals = """
            {"stations": 4, "contests": 2, "choices": 5, "voters": 2815, "permanent": 2800, "temporary": 15, "members": 0, "stationKinds": {"permanent": 4}, "choiceKinds": {"self": 5}}
            """;

        Small.Registered(("totals", System.Text.Json.Nodes.JsonNode.Parse(totals))).Allows(new RegistersFrozen(4, 2, 5, 2815));
    }

    [Fact]
    public void What_is_named_must_be_registered()
    {
        var small = Small.Registered();
        var called = Small.Called("c3", "land", "first", 1);
        var formed = Small.Formed("s9", "north", ("c1", 1, 0));

        small.Refuses("G11", new UnitFormed("west", "nowhere", "area", Names.None));
        foreach (var wrong in new[] { called with { Unit = "no" }, called with { Form = "no" }, called with { System = "no" }, called with { Group = "no" },
            called with { Link = "runoff", LinkedTo = "no" }, called with { Link = "runoff" }, called with { Link = "again", LinkedTo = "c1" } }) small.Refuses("G11", wrong);
        foreach (var wrong in new[] { formed with { Unit = "no" }, formed with { Kinds = ["no"] }, Small.Formed("s9", "north", ("no", 1, 0)) }) small.Refuses("G11", wrong);
        small.Refuses("G11", new BallotAssigned("no", new("c1", 1, 0, -1)));
        small.Refuses("G11", new BallotAssigned("s1", new("no", 1, 0, -1)));
    }

    [Fact]
    public void A_contest_has_as_many_seats_as_its_system_can_give()
    {
        var small = Small.Registered();

        small.Refuses("G16", Small.Called("c3", "land", "first", 2));
        small.Refuses("G16", Small.Called("c3", "land", "list", ContestCalled.MaxSeats + 1));
        small.Refuses("G16", Small.Called("c3", "land", "top", 3) with { Marks = 0 });
        small.Allows(Small.Called("c3", "land", "top", 3));
    }

    [Fact]
    public void Before_the_freeze_polls_do_not_close() => Small.Registered().Later("2024-09-01T19:00").Refuses("G12", new PollsClosed("c1", "second"));

    [Fact]
    public void After_the_close_lists_and_hours_stay()
    {
        var small = Small.Closed().Decided("d");

        small.Refuses("G13", new ListAmended("s1", "c1", 1, 1, "d"));
        small.Refuses("G13", new HoursChanged("s1", default, Small.At("2024-09-01T22:00"), "d"));
        small.Refuses("G13", new PollsClosed("c1", "second"));
    }

    [Fact]
    public void Hours_may_still_be_set_for_a_run_off_and_leave_the_first_round_as_it_was()
    {
        var small = Small.Closed().Decided("d").Given(Small.Called("c1r", "north", "first", 1, "runoff", "c1", "2024-09-15"), new BallotAssigned("s1", new("c1r", 1000, 10, -1)));
        var (first, second) = (small.Views.Registers.FindSlot("s1", "c1"), small.Views.Registers.FindSlot("s1", "c1r"));

        small.Given(new HoursChanged("s1", default, Small.At("2024-09-15T21:00"), "d"));

        Assert.Equal(Small.At("2024-09-01T19:00"), small.Views.Registers.ClosingOf(first));
        Assert.Equal(Small.At("2024-09-15T21:00"), small.Views.Registers.ClosingOf(second));
        small.Refuses("G13", new HoursChanged("s1", default, default, "d"));
    }
}
