namespace Urna.Web.Hosting;

/// <summary>How long an answer may be kept by others.</summary>
internal static class Freshness
{
    /// <summary>What never changes: tiles, and files with their hash in the address.</summary>
    public static void ForEver(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        Notes.Keep(context, Basis.ForEver);
    }
}
