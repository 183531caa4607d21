using System.Globalization;
using Urna.Store.Records;

namespace Urna.Web.Hosting;

/// <summary>How long an answer may be kept, and whether the visitor has it already.</summary>
public static class Freshness
{
    private static readonly string Build = typeof(Freshness).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    /// <summary>What never changes: tiles, and files with their hash in the address.</summary>
    public static void ForEver(HttpResponse response) => response.Headers.CacheControl = "public, max-age=31536000, immutable";

    /// <summary>
    /// Says of what the answer is made. True: the visitor has it, and 304 is all there is to say.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="head">What the answer is drawn from, and nothing else but its address and <paramref name="more"/>.</param>
    /// <param name="more">What it is drawn from beside.</param>
    public static bool IsKnown(HttpContext context, Head head, string more = "")
    {
        var tag = string.Create(CultureInfo.InvariantCulture, $"W/\"{head.Size}-{head.Root.ToString()[..16]}-{Build}{(more.Length > 0 ? "-" : string.Empty)}{more}\"");
        var headers = context.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "public, max-age=1, must-revalidate";
        if (!context.Request.Headers.IfNoneMatch.Any(given => given is not null && given.Contains(tag, StringComparison.Ordinal))) return false;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}
