using Microsoft.Extensions.Primitives;

namespace Urna.Web.Hosting;

/// <summary>What every answer tells a browser not to do.</summary>
internal static class SecurityHeaders
{
    // Nothing from elsewhere, nothing inline: a page is its own bytes, one style sheet, one script.
    private const string Own = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

    private static readonly StringValues Policy = Own + "'none'";
    private static readonly StringValues Framed = Own + "*";

    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues SameOrigin = "same-origin";
    private static readonly StringValues CrossOrigin = "cross-origin";
    private static readonly StringValues Nothing = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use(next => context =>
    {
        Set(context.Response.Headers);
        return next(context);
    });

    /// <summary>Sets them.</summary>
    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = SameOrigin;
        headers["Permissions-Policy"] = Nothing;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        headers["Cross-Origin-Resource-Policy"] = CrossOrigin;
    }

    /// <summary>Lets an answer stand in frames of others: nothing on it can be sent or changed, and its links lead out of the frame.</summary>
    public static void AllowFrames(IHeaderDictionary headers) => headers.ContentSecurityPolicy = Framed;
}
