using System.Collections.Immutable;
using Urna.Store.Packages;

namespace Urna.Web.Pictures;

/// <summary>
/// Where places of the earth lie in a drawing: an equirectangular map, true to scale at its middle latitude. Places on both sides of the date line stand
/// together where they are nearer that way.
/// </summary>
public sealed class Frame
{
    private const int Margin = 4;
    private const int Around = 360_000_000;

    private readonly int _left;
    private readonly int _top;
    private readonly double _across;
    private readonly double _down;
    private readonly bool _turned;

    private Frame(int left, int top, (double Across, double Down) scale, bool turned, (int Width, int Height) size) =>
        (_left, _top, _across, _down, _turned, Width, Height) = (left, top, scale.Across, scale.Down, turned, size.Width, size.Height);

    /// <summary>The width of the drawing.</summary>
    public int Width { get; }

    /// <summary>Its height.</summary>
    public int Height { get; }

    /// <summary>The frame of places; its longer side has a length.</summary>
    /// <param name="places">The places; one at least.</param>
    /// <param name="side">The longer side, in units of the drawing.</param>
    public static Frame Of(ImmutableArray<MapPoint> places, int side)
    {
        var plain = Span(places.Select(p => p.Longitude));
        var turned = Span(places.Select(p => Turned(p.Longitude)));
        var isTurned = turned.To - turned.From < plain.To - plain.From;
        var (left, right) = isTurned ? turned : plain;
        var (bottom, top) = Span(places.Select(p => p.Latitude));
        var wide = Math.Max((right - left) * Math.Cos((bottom + top) / 2e6 * Math.PI / 180), 1);
        var high = Math.Max(top - bottom, 1);
        var scale = (side - (2 * Margin)) / Math.Max(wide, high);
        return new(left, top, (wide * scale / Math.Max(right - left, 1), scale), isTurned, ((int)Math.Ceiling(wide * scale) + (2 * Margin), (int)Math.Ceiling(high * scale) + (2 * Margin)));
    }

    /// <summary>Where a place stands in the drawing.</summary>
    public (int X, int Y) Place(MapPoint place) =>
        (Margin + (int)Math.Round(((_turned ? Turned(place.Longitude) : place.Longitude) - _left) * _across), Margin + (int)Math.Round((_top - place.Latitude) * _down));

    private static int Turned(int longitude) => longitude < 0 ? longitude + Around : longitude;

    private static (int From, int To) Span(IEnumerable<int> values)
    {
        var (from, to) = (int.MaxValue, int.MinValue);
        foreach (var value in values) (from, to) = (Math.Min(from, value), Math.Max(to, value));
        return (from, to);
    }
}
