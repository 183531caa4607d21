using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Urna.Web.Layout;
using Urna.Web.Protocols;

namespace Urna.Web.Pictures;

/// <summary>Draws the balance of a protocol: a bar for each stage, as long as the ballots that came into it; what does not add up is a gap.</summary>
public static class BalanceDrawing
{
    private const int Width = 480;
    private const int High = 26;
    private const int RowHigh = 20;
    private const int Flow = 20;
    private const int SmallestGap = 10;
    private const int Apart = 7;
    private const int LongestName = 62;

    /// <summary>The drawing of the protocol of a station in a contest; null where its numbers are not known yet.</summary>
    public static Drawing? Of(Visit visit, int slot)
    {
        var sheet = StationSheet.Of(visit.Views, slot);
        if (sheet.Balance.IsEmpty) return null;
        var station = visit.Registers.Station(visit.Registers.Slot(slot).Station).Code;
        var (shapes, says, top) = (ImmutableArray.CreateBuilder<Shape>(), new StringBuilder(), 0);
        foreach (var (i, stage) in sheet.Balance.Index())
        {
            var rows = Rows(visit, sheet, stage);
            says.Append(says.Length == 0 ? string.Empty : " ").Append(CultureInfo.InvariantCulture, $"{Heading(visit, stage)} ({string.Join(", ", rows.Select(r => r.Text))}).");
            top = Draw(visit, stage, rows, top, shapes);
            if (i + 1 == sheet.Balance.Length) continue;
            var (from, wide) = stage.Goes < 0 ? (0, Math.Max(Long(stage, stage.Parts.Sum(p => p.Ballots)), 2)) : Segment(stage, stage.Goes);
            shapes.Add(new Shape.Line(Text($"M{from} {top}h{wide}L{Width} {top + Flow}H0z"), "k-area"));
            top += Flow + 14;
        }

        return new(Album.BalanceOf(station, sheet.Contest.Code), Width, top, TitleOf(visit, slot), says.ToString(), shapes.ToImmutable());
    }

    /// <summary>What it is called.</summary>
    public static string TitleOf(Visit visit, int slot)
    {
        var place = visit.Registers.Slot(slot);
        return $"{visit.Words["balance"]}: {visit.Words["station"]} {visit.Registers.Station(place.Station).Code}, {visit.Registers.Contest(place.Contest).Called.Names.In(visit.Words.Code)}";
    }

    private static string Heading(Visit visit, BalanceStage stage) => $"{visit.Words["balance." + stage.Key]} {visit.N(stage.Whole)}";

    /// <summary>The rows under a bar: its parts, what the relation leaves out, what is missing or too many.</summary>
    private static List<Row> Rows(Visit visit, StationSheet sheet, BalanceStage stage)
    {
        var rows = stage.Parts.Select(p => new Row($"{NameOf(visit, sheet, p)}: {visit.N(p.Ballots)}", "k-say", p)).ToList();
        rows.AddRange(stage.Beside.Select(b => new Row(visit.Words.Say("balance.beside", ("name", b.Line.Names.In(visit.Words.Code)), ("n", b.Ballots)), "k-soft", null)));
        if (stage.Gap != 0) rows.Add(new(visit.Words.Say(stage.Gap > 0 ? "balance.missing" : "balance.excess", ("n", Math.Abs(stage.Gap))), stage.Broken ? "k-bad" : "k-bold", null));
        return rows;
    }

    private static string NameOf(Visit visit, StationSheet sheet, BalancePart part) =>
        part.Key.Length > 0 ? visit.Words["balance.part." + part.Key] : Letters.Fit(sheet.Ballot[part.Place].Registered.Names.In(visit.Words.Code), LongestName);

    private static int Draw(Visit visit, BalanceStage stage, List<Row> rows, int top, ImmutableArray<Shape>.Builder shapes)
    {
        shapes.Add(new Shape.Words(0, top + 15, Heading(visit, stage), "k-bold", 15, Anchor.Start));
        var bar = top + 24;
        for (var part = 0; part < stage.Parts.Length; part++)
        {
            var (x, wide) = Segment(stage, part);
            if (wide > 0) Fill(stage.Parts[part], (x, bar, wide, High), shapes);
        }

        if (stage.Gap != 0)
        {
            var wide = Math.Clamp(Long(stage, Math.Abs(stage.Gap)), SmallestGap, Width);
            var ink = stage.Broken ? "k-gap" : "k-out";
            shapes.Add(new Shape.Line(Box(Width - wide, bar, wide, High), "k-paper"));
            shapes.Add(new Shape.Line(Box(Width - wide, bar, wide, High) + Strokes.Across(Width - wide, bar, wide, High, Apart), ink));
        }

        top = bar + High + 4;
        foreach (var (text, ink, part) in rows)
        {
            if (part is not null) Fill(part, (1, top + 3, 14, 14), shapes);
            shapes.Add(new Shape.Words(22, top + 15, text, ink, 13, Anchor.Start));
            top += RowHigh;
        }

        return top + 6;
    }

    private static void Fill(BalancePart part, (int X, int Y, int Wide, int High) at, ImmutableArray<Shape>.Builder shapes)
    {
        var box = Box(at.X, at.Y, at.Wide, at.High);
        switch (part.Key)
        {
            case "issued" or "stationary" or "valid":
                shapes.Add(new Shape.Line(box, "k-ink"));
                break;
            case "" when (part.Place & 1) == 0:
                shapes.Add(new Shape.Line(box, "k-ink"));
                break;
            case "":
                shapes.Add(new Shape.Line(box, "k-open"));
                shapes.Add(new Shape.Line(Strokes.Across(at.X, at.Y, at.Wide, at.High, Apart), "k-out"));
                break;
            case "portable":
                shapes.Add(new Shape.Line(box, "k-open"));
                shapes.Add(new Shape.Line(Dots(at.X, at.Y, at.Wide, at.High), "k-ink"));
                break;
            case "spoilt" or "invalid":
                shapes.Add(new Shape.Line(box, "k-open"));
                shapes.Add(new Shape.Line(Strokes.Across(at.X, at.Y, at.Wide, at.High, Apart) + Text($"M{at.X} {at.Y + (at.High / 2)}h{at.Wide}"), "k-out"));
                break;
            default:
                shapes.Add(new Shape.Line(box, "k-open"));
                break;
        }
    }

    private static int Long(BalanceStage stage, long ballots) => (int)(ballots * Width / stage.Length);

    private static (int X, int Width) Segment(BalanceStage stage, int part)
    {
        var before = stage.Parts.Take(part).Sum(p => p.Ballots);
        var (from, to) = (Long(stage, before), Long(stage, before + stage.Parts[part].Ballots));
        return (from, to - from);
    }

    private static string Box(int x, int y, int wide, int high) => Text($"M{x} {y}h{wide}v{high}h-{wide}z");

    private static string Dots(int x, int y, int wide, int high)
    {
        var path = new StringBuilder();
        for (var across = 3; across + 3 <= wide; across += 7)
        {
            for (var down = 3; down + 3 <= high; down += 7) path.Append(CultureInfo.InvariantCulture, $"M{x + across} {y + down}h3v3h-3z");
        }

        return path.ToString();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A row of words under a bar.</summary>
    /// <param name="Text">The words.</param>
    /// <param name="Ink">Their ink.</param>
    /// <param name="Part">The part of the bar they are of; null for none.</param>
    private sealed record Row(string Text, string Ink, BalancePart? Part);
}
