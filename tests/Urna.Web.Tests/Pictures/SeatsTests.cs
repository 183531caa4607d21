using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Urna.Results;
using Urna.Web.Layout;
using Urna.Web.Pictures;
using Urna.Web.Results;
using Urna.Web.Tests.Pages;

namespace Urna.Web.Tests.Pictures;

/// <summary>The half circle of seats, in pages and as a file.</summary>
public partial class SeatsTests
{
    private const string Night = "2024-09-02T01:25:00+04:00";

    [Theory]
    [InlineData("azerbaijan-2024", Night)]
    [InlineData("azerbaijan-2024", "2024-09-01T17:05:00+04:00")]
    [InlineData("azerbaijan-2024", "")]
    [InlineData("georgia-2016", "")]
    [InlineData("saint-petersburg-2021", "")]
    public async Task Every_seat_of_a_body_is_drawn_once_in_the_colour_of_its_party(string sample, string at)
    {
        var site = await Shown.Of(sample);
        var report = await site.Report(at);

        foreach (var body in report.Bodies.Where(b => b.SeatContests.Any(c => c.Contest.Called.Seats > 0)))
        {
            var svg = await File(site, "en", "seats-" + body.Group.Code, at);
            var table = SeatTable.Of(body, Attribution.Nomination);
            var drawn = Blocks(svg).Where(b => b.Title.Length > 0).ToDictionary(b => b.Title, b => b.Seats);

            Assert.Equal(table.Seats, Blocks(svg).Sum(b => b.Seats));
            foreach (var row in table.Rows)
            {
                var name = row.Party.Length == 0 ? "Independents" : report.Views.Candidates.Parties[row.Party].Names.In("en");
                Assert.Equal(row.All, drawn[$"{name}: {row.All.ToString("N0", CultureInfo.InvariantCulture)}"]);
            }
        }
    }

    [Fact]
    public async Task A_file_has_its_legend_the_majority_and_whose_seats_they_are_in_it()
    {
        var site = await Shown.Of("azerbaijan-2024");

        var words = string.Join('|', (await File(site, "en", "seats-mm", Night)).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value));

        Assert.Contains("Majority: 63", words);
        Assert.Contains("|cannot be overtaken 55|leading 70|", words);
        Assert.Contains("|New Azerbaijan Party 68|Independents 44|Civic Solidarity Party 3|", words);
        Assert.Contains("|5,895 of 6,478 stations are counted; 583 are not.|", words);
    }

    /// <summary>Without any colour the states of seats are still apart: no two have the same lines in the same places.</summary>
    [Fact]
    public async Task The_textures_are_told_apart_without_colour()
    {
        var looks = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (sample, at) in new[] { ("azerbaijan-2024", Night), ("azerbaijan-2024", ""), ("azerbaijan-2024", "2024-09-01T17:05:00+04:00"), ("small", "2025-03-10T12:00:00+04:00"), ("georgia-2016", "2016-10-20T12:00:00+04:00") })
        {
            var site = await Shown.Of(sample);
            var visit = await Visit(site, at);
            foreach (var entry in (await site.Report(at)).Bodies.Select(b => HemicycleDrawing.Of(visit, b)).Where(d => d.Keys.Length > 0).SelectMany(d => d.Keys[0]))
            {
                looks[entry.Text[..entry.Text.LastIndexOf(' ')]] = string.Join(' ', Assert.IsType<Shape.Group>(entry.Sign).Shapes.OfType<Shape.Line>().Select(l => l.Data));
            }
        }

        Assert.Equal(["cannot be overtaken", "leading", "level, failed or run-off", "no result yet", "officially elected"], looks.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(looks.Count, looks.Values.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task On_the_page_the_words_of_the_picture_say_what_one_sees_and_the_file_is_under_it()
    {
        var site = await Shown.Of("azerbaijan-2024");

        var section = Markup.Section(await site.Html("en", at: Night), "b-mm");

        Assert.Contains("125 seats in a half circle: cannot be overtaken 55, leading 70. Majority: 63. Ahead: New Azerbaijan Party 68,", section);
        Assert.Contains("<title id=\"d-seats-mm\">Reconstruction, partly invented. Milli Majlis: Seats</title>", section);
        Assert.Contains("/picture/seats-mm.svg?at=", section);
    }

    private static async Task<Visit> Visit(Shown site, string at) =>
        await Visits.Of(site.Election, site.Election.Id, "en", at, TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The moment is there.");

    private static async Task<XDocument> File(Shown site, string language, string name, string at) =>
        XDocument.Parse(await site.Http.GetStringAsync(site.Page(language, $"picture/{name}.svg", at), TestContext.Current.CancellationToken));

    // A seat is one circle, whatever is drawn on it; the signs of the legend are drawings of their own.
    private static IEnumerable<(string Title, int Seats)> Blocks(XDocument svg) => svg.Descendants().Where(e => e.Name.LocalName == "g" && !e.Ancestors().Any(a => a.Attribute("x") is not null) && e.Elements().Any(p => p.Name.LocalName == "path"))
        .Select(g => (g.Elements().FirstOrDefault(e => e.Name.LocalName == "title")?.Value ?? string.Empty, g.Elements().Where(e => e.Name.LocalName == "path").Sum(p => Circle().Count(p.Attribute("d")?.Value ?? string.Empty))));

    [GeneratedRegex("M[^Mz]*a[^Mz]*a[^Mz]*z")]
    private static partial Regex Circle();
}
