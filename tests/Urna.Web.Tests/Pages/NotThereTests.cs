using System.Net;

namespace Urna.Web.Tests.Pages;

/// <summary>What a visitor is told where there is nothing: in their language, why, and where they may have wanted to go.</summary>
public class NotThereTests
{
    [Theory]
    [InlineData("en", "2001-01-01T00:00:00Z", "Nothing yet at that time", "the polls open on 2 March 2025, 08:00")]
    [InlineData("az", "2001-01-01T00:00:00Z", "Həmin vaxt hələ heç nə yoxdur", "səsvermə 2 mart 2025, 08:00 tarixində açılır")]
    [InlineData("ru", "2001-01-01T00:00:00Z", "К этому времени ещё ничего нет", "участки открываются 2 марта 2025, 08:00")]
    [InlineData("en", "9999-12-31T00:00:00Z", "That time has not come yet", "nobody knows")]
    [InlineData("az", "9999-12-31T00:00:00Z", "Həmin vaxt hələ gəlməyib", "heç kim bilmir")]
    [InlineData("ru", "9999-12-31T00:00:00Z", "Это время ещё не наступило", "не знает никто")]
    [InlineData("en", "yesterday", "There is no such time", "Times are written like 20")]
    [InlineData("az", "dünən", "Belə vaxt yoxdur", "belə yazılır: 20")]
    [InlineData("ru", "<script>alert(1)</script>", "Такого времени нет", "время пишется так: 20")]
    public async Task A_time_that_is_not_there_is_answered_with_when_there_is_something(string language, string at, string title, string what)
    {
        foreach (var page in new[] { "", "turnout", "contest/mayor", "station/N-1", "stations", "data" })
        {
            var words = Markup.Words(await Missing("small", language, page, at));

            Assert.Contains(title, words);
            Assert.Contains(what, words);
        }
    }

    [Fact]
    public async Task Before_the_polls_open_a_page_says_so_and_shows_no_vote()
    {
        var site = await Shown.Of("small");
        var words = Markup.Words(await site.Html("en", "", "2025-03-02T07:59:00+04:00"));

        Assert.Contains("Voting has not begun.", words);
        Assert.Contains("The polls open on 2 March 2025, 08:00.", words);
    }

    [Theory]
    [InlineData("azerbaijan-2024", "en", "station/006-016", "There is no such station", "/en/station/R006-016")]
    [InlineData("azerbaijan-2024", "az", "station/r6-16", "Belə məntəqə yoxdur", "/az/station/R006-016")]
    [InlineData("azerbaijan-2024", "ru", "station/R006-061", "Такого участка нет", "/ru/station/R006-001")]
    [InlineData("azerbaijan-2024", "en", "contest/6", "There is no such contest", "/en/contest/006")]
    [InlineData("small", "en", "contest/mayer", "There is no such contest", "/en/contest/mayor")]
    public async Task A_code_that_is_not_there_is_answered_with_those_that_are_like_it(string sample, string language, string page, string title, string near)
    {
        var html = await Missing(sample, language, page);

        Assert.Contains(title, Markup.Words(html));
        Assert.Contains(near + "\"", html);
    }

    [Fact]
    public async Task A_code_that_is_like_none_is_answered_without_a_guess() => Assert.DoesNotContain("You may have meant", await Missing("azerbaijan-2024", "en", "station/nowhere-at-all"));

    [Fact]
    public async Task An_unknown_station_of_a_moment_leads_to_stations_of_that_moment() =>
        Assert.Contains("/en/station/R006-016?at=2024-09-01T18:30:00Z", await Missing("azerbaijan-2024", "en", "station/006-016", "2024-09-01T18:30:00Z"));

    [Fact]
    public async Task An_unknown_election_is_answered_with_the_one_that_is_shown()
    {
        var site = await Shown.Of("small");
        using var answer = await Get(site, "/e/other/ru/turnout");
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Таких выборов здесь нет", Markup.Words(html));
        Assert.Contains($"href=\"{site.Page("ru")}\"", html);
    }

    private static async Task<string> Missing(string sample, string language, string page, string at = "")
    {
        var site = await Shown.Of(sample);
        using var answer = await Get(site, site.Page(language, page, at));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains($"<html lang=\"{language}\">", html);
        Assert.DoesNotContain("<script>alert", html);
        return html;
    }

    private static async Task<HttpResponseMessage> Get(Shown site, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html");
        return await site.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
