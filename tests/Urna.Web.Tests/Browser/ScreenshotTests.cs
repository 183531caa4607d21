using Microsoft.Playwright;
using Urna.Web.Tests.Pages;

namespace Urna.Web.Tests.Browser;

/// <summary>
/// How the pages look is judged by people. So that they can, each run leaves pictures of six pages, in two themes and two widths, in
/// <c>artifacts/screenshots</c>; what a machine can see of them is checked here.
/// </summary>
public class ScreenshotTests
{
    private const string Night = "2024-09-02T01:25:00+04:00";

    public static TheoryData<string, string, string> Pages => new()
    {
        { "front", "", Night },
        { "constituency", "contest/039", Night },
        { "station", "station/R022-002", "2024-09-06T12:00:00+04:00" },
        { "changes", "changes", "2024-09-06T12:00:00+04:00" },
        { "replay", "", "2024-09-01T21:30:00+04:00" },
        { "map", "map", Night },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_keeps_its_shape_in_both_themes_and_widths(string name, string path, string at)
    {
        var site = await Shown.Of("azerbaijan-2024");
        foreach (var (theme, width) in from theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark] from width in (int[])[360, 1280] select (theme, width))
        {
            var page = await Chromium.Open(new() { ColorScheme = theme, ViewportSize = new() { Width = width, Height = 900 } });
            var answer = await page.GotoAsync(new Uri(site.Address, site.Page("en", path, at)).ToString());

            Assert.Equal(200, answer?.Status);
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            var brightness = await page.EvaluateAsync<int>("Math.max(...getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number))");
            Assert.True(theme == ColorScheme.Dark ? brightness < 60 : brightness > 220, $"{name} has a ground of {brightness} in {theme}");
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder(), $"{name}-{theme}-{width}.png".ToLowerInvariant()), FullPage = true });
            await page.Context.CloseAsync();
        }
    }

    private static string Folder() => Directory.CreateDirectory(Path.Combine(Checkout.Root, "artifacts", "screenshots")).FullName;
}
