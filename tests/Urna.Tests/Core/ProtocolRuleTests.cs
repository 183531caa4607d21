using Urna.Protocols;
using Urna.Registers;
using Urna.Results;

namespace Urna.Tests.Core;

public class ProtocolRuleTests
{
    private static readonly ProtocolEntered Protocol = Small.Protocol("s1", 60, 30, 10);
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void There_is_no_protocol_of_an_unknown_station_contest_or_slot()
    {
        var small = Small.Closed();

        small.Refuses("A05", Protocol with { Station = "s99" });
        small.Refuses("A06", Protocol with { Contest = "c99" });
        small.Refuses("A07", Protocol with { Contest = "c2" });
    }

    [Fact]
    public void A_postponed_contest_takes_no_protocol()
    {
        var small = Small.Closed().Decided("d").Given(new ContestPostponed("c1", "d"));

        small.Refuses("P02", Protocol);
        small.Refuses("P02", new EntrySealed("s1", "c1", 1, "a", Hash));
    }

    [Fact]
    public void A_printed_form_is_used_once()
    {
        var small = Small.Closed().Decided("d").Counted(Protocol with { FormNumber = "AA-17" });

        Assert.Contains("s1", small.Refuses("P24", Small.Protocol("s2", 1, 2, 3) with { FormNumber = "AA-17" }).Sentence, StringComparison.Ordinal);
        small.Allows(Small.Protocol("s2", 1, 2, 3) with { FormNumber = "AA-18" });
        small.Allows(Small.Protocol("s2", 1, 2, 3));
        small.Allows(Protocol with { FormNumber = "AA-17", Version = 2, Decision = "d" });
    }

    [Fact]
    public void Versions_follow_each_other()
    {
        var small = Small.Closed().Decided("d");

        small.Refuses("P03", Protocol with { Version = 2, Decision = "d" });
        small.Refuses("P03", new EntrySealed("s1", "c1", 2, "a", Hash));
        small.Given(Protocol).Refuses("P03", Protocol);
        small.Refuses("P03", Protocol with { Version = 3, Decision = "d" });
    }

    [Fact]
    public void A_correction_names_its_decision() => Small.Closed().Given(Protocol).Refuses("A04", Protocol with { Version = 2, Decision = "none" });

    [Fact]
    public void A_blind_entry_is_side_a_or_b_with_its_commitment()
    {
        Small.Closed().Refuses("P04", new EntrySealed("s1", "c1", 1, "c", Hash));
        Small.Closed().Refuses("P04", new EntrySealed("s1", "c1", 1, "a", "abc"));
    }

    [Fact]
    public void Each_side_is_entered_once() => Small.Closed().Given(new EntrySealed("s1", "c1", 1, "a", Hash)).Refuses("P05", new EntrySealed("s1", "c1", 1, "a", Hash));

    [Fact]
    public void Entry_A_and_entry_B_take_two_people()
    {
        var small = Small.Closed().Given(new EntrySealed("s1", "c1", 1, "a", Hash));

        small.Refuses("P06", new EntrySealed("s1", "c1", 1, "b", Hash), new("op-a", Small.Commission, Roles.Operator));
        small.Given(new EntrySealed("s1", "c1", 1, "b", Hash));
        small.Refuses("P06", Protocol with { Entrants = new("op-a", "someone", "") });
        small.Refuses("P06", Protocol with { Entrants = new("op-a", "op-b", "op-b") });
        small.Refuses("P06", Protocol);
        small.Allows(Protocol with { Entrants = new("op-a", "op-b", "third") });
    }

    [Theory]
    [InlineData("live")]
    [InlineData("rehearsal")]
    public void Nobody_enters_a_protocol_alone(string kind)
    {
        var small = Small.Closed(("kind", kind));
        var named = Protocol with { Entrants = new("op-a", "op-b", "") };

        small.Refuses("P23", Protocol);
        small.Refuses("P23", named);
        small.Given(new EntrySealed("s1", "c1", 1, "a", Hash)).Refuses("P23", named);
        small.Given(new EntrySealed("s1", "c1", 1, "b", Hash)).Allows(named);
    }

