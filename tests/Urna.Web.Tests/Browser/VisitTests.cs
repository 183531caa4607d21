using Microsoft.Playwright;
using Urna.Web.Tests.Pages;

namespace Urna.Web.Tests.Browser;

/// <summary>What a visitor does with the pages.</summary>
public class VisitTests
{
    private const string Night = "2024-09-02T01:25:00+04:00";
    private const int FirstView = 100_000;

    [Fact]
    public async Task From_the_front_page_to_a_station_by_the_keyboard_alone()
    {
        var (page, site) = await Open("azerbaijan-2024");
        await page.GotoAsync(Address(site, "en"));

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip", await Focused(page, "el => el.className === 'skip' ? 'Skip' : el.outerHTML"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await Focused(page, "el => el.id"));
        for (var i = 0; i < 400 && await Focused(page, "el => el.id") != "q"; i++) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("r006-016");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/en/station/R006-016", new() { WaitUntil = WaitUntilState.Commit });

        Assert.Equal("Station R006-016", await page.Locator("h1").InnerTextAsync());
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("azerbaijan-2024", "")]
    [InlineData("azerbaijan-2024", "station/R006-016")]
    [InlineData("georgia-2016", "")]
    public async Task The_first_view_is_below_100_KB_and_comes_from_here_alone(string sample, string route)
    {
        var (page, site) = await Open(sample);
        var sizes = new List<Task<RequestSizesResult>>();
        var hosts = new HashSet<string>(StringComparer.Ordinal);
        page.RequestFinished += (_, request) =>
        {
            lock (sizes)
            {
                sizes.Add(request.SizesAsync());
                hosts.Add(new Uri(request.Url).Authority);
            }
        };

        await page.GotoAsync(Address(site, "ru", route), new() { WaitUntil = WaitUntilState.NetworkIdle });

        var bytes = (await Task.WhenAll(sizes)).Sum(s => s.ResponseBodySize + s.ResponseHeadersSize);
        Assert.InRange(bytes, 1_000, FirstView);
        Assert.Equal([site.Address.Authority], hosts);
        Assert.Empty(await page.Context.CookiesAsync());
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("az")]
    [InlineData("en")]
    [InlineData("ru")]
    public async Task Nothing_runs_over_the_edge_at_320_pixels(string language)
    {
        var page = await Chromium.Open(new() { ViewportSize = new() { Width = 320, Height = 640 } });
        foreach (var (sample, route) in new[] { ("azerbaijan-2024", ""), ("azerbaijan-2024", "station/R006-016"), ("azerbaijan-2024", "contest/006"), ("saint-petersburg-2021", ""), ("saint-petersburg-2021", "stations?q=1"), ("georgia-2016", "") })
        {
            await page.GotoAsync(Address(await Shown.Of(sample), language, route));
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(width <= 320, $"{sample}/{language}/{route} is {width} wide: " + await page.EvaluateAsync<string>("[...document.querySelectorAll('main *, footer *, header *')].filter(e => e.getBoundingClientRect().right > 321 && !e.closest('.scroll')).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')"));
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_the_page_says_the_same()
    {
        var without = await Chromium.Open(new() { JavaScriptEnabled = false });
        var (with, site) = await Open("azerbaijan-2024");
        await without.GotoAsync(Address(site, "en", "", Night));
        await with.GotoAsync(Address(site, "en", "", Night));

        Assert.Equal(await with.Locator("body").InnerTextAsync(), await without.Locator("body").InnerTextAsync());
        Assert.True(await without.Locator("a:text('Show newest')").IsVisibleAsync());
        await without.Context.CloseAsync();
        await with.Context.CloseAsync();
    }

    [Fact]
    public async Task Nothing_breaks_the_policy_of_the_page()
    {
        var (page, site) = await Open("azerbaijan-2024");
        var said = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") said.Add(message.Text); };
        page.PageError += (_, error) => said.Add(error);

        await page.GotoAsync(Address(site, "en", "", Night), new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.GotoAsync(Address(site, "en", "station/R006-016"), new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Empty(said);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_print_shows_what_was_folded_away()
    {
        var (page, site) = await Open("azerbaijan-2024");
        await page.GotoAsync(Address(site, "en", "station/R006-016"));
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.False(await page.Locator(".tongues").IsVisibleAsync());
        Assert.True(await page.Locator(".checks li").Last.EvaluateAsync<bool>("el => el.checkVisibility({ contentVisibilityAuto: true }) && el.getBoundingClientRect().height > 0"));
        await page.Context.CloseAsync();
    }

    private static string Address(Shown site, string language, string route = "", string at = "") => new Uri(site.Address, site.Page(language, route, at)).ToString();

    private static Task<string> Focused(IPage page, string say) => page.EvaluateAsync<string>($"({say})(document.activeElement)");

    private static async Task<(IPage Page, Shown Site)> Open(string sample) => (await Chromium.Open(), await Shown.Of(sample));
}
