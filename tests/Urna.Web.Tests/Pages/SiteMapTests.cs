using System.Net;
using System.Text.RegularExpressions;
using Urna.Web.Layout;

namespace Urna.Web.Tests.Pages;

/// <summary>Every page of the site map, over HTTP.</summary>
public partial class SiteMapTests
{
    private static readonly string[] Languages = ["az", "en", "ru"];

    public static TheoryData<string, string> Sites => new()
    {
        { "azerbaijan-2024", "2024-09-02T01:25:00+04:00" },
        { "azerbaijan-2024", "2024-09-01T17:05:00+04:00" },
        { "azerbaijan-2024", "2024-09-01T08:00:00+04:00" },
        { "small", "" },
    };

    [Theory]
    [MemberData(nameof(Sites))]
    public async Task Every_page_is_there_in_every_language_at_every_time_and_leads_to_all_others(string sample, string at)
    {
        var site = await Shown.Of(sample);
        foreach (var language in Languages)
        {
            foreach (var page in SiteMap.All)
            {
                var html = await site.Html(language, page.Path, at);

                Assert.Contains($"<html lang=\"{language}\">", html);
                Assert.Single(Heading().Matches(html));
                var links = Link().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value).Split('?')[0]).ToHashSet(StringComparer.Ordinal);
                Assert.All(SiteMap.All, other => Assert.Contains(site.Page(language, other.Path), links));
            }
        }
    }

    [Fact]
    public async Task The_page_that_is_shown_is_marked_at_the_head_and_at_the_foot_and_no_other()
    {
        var site = await Shown.Of("small");

        foreach (var page in SiteMap.All)
        {
            var html = await site.Html("en", page.Path);

            Assert.Equal(page.IsMain ? 2 : 1, Current().Count(html));
        }
    }

    [Theory]
    [InlineData("contest/council")]
    [InlineData("station/N-1")]
    public async Task A_contest_and_a_station_belong_to_a_page_of_the_map(string page)
    {
        var html = await (await Shown.Of("small")).Html("en", page);

        Assert.Contains($"{SiteMap.Of(page)?.Path}\" aria-current=\"true\"", html);
    }

    [Fact]
    public async Task A_moment_asked_for_stays_in_all_links_of_the_map()
    {
        var site = await Shown.Of("small");
        var html = await site.Html("en", "turnout", "2025-03-02T12:00:00+04:00");

        Assert.Contains("/en/changes?at=2025-03-02T08:00:00Z", html);
    }

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("aria-current=\"page\"")]
    private static partial Regex Current();
}
