using System.Text.RegularExpressions;

namespace Urna.Tests.House;

/// <summary>Every refusal stands in docs/law.md with its article and a sentence, and a test tries it.</summary>
public partial class LawTests
{
    private static string Law => File.ReadAllText(Path.Combine(Repository.Root, "docs/law.md"));

    [Fact]
    public void Every_refusal_stands_in_the_law_with_its_article()
    {
        var rows = Rows(Law);
        var refusals = Source.Below("src").SelectMany(Refusals).ToList();

        Assert.True(refusals.Count > 50, $"Only {refusals.Count} refusals were read.");
        Findings.None(refusals.SelectMany(r => Complaints(r, rows)));
    }

    [Fact]
    public void The_law_has_no_code_that_no_rule_gives()
    {
        var given = Source.Below("src").SelectMany(Refusals).Select(r => r.Code).ToHashSet();

        Findings.None(Rows(Law).Keys.Where(code => !given.Contains(code)));
    }

    [Fact]
    public void Each_code_has_one_row_with_article_and_sentence()
    {
        var codes = Row().Matches(Law).Select(m => m.Groups[1].Value).ToList();

        Findings.None(codes.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key));
        Findings.None(Rows(Law).Where(r => r.Value.Article.Length == 0 || r.Value.Sentence.Length < 20).Select(r => r.Key));
    }

    [Fact]
    public void Every_refusal_is_tried_by_a_test()
    {
        var tests = string.Join('\n', Source.Below("tests").Concat(Source.Below("tests", "*.py")).Where(f => !f.Path.Contains("/House/")).Select(f => f.Uncommented));
        var untried = File.ReadAllLines(Path.Combine(Repository.Root, "tests/untried-refusals.txt")).Where(l => !l.StartsWith('#')).ToHashSet();

        Findings.None(Source.Below("src").SelectMany(f => Refusals(f).Where(r => !untried.Contains(r.Code) && !IsTried(f, r.Code, tests)).Select(r => r.Code)));
    }

    [Fact]
    public void A_planted_refusal_is_tried_by_its_code_or_its_name()
    {
        var file = new Source("planted.cs", "class Refusals { public const string NotNow = \"X01\"; }");

        Assert.True(IsTried(file, "X01", "Assert.Equal(\"X01\", code)"));
        Assert.True(IsTried(file, "X01", "Assert.Equal(Refusals.NotNow, code)"));
        Assert.False(IsTried(file, "X01", "Assert.Equal(Refusals.NotNowhere, X01)"));
    }

    [Theory]
    [InlineData("new Refusal(\"X01\", \"1.2\", \"No.\")")]
    [InlineData("Refusal? R() => new(\"X01\", \"1.2\", $\"No {a}.\");")]
    [InlineData("return Refuse(\"X01\", \"1.2\");")]
    [InlineData("Refused(\n            \"X01\",\n            \"1.2\",\n            text)")]
    [InlineData("Refusal R(string a) => new(\"X01\", Article, a);")]
    public void A_planted_refusal_is_found_and_missed_in_the_law(string code)
    {
        var refusal = Assert.Single(Refusals(new("planted.cs", $"// a Refusal\nclass Refusals {{ {code} }}")));

        Assert.Equal("X01", refusal.Code);
        Assert.Single(Complaints(refusal, Rows("| X02 | 1.2 | Something else that is refused. |")));
    }

    [Fact]
    public void A_planted_wrong_article_is_found()
    {
        var refusal = Assert.Single(Refusals(new("planted.cs", "new Refusal(\"X01\", \"1.2\", \"No.\")")));

        Assert.Single(Complaints(refusal, Rows("| X01 | 1.3 | Something that is refused. |")));
        Assert.Empty(Complaints(refusal, Rows("| X01 | 1.2 | Something that is refused. |")));
    }

    private static IEnumerable<(string Path, string Code, string Article)> Refusals(Source file) => file.Text.Contains("Refus", StringComparison.Ordinal)
        ? Given().Matches(file.Uncommented).Select(m => (file.Path, m.Groups[1].Value, m.Groups[2].Value))
        : [];

    /// <summary>By its code, or by the name of the constant that holds it.</summary>
    private static bool IsTried(Source file, string code, string tests) => tests.Contains($"\"{code}\"")
        || (Regex.Match(file.Uncommented, $@"const string (\w+) = ""{code}""") is { Success: true } named && Regex.IsMatch(tests, $@"\.{named.Groups[1].Value}\b"));

    private static IEnumerable<string> Complaints((string Path, string Code, string Article) refusal, Dictionary<string, (string Article, string Sentence)> rows)
    {
        if (!rows.TryGetValue(refusal.Code, out var row)) yield return $"{refusal.Path}: {refusal.Code} is not in docs/law.md";
        else if (refusal.Article.Length > 0 && refusal.Article != row.Article)
            yield return $"{refusal.Path}: {refusal.Code} names article {refusal.Article}, docs/law.md names {row.Article}";
    }

    private static Dictionary<string, (string Article, string Sentence)> Rows(string law) => Row().Matches(law)
        .GroupBy(m => m.Groups[1].Value).ToDictionary(g => g.Key, g => (g.First().Groups[2].Value.Trim(), g.First().Groups[3].Value.Trim()));

    [GeneratedRegex(@"""([A-Z]\d{2})""(?:\s*,\s*""([^""]*)"")?", RegexOptions.CultureInvariant)]
    private static partial Regex Given();

    [GeneratedRegex(@"^\| ([A-Z]\d{2}) \|([^|\n]*)\|([^|\n]*)\|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
