using System.Globalization;
using System.Text;

namespace Urna.Web.Pictures;

/// <summary>Hatching, drawn as lines, so that a file that stands alone needs no pattern.</summary>
internal static class Strokes
{
    /// <summary>Lines across a box from the lower left to the upper right, cut at its edges.</summary>
    public static string Across(int x, int y, int wide, int high, int step)
    {
        var path = new StringBuilder();
        for (var at = step; at < wide + high; at += step)
        {
            var (from, to) = (Math.Max(0, at - high), Math.Min(at, wide));
            path.Append(CultureInfo.InvariantCulture, $"M{x + from} {y + at - from}L{x + to} {y + at - to}");
        }

        return path.ToString();
    }
}
