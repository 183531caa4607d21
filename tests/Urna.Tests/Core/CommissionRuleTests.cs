using Urna.Protocols;
using Urna.Registers;
using Urna.Results;

namespace Urna.Tests.Core;

public class CommissionRuleTests
{
    private static readonly CommissionFormed National = new("cec", "national", "", "", "", 18, Names.None);
    private static readonly CommissionFormed North = new(Small.Commission, "constituency", "cec", "north", "", 9, Names.None);
    private static readonly CommissionFormed First = new("pec-1", "precinct", Small.Commission, "", "s1", 6, Names.None);

    [Fact]
    public void Commissions_stand_under_each_other_in_three_tiers()
    {
        var small = Small.Registered().Given(National, North, First);

        Assert.Equal(["cec", Small.Commission, "pec-1"], small.Views.Acts.Commissions.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_commission_is_formed_once_for_the_place_of_its_tier_under_the_tier_above()
    {
        Small.Registered().Refuses("D13", North);
        var small = Small.Registered().Given(National, North);

        small.Refuses("D13", North);
        small.Refuses("D13", National with { Commission = "second" });
        small.Refuses("D13", First with { Under = "cec" });
        small.Refuses("D13", First with { Station = "s9" });
        small.Refuses("D13", First with { Unit = "north" });
        small.Refuses("D13", North with { Commission = "con-x", Unit = "nowhere" });
        small.Refuses("D13", First with { Seats = 0 });
        small.Refuses("D02", First with { Tier = "village" });
    }

    [Fact]
    public void A_member_sits_once_while_a_seat_is_free()
    {
        var small = Small.Registered().Given(National, North with { Seats = 2 }, Member("m1", "chair"));

        small.Refuses("D14", Member("m1"));
        small.Refuses("D14", Member("m2", "chair"));
        small.Refuses("D14", Member("m2", "treasurer"));
        small.Given(Member("m2", "secretary")).Refuses("D14", Member("m3"));
        small.Given(Member("m3") with { Votes = false });
        small.Refuses("D16", Member("m4") with { Commission = "nobody" });
    }

    [Fact]
    public void A_commission_has_two_secretaries_at_most() => Small.Registered().Given(National, North, Member("m1", "secretary"), Member("m2", "secretary"))
        .Refuses("D14", Member("m3", "secretary"));

    [Fact]
    public void Sides_and_votes_of_the_members_are_known()
    {
        var small = Small.Registered().Given(National, North, Member("m1"), Member("m2") with { Side = "minority" }, Member("m3") with { Votes = false });

        var commission = small.Views.Acts.Commissions[Small.Commission];

        Assert.Equal((2, 1, 1), (commission.Voting, commission.Sides["majority"], commission.Sides["minority"]));
    }

    [Fact]
    public void Only_who_sits_leaves()
    {
        var small = Formed().Decided("d");

        small.Refuses("A04", new MemberLeft(Small.Commission, "m1", "none"));
        small.Refuses("D15", new MemberLeft(Small.Commission, "m99", "d"));
        Assert.Equal(17, small.Given(new MemberLeft(Small.Commission, "m1", "d")).Views.Acts.Commissions[Small.Commission].Voting);
    }

    [Fact]
    public void A_commission_is_dissolved_by_another_and_decides_no_more()
    {
        var small = Formed().Decided("d");

        small.Refuses("D15", new CommissionDissolved(Small.Commission, "d"));
        small.Refuses("D15", new CommissionDissolved("con-x", "d"));
        small.Given(Small.Decision("n", "national") with { Commission = "cec" }, new CommissionDissolved(Small.Commission, "n"));
        small.Refuses("D16", Small.Decision("e"));
        small.Refuses("D16", Member("m9"));
        small.Refuses("D15", new CommissionDissolved(Small.Commission, "n"));
    }

    [Fact]
    public void A_formed_commission_decides_in_its_own_tier()
    {
        var small = Formed();

        small.Refuses("D16", Small.Decision("e") with { Commission = "unknown" });
        small.Refuses("D16", Small.Decision("e", "national"));
    }

    [Fact]
    public void No_more_are_present_than_sit_there()
    {
        Formed().Refuses("D17", Small.Decision("e") with { Present = 19, For = 19 });
        Formed().Allows(Small.Decision("e") with { Present = 18, For = 18 });
    }

    [Fact]
    public void A_commission_decides_on_contests_of_its_territory()
    {
        var small = Formed().Close("c1", "c2").Counted(Small.Protocol("s1", 60, 30, 10)).Decided("d");

        small.Allows(new ResultInvalidated("s1", "c1", "d"));
        small.Refuses("D18", new ContestAnnulled("c2", "d"));
        small.Refuses("D18", new Candidates.ChoiceWithdrawn("c2", "x", "d"));
    }

    private static MemberSeated Member(string code, string office = "member") => new(Small.Commission, code, office, "majority", true, Names.None);

    /// <summary>The national commission and that of the north, with eighteen members: the commission that the small election's decisions name.</summary>
    private static Small Formed() => Small.Registered()
        .Given(National, North with { Seats = 18 })
        .Given([.. Enumerable.Range(1, 18).Select(i => Member($"m{i}"))])
        .Given(new RegistersFrozen(4, 2, 5, 2815)).Later("2024-09-01T18:00");
}
