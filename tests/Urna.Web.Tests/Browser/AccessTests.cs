using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Urna.Web.Tests.Pages;

namespace Urna.Web.Tests.Browser;

/// <summary>axe with every rule on, over the routes that <see cref="WalkTests"/> does not go, in each language and both themes.</summary>
public class AccessTests
{
    private static readonly (string Sample, string Page, string At)[] Routes =
    [
        ("azerbaijan-2024", "contest/006", ""),
        ("azerbaijan-2024", "station/R006-016", ""),
        ("azerbaijan-2024", "stations?part=invalidated", ""),
        ("azerbaijan-2024", "stations?q=nowhere", ""),
        ("small", "station/1", ""),
        ("small", "embed/seats-council", ""),
    ];

    /// <summary>The same routes of other elections and moments: large pages, looked at once.</summary>
    private static readonly (string Sample, string Page, string At)[] Others =
    [
        ("azerbaijan-2024", "", "2024-09-01T17:05:00+04:00"),
        ("azerbaijan-2024", "contest/055", ""),
        ("georgia-2016", "", ""),
        ("saint-petersburg-2021", "", ""),
        ("saint-petersburg-2021", "station/1", ""),
    ];

    [Theory]
    [MemberData(nameof(WalkTests.Visitors), MemberType = typeof(WalkTests))]
    public async Task Axe_finds_nothing_on_any_route(string language, ColorScheme colours)
    {
        var all = new List<string>();
        var page = await Chromium.Open(new() { ColorScheme = colours, ViewportSize = new() { Width = 1024, Height = 900 } });
        var once = language == "en" && colours == ColorScheme.Light;
        foreach (var (sample, route, at) in Routes.Concat(Others.Where(_ => once)))
        {
            var site = await Shown.Of(sample);
            await page.GotoAsync(new Uri(site.Address, site.Page(language, route, at)).ToString());
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

            var found = (await page.RunAxe()).Violations;

            all.AddRange(found.Select(v => $"{sample}/{route}: {v.Id}: {v.Help} at {string.Join(", ", v.Nodes.Take(3).Select(n => n.Html))}"));
        }

        Assert.True(all.Count == 0, string.Join('\n', all));

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Axe_finds_a_planted_fault()
    {
        var page = await Chromium.Open();
        var site = await Shown.Of("small");
        await page.GotoAsync(new Uri(site.Address, site.Page("en")).ToString());
        await page.EvaluateAsync("document.querySelector('label').remove()");

        Assert.Contains((await page.RunAxe()).Violations, v => v.Id == "label");
        await page.Context.CloseAsync();
    }
}
