using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Urna.Web.Protocols;

namespace Urna.Web.Tests.Pages;

/// <summary>The pages of changes, turnout and parties, against numbers taken another way.</summary>
public partial class AggregateTests
{
    [Fact]
    public async Task The_net_effect_of_all_changes_is_what_is_counted_now_less_what_was_counted_first()
    {
        var views = (await Shown.Of("azerbaijan-2024")).Election.Head.Views;
        var first = new Dictionary<(int Contest, int Place), long>();
        var last = new Dictionary<(int Contest, int Place), long>();
        foreach (var slot in Enumerable.Range(0, views.Protocols.ChangeCount).Select(i => views.Protocols.Change(i)).GroupBy(c => c.Slot))
        {
            var contest = views.Registers.Slot(slot.Key).Contest;
            for (var place = 0; place < views.Candidates.Of(contest).Length; place++)
            {
                first[(contest, place)] = first.GetValueOrDefault((contest, place)) + (slot.First().Before is { } before ? Math.Max(before.Entered.Votes[place], 0) : 0);
                last[(contest, place)] = last.GetValueOrDefault((contest, place)) + (slot.Last().After is { } after ? Math.Max(after.Entered.Votes[place], 0) : 0);
            }
        }

        var figures = ChangesFigures.Of(views, -1);

        Assert.NotEmpty(figures.Net);
        Assert.All(figures.Net, net => Assert.Equal(last[(net.Contest, net.Choice.Registered.Position - 1)] - first[(net.Contest, net.Choice.Registered.Position - 1)], net.Effect));
    }

    [Fact]
    public async Task The_seats_of_a_party_are_the_contests_its_number_opens_to()
    {
        var site = await Shown.Of("azerbaijan-2024");
        var parties = WebUtility.HtmlDecode(await site.Html("en", "parties"));
        var links = SeatLink().Matches(parties);

        Assert.NotEmpty(links);
        foreach (Match link in links.Take(3))
        {
            var list = await site.Http.GetStringAsync(new Uri(site.Address, link.Groups[1].Value), TestContext.Current.CancellationToken);
            Assert.Equal(int.Parse(link.Groups[2].Value, CultureInfo.InvariantCulture), Row().Count(list));
        }
    }

    [Fact]
    public async Task Special_stations_are_ranked_only_when_asked()
    {
        var site = await Shown.Of("azerbaijan-2024");
        var registers = site.Election.Head.Views.Registers;
        var special = registers.Profile.StationKinds.Where(k => k.Special).Select(k => k.Code).ToHashSet(StringComparer.Ordinal);

        var without = Urna.Web.Turnout.TurnoutTables.Of(site.Election.Head.Views, new(null, null, null, false));
        var with = Urna.Web.Turnout.TurnoutTables.Of(site.Election.Head.Views, new(null, null, null, true));

        Assert.DoesNotContain(without?.RankedStations ?? [], r => registers.Station(registers.Slot(r.Slot).Station).Kinds.Any(special.Contains));
        Assert.Contains(with?.RankedStations ?? [], r => registers.Station(registers.Slot(r.Slot).Station).Kinds.Any(special.Contains));
    }

    [Fact]
    public async Task The_areas_of_a_country_add_up_to_its_reports()
    {
        var tables = Urna.Web.Turnout.TurnoutTables.Of((await Shown.Of("azerbaijan-2024")).Election.Head.Views, new(null, null, null, false));

        Assert.NotNull(tables);
        Assert.Equal(tables.Figures.LastReport?.Voters, tables.Units.Sum(u => u.Reports.Numerator));
        Assert.Equal(tables.Figures.ByProtocols?.Voters, tables.Units.Sum(u => u.Protocols.Numerator));
    }

    [GeneratedRegex("href=\"([^\"]*results\\?party=[^\"]*)\"><b>(\\d+)</b>")]
    private static partial Regex SeatLink();

    [GeneratedRegex("<th scope=\"row\">")]
    private static partial Regex Row();
}
