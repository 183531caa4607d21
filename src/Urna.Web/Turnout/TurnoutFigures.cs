using System.Collections.Immutable;
using Urna.Results;

namespace Urna.Web.Turnout;

/// <summary>One point of a series of turnout.</summary>
/// <param name="At">When.</param>
/// <param name="Code">The code of the cut-off; empty for protocols.</param>
/// <param name="Voters">Voters who took part.</param>
/// <param name="Share">Of the lists of the same stations.</param>
public sealed record TurnoutPoint(Moment At, string Code, long Voters, Share Share);

/// <summary>The two series of turnout, never joined: what stations reported during the day, and what their protocols said in the order they came.</summary>
/// <param name="Contests">The contests it is taken from, so that no voter stands in it twice.</param>
/// <param name="Reports">The reports at the cut-offs that have any.</param>
/// <param name="Protocols">The protocols as they came; few points, the last is all of them.</param>
/// <param name="Series">How many series of reports there are, and which are flagged.</param>
/// <param name="AtClosing">Whether the last report is of the closing hour, when voters in the room were still voting.</param>
public sealed record TurnoutFigures(ImmutableArray<int> Contests, ImmutableArray<TurnoutPoint> Reports, ImmutableArray<TurnoutPoint> Protocols, TurnoutSeries Series, bool AtClosing)
{
    private const int MostPoints = 48;
    private const int Voted = 0;
    private const int Registered = 1;

    /// <summary>The last report; none where there is none.</summary>
    public TurnoutPoint? LastReport => Reports is [.., var last] ? last : null;

    /// <summary>What all counted protocols say; none before the first.</summary>
    public TurnoutPoint? ByProtocols => Protocols is [.., var last] ? last : null;

    /// <summary>Takes the series from a report.</summary>
    public static TurnoutFigures Of(ResultsReport report)
    {
        var contests = Basis(report);
        var views = report.Views;
        var cutoffs = views.Registers.Profile.Cutoffs;
        var reports = Enumerable.Range(0, cutoffs.Length).Select(i => Reported(views, contests, i)).Where(p => p.Share.Coverage.Counted > 0).ToImmutableArray();
        var closes = contests.Select(c => views.Registers.Contest(c).Called.Closes).DefaultIfEmpty().Max();
        var series = contests.Aggregate(default(TurnoutSeries), (sum, c) => sum.Plus(TurnoutTabulation.Series(views, views.Registers.SlotsOf(c))));
        return new(contests, reports, Arrivals(views, contests), series, reports is [.., var last] && last.At >= closes);
    }

    // All contests where no station votes in two; else the one that most stations vote in.
    private static ImmutableArray<int> Basis(ResultsReport report)
    {
        var registers = report.Views.Registers;
        if (registers.SlotCount == registers.StationCount) return [.. report.Contests.Select(c => c.Index)];
        return [.. report.Contests.OrderByDescending(c => c.Slots.Length).Take(1).Select(c => c.Index)];
    }

    private static TurnoutPoint Reported(Views views, ImmutableArray<int> contests, int cutoff)
    {
        var sums = new StationSums(2, 0);
        foreach (var contest in contests)
        {
            if (views.Registers.Contest(contest).Cutoffs.Contains(cutoff)) sums.Add(TurnoutTabulation.Of(views, views.Registers.SlotsOf(contest), cutoff));
        }

        var kept = views.Registers.Profile.Cutoffs[cutoff];
        return new(kept.At, kept.Code, sums[TurnoutTabulation.Voters], TurnoutTabulation.ShareOf(sums));
    }

    private static ImmutableArray<TurnoutPoint> Arrivals(Views views, ImmutableArray<int> contests)
    {
        var rows = new List<(Moment At, long Voted, long Registered)>();
        var all = 0;
        foreach (var contest in contests)
        {
            if (!views.Registers.Contest(contest).IsClosed) continue;
            var slots = views.Registers.SlotsOf(contest);
            all += slots.Length;
            foreach (var slot in slots) Take(views, slot, rows);
        }

        rows.Sort((a, b) => a.At.CompareTo(b.At));
        var (points, sums) = (ImmutableArray.CreateBuilder<TurnoutPoint>(), new StationSums(2, all));
        for (var i = 0; i < rows.Count; i++)
        {
            sums.Add([rows[i].Voted, rows[i].Registered]);
            var due = (long)(points.Count + 1) * rows.Count <= (long)(i + 1) * MostPoints;
            if (i == rows.Count - 1 || (due && rows[i + 1].At > rows[i].At)) points.Add(new(rows[i].At, string.Empty, sums[Voted], sums.Share(Voted, Registered)));
        }

        return points.ToImmutable();
    }

    private static void Take(Views views, int slot, List<(Moment, long, long)> rows)
    {
        if (StationTurnout.ByProtocol(views, slot) is { } turnout) rows.Add((turnout.First.At, turnout.Voted, turnout.Registered));
    }
}
