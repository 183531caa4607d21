using System.Net;
using System.Text.RegularExpressions;
using Urna.Web.Layout;
using Urna.Web.Tests.Browser;

namespace Urna.Web.Tests.Pages;

/// <summary>The night under the thumb: a slider over its moments, and pages that keep the moment.</summary>
public partial class NightTests
{
    private const string Late = "2024-09-01T18:30:00Z";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_slider_goes_by_half_hours_from_the_opening_and_ends_at_the_newest()
    {
        var views = (await Shown.Of("azerbaijan-2024")).Election.Head.Views;
        var night = Night.Of(views.Registers, views.At);

        Assert.Equal("2024-09-01T04:00:00.000Z", night.Stops[0].ToString());
        Assert.Equal("2024-09-01T04:30:00.000Z", night.Stops[1].ToString());
        Assert.Equal(views.At, night.Stops[^1]);
        Assert.Equal(night.Stops.Order(), night.Stops);
        Assert.InRange(night.Stops.Length, 50, 500);
    }

    [Fact]
    public async Task What_is_added_to_the_record_moves_no_place_of_the_slider()
    {
        var registers = (await Shown.Of("georgia-2016")).Election.Head.Views.Registers;
        var newest = (await Shown.Of("georgia-2016")).Election.Head.At;
        var whole = Night.Of(registers, newest).Stops;

        for (var hours = 1; hours < 72; hours++)
        {
            var earlier = Night.Of(registers, new(newest.Milliseconds - (hours * 3_600_000L))).Stops;
            Assert.Equal(whole[..(earlier.Length - 1)], earlier[..^1]);
        }
    }

    [Fact]
    public async Task A_place_of_the_slider_leads_to_the_address_of_its_moment_and_keeps_what_was_asked()
    {
        var site = await Shown.Of("azerbaijan-2024");
        var html = await site.Html("en", "stations?part=counted");
        var last = Last().Match(html).Groups[1].Value;
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };

        Assert.Contains("name=\"part\" value=\"counted\"", html);
        using var late = await http.GetAsync(site.Page("en", $"stations?part=counted&last={last}&stop=29"), Cancel);
        using var newest = await http.GetAsync(site.Page("en", $"stations?part=counted&last={last}&stop={last}"), Cancel);

        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
        Assert.Equal(site.Page("en", "stations?part=counted") + "&at=" + Late, late.Headers.Location?.OriginalString);
        Assert.Equal(site.Page("en", "stations?part=counted"), newest.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("en", "You are looking at 1 September 2024, 22:30.", "Show newest")]
    [InlineData("az", "Siz 1 sentyabr 2024, 22:30 vəziyyətinə baxırsınız.", "Ən yenisini göstər")]
    [InlineData("ru", "Вы смотрите на 1 сентября 2024, 22:30.", "Показать новейшее")]
    public async Task Every_page_says_of_which_moment_it_is_and_leads_back_to_now(string language, string looking, string back)
    {
        var site = await Shown.Of("azerbaijan-2024");
        foreach (var page in SiteMap.All.Select(p => p.Path).Except(["status", "record"]).Append("contest/006").Append("station/R006-016"))
        {
            var html = await site.Html(language, page, Late);

            Assert.Contains(looking, Markup.Words(html));
            Assert.Matches($"<a href=\"{Regex.Escape(site.Page(language, page))}[^\"]*(?<!at=[^\"]*)\">{back}</a>", WebUtility.HtmlDecode(html));
            Assert.Contains("id=\"stop\"", html);
        }
    }

    [Fact]
    public async Task Every_link_of_a_page_of_the_past_keeps_its_moment_but_those_through_time()
    {
        var site = await Shown.Of("azerbaijan-2024");
        foreach (var page in SiteMap.All.Select(p => p.Path).Append("contest/006").Append("station/R006-016"))
        {
            var html = ThroughTime().Replace(await site.Html("en", page, Late), string.Empty);
            var links = Link().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(l => l.StartsWith(site.Page("en"), StringComparison.Ordinal)).ToList();

            Assert.NotEmpty(links);
            Assert.All(links, l => Assert.Contains($"at={Late}", l, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("status")]
    [InlineData("record")]
    public async Task A_page_that_is_always_of_now_says_so_and_leads_back_to_the_moment(string page)
    {
        var site = await Shown.Of("small");
        var html = await site.Html("en", page, "2025-03-02T12:00:00+04:00");

        Assert.Contains("This page is always of now.", html);
        Assert.Contains($"{site.Page("en")}?at=2025-03-02T08:00:00Z\">Back to the results as of 2", html.Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task The_slider_is_moved_by_keys_says_its_moment_and_works_without_script()
    {
        var site = await Shown.Of("azerbaijan-2024");
        foreach (var script in new[] { true, false })
        {
            var page = await Chromium.Open(new() { JavaScriptEnabled = script });
            await page.GotoAsync(new Uri(site.Address, site.Page("en", "turnout", Late)).ToString());
            await page.Locator("#stop").FocusAsync();
            await page.Keyboard.PressAsync("ArrowRight");
            if (script) Assert.Equal("1\u00A0September 2024, 23:00", await page.Locator("#stop").GetAttributeAsync("aria-valuetext"));
            await page.Locator("#slider button").PressAsync("Enter");
            await page.WaitForURLAsync("**/turnout?at=2024-09-01T19:00:00Z");

            Assert.Contains("23:00", await page.Locator(".asof b").First.InnerTextAsync(), StringComparison.Ordinal);
            await page.Locator("#slider a", new() { HasText = "Earlier" }).ClickAsync();
            await page.WaitForURLAsync("**/turnout?at=2024-09-01T18:30:00Z");
            await page.Context.CloseAsync();
        }
    }

    [GeneratedRegex("name=\"last\" value=\"(\\d+)\"")]
    private static partial Regex Last();

    [GeneratedRegex("<a href=\"([^\"#]*)[\"#]")]
    private static partial Regex Link();

    [GeneratedRegex("<nav class=\"times\".*?</nav>|<div class=\"asof\">.*?</form></div>", RegexOptions.Singleline)]
    private static partial Regex ThroughTime();
}
