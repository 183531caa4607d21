using System.Text.RegularExpressions;
using Urna.Store.Tests.Packages;

namespace Urna.Store.Tests.Figures;

/// <summary>Every row of <c>samples/figures.csv</c> comes out of the report of its sample.</summary>
public partial class FigureTests
{
    public static TheoryData<AssertedFigure> Rows => [.. SampleFigures.All];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_figure_of_the_table_comes_out(AssertedFigure asserted) =>
        Assert.Equal(asserted.Value, new FigureReader(SampleFigures.Report(asserted.Sample, asserted.At)).Read(asserted.Figure, asserted.Value));

    [Theory]
    [InlineData("saint-petersburg-2021", "", "contest:fed-list/registered", "3931555")]
    [InlineData("saint-petersburg-2021", "", "turnout-series/flagged", "1103")]
    [InlineData("saint-petersburg-2021", "", "contest:218/winner", "218.milonov")]
    [InlineData("georgia-2016", "", "round:first/no-majority", "53")]
    [InlineData("georgia-2016", "", "round:runoff/pairs-follow", "49")]
    [InlineData("azerbaijan-2024", "2024-09-02T01:25:00+04:00", "counted/stations", "5895")]
    [InlineData("azerbaijan-2024", "2024-09-02T01:25:00+04:00", "counted/voted/share", "37.27")]
    [InlineData("azerbaijan-2024", "2024-09-02T01:25:00+04:00", "seats/leading/YAP", "68")]
    [InlineData("azerbaijan-2024", "2024-09-01T17:05:00+04:00", "turnout/17:00/voters", "2172087")]
    [InlineData("azerbaijan-2024", "2024-09-01T17:05:00+04:00", "turnout/17:00/share", "33.82")]
    [InlineData("azerbaijan-2024", "2024-09-21T18:00:00+04:00", "invalidated", "46")]
    public void The_table_holds_what_was_promised(string sample, string at, string figure, string value) =>
        Assert.Equal(value, SampleFigures.All.Single(f => f.Sample == sample && f.At == at && f.Figure == figure).Value);

    [Fact]
    public void Before_the_close_no_key_of_votes_stands_anywhere()
    {
        var text = SampleFigures.Report("azerbaijan-2024", "2024-09-01T17:05:00+04:00").GetRawText();

        Assert.Equal(127, Regex.Count(text, "\"votes\":\"closed until the polls close\""));
        Assert.DoesNotMatch("\"(votes\":[0-9]|valid\"|lines\"|first\"|margin\"|numerator\":[1-9][0-9]*,\"base\":[0-9]+,\"counted\":[0-9]+,\"all\":0)", text);
    }

    [Fact]
    public void No_figure_of_a_sample_stands_in_the_program() => Assert.Empty(Found(Sources()));

    [Fact]
    public void A_planted_figure_is_found() => Assert.Equal(["planted.cs: 2196771", "planted.cs: 1_430_296"], Found([("planted.cs", "const int A = 2196771; const int B = 1_430_296; const int C = 86400;")]));

    private static IEnumerable<(string Path, string Text)> Sources()
    {
        var root = Path.Combine(SmallPackage.Root(AppContext.BaseDirectory), "src");
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(p => Path.GetExtension(p) is ".cs" or ".razor" or ".js" or ".json" or ".css" && Path.GetFileName(p) != "packages.lock.json")
            .Select(p => (Path.GetRelativePath(root, p), File.ReadAllText(p)));
    }

    // Figures of five digits and more are distinctive: none of them is a constant of anything else.
    private static IEnumerable<string> Found(IEnumerable<(string Path, string Text)> sources)
    {
        var figures = SampleFigures.All.Select(f => f.Value).Where(v => v.Length >= 5 && v.All(char.IsAsciiDigit)).ToHashSet(StringComparer.Ordinal);
        return sources.SelectMany(s => Numbers().Matches(s.Text).Where(m => figures.Contains(m.Value.Replace("_", string.Empty, StringComparison.Ordinal).Replace(",", string.Empty, StringComparison.Ordinal))).Select(m => $"{s.Path}: {m.Value}"));
    }

    [GeneratedRegex("(?<![0-9A-Za-z_])[0-9][0-9_,]*[0-9](?![0-9A-Za-z_])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
