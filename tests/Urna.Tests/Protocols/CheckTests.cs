using Urna.Protocols;
using Urna.Registers;

namespace Urna.Tests.Protocols;

public class CheckTests
{
    [Theory]
    [InlineData("a= b=2", "BLANK")]
    [InlineData("a=? b=2", "BLANK")]
    [InlineData("a=1 b=2 votes=3,,5", "BLANK")]
    [InlineData("a=1 b=2 votes=3,?,5", "BLANK")]
    [InlineData("a=1 b=2 votes=3,0,5", "")]
    [InlineData("a=0 b=0", "")]
    [InlineData("a=1 b=2 o= x=", "")]
    [InlineData("a=1 b=2 o=? x=?", "")]
    public void What_must_be_filled_in_and_is_not_breaks_BLANK(string lines, string broken) => Assert.Equal(broken, new Paper(Forms.Of()).With(lines).Breaks);

    [Fact]
    public void BLANK_blocks_and_says_how_much_is_missing()
    {
        var paper = new Paper(Forms.Of()).With("a=? votes=1,");
        var blank = paper.Outcome(0);

        Assert.Equal((Form.Blank, 3, false), (blank.Check, blank.Left, blank.Holds));
        Assert.Equal(Form.BlankBit, paper.Form.Broken(paper.Sheet));
        Assert.Equal(Level.Block, paper.Form.LevelOf(Form.BlankBit));
    }

    [Theory]
    [InlineData("a", "")]
    [InlineData("a", "?")]
    [InlineData("o", "")]
    [InlineData("x", "")]
    [InlineData("x", "?")]
    public void A_check_with_a_line_that_has_no_number_does_not_apply(string line, string written)
    {
        var paper = new Paper(Forms.Of(Forms.Check("C", line, "<", "b"))).With($"a=9 b=1 o=9 x=9 {line}={written}");

        Assert.Equal((false, true), (paper.Outcome(0).Applies, paper.Outcome(0).Holds));
        Assert.DoesNotContain("C", paper.Breaks, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@list")]
    [InlineData("@turnout")]
    [InlineData("@completed")]
    [InlineData("@closing")]
    public void A_check_of_something_not_known_does_not_apply(string term)
    {
        var paper = new Paper(Forms.Of(Forms.Check("C", "a", "=", term))).With("a=5 b=1");

        Assert.Equal("", paper.Breaks);
        Assert.Equal("C", paper.With($"{term}=6").Breaks);
        Assert.Equal("", paper.With($"{term}=5").Breaks);
    }

    [Fact]
    public void Votes_that_nobody_can_read_are_not_summed()
    {
        var paper = new Paper(Forms.Of(Forms.Check("C", "@votes", "=", "a"))).With("a=5 b=1 votes=2,3");

        Assert.Equal("", paper.Breaks);
        Assert.Equal("C", paper.With("votes=2,4").Breaks);
        Assert.Equal("BLANK", paper.With("votes=2,?").Breaks);
    }

    [Fact]
    public void Votes_of_a_withdrawn_choice_are_not_summed()
    {
        var paper = new Paper(Forms.Of(Forms.Check("C", "@votes", "=", "a"))) { Withdrawn = 1 };

        Assert.Equal("", paper.With("a=2 b=1 votes=2,3").Breaks);
    }

    [Theory]
    [InlineData("=", 4, true)]
    [InlineData("=", 5, false)]
    [InlineData("=", 6, true)]
    [InlineData("<=", 4, false)]
    [InlineData("<=", 5, false)]
    [InlineData("<=", 6, true)]
    [InlineData("<", 4, false)]
    [InlineData("<", 5, true)]
    [InlineData("<", 6, true)]
    public void A_relation_breaks(string relation, int left, bool broken) => Breaks(Forms.Check("C", "a", relation, "b"), $"a={left} b=5", broken);

    [Theory]
    [InlineData("=", 2, true)]
    [InlineData("=", 3, false)]
    [InlineData("=", 7, false)]
    [InlineData("=", 8, true)]
    [InlineData("<=", 7, false)]
    [InlineData("<=", 8, true)]
    [InlineData("<", 6, false)]
    [InlineData("<", 7, true)]
    public void A_tolerance_of_two_widens_it(string relation, int left, bool broken) =>
        Breaks(Forms.Check("C", "a", relation, "b", tolerance: 2), $"a={left} b=5", broken);

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, false)]
    [InlineData(0, 1, false)]
    [InlineData(1, 1, true)]
    public void Not_both_breaks_when_both_are_above_zero(int left, int right, bool broken) =>
        Breaks(Forms.Check("C", "a", "not-both", "b"), $"a={left} b={right}", broken);

    [Fact]
    public void Not_both_holds_where_a_difference_is_below_zero() => Breaks(Forms.Check("C", "a", "not-both", "b -o"), "a=1 b=1 o=2", false);

