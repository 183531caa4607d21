using Urna.Web.Hosting;
using Urna.Web.Layout;

namespace Urna.Web.Live;

/// <summary>The doors of the big screen and of the feed, in each language.</summary>
public static class ScreenEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapScreen(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapPage("screen", language => (HttpContext context, Election shown, string election, string? at, CancellationToken cancel) => Screen(context, shown, (election, language, at), cancel));
        routes.MapPage("feed.atom", language => (HttpContext context, Election shown, string election, string? at, CancellationToken cancel) => News(context, shown, (election, language, at), cancel));
    }

    private static async Task<IResult> Screen(HttpContext context, Election shown, (string Election, string Language, string? At) asked, CancellationToken cancel) =>
        await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel) is { } visit
            ? Answers.Page<ScreenPage>(context, new { V = visit })
            : Answers.Missing(asked.Language);

    private static async Task<IResult> News(HttpContext context, Election shown, (string Election, string Language, string? At) asked, CancellationToken cancel)
    {
        if (await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel) is not { } visit) return Answers.Missing(asked.Language);
        Answers.Keep(context, visit);
        return TypedResults.Text(Feed.Of(visit, $"{context.Request.Scheme}://{context.Request.Host}").Span, "application/atom+xml; charset=utf-8");
    }
}
