using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Urna.Store.Packages;

namespace Urna.Web.Pictures;

/// <summary>An area as it is drawn.</summary>
/// <param name="Rings">Its rings, in units of the drawing.</param>
/// <param name="Path">The same as SVG has it.</param>
/// <param name="Hatch">Lines across it, cut at its edges.</param>
/// <param name="X">The middle of the widest place in it, from the left.</param>
/// <param name="Y">The same from the top.</param>
/// <param name="Room">How wide it is there.</param>
public sealed record Outline(ImmutableArray<ImmutableArray<(int X, int Y)>> Rings, string Path, string Hatch, int X, int Y, int Room);

/// <summary>
/// The outlines of a map in a drawing, as an equirectangular map has them. Places are whole units; where there are too many, they are drawn to a coarser
/// grid, on which neighbours keep one border.
/// </summary>
/// <param name="Frame">Where places stand in the drawing.</param>
/// <param name="Areas">The areas, in the order of the map.</param>
public sealed record Outlines(Frame Frame, ImmutableArray<Outline> Areas)
{
    private const int Full = 600;
    private const int Small = 300;
    private const int MostPoints = 9_000;
    private const int CoarsestGrid = 8;
    private const int Between = 7;

    private static readonly ConditionalWeakTable<AreaMap, Outlines> Large = [];
    private static readonly ConditionalWeakTable<AreaMap, Outlines> Little = [];

    /// <summary>The outlines for a map of the whole.</summary>
    public static Outlines Of(AreaMap map) => Large.GetValue(map, m => Drawn(m, Full));

    /// <summary>The outlines for a map that shows where something lies.</summary>
    public static Outlines Locating(AreaMap map) => Little.GetValue(map, m => Drawn(m, Small));

    private static Outlines Drawn(AreaMap map, int side)
    {
        var frame = Frame.Of([.. map.Areas.SelectMany(a => a.Rings).SelectMany(r => r)], side);
        for (var grid = 1; ; grid++)
        {
            var areas = map.Areas.Select(a => Simplified(a, frame, grid)).ToList();
            if (grid < CoarsestGrid && areas.Sum(a => a.Sum(r => r.Length)) > MostPoints) continue;
            return new(frame, [.. areas.Select(Drawn)]);
        }
    }

    private static ImmutableArray<ImmutableArray<(int X, int Y)>> Simplified(MapArea area, Frame frame, int grid)
    {
        var rings = area.Rings.Select(r => Simplified(r, frame, grid)).Where(r => r.Length > 2).ToImmutableArray();
        if (rings.Length > 0) return rings;
        var (x, y) = frame.Place(area.Rings[0][0]);
        return [[(x - 1, y - 1), (x + 2, y - 1), (x + 2, y + 2), (x - 1, y + 2)]]; // too small to be drawn, and still there
    }

    // What falls on the place before it, or lies on the line between its neighbours, is left out.
    private static ImmutableArray<(int X, int Y)> Simplified(ImmutableArray<MapPoint> ring, Frame frame, int grid)
    {
        var kept = new List<(int X, int Y)>(ring.Length);
        foreach (var point in ring)
        {
            var (x, y) = frame.Place(point);
            var at = ((x + (grid / 2)) / grid * grid, (y + (grid / 2)) / grid * grid);
            if (kept.Count > 0 && kept[^1] == at) continue;
            if (kept.Count > 1 && Turn(kept[^2], kept[^1], at) == 0) kept.RemoveAt(kept.Count - 1);
            kept.Add(at);
        }

        if (kept.Count > 1 && kept[0] == kept[^1]) kept.RemoveAt(kept.Count - 1);
        return [.. kept];
    }

    private static int Turn((int X, int Y) a, (int X, int Y) b, (int X, int Y) c) => ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));

    private static Outline Drawn(ImmutableArray<ImmutableArray<(int X, int Y)>> rings)
    {
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{ring[0].X} {ring[0].Y}l");
            for (var i = 1; i < ring.Length; i++) path.Append(CultureInfo.InvariantCulture, $"{(i > 1 ? " " : string.Empty)}{ring[i].X - ring[i - 1].X} {ring[i].Y - ring[i - 1].Y}");
            path.Append('z');
        }

        var (x, y, room) = Widest(rings);
        return new(rings, path.ToString(), Hatched(rings), x, y, room);
    }

    // Across the middle of the largest ring.
    private static (int X, int Y, int Room) Widest(ImmutableArray<ImmutableArray<(int X, int Y)>> rings)
    {
        var largest = rings.MaxBy(r => (r.Max(p => p.X) - r.Min(p => p.X)) * (r.Max(p => p.Y) - r.Min(p => p.Y)));
        var (top, bottom) = (largest.Min(p => p.Y), largest.Max(p => p.Y));
        var best = (X: largest[0].X, Y: largest[0].Y, Room: 0);
        foreach (var part in (int[])[5, 4, 6])
        {
            var y = top + ((bottom - top) * part / 10);
            foreach (var (from, to) in Inside(rings, p => p.X, p => p.Y, y + 0.5))
            {
                if (to - from > best.Room + Between) best = ((int)((from + to) / 2), y, (int)(to - from));
            }
        }

        return best;
    }

    // Lines from the lower left to the upper right: along each, x + y is the same.
    private static string Hatched(ImmutableArray<ImmutableArray<(int X, int Y)>> rings)
    {
        var (first, last) = (rings.Min(r => r.Min(p => p.X + p.Y)), rings.Max(r => r.Max(p => p.X + p.Y)));
        var path = new StringBuilder();
        for (var sum = ((first / Between) + 1) * Between; sum < last; sum += Between)
        {
            foreach (var (from, to) in Inside(rings, p => p.X - p.Y, p => p.X + p.Y, sum + 0.5))
                path.Append(CultureInfo.InvariantCulture, $"M{(sum + from) / 2:0.#} {(sum - from) / 2:0.#}L{(sum + to) / 2:0.#} {(sum - to) / 2:0.#}");
        }

        return path.ToString();
    }

    // Where a line at a level across passes through the inside of rings: between each odd edge it meets and the next (even-odd rule).
    private static IEnumerable<(double From, double To)> Inside(ImmutableArray<ImmutableArray<(int X, int Y)>> rings, Func<(int X, int Y), int> along, Func<(int X, int Y), int> across, double level)
    {
        var met = new List<double>();
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Length; i++)
            {
                var (a, b) = (ring[i], ring[i + 1 < ring.Length ? i + 1 : 0]);
                if (across(a) > level == across(b) > level) continue;
                met.Add(along(a) + ((level - across(a)) * (along(b) - along(a)) / (across(b) - across(a))));
            }
        }

        met.Sort();
        for (var i = 0; i + 1 < met.Count; i += 2) yield return (met[i], met[i + 1]);
    }
}
