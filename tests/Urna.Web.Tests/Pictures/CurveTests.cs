using Urna.Web.Pictures;
using Urna.Web.Results;
using Urna.Web.Tests.Pages;

namespace Urna.Web.Tests.Pictures;

public class CurveTests
{
    private const string Night = "2024-09-02T01:25:00+04:00";

    [Theory]
    [InlineData("azerbaijan-2024", Night)]
    [InlineData("azerbaijan-2024", "")]
    [InlineData("georgia-2016", "")]
    [InlineData("saint-petersburg-2021", "2021-09-20T06:00:00+03:00")]
    public async Task The_table_of_arrivals_is_the_curve_and_ends_at_what_is_counted(string sample, string at)
    {
        var site = await Shown.Of(sample);
        var report = await site.Report(at);

        var rows = Markup.Body(Markup.Section(await site.Html("en", at: at), "arrival"));

        var arrival = Arrival.Of(report.Views);
        Assert.Equal(arrival.Points.Select(p => (long)p.Protocols), rows.Select(r => Markup.Number(r[1])));
        Assert.All(rows, r => Assert.Equal(report.Views.Registers.SlotCount, Markup.Number(r[1]) + Markup.Number(r[2])));
        Assert.Equal(FrontFigures.Of(report.Views).Partition.Parts[0].Total.Stations, arrival.Points[^1].Protocols);
        Assert.Equal(arrival.Points.OrderBy(p => p.Protocols), arrival.Points);
    }

    [Fact]
    public async Task Before_the_close_no_arrival_is_drawn()
    {
        var site = await Shown.Of("azerbaijan-2024");
        const string day = "2024-09-01T17:05:00+04:00";

        using var file = await site.Http.GetAsync(site.Page("en", "picture/arrival.svg", day), TestContext.Current.CancellationToken);

        Assert.Empty(Arrival.Of((await site.Report(day)).Views).Points);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, file.StatusCode);
    }

    [Fact]
    public async Task The_bars_of_the_closest_seats_are_the_rows_of_their_table()
    {
        var site = await Shown.Of("azerbaijan-2024");
        var closest = FrontFigures.Of((await site.Report(Night)).Views).Closest;

        var svg = await site.Http.GetStringAsync(site.Page("en", "picture/margins.svg", Night), TestContext.Current.CancellationToken);
        var rows = Markup.Body(Markup.Section(await site.Html("en", at: Night), "out"));

        Assert.Equal(10, closest.Length);
        foreach (var (contest, row) in closest.Zip(rows))
        {
            Assert.Equal(Markup.Number(row[3]), contest.Outcome.Cut?.Lead);
            Assert.Contains($">lead {row[3]}</text>", svg);
            Assert.Contains($">out, at most {row[5]}</text>", svg);
        }
    }
}
