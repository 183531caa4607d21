using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Urna.Web.Layout;

/// <summary>Addresses of pages and the moment in them, always written in one way.</summary>
internal static class Timed
{
    /// <summary>The moment an address asks for; not known: none, or none that can be read.</summary>
    public static Moment Of(string address) =>
        Parts(address).Query.TryGetValue("at", out var at) ? Visits.MomentOf(at) ?? default : default;

    /// <summary>The same page as of another moment; not known: of now.</summary>
    /// <param name="address">Path and query.</param>
    /// <param name="at">The moment.</param>
    /// <param name="without">What else it no longer asks for.</param>
    public static string At(string address, Moment at, params string[] without)
    {
        var (path, asked) = Parts(address);
        var query = new QueryBuilder(asked.Where(q => q.Key != "at" && !without.Contains(q.Key))).ToString();
        if (!at.IsKnown) return path + query;
        return $"{path}{query}{(query.Length == 0 ? '?' : '&')}at={Visit.ShortOf(at)}";
    }

    private static (string Path, Dictionary<string, Microsoft.Extensions.Primitives.StringValues> Query) Parts(string address)
    {
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (address, []) : (address[..mark], QueryHelpers.ParseQuery(address[mark..]));
    }
}
