using CsCheck;
using Urna.Protocols;
using Urna.Registers;
using Urna.Results;
using Urna.Store.Packages;
using Urna.Store.Tests.Figures;
using Urna.Store.Tests.Packages;
using Urna.Turnout;

namespace Urna.Store.Tests.Counting;

/// <summary>What is counted does not depend on when it came: the order of what is independent, late corrections, repeats.</summary>
public class ArrivalTests
{
    private static readonly Package Whole = SmallPackage.Whole(SmallPackage.Source);
    private static readonly Entry[] Entries = [.. PackageFacts.Of(Whole)];
    private static readonly Moment Late = Entries[^1].At;

    [Fact]
    public void Any_order_of_arrival_gives_the_same_results()
    {
        var inOrder = Counted(Ordered(static (_, place) => place));

        Gen.Int.Array[Entries.Length].Sample(order => Counted(Ordered((_, place) => order[place])) == inOrder, iter: 200);
    }

    [Fact]
    public void Corrections_that_come_last_give_the_same_results() =>
        Assert.Equal(Counted(Ordered(static (_, place) => place)), Counted(Ordered(static (entry, place) => place + (entry.Fact is ProtocolEntered { Version: > 1 } or ProtocolAccepted { Version: > 1 } ? 10_000 : 0))));

    [Fact]
    public void An_order_that_loses_a_protocol_is_noticed() =>
        Assert.NotEqual(Counted(Ordered(static (_, place) => place)), Counted(Ordered(static (_, place) => place).Where(e => e.Fact is not (ProtocolEntered { Station: "N-1" } or ProtocolAccepted { Station: "N-1" }))));

    [Fact]
    public void The_sums_of_the_areas_are_the_sum_of_the_whole()
    {
        var views = Folded(Entries);
        foreach (var contest in Enumerable.Range(0, views.Registers.ContestCount))
        {
            var whole = Tabulation.Of(views, contest);
            var parts = Enumerable.Range(0, views.Registers.UnitCount).Where(u => views.Registers.Unit(u).Parent == 0).Select(u => Tabulation.Of(views, contest, u)).ToList();
            Assert.Equal(whole.Sums.Counted, parts.Sum(p => p.Sums.Counted));
            for (var column = 0; column < whole.VotesColumn(whole.Ballot.Length); column++) Assert.Equal(whole.Sums[column], parts.Sum(p => p.Sums[column]));
        }
    }

    [Fact]
    public void Every_station_is_in_one_part_with_its_voters_at_any_moment()
    {
        var views = new Views();
        foreach (var entry in Entries)
        {
            views.Apply(entry);
            if (!views.Registers.FrozenAt.IsKnown) continue;
            foreach (var contest in Enumerable.Range(0, views.Registers.ContestCount))
            {
                var tally = Tabulation.Of(views, contest);
                var slots = views.Registers.SlotsOf(contest).ToArray();
                Assert.Equal((slots.Length, slots.Sum(s => (long)views.Registers.Slot(s).Voters)), (tally.Parts.Sum(p => p.Stations), tally.Parts.Sum(p => p.Voters)));
            }
        }
    }

    // Each protocol's facts keep their own order. Turnout comes before protocols, which are judged against it, and both after what they stand on.
    private static IEnumerable<Entry> Ordered(Func<Entry, int, int> key)
    {
        var placed = Entries.Select((entry, place) => (Entry: entry, Place: place, Slot: SlotOf(entry.Fact))).ToList();
        var free = placed.Where(p => p.Slot is not null).ToList();
        var keys = free.GroupBy(p => p.Slot).SelectMany(g => g.Zip(g.Select(p => key(p.Entry, p.Place)).Order(), (p, k) => (p.Place, Key: k))).ToDictionary(p => p.Place, p => p.Key);
        return placed.Where(p => p.Slot is null)
            .Concat(free.Where(p => p.Entry.Fact is TurnoutReported).OrderBy(p => keys[p.Place]).ThenBy(p => p.Place))
            .Concat(free.Where(p => p.Entry.Fact is not TurnoutReported).OrderBy(p => keys[p.Place]).ThenBy(p => p.Place))
            .Select((p, i) => p.Entry.Fact is PollsClosed or ProtocolEntered || p.Slot is not null || p.Entry.At > Whole.Profile.Frozen ? p.Entry with { At = Late } : p.Entry);
    }

    private static string? SlotOf(Fact fact) => fact switch
    {
        TurnoutReported f => $"turnout {f.Station} {f.Contest} {f.Cutoff}",
        ProtocolEntered f => $"{f.Station} {f.Contest}",
        ProtocolAccepted f => $"{f.Station} {f.Contest}",
        ProtocolReceived f => $"{f.Station} {f.Contest}",
        ProtocolAdmitted f => $"{f.Station} {f.Contest}",
        ResultInvalidated f => $"{f.Station} {f.Contest}",
        ResultRestored f => $"{f.Station} {f.Contest}",
        RecountOrdered f => $"{f.Station} {f.Contest}",
        VotingFailed f => $"{f.Station} {f.Contest}",
        _ => null,
    };

    private static Views Folded(IEnumerable<Entry> entries)
    {
        var views = new Views();
        foreach (var entry in entries) views.Apply(entry);
        return views;
    }

    private static string Counted(IEnumerable<Entry> entries)
    {
        var views = Folded(entries);
        return $"{ResultDigest.Of(views)} {SampleFigures.Json(views, default)}";
    }
}
