using System.Collections.Immutable;
using System.Globalization;
using Urna.Web.Layout;

namespace Urna.Web.Pictures;

/// <summary>Draws how the protocols came in; the close of the polls is marked.</summary>
public static class ArrivalDrawing
{
    private const int Left = 58;
    private const int Right = 460;
    private const int Top = 34;
    private const int Foot = 234;
    private const int Quarters = 4;

    /// <summary>The drawing.</summary>
    public static Drawing Of(Visit visit, Arrival arrival)
    {
        var (first, last) = (arrival.Points[0].At.Milliseconds, Math.Max(arrival.Points[^1].At.Milliseconds, arrival.Points[0].At.Milliseconds + 1));
        int X(Moment at) => Left + (int)((at.Milliseconds - first) * (Right - Left) / (last - first));
        int Y(long protocols) => Foot - (int)(protocols * (Foot - Top) / Math.Max(arrival.All, 1));
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        for (var quarter = 0; quarter <= Quarters; quarter++)
        {
            var protocols = (long)arrival.All * quarter / Quarters;
            shapes.Add(new Shape.Line(Text($"M{Left} {Y(protocols)}H{Right}"), "k-grid"));
            shapes.Add(new Shape.Words(Left - 8, Y(protocols) + 5, visit.N(protocols), "k-soft", 13, Anchor.End));
        }

        var curve = string.Join('L', arrival.Points.Select(p => Text($"{X(p.At)} {Y(p.Protocols)}")));
        shapes.Add(new Shape.Line(Text($"M{Left} {Foot}L{curve}V{Foot}z"), "k-area"));
        shapes.Add(new Shape.Line("M" + curve, "k-curve"));
        Close(visit, arrival, X(arrival.Closes), shapes);
        var end = arrival.Points[^1];
        shapes.Add(new Shape.Line(Text($"M{Right - 4} {Y(end.Protocols) - 4}h8v8h-8z"), "k-dot"));
        shapes.Add(new Shape.Words(Right, Y(end.Protocols) - 10, visit.N(end.Protocols), "k-bold", 15, Anchor.End));
        Times(visit, arrival, shapes);
        return new("arrival", Right + 8, Foot + 44, visit.Words["arrival"], Says(visit, arrival), shapes.ToImmutable());
    }

    private static string Says(Visit visit, Arrival arrival)
    {
        var half = arrival.Points.FirstOrDefault(p => p.Protocols * 2L >= arrival.All);
        return visit.Words.Say("arrival.says", ("closes", visit.Time(arrival.Closes)), ("time", visit.Time(arrival.Points[^1].At)), ("counted", arrival.Points[^1].Protocols), ("all", arrival.All))
            + (half.At.IsKnown ? " " + visit.Words.Say("arrival.half", ("time", visit.Time(half.At))) : string.Empty);
    }

    private static void Close(Visit visit, Arrival arrival, int x, ImmutableArray<Shape>.Builder shapes)
    {
        if (x is < Left or > Right) return;
        shapes.Add(new Shape.Line(Text($"M{x} {Top - 10}V{Foot}"), "k-dash"));
        shapes.Add(new Shape.Words(x + 6, Top - 14, visit.Words.Say("arrival.close", ("time", visit.Clock(arrival.Closes))), "k-say", 13, Anchor.Start));
    }

    private static void Times(Visit visit, Arrival arrival, ImmutableArray<Shape>.Builder shapes)
    {
        var offset = visit.Profile.OffsetMinutes;
        var (first, last) = (arrival.Points[0].At, arrival.Points[^1].At);
        shapes.Add(new Shape.Words(Left, Foot + 20, visit.Clock(first), "k-soft", 13, Anchor.Start));
        shapes.Add(new Shape.Words(Right, Foot + 20, visit.Clock(last), "k-soft", 13, Anchor.End));
        shapes.Add(new Shape.Words(Left, Foot + 38, visit.Words.Day(first, offset), "k-soft", 13, Anchor.Start));
        if (visit.Words.Day(first, offset) != visit.Words.Day(last, offset)) shapes.Add(new Shape.Words(Right, Foot + 38, visit.Words.Day(last, offset), "k-soft", 13, Anchor.End));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
