using System.Xml.Linq;

namespace Urna.Web.Tests.Pages;

/// <summary>The feed of what changed.</summary>
public class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("az", "düzəldilib")]
    [InlineData("en", "corrected")]
    [InlineData("ru", "исправлен")]
    public async Task Every_change_is_an_item_named_by_its_entry_newest_first(string language, string corrected)
    {
        var site = await Shown.Of("small");
        var feed = XDocument.Parse(await site.Html(language, "feed.atom")).Root ?? new XElement("none");
        var items = feed.Elements(Atom + "entry").ToList();
        var views = site.Election.Head.Views;

        Assert.Equal(views.Protocols.ChangeCount + views.Turnout.CorrectionCount + views.Results.StepCount, items.Count);
        Assert.Equal(items.Count, items.Select(i => i.Element(Atom + "id")?.Value).Distinct().Count());
        Assert.All(items, i => Assert.Matches($"^http://.*/e/{site.Election.Id}/record/entry/\\d+$", i.Element(Atom + "id")?.Value));
        var times = items.Select(i => i.Element(Atom + "updated")?.Value).ToList();
        Assert.Equal(times.OrderDescending(StringComparer.Ordinal), times);
        Assert.Contains(items, i => i.Element(Atom + "title")?.Value.Contains(corrected, StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("az", "nəticəni dairə seçki komissiyası müəyyən edib", "10 nömrəli qərarla.", "Bununla bütün seçkilər bu mərhələyə çatıb: Nəticələri Mərkəzi Seçki Komissiyası müəyyən edib.")]
    [InlineData("en", "result established by the constituency commission", "By decision 10.", "This brings all contests to the stage: Results established by the national commission.")]
    [InlineData("ru", "результат установлен окружной комиссией", "Решением 10.", "Этим все выборы достигли стадии: Результаты установлены центральной комиссией.")]
    public async Task A_stage_is_told_with_its_decision_and_that_the_whole_election_reached_it_once(string language, string title, string decision, string whole)
    {
        var site = await Shown.Of("small");
        var items = (XDocument.Parse(await site.Html(language, "feed.atom")).Root ?? new XElement("none")).Elements(Atom + "entry").ToList();
        var step = site.Election.Head.Views.Results.Step(0);

        var item = Assert.Single(items, i => i.Element(Atom + "title")?.Value.EndsWith(title, StringComparison.Ordinal) == true);
        Assert.Equal(decision, item.Element(Atom + "summary")?.Value);
        Assert.EndsWith($"/record/entry/{step.Number}", item.Element(Atom + "id")?.Value, StringComparison.Ordinal);
        Assert.Equal(step.At.ToString(), item.Element(Atom + "updated")?.Value);
        Assert.Single(items, i => i.Element(Atom + "summary")?.Value.EndsWith(whole, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_stage_is_the_same_item_from_the_moment_it_is_reached()
    {
        var site = await Shown.Of("small");
        var step = site.Election.Head.Views.Results.Step(0);
        var (then, now) = (Item(await site.Html("en", "feed.atom", step.At.ToString()), step.Number), Item(await site.Html("en", "feed.atom"), step.Number));

        Assert.Equal(now.Element(Atom + "id")?.Value, then.Element(Atom + "id")?.Value);
        foreach (var name in new[] { "title", "updated", "summary" }) Assert.Equal(now.Element(Atom + name)?.Value, then.Element(Atom + name)?.Value);
    }

    private static XElement Item(string feed, long number) =>
        Assert.Single((XDocument.Parse(feed).Root ?? new XElement("none")).Elements(Atom + "entry"), i => i.Element(Atom + "id")?.Value.EndsWith($"/entry/{number}", StringComparison.Ordinal) == true);

    [Fact]
    public async Task A_feed_has_what_an_Atom_reader_needs()
    {
        var site = await Shown.Of("small");
        using var answer = await site.Http.GetAsync(site.Page("en", "feed.atom"), TestContext.Current.CancellationToken);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root ?? new XElement("none");

        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.All(["id", "title", "updated", "author", "link"], name => Assert.NotNull(feed.Element(Atom + name)));
        Assert.All(feed.Elements(Atom + "entry"), entry => Assert.All(["id", "title", "updated", "link", "summary"], name => Assert.NotNull(entry.Element(Atom + name))));
        Assert.Contains("type=\"application/atom+xml\"", System.Net.WebUtility.HtmlDecode(await site.Html("en")));
    }

    [Fact]
    public async Task A_feed_of_an_earlier_moment_has_nothing_later()
    {
        var site = await Shown.Of("small");

        Assert.DoesNotContain("<entry>", await site.Html("en", "feed.atom", "2025-03-02T19:00:00+04:00"));
    }
}
