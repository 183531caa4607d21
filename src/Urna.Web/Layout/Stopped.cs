using System.Globalization;
using Urna.Web.Hosting;

namespace Urna.Web.Layout;

/// <summary>What the slider sends, <c>?stop=N&amp;last=M</c>, becomes the moment it stands for: each page has one address for each moment, <c>?at=…</c>.</summary>
internal static class Stopped
{
    /// <summary>Leads on to the address with the moment.</summary>
    public static void UseStops(this WebApplication app, Election election)
    {
        var pages = $"/e/{election.Id}/";
        app.Use(next => context => HttpMethods.IsGet(context.Request.Method) && context.Request.Query.ContainsKey("stop") && context.Request.Path.StartsWithSegments(pages.TrimEnd('/'))
            ? Lead(context, election)
            : next(context));
    }

    private static Task Lead(HttpContext context, Election election)
    {
        var request = context.Request;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(Timed.At($"{request.PathBase}{request.Path}{request.QueryString}", MomentOf(request.Query, election), "stop", "last"));
        return Task.CompletedTask;
    }

    // What is no place of the slider is the newest; so is the last place of the page it was sent from.
    private static Moment MomentOf(IQueryCollection query, Election election)
    {
        if (Number(query["stop"]) is not { } stop || stop == Number(query["last"])) return default;
        var night = Night.Of(election.Head.Views.Registers, election.Head.At);
        return stop < night.Last ? night.Stops[stop] : default;
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
