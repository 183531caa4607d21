using System.Globalization;
using Urna.Protocols;
using Urna.Results;

namespace Urna.Web.Tests.Pages;

public class FrontPageTests
{
    private const string Night = "2024-09-02T01:25:00+04:00";

    public static TheoryData<string, string> Moments => new()
    {
        { "azerbaijan-2024", "2024-09-01T17:05:00+04:00" },
        { "azerbaijan-2024", "2024-09-01T21:00:00+04:00" },
        { "azerbaijan-2024", Night },
        { "azerbaijan-2024", "" },
        { "georgia-2016", "2016-10-08T17:30:00+04:00" },
        { "georgia-2016", "2016-10-09T01:00:00+04:00" },
        { "georgia-2016", "" },
        { "saint-petersburg-2021", "2021-09-19T19:59:59+03:00" },
        { "saint-petersburg-2021", "2021-09-20T06:00:00+03:00" },
        { "saint-petersburg-2021", "" },
        { "small", "" },
    };

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task The_parts_on_the_page_are_those_of_the_report_and_add_up(string sample, string at)
    {
        var site = await Shown.Of(sample);
        var total = (await site.Report(at)).Total;

        var rows = Markup.Body(Markup.Section(await site.Html("en", at: at), "coverage"));

        var parts = rows[..^1].Select(r => (Stations: Markup.Number(r[1]), Voters: Markup.Number(r[2]))).ToList();
        SlotPart[] order = [SlotPart.Counted, SlotPart.Held, SlotPart.BeingEntered, SlotPart.Received, SlotPart.NotReceived, SlotPart.Failed, SlotPart.Invalidated];
        Assert.Equal(order.Select(p => ((long)total.Of(p).Stations, total.Of(p).Voters)), parts);
        Assert.Equal((Markup.Number(rows[^1][1]), Markup.Number(rows[^1][2])), (parts.Sum(p => p.Stations), parts.Sum(p => p.Voters)));
    }

    [Theory]
    [InlineData("en", "leads in 68 of 125 seats; votes still out could overtake each of these leads.")]
    [InlineData("az", "125 mandatdan 68 mandat üzrə öndədir; bu üstünlüklərin hər biri hələ daxil olmamış səslərlə ötülə bilər.")]
    [InlineData("ru", "лидирует за 68 из 125 мандатов; каждый из этих отрывов ещё могут превысить не поступившие голоса.")]
    public async Task While_no_lead_is_safe_the_first_sentence_says_so_in_words(string language, string sentence) =>
        Assert.Contains(sentence, Markup.Words(await (await Shown.Of("azerbaijan-2024")).Html(language, at: "2024-09-01T21:30:00+04:00")));

