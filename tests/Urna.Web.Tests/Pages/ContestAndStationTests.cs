using Urna.Protocols;
using Urna.Results;

namespace Urna.Web.Tests.Pages;

public class ContestAndStationTests
{
    [Theory]
    [InlineData("azerbaijan-2024", "006")]
    [InlineData("saint-petersburg-2021", "city-6")]
    [InlineData("georgia-2016", "m-01")]
    public async Task The_stations_of_a_contest_add_up_to_its_totals_choice_by_choice(string sample, string code)
    {
        var site = await Shown.Of(sample);
        var contest = (await site.Report()).Contests.First(c => c.Contest.Code == code);
        Assert.InRange(contest.Slots.Length, 1, 200); // all stations stand on one page

        var rows = Markup.Body(Markup.Section(await site.Html("en", "contest/" + code), "stations"));

        var counted = rows[..^1].Where(r => r[1] == "Counted").ToList();
        Assert.Equal(contest.Slots.Length, rows.Count - 1);
        Assert.Equal(contest.Tally.Sums.Counted, counted.Count);
        for (var place = 0; place < contest.Tally.Ballot.Length; place++)
        {
            Assert.Equal(contest.Tally.VotesOf(place), counted.Sum(r => Markup.Number(r[5 + place])));
            Assert.Equal(contest.Tally.VotesOf(place), Markup.Number(rows[^1][4 + place]));
        }

        Assert.Equal(contest.Tally.Sums[Columns.Valid], counted.Sum(r => Markup.Number(r[4])));
    }

    [Fact]
    public async Task A_broken_check_stands_first_with_both_sides_and_their_difference()
    {
        var site = await Shown.Of("azerbaijan-2024");

        var words = Markup.Words(await site.Html("en", "station/R006-016"));

        Assert.Contains("K7. Does not hold.", words);
        Assert.Contains("[7] + [8]: 496 ↔ [4]: 495; difference 1", words);
        Assert.True(words.IndexOf("K7. Does not hold.", StringComparison.Ordinal) < words.IndexOf("K1. Holds.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_does_not_add_up_is_a_gap_and_what_adds_up_is_none()
    {
        var site = await Shown.Of("azerbaijan-2024");
        var registers = (await site.Report()).Views.Registers;
        var views = (await site.Report()).Views;
        var whole = Enumerable.Range(0, registers.SlotCount).First(s => views.Protocols.State(s).Accepted is { Broken: 0 });

        Assert.Contains("class=\"gap\"", await site.Html("en", "station/R006-016"));
        Assert.DoesNotContain("class=\"gap\"", await site.Html("en", "station/" + registers.Station(registers.Slot(whole).Station).Code));
    }

    [Fact]
    public async Task No_protocol_whose_checks_hold_shows_a_gap()
    {
        foreach (var sample in Shown.Samples)
        {
            var views = (await (await Shown.Of(sample)).Report()).Views;
            for (var slot = 0; slot < views.Registers.SlotCount; slot++)
            {
                var sheet = Web.Protocols.StationSheet.Of(views, slot);
                if (sheet.Outcomes.All(o => o.Holds)) Assert.DoesNotContain(sheet.Balance, s => s.Broken || (s.Key == "boxes" && s.Gap != 0));
            }
        }
    }

    [Fact]
    public async Task The_versions_of_a_corrected_protocol_stand_side_by_side_with_the_decision()
    {
        var site = await Shown.Of("azerbaijan-2024");
        var views = (await site.Report()).Views;
        var change = Enumerable.Range(0, views.Protocols.ChangeCount).Select(views.Protocols.Change).First(c => c is { Kind: ChangeKind.Corrected, Before: not null });
        var station = views.Registers.Station(views.Registers.Slot(change.Slot).Station).Code;

        var html = await site.Html("en", "station/" + station);

        Assert.Contains(">Version 1<", html);
        Assert.Contains(">Version 2<", html);
        Assert.Contains("class=\"differs\"", html);
        Assert.Contains(change.Decision, html);
    }

    [Fact]
    public async Task A_station_of_a_reconstruction_says_that_its_protocol_is_invented() =>
        Assert.Contains("No station data of this election is public: this protocol is invented.", await (await Shown.Of("azerbaijan-2024")).Html("en", "station/R070-038"));

    [Fact]
    public async Task A_station_with_several_contests_has_a_protocol_for_each()
    {
        var site = await Shown.Of("saint-petersburg-2021");
        var registers = (await site.Report()).Views.Registers;

        var html = await site.Html("ru", "station/1");

        foreach (var slot in registers.Station(registers.FindStation("1")).Slots) Markup.Section(html, "c-" + registers.Contest(registers.Slot(slot).Contest).Code);
    }

    [Fact]
    public async Task The_votes_of_single_choices_are_not_shown_where_too_few_voted()
    {
        var site = await Shown.Of("small");
        var views = (await site.Report()).Views;
        Assert.Equal(10, views.Registers.Profile.Publication.SmallestBallots);

        Assert.All(Enumerable.Range(0, views.Registers.SlotCount).Where(s => views.Protocols.State(s).Latest is not null), slot =>
            Assert.Equal(Voted(views, slot) is null or >= 10, Web.Protocols.Shown.Choices(views, slot)));
    }

    [Fact]
    public async Task A_station_is_found_by_its_code_in_any_case_and_by_its_place()
    {
        var site = await Shown.Of("small");
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };

        using var exact = await http.GetAsync(new Uri(site.Page("en", "stations?q=n-1"), UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.EndsWith("/en/station/N-1", exact.Headers.Location?.ToString());
        Assert.Contains(">N-3<", await site.Html("en", "stations?q=ferr"));
        Assert.Contains("There is no such station.", await site.Html("en", "stations?q=nowhere"));
    }

    [Fact]
    public async Task What_is_typed_is_never_markup() =>
        Assert.DoesNotContain("<script>alert", await (await Shown.Of("small")).Html("en", "stations?q=%3Cscript%3Ealert(1)%3C/script%3E"));

    private static long? Voted(Views views, int slot)
    {
        var contest = views.Registers.Slot(slot).Contest;
        var form = views.Registers.Contest(contest).Form;
        return views.Protocols.State(slot).Latest is { } latest ? form.Value(form.Voted, Sheets.Of(latest.Entered, slot, views.Registers, views.Candidates.Of(contest).AsSpan(), views.Turnout)) : null;
    }
}