    [Fact]
    public void Only_the_version_that_waits_is_accepted()
    {
        var small = Small.Closed();

        small.Refuses("P07", new ProtocolAccepted("s1", "c1", 1));
        small.Given(Protocol).Refuses("P07", new ProtocolAccepted("s1", "c1", 2));
        small.Given(new ProtocolAccepted("s1", "c1", 1)).Refuses("P07", new ProtocolAccepted("s1", "c1", 1));
    }

    [Fact]
    public void A_protocol_that_breaks_a_blocking_check_waits_for_the_commission()
    {
        var small = Small.Closed().Decided("d").Given(Small.Impossible("s1"));

        Assert.Contains("B1", small.Refuses("P08", new ProtocolAccepted("s1", "c1", 1)).Sentence);
        Assert.Equal(SlotPart.Held, small.Views.Protocols.PartOf(0, small.Views.Registers));
        small.Given(new ProtocolAdmitted("s1", "c1", 1, "d")).Allows(new ProtocolAccepted("s1", "c1", 1));
    }

    [Theory]
    [InlineData("operator")]
    [InlineData("op-a")]
    [InlineData("op-b")]
    [InlineData("third")]
    public void Who_entered_a_protocol_does_not_accept_it(string actor)
    {
        var small = Small.Closed().Given(Protocol with { Entrants = new("op-a", "op-b", "third") });

        small.Refuses("P09", new ProtocolAccepted("s1", "c1", 1), new(actor, Small.Commission, Roles.Accepter));
    }

    [Fact]
    public void Where_voting_failed_there_is_no_protocol()
    {
        var small = Small.Closed().Decided("d").Given(new VotingFailed("s1", "c1", "d"));

        small.Refuses("P10", Protocol);
        small.Refuses("P10", new EntrySealed("s1", "c1", 1, "a", Hash));
        small.Refuses("P10", new ProtocolReceived("s1", "c1", ""));
    }

    [Fact]
    public void A_protocol_has_the_lines_of_its_form_and_the_choices_of_its_ballot()
    {
        Small.Closed().Refuses("P11", Protocol with { Numbers = [.. Protocol.Numbers, 1] });
        Small.Closed().Refuses("P11", Protocol with { LineCount = 4 });
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(Limits.Count + 1)]
    public void A_number_is_a_count_or_empty_or_unreadable(int number)
    {
        Small.Closed().Refuses("P12", Protocol with { Numbers = [1000, 101, 100, 1, number, 60, 30, 10] });
        Small.Closed().Allows(Protocol with { Numbers = [Numbers.Unreadable, 101, 100, 1, Numbers.Empty, 60, 30, 10] });
    }

    [Fact]
    public void An_early_protocol_is_refused_where_the_profile_says_so()
    {
        var early = Protocol with { Completed = Small.At("2024-09-01T18:59") };

        Small.Closed(("profile.early", "refuse")).Refuses("P13", early);
        Small.Closed(("profile.early", "refuse")).Refuses("P13", Protocol with { Claimed = early.Completed });
        Small.Closed(("profile.early", "refuse")).Allows(Protocol with { Completed = Small.At("2024-09-01T19:00") });
        Small.Closed().Allows(early);
    }

    [Fact]
    public void A_protocol_is_received_once()
    {
        Small.Closed().Given(new ProtocolReceived("s1", "c1", "")).Refuses("P14", new ProtocolReceived("s1", "c1", ""));
        Small.Closed().Given(Protocol).Refuses("P14", new ProtocolReceived("s1", "c1", ""));
    }

