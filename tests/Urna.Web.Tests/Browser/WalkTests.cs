using Microsoft.Playwright;
using Urna.Web.Layout;
using Urna.Web.Tests.Pages;

namespace Urna.Web.Tests.Browser;

/// <summary>Every page of the site map in every language and both themes, on a screen of 360 pixels.</summary>
public class WalkTests
{
    private const string Night = "2024-09-02T01:25:00+04:00";
    private const int FirstView = 100_000;

    public static TheoryData<string, ColorScheme> Visitors { get; } = [.. from language in (string[])["az", "en", "ru"] from colours in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark] select (language, colours)];

    [Theory]
    [MemberData(nameof(Visitors))]
    public async Task Every_page_is_within_reach_of_everyone(string language, ColorScheme colours)
    {
        var site = await Shown.Of("azerbaijan-2024");
        var page = await Small(colours);
        var faults = new List<string>();
        foreach (var path in SiteMap.All.Select(p => p.Path).Append("map")) faults.AddRange((await Faults(page, site, language, path)).Select(f => $"{language}/{path}: {f}"));

        await page.Context.CloseAsync();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task By_the_keyboard_every_link_of_a_page_is_reached_and_seen()
    {
        var site = await Shown.Of("small");
        var page = await Small(ColorScheme.Light);
        foreach (var path in SiteMap.All.Select(p => p.Path))
        {
            await page.GotoAsync(new Uri(site.Address, site.Page("en", path)).ToString());
            await Reach.Walk(page);
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_every_page_says_the_same()
    {
        var site = await Shown.Of("small");
        var (with, without) = (await Chromium.Open(), await Chromium.Open(new() { JavaScriptEnabled = false }));
        foreach (var path in SiteMap.All.Select(p => p.Path).Where(p => p is not ("status" or "record")))
        {
            var address = new Uri(site.Address, site.Page("en", path)).ToString();
            await with.GotoAsync(address);
            await without.GotoAsync(address);
            Assert.Equal(await with.Locator("main").InnerTextAsync(), await without.Locator("main").InnerTextAsync());
        }

        await with.Context.CloseAsync();
        await without.Context.CloseAsync();
    }

    private static Task<IPage> Small(ColorScheme colours) => Chromium.Open(new() { ColorScheme = colours, ViewportSize = new() { Width = 360, Height = 740 } });

    private static async Task<List<string>> Faults(IPage page, Shown site, string language, string path)
    {
        var (sizes, faults) = (new List<Task<RequestSizesResult>>(), new List<string>());
        void Finished(object? sender, IRequest request)
        {
            lock (sizes) sizes.Add(request.SizesAsync());
            if (new Uri(request.Url).Authority != site.Address.Authority) lock (faults) faults.Add($"asks {request.Url}");
        }

        page.RequestFinished += Finished;
        await page.GotoAsync(new Uri(site.Address, site.Page(language, path, path == "record" ? "" : Night)).ToString());
        page.RequestFinished -= Finished;
        Task<RequestSizesResult>[] all;
        lock (sizes) all = [.. sizes];
        var bytes = (await Task.WhenAll(all)).Sum(s => s.ResponseBodySize + s.ResponseHeadersSize);
        if (bytes > FirstView) faults.Add($"weighs {bytes} bytes");
        faults.AddRange(await Reach.Faults(page));
        return faults;
    }
}
