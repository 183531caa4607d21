using Urna.Protocols;
using Urna.Registers;

namespace Urna.Tests.Protocols;

/// <summary>Forms of other countries' kind run through the same engine. They are shaped after them, not copies of the forms in force.</summary>
public class OtherFormsTests
{
    // Shaped after a Russian precinct protocol: ballots lost and unaccounted (11, 12), turnout by ballots found in the boxes.
    private static readonly Form Russian = Forms.Read("""
        {"code": "uik", "names": {"ru": "Протокол об итогах голосования"}, "source": "shaped after a Russian precinct protocol",
         "lines": [
          {"code": "1", "names": {"ru": "Избиратели в списке"}, "stage": "before"}, {"code": "2", "names": {"ru": "Полученные бюллетени"}, "stage": "before"},
          {"code": "3", "names": {"ru": "Выданные досрочно"}, "stage": "before"}, {"code": "4", "names": {"ru": "Выданные в помещении"}, "stage": "before"},
          {"code": "5", "names": {"ru": "Выданные вне помещения"}, "stage": "before"}, {"code": "6", "names": {"ru": "Погашенные"}, "stage": "before"},
          {"code": "7", "names": {"ru": "В переносных ящиках"}, "stage": "after"}, {"code": "8", "names": {"ru": "В стационарных ящиках"}, "stage": "after"},
          {"code": "9", "names": {"ru": "Недействительные"}, "stage": "after"}, {"code": "10", "names": {"ru": "Действительные"}, "stage": "after"},
          {"code": "11", "names": {"ru": "Утраченные"}, "stage": "after"}, {"code": "12", "names": {"ru": "Не учтённые при получении"}, "stage": "after"}],
         "checks": [
          {"code": "R1", "left": ["3", "4", "5"], "relation": "<=", "right": ["1"], "level": "block", "sentence": {"ru": "1 не меньше 3 + 4 + 5"}},
          {"code": "R2", "left": ["2", "12"], "relation": "=", "right": ["3", "4", "5", "6", "11"], "level": "block", "sentence": {"ru": "2 = 3 + 4 + 5 + 6 + 11 − 12"}},
          {"code": "R3", "left": ["7", "8"], "relation": "=", "right": ["9", "10"], "level": "block", "sentence": {"ru": "7 + 8 = 9 + 10"}},
          {"code": "R4", "left": ["10"], "relation": "=", "right": ["@votes"], "level": "block", "sentence": {"ru": "10 = голоса"}},
          {"code": "R5", "left": ["7", "8"], "relation": "<=", "right": ["3", "4", "5"], "level": "justify", "sentence": {"ru": "В ящиках не больше выданного"}}],
         "roles": {"registered": ["1"], "received": ["2"], "unused": ["6"], "issued": ["3", "4", "5"], "portable": ["7"], "stationary": ["8"],
                   "valid": ["10"], "invalid": ["9"], "voted": ["7", "8"]}}
        """);

    // Shaped after a Georgian summary protocol: cumulative turnout on the paper, no line for valid votes.
    private static readonly Form Georgian = Forms.Read("""
        {"code": "summary", "names": {"en": "Summary protocol"}, "source": "shaped after a Georgian summary protocol",
         "lines": [
          {"code": "I", "names": {"en": "Voters on the unified list"}, "stage": "before"}, {"code": "II", "names": {"en": "Voters on the special list"}, "stage": "before"},
          {"code": "III", "names": {"en": "Took part by 12:00"}, "stage": "before", "parent": "V"}, {"code": "IV", "names": {"en": "Took part by 17:00"}, "stage": "before", "parent": "V"},
          {"code": "V", "names": {"en": "Took part by 20:00, by signatures"}, "stage": "before"}, {"code": "VI", "names": {"en": "Ballots received"}, "stage": "before"},
          {"code": "VII", "names": {"en": "Unused ballots"}, "stage": "before", "optional": true}, {"code": "VIII", "names": {"en": "Invalid ballots"}, "stage": "after"}],
         "checks": [
          {"code": "series", "left": ["III"], "relation": "<=", "right": ["IV"], "level": "justify", "sentence": {"en": "Turnout does not fall"}},
          {"code": "series", "left": ["IV"], "relation": "<=", "right": ["V"], "level": "justify", "sentence": {"en": "Turnout does not fall"}},
          {"code": "lists", "left": ["V"], "relation": "<=", "right": ["I", "II"], "level": "block", "sentence": {"en": "No more voters than on the lists"}},
          {"code": "surplus", "left": ["@votes", "VIII"], "relation": "<=", "right": ["V"], "level": "block", "sentence": {"en": "No more ballots than signatures"}},
          {"code": "deficit", "left": ["V"], "relation": "<=", "right": ["@votes", "VIII"], "tolerance": 2, "level": "note", "sentence": {"en": "Few ballots are missing"}},
          {"code": "stock", "left": ["VI"], "relation": "=", "right": ["VII", "V"], "level": "note", "sentence": {"en": "Ballots received are used or not"}}],
         "roles": {"registered": ["I", "II"], "received": ["VI"], "unused": ["VII"], "invalid": ["VIII"], "valid": ["@votes"], "voted": ["V"]}}
        """);

    private static readonly Paper Uik = new Paper(Russian).With("1=2000 2=1500 3=10 4=900 5=40 6=549 7=40 8=909 9=9 10=940 11=2 12=1 votes=600,340");

    private static readonly Paper Summary = new Paper(Georgian).With("I=900 II=20 III=200 IV=400 V=500 VI=920 VII=420 VIII=10 votes=300,190");

    [Theory]
    [InlineData("", "")]
    [InlineData("1=949", "R1")]
    [InlineData("12=0", "R2")]
    [InlineData("9=10", "R3")]
    [InlineData("votes=600,341", "R4")]
    [InlineData("8=911 9=11", "R5")]
    [InlineData("10=941", "R3 R4")]
    [InlineData("11=", "BLANK")]
    public void A_Russian_like_form(string change, string broken) => Assert.Equal(broken, Uik.With(change).Breaks);

    [Theory]
    [InlineData("", "")]
    [InlineData("III=401", "series")]
    [InlineData("IV=501", "series")]
    [InlineData("II=0 I=499", "lists")]
    [InlineData("VIII=11", "surplus")]
    [InlineData("VIII=8", "")]
    [InlineData("VIII=7", "deficit")]
    [InlineData("VII=421", "stock")]
    [InlineData("VII=", "")]
    [InlineData("votes=300,?", "BLANK")]
    public void A_Georgian_like_form(string change, string broken) => Assert.Equal(broken, Summary.With(change).Breaks);

    [Fact]
    public void Voters_who_took_part_are_what_the_form_says()
    {
        Assert.Equal(949, Russian.Value(Russian.Voted, Uik.Sheet));
        Assert.Equal(500, Georgian.Value(Georgian.Voted, Summary.Sheet));
        Assert.Equal(490, Georgian.Value(Georgian.Valid, Summary.Sheet));
        Assert.Equal(920, Georgian.Value(Georgian.Registered, Summary.Sheet));
        Assert.Null(Georgian.Portable);
    }

    [Fact]
    public void Levels_are_those_of_the_form() =>
        Assert.Equal(Level.Note, Georgian.LevelOf(Georgian.Broken(Summary.With("VIII=7").Sheet)));
}