    [Fact]
    public void An_explanation_is_for_a_broken_check_and_its_paper_is_attached_first()
    {
        var small = Small.Closed().Given(Small.Impossible("s1"));

        small.Refuses("P15", new ProtocolExplained("s1", "c1", 1, "J1", Hash));
        small.Refuses("P15", new ProtocolExplained("s1", "c1", 2, "B1", Hash));
        small.Refuses("P16", new ProtocolExplained("s1", "c1", 1, "B1", Hash));
        small.Given(new PaperAttached(Hash, "explanation", "application.pdf", 10, "s1", "c1", "")).Allows(new ProtocolExplained("s1", "c1", 1, "B1", Hash));
    }

    [Fact]
    public void The_commission_admits_only_what_is_held_back()
    {
        var small = Small.Closed().Decided("d").Given(Protocol);

        small.Refuses("P17", new ProtocolAdmitted("s1", "c1", 1, "d"));
        small.Refuses("P17", new ProtocolAdmitted("s2", "c1", 1, "d"));
    }

    [Fact]
    public void Without_a_protocol_there_is_nothing_to_count_again_or_to_invalidate()
    {
        Small.Closed().Decided("d").Refuses("P18", new RecountOrdered("s1", "c1", "d"));
        Small.Closed().Decided("d").Refuses("P18", new ResultInvalidated("s1", "c1", "d"));
    }

    [Fact]
    public void A_recount_is_ordered_once_until_a_new_version_comes()
    {
        var small = Small.Closed().Decided("d").Counted(Protocol).Given(new RecountOrdered("s1", "c1", "d"));

        small.Refuses("P19", new RecountOrdered("s1", "c1", "d"));
        small.Given(Protocol with { Version = 2, Decision = "d" }).Allows(new RecountOrdered("s1", "c1", "d"));
    }

    [Fact]
    public void A_result_is_invalidated_once_and_restored_once()
    {
        var small = Small.Closed().Decided("d").Counted(Protocol);

        small.Refuses("P21", new ResultRestored("s1", "c1", "d"));
        small.Given(new ResultInvalidated("s1", "c1", "d")).Refuses("P20", new ResultInvalidated("s1", "c1", "d"));
        small.Given(new ResultRestored("s1", "c1", "d")).Refuses("P21", new ResultRestored("s1", "c1", "d"));
    }

    [Fact]
    public void Voting_fails_once_and_only_where_there_is_no_protocol()
    {
        var small = Small.Closed().Decided("d").Given(Protocol, new VotingFailed("s2", "c1", "d"));

        small.Refuses("P22", new VotingFailed("s1", "c1", "d"));
        small.Refuses("P22", new VotingFailed("s2", "c1", "d"));
    }

    [Fact]
    public void A_held_correction_takes_the_station_out_of_the_count_and_says_so()
    {
        var small = Small.Closed().Decided("d").Counted(Protocol).Given(Small.Impossible("s1", 2, "d"));

        Assert.Equal(0, small.Tally().VotesOf(0));
        Assert.Equal(ChangeKind.HeldBack, Assert.Single(Changes(small)).Kind);
        small.Given(new ProtocolAdmitted("s1", "c1", 2, "d"), new ProtocolAccepted("s1", "c1", 2));
        Assert.Equal([ChangeKind.HeldBack, ChangeKind.Corrected], Changes(small).Select(c => c.Kind));
    }

    [Fact]
    public void A_correction_counts_when_it_is_accepted_and_the_old_version_stays()
    {
        var small = Small.Closed().Decided("d").Counted(Protocol).Given(Small.Protocol("s1", 40, 50, 10) with { Version = 2, Decision = "d" });

        Assert.Equal(60, small.Tally().VotesOf(0));
        small.Given(new ProtocolAccepted("s1", "c1", 2));
        Assert.Equal(40, small.Tally().VotesOf(0));
        Assert.Equal(60, small.Views.Protocols.State(0).Latest?.Previous?.Entered.Votes[0]);
        Assert.Equal(["b"], small.Outcome().Ahead);
    }

    private static IEnumerable<Change> Changes(Small small) => Enumerable.Range(0, small.Views.Protocols.ChangeCount).Select(small.Views.Protocols.Change);
}
