using System.Text.Json;
using System.Text.RegularExpressions;
using Urna.Store.Tests.Figures;
using Urna.Store.Tests.Packages;

namespace Urna.Store.Tests.Counting;

/// <summary><c>docs/results-json.md</c> names every key of the document.</summary>
public partial class ResultsDocTests
{
    private static readonly HashSet<string> Named = [.. Code().Matches(File.ReadAllText(Path.Combine(SmallPackage.Root(AppContext.BaseDirectory), "docs/results-json.md"))).Select(m => m.Groups[1].Value)];

    [Theory]
    [InlineData("saint-petersburg-2021", "")]
    [InlineData("georgia-2016", "")]
    [InlineData("azerbaijan-2024", "")]
    [InlineData("azerbaijan-2024", "2024-09-01T17:05:00+04:00")]
    public void Every_key_of_a_report_is_explained(string sample, string at) => Assert.Empty(Keys(SampleFigures.Report(sample, at)).Where(k => !Named.Contains(k)).Distinct());

    [Fact]
    public void Every_key_that_the_program_can_write_is_explained()
    {
        var sources = Directory.GetFiles(Path.Combine(SmallPackage.Root(AppContext.BaseDirectory), "src/Urna/Results"), "*Json.cs").SelectMany(f => Written().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).ToList();

        Assert.True(sources.Count > 100);
        Assert.Empty(sources.Where(k => !Named.Contains(k)).Distinct());
    }

    [Fact]
    public void A_planted_key_is_missed()
    {
        using var document = JsonDocument.Parse("{\"election\": [{\"guess\": 1}]}");

        Assert.Equal("guess", Assert.Single(Keys(document.RootElement), k => !Named.Contains(k)));
    }

    // Names are by language: their keys are the election's.
    private static IEnumerable<string> Keys(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Name == "names" ? [p.Name] : Keys(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Keys),
        _ => [],
    };

    [GeneratedRegex("`\"?([A-Za-z]+)\"?[`:]", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex("writer\\.(?:Text|Number|Flag|Optional|Texts|Begin|BeginArray|Share|Names)\\(\"([A-Za-z]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