    [Theory]
    [InlineData(15, false)]
    [InlineData(16, true)]
    public void A_multiplier_counts_a_term_that_often(int left, bool broken) => Breaks(Forms.Check("C", "a", "<=", "b 3*x"), $"a={left} b=3 x=4", broken);

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void A_minus_subtracts(int left, bool broken) => Breaks(Forms.Check("C", "a", "<=", "b -o"), $"a={left} b=10 o=3", broken);

    [Fact]
    public void A_minus_and_a_multiplier_go_together()
    {
        var paper = new Paper(Forms.Of(Forms.Check("C", "a", "=", "2*@seats -3*x"))).With("a=1 b=0 x=3 @seats=5");

        Assert.Equal(new(paper.Form.Checks[0], true, true, 1, 1), paper.Outcome(0));
    }

    [Fact]
    public void A_side_without_terms_is_zero()
    {
        Breaks(Forms.Check("C", "a", "=", ""), "a=0 b=0", false);
        Breaks(Forms.Check("C", "a", "=", ""), "a=1 b=0", true);
    }

    [Fact]
    public void Codes_stand_once_in_the_order_of_the_form_and_BLANK_last()
    {
        var form = Forms.Of(Forms.Check("Z", "b", "=", "", "note"), Forms.Check("A", "b", "<=", "", "consequence"), Forms.Check("Z", "b", "<", "", "justify"));
        var mask = form.Broken(new Paper(form).With("b=1").Sheet);

        Assert.Equal(0b111 | Form.BlankBit, mask);
        Assert.Equal(["Z", "A", "BLANK"], form.CodesOf(mask));
        Assert.Empty(form.CodesOf(0));
    }

    [Theory]
    [InlineData(0b000UL, null)]
    [InlineData(0b001UL, Level.Note)]
    [InlineData(0b101UL, Level.Justify)]
    [InlineData(0b111UL, Level.Consequence)]
    [InlineData(Form.BlankBit | 0b111UL, Level.Block)]
    public void The_worst_level_of_a_mask(ulong mask, Level? worst)
    {
        var form = Forms.Of(Forms.Check("Z", "b", "=", "", "note"), Forms.Check("A", "b", "<=", "", "consequence"), Forms.Check("Z", "b", "<", "", "justify"));

        Assert.Equal(worst, form.LevelOf(mask));
    }

    [Fact]
    public void A_sum_without_one_of_its_values_has_none()
    {
        var paper = new Paper(Forms.Of(Forms.Check("C", "a 2*o", "=", "b"))).With("a=1 b=2 o=3");
        var sum = paper.Form.Checks[0].Left;

        Assert.Equal(7, paper.Form.Value(sum, paper.Sheet));
        Assert.Null(paper.Form.Value(sum, paper.With("o=").Sheet));
        Assert.Null(paper.Form.Value(paper.Form.Valid, paper.With("votes=1,?").Sheet));
    }

    [Fact]
    public void Sixty_checks_each_have_their_own_bit()
    {
        var form = Forms.Of([.. Enumerable.Range(0, 60).Select(i => Forms.Check($"C{i}", "a", "<", "b", tolerance: i))]);

        for (var over = 0; over <= 60; over++)
        {
            var broken = form.Broken(new Paper(form).With($"a={100 + over} b=100").Sheet);
            Assert.Equal(Enumerable.Range(0, 60).Where(i => i <= over).Aggregate(0UL, (mask, i) => mask | (1UL << i)), broken);
        }
    }

    [Fact]
    public void The_largest_sums_of_a_record_do_not_overflow()
    {
        var side = string.Join(' ', Enumerable.Repeat($"{Term.MaxFactor}*a", Sum.MaxTerms));
        var minus = string.Join(' ', Enumerable.Repeat($"-{Term.MaxFactor}*a", Sum.MaxTerms));

        Breaks(Forms.Check("C", side, "<=", minus), $"a={Limits.Count} b=0", true);
    }

    [Fact]
    public void A_sheet_of_another_form_is_refused()
    {
        var form = Forms.Azerbaijani;
        var other = new Paper(Forms.Of());

        Assert.Throws<ArgumentException>(() => form.Broken(other.Sheet));
        Assert.Throws<ArgumentException>(() => form.Outcomes(other.Sheet));
        Assert.Throws<ArgumentException>(() => form.Value(form.Voted, other.Sheet));
    }

    [Fact]
    public void Checking_allocates_nothing()
    {
        var form = Forms.Azerbaijani;
        var sheet = AzerbaijaniFormTests.Worked.Sheet;
        var broken = form.Broken(sheet);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) broken |= form.Broken(sheet) | (ulong)form.Value(form.Voted, sheet).GetValueOrDefault() >> 60;
        var after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(before, after);
        Assert.Equal(2, System.Numerics.BitOperations.PopCount(broken));
    }

    private static void Breaks(string check, string lines, bool broken) => Assert.Equal(broken ? "C" : "", new Paper(Forms.Of(check)).With(lines).Breaks);
}
