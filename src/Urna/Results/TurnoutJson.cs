using Urna.Registers;

namespace Urna.Results;

/// <summary>The two series of turnout in a report: reports and protocols, never joined.</summary>
internal static class TurnoutJson
{
    /// <summary>What stands in the place of votes while a contest is not closed.</summary>
    public const string Closed = "closed until the polls close";

    public static void Write(ReportWriter writer, ResultsReport report)
    {
        var views = report.Views;
        writer.Begin("turnout");
        writer.BeginArray("reports");
        for (var cutoff = 0; cutoff < views.Registers.Profile.Cutoffs.Length; cutoff++) WriteCutoff(writer, report, cutoff);
        writer.EndArray();
        var series = default(TurnoutSeries);
        foreach (var contest in report.Contests) series = series.Plus(TurnoutTabulation.Series(views, contest.Slots.AsSpan()));
        WriteSeries(writer, views, series);
        WriteProtocols(writer, "protocols", report.Total, report.Contests.Any(c => c.Contest.IsClosed));
        writer.End();
    }

    public static void WriteSeries(ReportWriter writer, Views views, TurnoutSeries series)
    {
        writer.Begin("series");
        writer.Number("all", series.All);
        writer.Number("flagged", series.Flagged);
        writer.Number("falling", series.Falling);
        writer.Number("brokenOff", series.BrokenOff);
        if (views.Registers.Profile.TurnoutRise is not null) writer.Number("tooFast", series.TooFast);
        writer.End();
    }

    public static void WriteReports(ReportWriter writer, Views views, ContestReport contest)
    {
        writer.BeginArray("reports");
        foreach (var cutoff in contest.Contest.Cutoffs) Write(writer, views.Registers.Profile.Cutoffs[cutoff], TurnoutTabulation.Of(views, contest.Slots.AsSpan(), cutoff));
        writer.EndArray();
    }

    /// <summary>Round and equal shares by cut-off: reasons to look, not findings.</summary>
    public static void WriteReasons(ReportWriter writer, Views views, ContestReport contest)
    {
        var cutoffs = views.Registers.Profile.Cutoffs;
        writer.BeginArray("reasonsToLook");
        foreach (var looked in RoundShares.Of(views, contest))
        {
            writer.Begin();
            writer.Text("cutoff", cutoffs[looked.Cutoff].Code);
            writer.Flag("isRound", looked.IsRound);
            writer.Texts("sameAs", looked.SameAs.Select(c => cutoffs[c].Code));
            writer.Number("stations", looked.Stations);
            writer.Number("roundStations", looked.RoundStations);
            writer.Number("alikeStations", looked.AlikeStations);
            writer.Number("unchangedStations", looked.UnchangedStations);
            writer.End();
        }

        writer.EndArray();
    }

    /// <summary>Turnout by protocols, with the invalidated stations as the profile says, and without them.</summary>
    public static void WriteProtocols(ReportWriter writer, string name, BodyTotal total, bool closed)
    {
        writer.Begin(name);
        if (closed)
        {
            writer.Number("stations", total.Turnout.Counted);
            writer.Number("list", total.Turnout[Columns.List]);
            writer.Number("registered", total.Turnout[Columns.Registered]);
            writer.Number("voted", total.Turnout[Columns.Voted]);
            writer.Share("share", total.TurnoutShare);
            writer.Share("ofList", total.Turnout.Share(Columns.Voted, Columns.List));
            writer.Share("withoutInvalidated", total.Sums.Share(Columns.Voted, Columns.Registered));
        }
        else
        {
            writer.Text("votes", Closed);
        }

        writer.End();
    }

    private static void WriteCutoff(ReportWriter writer, ResultsReport report, int cutoff)
    {
        var sums = new StationSums(2, 0);
        foreach (var contest in report.Contests)
        {
            if (contest.Contest.Cutoffs.Contains(cutoff)) sums.Add(TurnoutTabulation.Of(report.Views, contest.Slots.AsSpan(), cutoff));
        }

        Write(writer, report.Views.Registers.Profile.Cutoffs[cutoff], sums);
    }

    private static void Write(ReportWriter writer, Cutoff cutoff, StationSums sums)
    {
        writer.Begin();
        writer.Text("cutoff", cutoff.Code);
        writer.Optional("at", cutoff.At);
        writer.Number("stations", sums.Counted);
        writer.Number("voters", sums[TurnoutTabulation.Voters]);
        writer.Number("list", sums[TurnoutTabulation.List]);
        writer.Share("share", TurnoutTabulation.ShareOf(sums));
        writer.End();
    }
}
