using System.Collections.Immutable;

namespace Urna.Web.Layout;

/// <summary>A page that every election has.</summary>
/// <param name="Path">Its address below the language; empty for the front page.</param>
/// <param name="Key">The key of its name.</param>
/// <param name="IsMain">Whether it stands at the head of every page; the others stand at the foot.</param>
public sealed record SitePage(string Path, string Key, bool IsMain);

/// <summary>All pages of the site that an address leads to without naming a contest or a station, in the order of their links.</summary>
public static class SiteMap
{
    /// <summary>The pages.</summary>
    public static ImmutableArray<SitePage> All { get; } =
    [
        new(string.Empty, "site.front", true),
        new("results", "site.results", true),
        new("parties", "site.parties", true),
        new("candidates", "site.candidates", true),
        new("turnout", "site.turnout", true),
        new("changes", "site.changes", true),
        new("stations", "site.stations", true),
        new("check", "site.check", true),
        new("record", "site.record", false),
        new("how", "site.how", false),
        new("data", "site.data", false),
        new("status", "site.status", false),
    ];

    /// <summary>The page that an address below the language belongs to; null where it is none of these. Contests belong to the results.</summary>
    public static SitePage? Of(string page)
    {
        var end = page.AsSpan().IndexOfAny('?', '/');
        var first = end < 0 ? page : page[..end];
        return first switch
        {
            "contest" or "map" => Named("results"),
            "station" => Named("stations"),
            "recount" => Named("record"),
            _ => Named(first),
        };
    }

    private static SitePage? Named(string path) => All.FirstOrDefault(p => p.Path == path);
}
