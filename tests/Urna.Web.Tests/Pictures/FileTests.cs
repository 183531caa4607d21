using Urna.Web.Tests.Browser;
using Urna.Web.Tests.Pages;

namespace Urna.Web.Tests.Pictures;

/// <summary>Pictures as files, as a program shows them.</summary>
public class FileTests
{
    private const string Night = "2024-09-02T01:25:00+04:00";

    private static readonly string[] Names = ["seats-mm", "arrival", "turnout", "margins", "tiles-mm", "map-mm", "where-055", "contest-055", "balance-R055-001-055"];

    [Theory]
    [InlineData("az")]
    [InlineData("en")]
    [InlineData("ru")]
    public async Task No_word_of_a_file_runs_over_its_edge(string language)
    {
        var site = await Shown.Of("azerbaijan-2024");
        var page = await Chromium.Open(new() { ViewportSize = new() { Width = 1600, Height = 1200 } });
        var over = new List<string>();
        foreach (var name in Names)
        {
            var answer = await page.GotoAsync(new Uri(site.Address, site.Page(language, $"picture/{name}.svg", Night)).ToString());
            Assert.Equal(200, answer?.Status);
            over.AddRange((await page.EvaluateAsync<string[]>("(() => { const edge = document.documentElement.getBoundingClientRect(); return [...document.querySelectorAll('text')].filter(t => { const box = t.getBoundingClientRect(); return box.right > edge.right || box.left < edge.left || box.bottom > edge.bottom; }).map(t => t.textContent); })()")).Select(t => $"{name}: {t}"));
        }

        Assert.True(over.Count == 0, string.Join('\n', over));
        await page.Context.CloseAsync();
    }
}
