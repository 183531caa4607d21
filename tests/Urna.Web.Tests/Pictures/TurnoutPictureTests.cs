using System.Net;
using System.Xml.Linq;
using Urna.Web.Results;
using Urna.Web.Tests.Pages;

namespace Urna.Web.Tests.Pictures;

/// <summary>The picture of turnout: two series, each with its own base, never one line.</summary>
public class TurnoutPictureTests
{
    private const string Night = "2024-09-02T01:25:00+04:00";

    [Fact]
    public async Task Both_series_stand_side_by_side_each_with_its_stations_and_its_base()
    {
        var site = await Shown.Of("azerbaijan-2024");

        var svg = await File(site, Night);
        var panels = svg.Descendants().Where(e => e.Name.LocalName == "g" && e.Parent?.Name.LocalName == "g").Select(g => string.Join('|', g.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value))).ToList();

        Assert.Equal(2, panels.Count);
        Assert.Contains("6,478 of 6,478 stations|6,421,960 voters on their lists|2,172,087 took part: 33.82%", panels[0]);
        Assert.Contains("5,895 of 6,478 stations|5,894,826 voters on their lists|2,196,771 took part: 37.27%", panels[1]);
    }

    [Fact]
    public async Task The_lines_are_two_and_unlike()
    {
        var site = await Shown.Of("azerbaijan-2024");

        var curves = (await File(site, Night)).Descendants().Where(e => e.Name.LocalName == "path" && e.Attribute("d")?.Value.Contains('L', StringComparison.Ordinal) is true && e.Attribute("fill")?.Value == "none").ToList();

        Assert.Equal(2, curves.Count);
        Assert.Single(curves, c => c.Attribute("stroke-dasharray") is not null);
        Assert.All(curves, c => Assert.Equal(1, c.Attribute("d")?.Value.Count(l => l == 'M')));
    }

    [Theory]
    [InlineData("2024-09-01T15:30:00+04:00", true, false)]
    [InlineData("2024-09-01T09:00:00+04:00", false, false)]
    [InlineData(Night, true, true)]
    public async Task Only_a_series_that_there_is_stands_there(string at, bool reports, bool protocols)
    {
        var site = await Shown.Of("azerbaijan-2024");

        using var answer = await site.Http.GetAsync(site.Page("en", "picture/turnout.svg", at), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(reports || protocols ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(reports, text.Contains(">Reports of the stations, as the day went<", StringComparison.Ordinal));
        Assert.Equal(protocols, text.Contains(">Protocols, in the order they came<", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_pages_each_series_is_a_picture_of_its_own_that_says_what_one_sees()
    {
        var site = await Shown.Of("azerbaijan-2024");
        var point = FrontFigures.Of((await site.Report(Night)).Views).Turnout.LastReport;

        var section = Markup.Section(await site.Html("en", "turnout", Night), "turnout");

        Assert.Contains("aria-labelledby=\"d-turnout-reports\"", section);
        Assert.Contains("aria-labelledby=\"d-turnout-protocols\"", section);
        Assert.Contains($"from {point?.Share.Coverage.Counted:N0} of 6,478 stations, {point?.Voters:N0} voters had taken part", section);
        Assert.Contains("/picture/turnout.svg?at=", section);
    }

    private static async Task<XDocument> File(Shown site, string at) => XDocument.Parse(await site.Http.GetStringAsync(site.Page("en", "picture/turnout.svg", at), TestContext.Current.CancellationToken));
}
