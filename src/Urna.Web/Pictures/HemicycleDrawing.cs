using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Urna.Results;
using Urna.Web.Layout;
using Urna.Web.Results;

namespace Urna.Web.Pictures;

/// <summary>Draws the seats of a body in a half circle; what is known of a seat is its texture, so that it is seen without colour too.</summary>
public static class HemicycleDrawing
{
    private const int Head = 34;
    private const int Middle = Hemicycle.Width / 2;
    private const int FewUnits = 11; // of the radius: seats that are smaller are drawn with finer lines
    private const int SignSide = 20;

    private static readonly SeatMark[] Marks = [SeatMark.Elected, SeatMark.Safe, SeatMark.Leading, SeatMark.Level, SeatMark.None];

    /// <summary>The drawing.</summary>
    public static Drawing Of(Visit visit, BodyReport body)
    {
        var table = SeatTable.Of(body, Attribution.Nomination);
        var picture = Hemicycle.Of(table);
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        foreach (var block in picture.Blocks) shapes.Add(Draw(visit, block, picture.Radius));
        shapes.Add(new Shape.Line(Text($"M{Middle} 10V{Head + Hemicycle.Base}"), "k-dash"));
        shapes.Add(new Shape.Words(Middle + 8, 18, visit.Words.Say("seats.majority-line", ("majority", table.Majority)), "k-bold", 17, Anchor.Start));
        var states = Marks.Select(m => (Mark: m, Seats: picture.Blocks.Sum(b => b.Seats.Count(s => s.Mark == m)))).Where(m => m.Seats > 0)
            .Select(m => (m.Mark, Text: $"{visit.Words["mark-seat." + TileDrawing.WordOf(m.Mark)]} {visit.N(m.Seats)}")).ToList();
        var parties = table.Rows.Select(r => (r.Party, Text: $"{visit.PartyNames(r.Party).In(visit.Words.Code)} {visit.N(r.All)}")).ToList();
        var says = visit.Words.Say("seats.says", ("all", table.Seats), ("states", string.Join(", ", states.Select(s => s.Text))), ("majority", table.Majority))
            + (parties.Count == 0 ? string.Empty : " " + visit.Words.Say("tiles.ahead", ("parties", string.Join(", ", parties.Select(p => p.Text)))));
        ImmutableArray<KeyEntry> textures = [.. states.Select(s => new KeyEntry(new Shape.Group(Seat(s.Mark, 10, 10, 9), string.Empty, null, null, null), SignSide, s.Text))];
        ImmutableArray<KeyEntry> colors = [.. parties.Select(p => new KeyEntry(new Shape.Group(Seat(SeatMark.Safe, 10, 10, 9), "party", visit.Color(p.Party), null, null), SignSide, p.Text))];
        return new("seats-" + body.Group.Code, Hemicycle.Width, Head + Hemicycle.Height, TitleOf(visit, body), says, shapes.ToImmutable()) { Keys = colors.IsEmpty ? [textures] : [textures, colors] };
    }

    /// <summary>What it is called.</summary>
    public static string TitleOf(Visit visit, BodyReport body) => $"{body.Group.Names.In(visit.Words.Code)}: {visit.Words["seats"]}";

    private static Shape.Group Draw(Visit visit, SeatBlock block, int radius)
    {
        var paths = new Dictionary<string, StringBuilder>(StringComparer.Ordinal); // seats of one look are one path
        foreach (var seat in block.Seats)
        {
            foreach (var line in Seat(seat.Mark, seat.X, Head + seat.Y, radius).OfType<Shape.Line>())
            {
                if (!paths.TryGetValue(line.Ink, out var path)) paths.Add(line.Ink, path = new());
                path.Append(line.Data);
            }
        }

        var title = block.Party is null ? null : $"{visit.PartyNames(block.Party).In(visit.Words.Code)}: {visit.N(block.Seats.Length)}";
        return new([.. paths.Select(p => new Shape.Line(p.Value.ToString(), p.Key))], block.Party is null ? "nobody" : "party", visit.Color(block.Party), null, title);
    }

    private static ImmutableArray<Shape> Seat(SeatMark mark, int x, int y, int radius)
    {
        var (edge, inner) = (radius < FewUnits ? "k-fine" : "k-edge", radius * 0.86);
        return mark switch
        {
            SeatMark.Leading => [new Shape.Line(Round(x, y, inner), edge), new Shape.Line(Strokes(x, y, radius, [(-6.4, 2.4, 2.4, -6.4), (-5.3, 5.3, 5.3, -5.3), (-2.4, 6.4, 6.4, -2.4)]), "k-hatch")],
            SeatMark.Safe => [new Shape.Line(Round(x, y, radius * 0.96), "k-fill")],
            SeatMark.Elected => [new Shape.Line(Round(x, y, radius * 0.96), "k-fill"), new Shape.Line(Strokes(x, y, radius, [(-4.6, 0.4, -1.4, 3.8), (-1.4, 3.8, 4.6, -3.2)]), "k-cut")],
            SeatMark.Level => [new Shape.Line(Round(x, y, inner), edge), new Shape.Line(Strokes(x, y, radius, [(-4.4, -2, 4.4, -2), (-4.4, 2.4, 4.4, 2.4)]), radius < FewUnits ? "k-out" : "k-curve")],
            _ => [new Shape.Line(Round(x, y, radius * 0.44), edge)],
        };
    }

    private static string Round(int x, int y, double radius)
    {
        var r = Math.Round(radius, 1);
        return Text($"M{x - r:0.#} {y}a{r:0.#} {r:0.#} 0 1 0 {2 * r:0.#} 0a{r:0.#} {r:0.#} 0 1 0-{2 * r:0.#} 0z");
    }

    // In tenths of the radius, from the middle.
    private static string Strokes(int x, int y, int radius, ReadOnlySpan<(double FromX, double FromY, double ToX, double ToY)> lines)
    {
        var path = new StringBuilder();
        var unit = radius / 10.0;
        foreach (var (fromX, fromY, toX, toY) in lines) path.Append(CultureInfo.InvariantCulture, $"M{x + (fromX * unit):0.#} {y + (fromY * unit):0.#}L{x + (toX * unit):0.#} {y + (toY * unit):0.#}");
        return path.ToString();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
