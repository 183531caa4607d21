using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Urna.Results;
using Urna.Store.Packages;
using Urna.Web.Pictures;
using Urna.Web.Tests.Hosting;
using Urna.Web.Tests.Pages;

namespace Urna.Web.Tests.Pictures;

public partial class MapTests
{
    private const string Night = "2024-09-02T01:25:00+04:00";

    private static string Sample { get; } = Path.Combine(Checkout.Root, "samples/azerbaijan-2024/map.geojson");

    [Theory]
    [InlineData(Night)]
    [InlineData("2024-09-01T17:05:00+04:00")]
    [InlineData("")]
    public async Task Every_area_of_the_file_has_a_row_and_an_outline_that_say_what_the_report_says(string at)
    {
        var site = await Shown.Of("azerbaijan-2024");
        var report = await site.Report(at);
        var html = await site.Html("en", "map", at);
        using var file = JsonDocument.Parse(await File.ReadAllBytesAsync(Sample, TestContext.Current.CancellationToken));

        var areas = file.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties")).ToList();
        var rows = Rows().Matches(html).Select(m => Markup.Words(m.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        var titles = Titles().Matches(html).Select(m => Markup.Words(m.Groups[1].Value)).ToList();

        Assert.Equal(areas.Count, rows.Count);
        foreach (var area in areas)
        {
            var contests = area.GetProperty("contests").EnumerateArray().Select(c => report.Contests.Single(r => r.Contest.Code == c.GetString())).ToList();
            var (name, state) = (area.GetProperty("name_en").GetString(), State(report, contests));
            Assert.Contains(rows, r => r.StartsWith(name + " ", StringComparison.Ordinal) && r.EndsWith(state, StringComparison.Ordinal) && contests.All(c => r.Contains(c.Contest.Called.Names.In("en"), StringComparison.Ordinal)));
            Assert.Contains(titles, t => t.StartsWith($"{name}: {state}", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("en", "52 of 125 constituencies are drawn.")]
    [InlineData("az", "125 dairədən 52 dairə göstərilib.")]
    [InlineData("ru", "Показано округов: 52 из 125.")]
    public async Task The_page_says_how_many_constituencies_it_cannot_place_and_whence_the_outlines_are(string language, string placed)
    {
        var site = await Shown.Of("azerbaijan-2024");

        var html = Markup.Words(await site.Html(language, "map", Night));

        Assert.Contains(placed, html);
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(Sample, TestContext.Current.CancellationToken))), html);
        Assert.Contains("Natural Earth", html);
    }

    [Fact]
    public async Task The_outlines_are_given_byte_by_byte()
    {
        var site = await Shown.Of("azerbaijan-2024");

        using var answer = await site.Http.GetAsync($"/e/{site.Election.Id}/map.geojson", TestContext.Current.CancellationToken);

        Assert.Equal("application/geo+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await File.ReadAllBytesAsync(Sample, TestContext.Current.CancellationToken), await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_election_without_outlines_has_no_map_and_no_link_to_one()
    {
        var site = await Shown.Of("georgia-2016");
        foreach (var address in (string[])[site.Page("en", "map"), site.Page("en", "picture/map-pm.svg"), $"/e/{site.Election.Id}/map.geojson"])
        {
            using var answer = await site.Http.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.DoesNotContain("/en/map", await site.Html("en"));
    }

    [Fact]
    public async Task Tiles_and_map_lead_to_each_other()
    {
        var site = await Shown.Of("azerbaijan-2024");

        Assert.Contains("/en/map?at=", Markup.Section(await site.Html("en", at: Night), "t-mm"));
        Assert.Contains("#t-mm\"", Markup.Section(await site.Html("en", "map", Night), "map-mm"));
    }

    [Fact]
    public async Task A_contest_is_shown_where_the_map_draws_it_and_nowhere_where_no_source_places_it()
    {
        var site = await Shown.Of("azerbaijan-2024");

        Assert.Contains("bears their name: Guba, Khizi, Siyazan.", Markup.Section(await site.Html("en", "contest/055"), "where"));
        Assert.DoesNotContain("id=\"where\"", await site.Html("en", "contest/005"));
        using var picture = await site.Http.GetAsync(site.Page("en", "picture/where-005.svg"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, picture.StatusCode);
    }

    [Theory]
    [InlineData("picture/map-mm.svg")]
    [InlineData("picture/where-055.svg")]
    public async Task A_map_as_a_file_is_whole_and_carries_its_mark(string address)
    {
        var site = await Shown.Of("azerbaijan-2024");

        var file = XDocument.Parse(await site.Html("ru", address, Night));

        Assert.Contains(file.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value), t => t.Contains(Web.Words.Vocabulary.Of("ru")["mark.reconstruction.short"], StringComparison.Ordinal));
        Assert.DoesNotContain("class=", file.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stations_whose_places_are_known_stand_on_the_map_of_their_contest()
    {
        using var folder = new Folder();
        foreach (var path in Directory.EnumerateFiles(SmallElection.Folder)) File.Copy(path, folder[Path.GetFileName(path)]);
        await File.WriteAllTextAsync(folder["stations.csv"], (await File.ReadAllTextAsync(folder["stations.csv"], TestContext.Current.CancellationToken)).Replace("Port,,,,", "Port,40.5,-49.9,,", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var package = SmallElection.Read(folder.Path);
        await using var served = await Served.Start(SmallElection.Until(package));

        Assert.Contains("2 stations by their places; filled: 2 counted.", Markup.Words(Markup.Section(await served.Text($"{served.Root}/en/contest/mayor"), "where")));
    }

    [Fact]
    public void Neighbours_keep_one_border_however_coarse_they_are_drawn()
    {
        var border = Enumerable.Range(0, 20_001).Select(i => new MapPoint(10_000_000 + (int)(3_000 * Math.Sin(i / 7.0)), i * 500)).ToList();
        var west = Area([new(0, 10_000_000), new(0, 0), .. border]);
        var east = Area([new(20_000_000, 0), new(20_000_000, 10_000_000), .. Enumerable.Reverse(border)]);

        var outlines = Outlines.Of(Map(west, east));

        Assert.InRange(outlines.Areas.Sum(a => a.Rings.Sum(r => r.Length)), 8, 9_000);
        Assert.Equal(Inner(outlines.Areas[0]), Inner(outlines.Areas[1]));

        List<(int X, int Y)> Inner(Outline area) => [.. area.Rings[0].Where(p => p.X > outlines.Frame.Width / 4 && p.X < outlines.Frame.Width * 3 / 4).OrderBy(p => p.Y).ThenBy(p => p.X)];
    }

    [Fact]
    public void Places_on_both_sides_of_the_date_line_stand_together()
    {
        var frame = Frame.Of([new(179_000_000, 0), new(-179_000_000, 1_000_000)], 600);

        Assert.Equal(300, frame.Place(new(180_000_000, 0)).X, 10.0);
        Assert.Equal(frame.Place(new(180_000_000, 0)), frame.Place(new(-180_000_000, 0)));
    }

    [Fact]
    public void An_area_too_small_to_be_drawn_is_still_there()
    {
        var outlines = Outlines.Of(Map(Area([new(0, 0), new(60_000_000, 0), new(60_000_000, 40_000_000)]), Area([new(30_000_000, 5_000_000), new(30_000_010, 5_000_000), new(30_000_010, 5_000_010)])));

        Assert.NotEmpty(Assert.Single(outlines.Areas[1].Rings));
    }

    [Fact]
    public void Hatching_stays_inside_its_area_and_out_of_its_holes()
    {
        var outline = Outlines.Of(Map(Area(
            [new(0, 0), new(50_000_000, 0), new(50_000_000, 50_000_000), new(0, 50_000_000)],
            [new(10_000_000, 10_000_000), new(40_000_000, 10_000_000), new(40_000_000, 40_000_000), new(10_000_000, 40_000_000)]))).Areas[0];
        var hole = outline.Rings[1];

        var strokes = Strokes().Matches(outline.Hatch).Select(m => m.Groups.Values.Skip(1).Select(v => decimal.Parse(v.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray()).ToList();

        Assert.True(strokes.Count > 40);
        Assert.All(strokes, s => Assert.False(IsIn((s[0] + s[2]) / 2, (s[1] + s[3]) / 2)));

        bool IsIn(decimal x, decimal y) => x > hole.Min(p => p.X) + 1 && x < hole.Max(p => p.X) - 1 && y > hole.Min(p => p.Y) + 1 && y < hole.Max(p => p.Y) - 1;
    }

    private static AreaMap Map(params MapArea[] areas) => new() { Areas = [.. areas], IsExact = false, Called = Names.None, Source = "", Bytes = default, Hash = "" };

    private static MapArea Area(ImmutableArray<MapPoint> ring, ImmutableArray<MapPoint> hole = default) => new(Names.None, [], hole.IsDefault ? [ring] : [ring, hole]);

    // Told from the report alone: by the state of each seat and the party of who holds it.
    private static string State(ResultsReport report, List<ContestReport> contests)
    {
        if (contests.Count == 0) return "no constituency is drawn here";
        var ahead = contests.Select(c => c.Outcome.State switch
        {
            SeatState.NoResult => "nobody",
            SeatState.Leading or SeatState.CannotBeOvertaken or SeatState.Elected => "party " + c.Tally.Ballot.First(b => b.Code == c.Outcome.Holders[0].Choice).Registered.Party,
            _ => "level",
        }).Distinct().ToList();
        if (ahead.Count > 1) return $"{contests.Count} constituencies, different ones ahead";
        if (ahead[0] == "nobody") return "no result yet";
        if (ahead[0] == "level") return "level, failed or run-off";
        var state = contests.Any(c => c.Outcome.State == SeatState.Leading) ? "leading" : contests.Any(c => c.Outcome.State == SeatState.CannotBeOvertaken) ? "cannot be overtaken" : "officially elected";
        var party = ahead[0]["party ".Length..];
        return $"{(party.Length == 0 ? "Independents" : report.Views.Candidates.Parties[party].Names.In("en"))}, {state}";
    }

    [GeneratedRegex("<tr id=\"area-[0-9]+\">(.*?)</tr>", RegexOptions.Singleline)]
    private static partial Regex Rows();

    [GeneratedRegex("<g[^>]*><title>(.*?)</title>", RegexOptions.Singleline)]
    private static partial Regex Titles();

    [GeneratedRegex(@"M(-?[0-9.]+) (-?[0-9.]+)L(-?[0-9.]+) (-?[0-9.]+)")]
    private static partial Regex Strokes();
}
