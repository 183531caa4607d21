using System.Net;
using Urna.Web.Words;

namespace Urna.Web.Tests.Pages;

/// <summary>Finding stations and candidates, and checking a number.</summary>
public class SearchTests
{
    private const string Night = "2024-09-02T01:25:00+04:00";

    [Theory]
    [InlineData("İNƏK", true)]
    [InlineData("inək", true)]
    [InlineData("INƏK", false)]
    [InlineData("ınək", false)]
    public void An_Azerbaijani_name_is_found_by_its_own_capitals_only(string typed, bool found) =>
        Assert.Equal(found, new NameSearch(typed).IsIn(Names.Of([("az", "İnək bulağı")])));

    [Theory]
    [InlineData("ILDIRIM", true)]
    [InlineData("ıldırım", true)]
    [InlineData("ildirim", false)]
    public void A_dotless_letter_is_another_letter(string typed, bool found) => Assert.Equal(found, new NameSearch(typed).IsIn(Names.Of([("az", "Ildırım küçəsi")])));

    [Fact]
    public void An_English_name_is_found_as_English_is_written() => Assert.True(new NameSearch("BAKI").IsIn(Names.Of([("en", "Baki street")])));

    [Fact]
    public async Task A_station_is_found_by_the_name_of_its_constituency()
    {
        var site = await Shown.Of("azerbaijan-2024");

        Assert.Contains("/station/R001-001?at=", WebUtility.HtmlDecode(await site.Html("az", "stations?q=" + Uri.EscapeDataString("ŞƏRUR-SƏDƏRƏK"), Night)));
    }

    [Fact]
    public async Task A_candidate_is_found_by_a_piece_of_the_name_and_opens_to_stations()
    {
        var html = await (await Shown.Of("small")).Html("en", "candidates?q=ad");

        Assert.Contains("Ada", html);
        Assert.Contains("/contest/mayor#stations", html);
        Assert.DoesNotContain("Bob", html);
    }

    [Fact]
    public async Task A_number_that_is_on_the_protocol_is_found_with_its_version_and_entry()
    {
        var html = WebUtility.HtmlDecode(await (await Shown.Of("small")).Html("en", "check?station=n-1&contest=mayor&number=91"));

        Assert.Contains("class=\"say good\"", html);
        Assert.Contains("= it has it", html);
        Assert.Contains(".tlog-proof", html);
        Assert.Contains("/en/station/N-1#c-mayor", html);
    }

    [Theory]
    [InlineData("check?station=n-1&contest=mayor&number=977", "class=\"say wrong\"")]
    [InlineData("check?station=nowhere&number=3", "There is no station nowhere.")]
    [InlineData("check?station=n-1&number=x3", "A number has digits only")]
    public async Task A_number_that_is_not_there_is_not_found(string page, string said) =>
        Assert.Contains(said, WebUtility.HtmlDecode(await (await Shown.Of("small")).Html("en", page)));

    [Fact]
    public async Task Before_the_close_a_check_answers_with_no_number()
    {
        var html = await (await Shown.Of("small")).Html("en", "check?station=N-1&contest=mayor&number=91", "2025-03-02T12:00:00+04:00");

        Assert.Contains("No vote is known here", html);
        Assert.DoesNotContain("it has it", html);
    }

    [Theory]
    [InlineData("turnout?unit=nowhere")]
    [InlineData("turnout?cutoff=nowhen")]
    [InlineData("changes?contest=none")]
    [InlineData("results?party=none")]
    [InlineData("candidates?party=none")]
    [InlineData("stations?unit=none")]
    public async Task What_is_not_there_is_a_404_in_the_language_with_a_search(string page)
    {
        var site = await Shown.Of("small");
        using var answer = await site.Http.GetAsync(new Uri(site.Address, site.Page("ru", page)), TestContext.Current.CancellationToken);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Найти мой участок", html);
        Assert.Contains("Найти кандидата", html);
    }

    [Theory]
    [InlineData("turnout?special=%27&by=<script>")]
    [InlineData("changes?page=99999999999999999999")]
    [InlineData("candidates?q=%F0%9F%92%A9<script>alert(1)</script>&order=';--")]
    [InlineData("results?order=%27")]
    public async Task A_hostile_address_shows_the_page_and_no_markup_of_its_own(string page) =>
        Assert.DoesNotContain("<script>", await (await Shown.Of("small")).Html("en", page));
}
