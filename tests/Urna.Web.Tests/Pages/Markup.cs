using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Urna.Web.Tests.Pages;

/// <summary>Reads a page as a person would: sections, rows, cells, words.</summary>
internal static partial class Markup
{
    /// <summary>The section whose heading has this id, with the sections inside it.</summary>
    public static string Section(string html, string id)
    {
        var start = html.IndexOf($"aria-labelledby=\"{id}\"", StringComparison.Ordinal);
        Assert.True(start >= 0, $"The page has no section {id}.");
        var (depth, at) = (1, start);
        while (depth > 0)
        {
            var open = html.IndexOf("<section", at + 1, StringComparison.Ordinal);
            var close = html.IndexOf("</section>", at + 1, StringComparison.Ordinal);
            Assert.True(close >= 0, $"The section {id} is not closed.");
            (depth, at) = open >= 0 && open < close ? (depth + 1, open) : (depth - 1, close);
        }

        return html[start..at];
    }

    /// <summary>The cells of all rows of its tables, heads left out.</summary>
    public static List<string[]> Rows(string html) => [.. Row().Matches(html).Select(r => Cell().Matches(r.Value).Select(c => Words(c.Value)).ToArray()).Where(r => r.Length > 0 && !r.All(c => c.Length == 0))];

    /// <summary>The rows of the tables whose body a piece holds, without the heads.</summary>
    public static List<string[]> Body(string html) => Rows(string.Concat(TableBody().Matches(html).Select(m => m.Value)));

    /// <summary>The words of a piece, without its markup.</summary>
    public static string Words(string html) => WebUtility.HtmlDecode(Space().Replace(Tag().Replace(html, " "), " ")).Replace('\u00A0', ' ').Trim();

    /// <summary>A number as a page in English writes it.</summary>
    public static long Number(string cell) => cell is "–" or "" ? 0 : long.Parse(cell, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<t([hd])[ >].*?</t\\1>", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("<t(body|foot).*?</t\\1>", RegexOptions.Singleline)]
    private static partial Regex TableBody();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}
