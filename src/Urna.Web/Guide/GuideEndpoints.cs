using Urna.Web.Hosting;
using Urna.Web.Layout;

namespace Urna.Web.Guide;

/// <summary>The doors of the pages that explain: how it works, the data, the status.</summary>
public static class GuideEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapGuide(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapPage("how", language => (HttpContext context, Election shown, string election, string? at, CancellationToken cancel) => Page<HowPage>(context, shown, (election, language, at), cancel));
        routes.MapPage("data", language => (HttpContext context, Election shown, string election, string? at, CancellationToken cancel) => Page<DataPage>(context, shown, (election, language, at), cancel, isOfHead: true));
        routes.MapPage("status", language => (HttpContext context, Election shown, TimeProvider time, string election, string? at, CancellationToken cancel) => Status(context, shown, time, (election, language, at), cancel));
    }

    private static async Task<IResult> Page<TPage>(HttpContext context, Election shown, (string Election, string Language, string? At) asked, CancellationToken cancel, bool isOfHead = false)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel) is { } visit ? Answers.Page<TPage>(context, new { V = visit with { IsOfHead = isOfHead } }) : Answers.Missing(asked.Language);

    private static async Task<IResult> Status(HttpContext context, Election shown, TimeProvider time, (string Election, string Language, string? At) asked, CancellationToken cancel)
    {
        if (await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel) is not { } visit) return Answers.Missing(asked.Language);
        var page = Answers.Page<StatusPage>(context, new { V = visit with { Head = visit.Newest, IsOfNow = true }, Health = await Health.Of(shown, time, cancel) });
        context.Response.Headers.CacheControl = "no-store"; // it has the clock on it
        return page;
    }
}
