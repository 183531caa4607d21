using System.Collections.Frozen;
using System.Globalization;

namespace Urna.Web.Pictures;

/// <summary>The inks of a picture that stands alone: attributes with colours of the light theme, that any program which reads SVG understands.</summary>
public static class Inks
{
    /// <summary>The colour of what belongs to no party.</summary>
    public const string Alone = "#5d6167";

    private const string Ink = "#16181b";
    private const string Alarm = "#a4161a";
    private const string Paper = "#fffefb";
    private const double Middle = 0.179; // where white and black on a colour have the same contrast (WCAG 2.2, relative luminance)
    private const double Brighter = 1.45; // the dark theme's, in urna.css

    private static readonly FrozenDictionary<string, string> Attributes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [""] = "",
        ["k-fill"] = "fill=\"currentColor\"",
        ["k-edge"] = $"fill=\"{Paper}\" stroke=\"currentColor\" stroke-width=\"2.4\"",
        ["k-fine"] = $"fill=\"{Paper}\" stroke=\"currentColor\" stroke-width=\"1.6\"",
        ["k-hatch"] = "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"",
        ["k-cut"] = $"fill=\"none\" stroke=\"{Paper}\" stroke-width=\"2.6\" stroke-linecap=\"round\" stroke-linejoin=\"round\"",
        ["k-none"] = $"fill=\"{Paper}\" stroke=\"#8d8f93\" stroke-width=\"1\"",
        ["k-ring"] = $"fill=\"{Paper}\" stroke=\"{Ink}\" stroke-width=\"2.4\"",
        ["k-land"] = $"fill=\"currentColor\" stroke=\"{Paper}\" stroke-width=\"1\" stroke-linejoin=\"round\"",
        ["k-coast"] = $"fill=\"{Paper}\" stroke=\"currentColor\" stroke-width=\"1.3\" stroke-linejoin=\"round\"",
        ["k-blank"] = $"fill=\"#efece4\" stroke=\"#8d8f93\" stroke-width=\"0.8\" stroke-linejoin=\"round\"",
        ["k-mixed"] = $"fill=\"#cfcbc0\" stroke=\"{Ink}\" stroke-width=\"1\" stroke-dasharray=\"3 2\"",
        ["k-here"] = $"fill=\"{Ink}\" stroke=\"{Paper}\" stroke-width=\"0.8\"",
        ["k-curve"] = $"fill=\"none\" stroke=\"{Ink}\" stroke-width=\"2.6\" stroke-linejoin=\"round\"",
        ["k-area"] = "fill=\"#e6e3da\"",
        ["k-dash"] = $"fill=\"none\" stroke=\"{Ink}\" stroke-width=\"1.6\" stroke-dasharray=\"5 4\"",
        ["k-grid"] = "fill=\"none\" stroke=\"#d9d6ce\" stroke-width=\"1\"",
        ["k-dot"] = $"fill=\"{Ink}\"",
        ["k-open"] = $"fill=\"{Paper}\" stroke=\"{Ink}\" stroke-width=\"2\"",
        ["k-paper"] = $"fill=\"{Paper}\"",
        ["k-ink"] = $"fill=\"{Ink}\"",
        ["k-out"] = $"fill=\"none\" stroke=\"{Ink}\" stroke-width=\"1.3\"",
        ["k-gap"] = $"fill=\"none\" stroke=\"{Alarm}\" stroke-width=\"2\"",
        ["k-bad"] = $"fill=\"{Alarm}\" font-weight=\"700\"",
        ["k-say"] = $"fill=\"{Ink}\"",
        ["k-bold"] = $"fill=\"{Ink}\" font-weight=\"700\"",
        ["k-soft"] = "fill=\"#55595f\"",
        ["k-mark"] = "fill=\"#6b4a00\"",
        ["k-halo"] = $"fill=\"{Ink}\" font-weight=\"700\" stroke=\"{Paper}\" stroke-width=\"5\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
        ["k-tiny"] = $"fill=\"{Ink}\" stroke=\"{Paper}\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
        ["k-white"] = "fill=\"#ffffff\" font-weight=\"700\"",
        ["k-black"] = "fill=\"#111111\" font-weight=\"700\"",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All names.</summary>
    public static IReadOnlyCollection<string> Names => Attributes.Keys;

    /// <summary>The attributes of an ink; the first of several names counts.</summary>
    /// <exception cref="KeyNotFoundException">There is no such ink.</exception>
    public static string Of(string ink) => Attributes[ink.Split(' ')[0]];

    /// <summary>The ink of letters on a colour: white or black, whichever is read better, in each theme.</summary>
    public static string On(string? color)
    {
        var hex = color ?? Alone;
        return (Light(hex, 1) ? "k-black" : "k-white") + (Light(hex, Brighter) || color is null ? " d-black" : " d-white");
    }

    private static bool Light(string color, double brighter) =>
        (0.2126 * Part(color, 1, brighter)) + (0.7152 * Part(color, 3, brighter)) + (0.0722 * Part(color, 5, brighter)) > Middle;

    private static double Part(string color, int at, double brighter)
    {
        var part = Math.Min(1, int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0 * brighter);
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }
}
