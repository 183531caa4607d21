using Urna.Protocols;
using Urna.Registers;

namespace Urna.Tests.Protocols;

public class AzerbaijaniFormTests
{
    internal static readonly Paper Worked = new Paper(Forms.Azerbaijani).With(
        "1a=1000 1b=4 1=1004 2=1020 3=637 4=380 5=12 6=3 7=12 8=367 9=371 10a=1 10b=5 10c=3 10d=0 10=9 votes=201,120,50 "
        + "handed=1020 requests=12 trips=1 taken=14 used=12 returned=2 words=0 @list=1000 @turnout=350 @closing=68400 @completed=79200");

    // The strange paper was a genuine one after all: unclear, and in the stationary box.
    private static readonly Paper Clean = Worked.With("8=368 10a=0 10c=4");

    [Fact]
    public void The_clean_paper_breaks_nothing()
    {
        Assert.Equal(0UL, Clean.Form.Broken(Clean.Sheet));
        Assert.Null(Clean.Form.LevelOf(0));
    }

    [Fact]
    public void The_worked_example_breaks_K7_and_K17_and_is_to_be_justified()
    {
        Assert.Equal("K7 K17", Worked.Breaks);
        Assert.Equal(Level.Justify, Worked.Form.LevelOf(Worked.Form.Broken(Worked.Sheet)));
    }

    [Fact]
    public void The_worked_example_misses_one_ballot()
    {
        var missing = Worked.Form.Outcomes(Worked.Sheet).Single(o => o.Check.Code == "K7" && !o.Holds);

        Assert.Equal((380, 379), (missing.Left, missing.Right));
    }

    [Theory]
    [InlineData("1b=5", "K1")]
    [InlineData("3=638", "K2")]
    [InlineData("1=379 1a=375 @list=375", "K3")]
    [InlineData("1=379", "K1 K3")]
    [InlineData("5=381 requests=381 taken=384 returned=372", "K4 K6")]
    [InlineData("7=13 8=367", "K5")]
    [InlineData("requests=11", "K5")]
    [InlineData("7=11 8=369", "K6")]
    [InlineData("8=367 10c=3 10=8", "K7")]
    [InlineData("8=369 10c=5 10=10", "K6 K7")]
    [InlineData("7=13 10c=5 10=10", "K5 K7")]
    [InlineData("10b=6 10=10", "K8")]
    [InlineData("10=10", "K9")]
    [InlineData("votes=202,120,50", "K10")]
    [InlineData("9=372", "K8 K10")]
    [InlineData("handed=1021", "K11")]
    [InlineData("taken=16 returned=4", "K12")]
    [InlineData("returned=3", "K12")]
    [InlineData("@completed=68400", "K13")]
    [InlineData("@turnout=381", "K14")]
    [InlineData("@list=999", "K15")]
    [InlineData("words=1", "K16")]
    [InlineData("8=367 10a=1 10c=3", "K7 K17")]
    public void The_smallest_change_to_the_clean_paper_breaks(string change, string broken) => Assert.Equal(broken, Clean.With(change).Breaks);

    [Theory]
    [InlineData("7=13 8=366", "K5 K7 K17")]
    [InlineData("7=10 8=369", "K6 K7 K17")]
    [InlineData("10b=6 10=10", "K7 K8 K17")]
    [InlineData("9=372", "K7 K8 K10 K17")]
    public void The_smallest_change_to_the_worked_example_breaks(string change, string broken) => Assert.Equal(broken, Worked.With(change).Breaks);

    [Fact]
    public void Every_check_of_the_form_can_break_and_has_an_article_and_its_three_languages()
    {
        Assert.Equal(Enumerable.Range(1, 17).Select(i => $"K{i}"), Forms.Azerbaijani.Checks.Select(c => c.Code).Distinct());
        Assert.All(Forms.Azerbaijani.Checks, c => Assert.Equal(["az", "en", "ru"], c.Sentence.Languages));
        Assert.DoesNotContain(Forms.Azerbaijani.Checks, c => c.Article.Length == 0);
    }

    [Fact]
    public void A_missing_ballot_is_justified_and_one_too_many_blocks()
    {
        Assert.Equal(Level.Justify, LevelOf(Clean.With("8=367 10c=3 10=8")));
        Assert.Equal(Level.Block, LevelOf(Clean.With("7=13 10c=5 10=10")));
    }

    [Fact]
    public void Without_its_acts_a_protocol_is_checked_by_its_own_lines()
    {
        var bare = Worked.With("handed= requests= trips= taken= used= returned= words= @turnout= @completed=");
        var outcomes = bare.Form.Outcomes(bare.Sheet);

        Assert.Equal(["K5", "K11", "K12", "K12", "K13", "K14", "K16"], outcomes.Where(o => !o.Applies).Select(o => o.Check.Code));
        Assert.Equal("K7 K17", bare.Breaks);
    }

    [Fact]
    public void The_roles_of_the_worked_example()
    {
        var form = Worked.Form;
        Sum?[] roles = [form.Registered, form.Voted, form.Valid, form.Invalid, form.Received, form.Unused, form.Issued, form.Spoilt, form.Portable, form.Stationary];

        Assert.Equal([1004, 380, 371, 9, 1020, 637, 380, 3, 12, 367], roles.Select(r => r is null ? null : form.Value(r, Worked.Sheet)));
    }

    [Fact]
    public void Lines_stand_in_the_order_of_the_paper()
    {
        var form = Forms.Azerbaijani;

        Assert.Equal(("pec-mm-2024", 23), (form.Code, form.Lines.Length));
        Assert.Equal((12, "10", Stage.After), (form.LineIndex("10a"), form.Lines[12].Parent, form.Lines[12].Stage));
        Assert.Equal(-1, form.LineIndex("11"));
        Assert.All(form.Lines, l => Assert.Equal(l.Stage == Stage.Act, l.Optional));
    }

    private static Level? LevelOf(Paper paper) => paper.Form.LevelOf(paper.Form.Broken(paper.Sheet));
}
