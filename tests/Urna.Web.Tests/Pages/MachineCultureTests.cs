using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Urna.Web.Tests.Pages;

/// <summary>Files on machines that speak other languages. The language of a machine is that of all its threads: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(MachineCultureTests), DisableParallelization = true)]
[Collection(nameof(MachineCultureTests))]
public partial class MachineCultureTests
{
    [Theory]
    [InlineData("az-Latn-AZ")]
    [InlineData("ru-RU")]
    [InlineData("fa-IR")]
    public async Task Files_are_the_same_whatever_the_machine_speaks(string culture)
    {
        var site = await Shown.Of("azerbaijan-2024");
        var before = CultureInfo.DefaultThreadCurrentCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var json = await site.Http.GetStringAsync($"/e/{site.Election.Id}/results.json?at=2024-09-01T21:2{culture.Length - 5}:00Z", TestContext.Current.CancellationToken);
            var csv = await site.Http.GetStringAsync($"/e/{site.Election.Id}/results.csv?at=2024-09-01T21:2{culture.Length - 5}:00Z", TestContext.Current.CancellationToken);
            using var document = JsonDocument.Parse(json);

            Assert.Equal(6_421_960, document.RootElement.GetProperty("registers").GetProperty("voters").GetInt64());
            Assert.Matches(Share(), document.RootElement.GetProperty("coverage").GetProperty("counted").GetProperty("text").GetString());
            Assert.Matches(Time(), document.RootElement.GetProperty("lastFact").GetString());
            Assert.All(csv.TrimEnd('\n').Split('\n').Skip(1), row => Assert.DoesNotContain('\u00A0', row));
            Assert.Matches(RowShare(), csv);
        }
        finally
        {
            CultureInfo.DefaultThreadCurrentCulture = before;
        }
    }

    [GeneratedRegex(@"^\d+\.\d\d$")]
    private static partial Regex Share();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
    private static partial Regex Time();

    [GeneratedRegex(@",\d+,\d+\.\d\d,\d+,\d+,")]
    private static partial Regex RowShare();
}
