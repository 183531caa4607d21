using System.Net;
using System.Xml.Linq;
using Urna.Store.Packages;
using Urna.Web.Tests.Hosting;
using Urna.Web.Tests.Pages;

namespace Urna.Web.Tests.Pictures;

/// <summary>The ballots of a protocol and the votes of a contest as files.</summary>
public sealed class BalanceTests
{
    private const string Night = "2024-09-02T01:25:00+04:00";

    [Theory]
    [InlineData("azerbaijan-2024", "R006-016", "006")]
    [InlineData("small", "N-1", "mayor")]
    [InlineData("small", "N-1", "mayor-2")]
    [InlineData("saint-petersburg-2021", "1", "")]
    public async Task The_file_says_the_same_numbers_as_the_page(string sample, string station, string contest)
    {
        var site = await Shown.Of(sample);
        var views = (await site.Report()).Views;
        if (contest.Length == 0) contest = views.Registers.Contest(views.Registers.Slot(views.Registers.Station(views.Registers.FindStation(station)).Slots[0]).Contest).Code;
        var sheet = Web.Protocols.StationSheet.Of(views, views.Registers.FindSlot(station, contest));

        var words = Words(await Text(site, $"picture/balance-{station}-{contest}.svg"));

        Assert.NotEmpty(sheet.Balance);
        foreach (var stage in sheet.Balance)
        {
            Assert.Contains(words, w => w.EndsWith($": {stage.Whole:N0}", StringComparison.Ordinal));
            Assert.All(stage.Parts, part => Assert.Contains(words, w => w.EndsWith($": {part.Ballots:N0}", StringComparison.Ordinal)));
            if (stage.Gap != 0) Assert.Contains($"{Math.Abs(stage.Gap):N0} {(stage.Gap > 0 ? "missing" : "too many")}", words);
        }

        Assert.Contains($"/picture/balance-{station}-{contest}.svg", await site.Html("en", "station/" + station));
    }

    [Fact]
    public async Task A_check_that_does_not_hold_is_a_gap_that_is_seen()
    {
        var site = await Shown.Of("azerbaijan-2024");

        var svg = await Text(site, "picture/balance-R006-016-006.svg");

        Assert.Contains("1 too many", Words(svg));
        Assert.Contains("stroke=\"#a4161a\"", svg);
    }

    [Theory]
    [InlineData("balance-N-1")]
    [InlineData("balance-N-mayor")]
    [InlineData("balance-n-1-mayor")]
    [InlineData("balance--mayor")]
    [InlineData("balance-N-1-mayor-")]
    [InlineData("balance-")]
    [InlineData("contest-")]
    [InlineData("contest-nobody")]
    public async Task What_is_no_protocol_is_a_404(string name) => Assert.Equal(HttpStatusCode.NotFound, await Status(await Shown.Of("small"), $"picture/{name}.svg"));

    [Fact]
    public async Task A_name_that_could_be_two_protocols_is_neither_and_no_page_leads_to_it()
    {
        using var folder = new Folder();
        await using var served = await Served.Start(SmallElection.Until(Changed(folder, text => text.Replace("S-1", "N", StringComparison.Ordinal).Replace("council", "1-mayor", StringComparison.Ordinal))));
        Assert.All([("N-1", "mayor"), ("N", "1-mayor")], c => Assert.True(served.Election.Head.Views.Registers.FindSlot(c.Item1, c.Item2) >= 0));

        Assert.Equal(HttpStatusCode.NotFound, (await served.Get($"{served.Root}/en/picture/balance-N-1-mayor.svg")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await served.Get($"{served.Root}/en/picture/balance-N-1-mayor-2.svg")).StatusCode);
        Assert.DoesNotContain("balance-N-1-mayor.svg", await served.Text($"{served.Root}/en/station/N-1"));
    }

    [Fact]
    public async Task Before_the_close_there_is_nothing_to_draw()
    {
        var site = await Shown.Of("azerbaijan-2024");
        const string day = "2024-09-01T17:05:00+04:00";

        Assert.Equal(HttpStatusCode.NotFound, await Status(site, "picture/balance-R006-016-006.svg", day));
        Assert.Equal(HttpStatusCode.NotFound, await Status(site, "picture/contest-006.svg", day));
    }

    [Fact]
    public async Task Where_too_few_voted_the_choices_are_not_in_the_file()
    {
        using var folder = new Folder();
        await using var few = await Served.Start(SmallElection.Until(Changed(folder, text => text.Replace("\"smallestBallots\": 10", "\"smallestBallots\": 1000", StringComparison.Ordinal))));
        await using var many = await Served.Start(SmallElection.All);

        Assert.Contains("Cem", await many.Text($"{many.Root}/en/picture/balance-N-1-mayor.svg"), StringComparison.Ordinal);
        Assert.DoesNotContain("Cem", await few.Text($"{few.Root}/en/picture/balance-N-1-mayor.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_of_another_station_leaves_the_picture_as_it_is()
    {
        await using var site = await Served.Start(SmallElection.Until(SmallElection.Package, At("21:10")));
        var (own, whole) = ($"{site.Root}/en/picture/balance-N-1-council.svg", $"{site.Root}/en/picture/arrival.svg");
        foreach (var file in new[] { own, whole }) await site.Get(file);
        var (drawings, size) = (site.Shelf.Drawings, site.Election.Head.Size);

        await SmallElection.Until(SmallElection.Package, At("23:59"))(site.Election.Appender);
        await site.Text(own);
        var after = site.Shelf.Drawings;
        await site.Get(whole);

        Assert.True(site.Election.Head.Size > size);
        Assert.Equal(drawings, after);
        Assert.Equal(drawings + 1, site.Shelf.Drawings);
    }

    [Fact]
    public async Task The_bars_of_a_contest_are_the_rows_of_its_table()
    {
        var site = await Shown.Of("azerbaijan-2024");

        var words = Words(await Text(site, "picture/contest-006.svg", Night));
        var rows = Markup.Body(Markup.Section(await site.Html("en", "contest/006", Night), "votes"));

        Assert.True(rows.Count > 3);
        Assert.All(rows.Where(r => r[3].Length > 0), row =>
        {
            Assert.Contains(row[1], words);
            Assert.Contains(row[3] + "%", words);
        });
        Assert.Contains("43 of 47 stations counted, 14,942 valid votes.", words);
        Assert.Contains("lead 3,611; out, at most 4,940.", words);
        Assert.Contains("Leading: Candidate 2.", words);
    }

    private static Package Changed(Folder folder, Func<string, string> change)
    {
        foreach (var path in Directory.EnumerateFiles(SmallElection.Folder)) File.WriteAllText(folder[Path.GetFileName(path)], change(File.ReadAllText(path)));
        return SmallElection.Read(folder.Path);
    }

    private static Moment At(string clock) => Moment.TryParse($"2025-03-02T{clock}:00+04:00", out var moment) ? moment : throw new ArgumentException("No time of day.", nameof(clock));

    private static Task<string> Text(Shown site, string page, string at = "") => site.Http.GetStringAsync(site.Page("en", page, at), TestContext.Current.CancellationToken);

    private static async Task<HttpStatusCode> Status(Shown site, string page, string at = "")
    {
        using var answer = await site.Http.GetAsync(site.Page("en", page, at), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static List<string> Words(string svg) => [.. XDocument.Parse(svg).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Replace('\u00A0', ' '))];
}
