using System.Text.RegularExpressions;
using System.Xml.Linq;
using Urna.Web.Pictures;
using Urna.Web.Tests.Pages;

namespace Urna.Web.Tests.Pictures;

public partial class TileTests
{
    private const string Night = "2024-09-02T01:25:00+04:00";

    [Theory]
    [InlineData("azerbaijan-2024", Night)]
    [InlineData("azerbaijan-2024", "2024-09-01T17:05:00+04:00")]
    [InlineData("azerbaijan-2024", "")]
    [InlineData("georgia-2016", "")]
    [InlineData("saint-petersburg-2021", "")]
    public async Task Every_constituency_has_one_tile_that_says_what_the_report_says(string sample, string at)
    {
        var site = await Shown.Of(sample);
        var report = await site.Report(at);
        var html = await site.Html("en", at: at);

        foreach (var body in report.Bodies.Where(b => Tile.Of(b).Length > 0))
        {
            var tiles = Tile.Of(body);
            var said = Titles().Matches(Markup.Section(html, "t-" + body.Group.Code)).Select(m => Markup.Words(m.Groups[1].Value)).Where(t => t.EndsWith("stations counted", StringComparison.Ordinal)).ToList();
            Assert.Equal(tiles.Length, said.Count);
            foreach (var (tile, words) in tiles.Zip(said))
            {
                var party = tile.Party is null ? "" : tile.Party.Length == 0 ? "Independents, " : report.Views.Candidates.Parties[tile.Party].Names.In("en") + ", ";
                Assert.Equal(Markup.Words($"{tile.Contest.Contest.Called.Names.In("en")}: {party}{Texture(tile)}. {tile.Contest.Tally.Sums.Counted:N0} of {tile.Contest.Slots.Length:N0} stations counted"), words);
            }
        }
    }

    [Fact]
    public async Task The_words_of_the_picture_name_what_it_shows()
    {
        var site = await Shown.Of("azerbaijan-2024");

        var section = Markup.Section(await site.Html("en", at: Night), "t-mm");

        Assert.Contains("125 tiles, one for each constituency. leading 70, cannot be overtaken 55. Ahead: New Azerbaijan Party 68, Independents 44,", section);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("az")]
    [InlineData("ru")]
    public async Task A_picture_as_a_file_is_whole_and_carries_mark_time_and_coverage(string language)
    {
        var site = await Shown.Of("azerbaijan-2024");

        using var answer = await site.Http.GetAsync(site.Page(language, "picture/tiles-mm.svg", Night), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var words = string.Join(' ', XDocument.Parse(text).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value));

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(Web.Words.Vocabulary.Of(language)["mark.reconstruction.short"], words);
        Assert.Contains("01:24", words);
        Assert.Contains(Web.Words.Vocabulary.Of(language).Number(5_895), words);
        Assert.DoesNotContain("class=", text);
        Assert.DoesNotContain("currentColor", text);
        Assert.DoesNotContain("<style", text);
    }

    [Theory]
    [InlineData("tiles-nobody")]
    [InlineData("..%2Fchart")]
    [InlineData("%3Cscript%3E")]
    public async Task A_picture_that_is_not_there_is_a_404(string name)
    {
        var site = await Shown.Of("azerbaijan-2024");

        using var answer = await site.Http.GetAsync(site.Page("en", $"picture/{name}.svg"), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void A_hostile_name_stays_a_name()
    {
        const string hostile = "</title><script>alert(1)</script>\"' onload=\"x\u0001&";
        var drawing = new Drawing("x", 10, 10, hostile, hostile, [new Shape.Group([new Shape.Words(1, 1, hostile, "k-say", 10, Anchor.Start)], "tile", "#000000", "/\"><b>", hostile)]);

        foreach (var svg in new[] { Drawn.InPage(drawing, hostile, true), Drawn.AsFile(drawing, hostile, [hostile]) })
        {
            var read = XDocument.Parse(svg);
            Assert.DoesNotContain(read.Descendants(), e => e.Name.LocalName is "script" or "b");
            Assert.DoesNotContain(read.Descendants().Attributes(), a => a.Name.LocalName == "onload");
            Assert.Contains(read.Descendants(), e => e.Value == hostile.Replace("\u0001", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Letters_on_a_colour_are_the_ones_read_better()
    {
        Assert.StartsWith("k-white", Inks.On("#2f6db5"));
        Assert.StartsWith("k-black", Inks.On("#ffd500"));
        Assert.EndsWith("d-black", Inks.On("#2f6db5"));
        Assert.EndsWith("d-white", Inks.On("#000060"));
    }

    private static string Texture(Tile tile) => tile.Mark switch
    {
        Web.Results.SeatMark.Leading => "leading",
        Web.Results.SeatMark.Safe => "cannot be overtaken",
        Web.Results.SeatMark.Elected => "officially elected",
        Web.Results.SeatMark.Level => "level, failed or run-off",
        _ => "no result yet",
    };

    [GeneratedRegex("<title>(.*?)</title>")]
    private static partial Regex Titles();
}
