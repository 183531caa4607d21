using System.Collections.Immutable;
using Urna.Results;

namespace Urna.Web.Results;

/// <summary>The texture of a seat. The default is a seat nobody is ahead for.</summary>
public enum SeatMark
{
    /// <summary>No result yet.</summary>
    None,

    /// <summary>Leading.</summary>
    Leading,

    /// <summary>Cannot be overtaken.</summary>
    Safe,

    /// <summary>Officially elected.</summary>
    Elected,

    /// <summary>Level, failed, annulled, or to be decided in a run-off.</summary>
    Level,
}

/// <summary>One seat in the picture.</summary>
/// <param name="X">From the left, in units of the picture.</param>
/// <param name="Y">From the top.</param>
/// <param name="Mark">Its texture.</param>
public readonly record struct PlacedSeat(int X, int Y, SeatMark Mark);

/// <summary>The seats of one party, or those of nobody, in the picture.</summary>
/// <param name="Party">The code of the party; empty for independents, null for nobody.</param>
/// <param name="Seats">Its seats.</param>
public sealed record SeatBlock(string? Party, ImmutableArray<PlacedSeat> Seats);

/// <summary>Where the seats of a body stand in a half circle: parties side by side, most seats on the left, seats nobody is ahead for on the right.</summary>
/// <param name="Blocks">The seats by party.</param>
/// <param name="Radius">The radius of a seat.</param>
public sealed record Hemicycle(ImmutableArray<SeatBlock> Blocks, int Radius)
{
    /// <summary>The width of the picture.</summary>
    public const int Width = 640;

    /// <summary>The height of the picture.</summary>
    public const int Height = 352;

    /// <summary>The line that the half circle stands on.</summary>
    public const int Base = 346;

    private const double Outer = 300;
    private const double Inner = 122;

    /// <summary>Places the seats of a table.</summary>
    public static Hemicycle Of(SeatTable table)
    {
        var seats = table.Seats;
        var rows = Math.Clamp((int)Math.Round(Math.Sqrt(seats) / 2), 1, 14);
        var places = Places(seats, rows);
        var at = 0;
        ImmutableArray<PlacedSeat> Take(IEnumerable<SeatMark> marks) => [.. marks.Select(mark => new PlacedSeat(places[at].X, places[at++].Y, mark))];
        var blocks = table.Rows.Select(r => new SeatBlock(r.Party, Take(MarksOf(r)))).ToList();
        if (table.Open.Length > 0 || table.Elsewhere > 0) blocks.Add(new(null, Take(table.Open.SelectMany(o => Enumerable.Repeat(MarkOf(o.State), o.Seats)).Concat(Enumerable.Repeat(SeatMark.None, table.Elsewhere)))));
        var spread = (Outer - Inner) / Math.Max(rows - 1, 1);
        var room = rows == 1 ? Math.PI * Outer / Math.Max(seats, 1) : Math.Min(spread, Math.PI * Inner / Math.Max(InRow(seats, rows, 0), 1));
        return new([.. blocks], (int)Math.Clamp(room * 0.44, 3, 27));
    }

    private static IEnumerable<SeatMark> MarksOf(SeatRow row) => Enumerable.Repeat(SeatMark.Elected, row.Elected).Concat(Enumerable.Repeat(SeatMark.Safe, row.Safe))
        .Concat(Enumerable.Repeat(SeatMark.Leading, row.Leading)).Concat(Enumerable.Repeat(SeatMark.Level, row.Other));

    private static SeatMark MarkOf(SeatState state) => state is SeatState.NoResult or SeatState.Leading or SeatState.CannotBeOvertaken or SeatState.Elected ? SeatMark.None : SeatMark.Level;

    private static double RadiusOf(int rows, int row) => rows == 1 ? Outer - 38 : Inner + ((Outer - Inner) * row / (rows - 1));

    // Seats in a row are as many as its length allows; the outermost takes what rounding left.
    private static int InRow(int seats, int rows, int row)
    {
        var all = Enumerable.Range(0, rows).Sum(r => RadiusOf(rows, r));
        return row < rows - 1 ? (int)Math.Round(seats * RadiusOf(rows, row) / all) : seats - Enumerable.Range(0, rows - 1).Sum(r => InRow(seats, rows, r));
    }

    private static List<(int X, int Y)> Places(int seats, int rows)
    {
        var places = new List<(double Angle, int Row, int X, int Y)>(seats);
        for (var row = 0; row < rows; row++)
        {
            var (count, radius) = (InRow(seats, rows, row), RadiusOf(rows, row));
            for (var i = 0; i < count; i++)
            {
                var angle = count == 1 ? Math.PI / 2 : Math.PI * i / (count - 1);
                places.Add((angle, row, (int)Math.Round((Width / 2.0) - (radius * Math.Cos(angle))), (int)Math.Round(Base - 16 - (radius * Math.Sin(angle)))));
            }
        }

        return [.. places.OrderBy(p => p.Angle).ThenBy(p => p.Row).Select(p => (p.X, p.Y))];
    }
}
