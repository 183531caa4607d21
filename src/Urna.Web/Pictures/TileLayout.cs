using System.Collections.Immutable;
using Urna.Registers;
using Urna.Results;

namespace Urna.Web.Pictures;

/// <summary>A heading over the tiles of a region.</summary>
/// <param name="Unit">The index of the region's unit.</param>
/// <param name="Row">The row of tiles it stands over.</param>
/// <param name="Before">How many headings stand above it.</param>
public readonly record struct TileHeading(int Unit, int Row, int Before);

/// <summary>Where the tiles of contests stand: each in a cell of its own.</summary>
/// <param name="Cells">Column, row and headings above of each contest, in the order given.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Headings">The headings; none where the places are known.</param>
/// <param name="ByPlace">Whether the tiles stand as the stations lie on the earth.</param>
public sealed record TileLayout(ImmutableArray<(int Column, int Row, int Headings)> Cells, int Columns, int Rows, ImmutableArray<TileHeading> Headings, bool ByPlace)
{
    /// <summary>Columns of a grid in the order of the codes; on a screen 360 pixels wide a tile is then 32 of them.</summary>
    public const int Usual = 10;

    /// <summary>Lays out the contests: as they lie where every one has a station with a place, else by region in the order of the register.</summary>
    public static TileLayout Of(RegistersView registers, ImmutableArray<ContestReport> contests) =>
        contests.Select(c => PlaceOf(registers, c)).ToImmutableArray() is var places && places.All(p => p is not null)
            ? ByPlaces([.. places.OfType<(double X, double Y)>()])
            : ByRegion(registers, contests);

    private static TileLayout ByRegion(RegistersView registers, ImmutableArray<ContestReport> contests)
    {
        var regions = contests.Select((c, i) => (Parent: ParentOf(registers, c), Index: i)).GroupBy(c => c.Parent).ToList();
        var cells = new (int Column, int Row, int Headings)[contests.Length];
        var headings = ImmutableArray.CreateBuilder<TileHeading>();
        var row = 0;
        foreach (var region in regions)
        {
            if (regions.Count > 1) headings.Add(new(region.Key, row, headings.Count));
            foreach (var (at, contest) in region.Select((c, at) => (at, c.Index)))
            {
                var (down, column) = Math.DivRem(at, Usual);
                cells[contest] = (column, row + down, headings.Count);
            }

            row += ((region.Count() - 1) / Usual) + 1;
        }

        return new([.. cells], Math.Min(Usual, contests.Length), row, headings.ToImmutable(), false);
    }

    private static int ParentOf(RegistersView registers, ContestReport contest) => registers.Unit(contest.Contest.Unit).Parent is >= 0 and var parent ? parent : contest.Contest.Unit;

    // The mean of the stations' places, as an equirectangular map has it.
    private static (double X, double Y)? PlaceOf(RegistersView registers, ContestReport contest)
    {
        var stations = contest.Slots.Select(s => registers.Station(registers.Slot(s).Station).Formed).Where(s => s.Latitude != StationFormed.NoDegree && s.Longitude != StationFormed.NoDegree).ToList();
        if (stations.Count == 0) return null;
        var (latitude, longitude) = (stations.Average(s => (double)s.Latitude) / 1e6, stations.Average(s => (double)s.Longitude) / 1e6);
        return (longitude * Math.Cos(latitude * Math.PI / 180), -latitude);
    }

    // Those nearest to the middle choose first; each takes the free cell nearest to its place, so that no two share one.
    private static TileLayout ByPlaces(ImmutableArray<(double X, double Y)> places)
    {
        var (left, right, top, bottom) = (places.Min(p => p.X), places.Max(p => p.X), places.Min(p => p.Y), places.Max(p => p.Y));
        var (wide, high) = (Math.Max(right - left, 1e-6), Math.Max(bottom - top, 1e-6));
        var columns = (int)Math.Clamp(Math.Ceiling(Math.Sqrt(places.Length * 1.6 * wide / high)), 1, 16);
        var rows = Math.Max((int)Math.Ceiling(columns * high / wide), ((places.Length - 1) / columns) + 1);
        var wanted = places.Select(p => (X: (p.X - left) / wide * (columns - 1), Y: (p.Y - top) / high * (rows - 1))).ToArray();
        var free = Enumerable.Range(0, columns * rows).Select(c => Math.DivRem(c, columns)).Select(c => (X: c.Remainder, Y: c.Quotient)).ToList();
        var cells = new (int, int, int)[places.Length];
        double Far((double X, double Y) a, double x, double y) => ((a.X - x) * (a.X - x)) + ((a.Y - y) * (a.Y - y));
        foreach (var i in Enumerable.Range(0, places.Length).OrderBy(i => Far(wanted[i], (columns - 1) / 2.0, (rows - 1) / 2.0)))
        {
            var cell = free.MinBy(c => Far(wanted[i], c.X, c.Y));
            free.Remove(cell);
            cells[i] = (cell.X, cell.Y, 0);
        }

        return new([.. cells], columns, rows, [], true);
    }
}