    [Fact]
    public async Task A_held_protocol_names_each_check_it_breaks_with_its_own_sentence() => Assert.Contains(
        "K8: Valid and invalid votes, without ballots of indeterminate form, are the ballots in the boxes. K10: The votes of the candidates add up to the valid votes.",
        Markup.Words(Markup.Section(await (await Shown.Of("azerbaijan-2024")).Html("en", at: Night), "out")));

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task The_seats_of_each_body_add_up_to_its_seats(string sample, string at)
    {
        var site = await Shown.Of(sample);
        var report = await site.Report(at);
        var html = await site.Html("en", at: at);

        foreach (var body in report.Bodies.Where(b => b.SeatContests.Any(c => c.Contest.Called.Seats > 0)))
        {
            var rows = Markup.Body(Markup.Section(html, "b-" + body.Group.Code));
            var tables = rows.Aggregate(new List<List<string[]>> { new() }, (all, row) =>
            {
                all[^1].Add(row);
                if (row[0] == "All") all.Add([]);
                return all;
            })[..^1];
            Assert.NotEmpty(tables);
            Assert.All(tables, t => Assert.Equal((body.Group.Seats, body.Group.Seats), ((int)Markup.Number(t[^1][1]), (int)t[..^1].Sum(r => Markup.Number(r[1])))));
            var first = body.SeatsBy(Attribution.Nomination).FirstOrDefault();
            if (first.Ahead > 0) Assert.Contains(first.Ahead, tables[0].Select(r => (int)Markup.Number(r[1])));
            Assert.Equal(first.Ahead > 0 && first.Leading == first.Ahead, Markup.Words(Markup.Section(html, "b-" + body.Group.Code)).Contains("votes still out could overtake each of these leads", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Before_the_close_no_page_has_a_vote(string sample, string at)
    {
        var site = await Shown.Of(sample);
        var report = await site.Report(at);
        var open = report.Contests.Where(c => !c.Contest.IsClosed).ToList();
        if (open.Count == 0) return; // the moment is after every close

        foreach (var contest in open.Take(3))
        {
            var page = await site.Html("en", "contest/" + contest.Contest.Code, at);
            Assert.Empty(Markup.Body(Markup.Section(page, "votes")));
            Assert.Contains("No vote is known here before the polls are closed everywhere in this contest.", page);
            Assert.All(Markup.Body(Markup.Section(page, "stations")), r => Assert.Equal(3, r.Length));
            var station = report.Views.Registers.Station(report.Views.Registers.Slot(contest.Slots[0]).Station).Code;
            var section = Markup.Section(await site.Html("en", "station/" + station, at), "c-" + contest.Contest.Code);
            Assert.DoesNotContain("class=\"choices\"", section);
            Assert.DoesNotContain("class=\"numbers\"", section);
            Assert.DoesNotContain("class=\"balance\"", section);
        }

        if (report.Contests.All(c => !c.Contest.IsClosed))
        {
            var front = await site.Html("en", at: at);
            Assert.DoesNotContain("class=\"choices\"", front);
            Assert.DoesNotContain("leads in", Markup.Words(front));
            Assert.Contains("No vote is published before the polls close.", front);
        }
    }

    [Fact]
    public async Task On_the_reference_night_the_page_says_what_was_announced()
    {
        var site = await Shown.Of("azerbaijan-2024");
        var report = await site.Report(Night);
        var turnout = report.Total.TurnoutShare;

        var words = Markup.Words(await site.Html("en", at: Night));

        Assert.Contains(Invariant($"{report.Total.Sums.Counted:N0} of {report.Registers.Stations:N0} stations are counted"), words);
        Assert.Contains(Invariant($"{turnout.Numerator:N0} voters took part: {SharePrinter.Text(turnout, "en")} of the {turnout.Base:N0} on the lists of these stations."), words);
        var body = report.Bodies[0];
        var first = body.SeatsBy(Attribution.Nomination)[0];
        Assert.Contains(Invariant($"leads in {first.Ahead} of {body.Group.Seats} seats; in {first.CannotBeOvertaken} of them the lead cannot be overtaken"), words);
        Assert.Contains(Invariant($"Majority: {(body.Group.Seats / 2) + 1}"), words);
    }

    [Theory]
    [InlineData("en", "Reconstruction, partly invented")]
    [InlineData("az", "Rekonstruksiya, qismən uydurulub")]
    [InlineData("ru", "Реконструкция, частично вымышлена")]
    public async Task A_reconstruction_is_marked_in_title_page_and_every_picture_and_not_indexed(string language, string mark)
    {
        var site = await Shown.Of("azerbaijan-2024");

        foreach (var page in Layout.SiteMap.All.Select(p => p.Path).Concat(["station/R006-016", "contest/006", "stations?part=counted"]))
        {
            var html = System.Net.WebUtility.HtmlDecode(await site.Html(language, page));
            Assert.Contains($"<title>{mark}: ", html);
            Assert.Contains("<meta name=\"robots\" content=\"noindex\"", html);
            Assert.Contains($"<b>{mark}.</b>", html);
            Assert.All(html.Split("role=\"img\"").Skip(1), picture => Assert.Contains(mark, picture[..picture.IndexOf("</svg>", StringComparison.Ordinal)]));
        }
    }

    [Theory]
    [InlineData("en", "Replay of a past election")]
    [InlineData("az", "Keçmiş seçkinin təkrarı")]
    [InlineData("ru", "Повтор прошедших выборов")]
    public async Task A_replay_of_real_figures_says_on_every_page_that_it_is_one(string language, string mark)
    {
        var site = await Shown.Of("small");

        foreach (var page in Layout.SiteMap.All)
        {
            var html = System.Net.WebUtility.HtmlDecode(await site.Html(language, page.Path));
            Assert.Contains($"<title>{mark}: ", html);
            Assert.Contains($"<b>{mark}.</b>", html);
        }
    }

    [Fact]
    public async Task The_front_page_without_a_language_is_in_the_first_of_the_package()
    {
        var site = await Shown.Of("azerbaijan-2024");

        Assert.Contains("<html lang=\"az\"", await site.Http.GetStringAsync($"/e/{site.Election.Id}/", TestContext.Current.CancellationToken));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
