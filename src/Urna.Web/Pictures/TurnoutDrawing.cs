using System.Collections.Immutable;
using System.Globalization;
using Urna.Results;
using Urna.Web.Layout;
using Urna.Web.Turnout;

namespace Urna.Web.Pictures;

/// <summary>Draws the two series of turnout side by side on one scale: what stations reported, what protocols say. They are never joined.</summary>
public static class TurnoutDrawing
{
    private const int Width = 360;
    private const int Left = 44;
    private const int Right = 350;
    private const int Top = 50;
    private const int High = 150;
    private const int Foot = Top + High;
    private const int FewPoints = 5;

    /// <summary>The drawing; null while there is neither series.</summary>
    public static Drawing? Of(Visit visit, TurnoutFigures figures)
    {
        var scale = Scale.Of(figures.Reports.Concat(figures.Protocols).Select(p => p.Share), High);
        var panels = ImmutableArray.CreateBuilder<Drawing>(2);
        if (figures.LastReport is { } report) panels.Add(Panel(visit, figures.Reports, scale, true, Said(visit, report, true)));
        if (figures.ByProtocols is { } protocols) panels.Add(Panel(visit, figures.Protocols, scale, false, Said(visit, protocols, false)));
        if (panels.Count == 0) return null;
        var says = $"{string.Join(' ', panels.Select(p => p.Says))} {visit.Words["turnout.label"]} {visit.Words["turnout.never-joined"]}";
        return Drawing.Beside("turnout", visit.Words["turnout"], says, panels.ToImmutable());
    }

    private static string Said(Visit visit, TurnoutPoint last, bool isReports)
    {
        var (coverage, share) = (last.Share.Coverage, last.Share);
        return isReports
            ? visit.Words.Say("turnout.reports-say", ("time", visit.Time(last.At)), ("counted", coverage.Counted), ("all", coverage.All), ("voted", last.Voters), ("share", share), ("base", share.Base))
            : visit.Words.Say("turnout.protocols-say", ("counted", coverage.Counted), ("all", coverage.All), ("voted", last.Voters), ("share", share), ("base", share.Base));
    }

    private static Drawing Panel(Visit visit, ImmutableArray<TurnoutPoint> points, Scale scale, bool isReports, string says)
    {
        var (from, to) = (points[0].At.Milliseconds, Math.Max(points[^1].At.Milliseconds, points[0].At.Milliseconds + 1));
        int X(TurnoutPoint point) => Left + (int)((point.At.Milliseconds - from) * (Right - Left) / (to - from));
        int Y(TurnoutPoint point) => Top + (int)scale.Down(point.Share);
        var title = visit.Words[isReports ? "turnout.reports" : "turnout.protocols"];
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        shapes.Add(new Shape.Words(0, 16, title, "k-bold", 15, Anchor.Start));
        foreach (var line in scale.Lines)
        {
            var y = Top + (int)scale.Down(line);
            shapes.Add(new Shape.Line(Text($"M{Left} {y}H{Right}"), "k-grid"));
            shapes.Add(new Shape.Words(Left - 6, y + 4, SharePrinter.Text(Scale.Tenth(line), visit.Words.Code, 0), "k-soft", 12, Anchor.End));
        }

        shapes.Add(new Shape.Line("M" + string.Join('L', points.Select(p => Text($"{X(p)} {Y(p)}"))), isReports ? "k-dash" : "k-curve"));
        foreach (var (i, point) in points.Index()) Point(visit, (points, i, isReports), X(point), Y(point), shapes);
        Days(visit, points, shapes);
        var last = points[^1];
        shapes.Add(new Shape.Words(0, Foot + 58, visit.Words.Say("turnout.stations", ("counted", last.Share.Coverage.Counted), ("all", last.Share.Coverage.All)), "k-say", 13, Anchor.Start));
        shapes.Add(new Shape.Words(0, Foot + 76, visit.Words.Say("turnout.lists", ("base", last.Share.Base)), "k-say", 13, Anchor.Start));
        shapes.Add(new Shape.Words(0, Foot + 94, visit.Words.Say("turnout.part", ("voted", last.Voters), ("share", last.Share)), "k-say", 13, Anchor.Start));
        return new("turnout-" + (isReports ? "reports" : "protocols"), Width, Foot + 102, title, says, shapes.ToImmutable());
    }

    // Each report is a point of its own; protocols come one by one, so that their line is closed by the last alone.
    private static void Point(Visit visit, (ImmutableArray<TurnoutPoint> Points, int Index, bool IsReports) at, int x, int y, ImmutableArray<Shape>.Builder shapes)
    {
        var (isFirst, isLast, isNamed) = (at.Index == 0, at.Index == at.Points.Length - 1, at.IsReports && at.Points.Length <= FewPoints);
        var point = at.Points[at.Index];
        var anchor = isFirst && !isLast ? Anchor.Start : isLast ? Anchor.End : Anchor.Middle;
        if (at.IsReports) shapes.Add(new Shape.Line(Text($"M{x - 4} {y}a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"), "k-open"));
        else if (isLast) shapes.Add(new Shape.Line(Text($"M{x - 4} {y - 4}h8v8h-8z"), "k-dot"));
        var below = isFirst && !isLast; // a line that rises leaves room there
        if (isLast || isNamed) shapes.Add(new Shape.Words(below ? x + 7 : x, below ? y + 16 : y - 10, visit.P(point.Share), "k-bold", 13, anchor));
        if (isFirst || isLast || isNamed) shapes.Add(new Shape.Words(x, Foot + 17, visit.Clock(point.At), "k-soft", 12, anchor));
    }

    private static void Days(Visit visit, ImmutableArray<TurnoutPoint> points, ImmutableArray<Shape>.Builder shapes)
    {
        var (first, last) = (visit.Words.Day(points[0].At, visit.Profile.OffsetMinutes), visit.Words.Day(points[^1].At, visit.Profile.OffsetMinutes));
        shapes.Add(new Shape.Words(Left, Foot + 33, first, "k-soft", 12, Anchor.Start));
        if (last != first) shapes.Add(new Shape.Words(Right, Foot + 33, last, "k-soft", 12, Anchor.End));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
