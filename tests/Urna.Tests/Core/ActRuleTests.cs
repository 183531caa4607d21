using Urna.Candidates;
using Urna.Protocols;
using Urna.Registers;
using Urna.Results;

namespace Urna.Tests.Core;

public class ActRuleTests
{
    private static readonly string Hash = new('b', 64);

    [Fact]
    public void A_number_is_given_to_one_decision() => Small.Frozen().Decided("d").Refuses("D01", Small.Decision("d"));

    [Fact]
    public void What_takes_two_people_is_confirmed_by_another()
    {
        var small = Small.Frozen().Later("2024-09-01T19:00").Decided("d").Given(new PaperAttached(Hash, "decision", "application.pdf", 1, "", "", "d"));

        foreach (var confirmer in new[] { Roles.Recorder, "" })
        {
            small.Refuses("A03", Small.Decision("e") with { Confirmer = confirmer });
            small.Refuses("A03", new PollsClosed("c1", confirmer));
            small.Refuses("A03", new PaperWithheld(Hash, "d", "1", confirmer));
        }

        small.Refuses("A03", new PublicationPaused(Roles.ShiftLead, "d"));
        small.Given(new PublicationPaused("second", "d")).Refuses("A03", new PublicationResumed(Roles.ShiftLead));
    }

    [Fact]
    public void A_decision_is_of_a_tier() => Small.Frozen().Refuses("D02", Small.Decision("d", "village"));

    [Theory]
    [InlineData("national", 12)]
    [InlineData("constituency", 6)]
    [InlineData("precinct", 4)]
    public void A_commission_decides_when_its_quorum_is_present(string tier, int quorum)
    {
        Small.Frozen().Refuses("D03", Small.Decision("d", tier) with { Present = quorum - 1, For = 1 });
        Small.Frozen().Allows(Small.Decision("d", tier) with { Present = quorum, For = 1 });
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(0, 0)]
    [InlineData(12, 7)]
    public void More_are_for_it_than_against_and_no_more_than_are_present(int votes, int against) =>
        Small.Frozen().Refuses("D04", Small.Decision("d") with { Present = 18, For = votes, Against = against });

    [Theory]
    [InlineData("live")]
    [InlineData("rehearsal")]
    public void A_commission_records_its_own_decisions(string kind) =>
        Small.Frozen(("kind", kind)).Refuses("D12", Small.Decision("d"), new(Roles.Recorder, "other", Roles.Recorder));

    [Fact]
    public void Publication_is_paused_once_and_resumed_once()
    {
        var small = Small.Frozen().Decided("d");

        small.Refuses("D05", new PublicationResumed("second"));
        small.Given(new PublicationPaused("second", "d")).Refuses("D05", new PublicationPaused("second", "d"));
        small.Given(new PublicationResumed("second")).Refuses("D05", new PublicationResumed("second"));
    }

    [Fact]
    public void An_act_names_a_decision_that_is_recorded()
    {
        var small = Small.Closed().Counted(Small.Protocol("s1", 60, 30, 10)).Given(Small.Impossible("s2"));

        foreach (var act in new Fact[]
        {
            new ProtocolAdmitted("s2", "c1", 1, "no"), new RecountOrdered("s1", "c1", "no"), new ResultInvalidated("s1", "c1", "no"), new ResultRestored("s1", "c1", "no"),
            new VotingFailed("s3", "c1", "no"), new StageReached("c1", "court", "no"), new ContestAnnulled("c1", "no"), new ContestPostponed("c1", "no"),
            new LotDrawn("c1", "a", "no"), new ChoiceWithdrawn("c1", "a", "no"), new ListAmended("s1", "c1", 1, 1, "no"), new HoursChanged("s1", default, default, "no"),
            new PublicationPaused("second", "no"), new PaperWithheld(Hash, "no", "1", "second"), new PaperAttached(Hash, "decision", "text.plain", 1, "", "", "no"),
        }) small.Refuses("A04", act);
    }

    [Fact]
    public void An_act_needs_a_decision_of_a_tier_that_has_the_power()
    {
        var small = Small.Closed().Counted(Small.Protocol("s1", 60, 30, 10)).Given(Small.Impossible("s2"), Small.Decision("low", "precinct")).Decided("middle");

        foreach (var act in new Fact[]
        {
            new ProtocolAdmitted("s2", "c1", 1, "low"), new RecountOrdered("s1", "c1", "low"), new ResultInvalidated("s1", "c1", "low"), new VotingFailed("s3", "c1", "low"),
            new StageReached("c1", "constituency", "low"), new ContestAnnulled("c1", "low"), new ContestPostponed("c1", "low"), new ChoiceWithdrawn("c1", "a", "low"),
            new StageReached("c1", "national", "middle"), new StageReached("c1", "court", "middle"),
        }) small.Refuses("A08", act);
    }

    [Fact]
    public void A_key_is_enrolled_once_and_revoked_once()
    {
        var key = new KeyEnrolled("k", "op-a", "con", Roles.Operator, "MFkw", "");
        var small = Small.Frozen();

        small.Refuses("D06", new KeyRevoked("k", "lost"));
        small.Given(key).Refuses("D06", key);
        small.Given(new KeyRevoked("k", "lost")).Refuses("D06", new KeyRevoked("k", "lost"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_format_that_this_program_cannot_read_is_not_raised(int format) => Small.Frozen().Refuses("D07", new FormatRaised(format));

    [Fact]
    public void A_key_speaks_for_a_known_role() => Small.Frozen().Refuses("D08", new KeyEnrolled("k", "x", "con", "king", "MFkw", ""));

    [Fact]
    public void A_paper_is_named_once_by_its_hash()
    {
        var paper = new PaperAttached(Hash, "act", "image.jpeg", 10, "s1", "c1", "");
        var small = Small.Closed().Given(paper);

        small.Refuses("D09", paper);
        small.Refuses("D09", paper with { Hash = "abc" });
        small.Refuses("D09", paper with { Hash = new('A', 64) });
        small.Refuses("D11", paper with { Hash = new('c', 64), Kind = "poem" });
        small.Refuses("A07", paper with { Hash = new('c', 64), Contest = "c2" });
    }

    [Fact]
    public void Only_a_public_paper_is_withheld()
    {
        var small = Small.Closed().Decided("d");
        var withheld = new PaperWithheld(Hash, "d", "1", "second");

        small.Refuses("D10", withheld);
        small.Given(new PaperAttached(Hash, "act", "image.jpeg", 10, "s1", "c1", ""), withheld).Refuses("D10", withheld);
    }
}
