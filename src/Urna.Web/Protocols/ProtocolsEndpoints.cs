using Urna.Web.Hosting;
using Urna.Web.Layout;

namespace Urna.Web.Protocols;

/// <summary>The doors of the pages of stations, of changes, and of numbers to be checked.</summary>
public static class ProtocolsEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapProtocols(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapPage("station/{station}", language => (HttpContext context, Election shown, string election, string station, string? at, CancellationToken cancel) =>
            Station(context, shown, (election, language, at), station, cancel));
        routes.MapPage("changes", language => (HttpContext context, Election shown, string election, string? contest, string? page, string? at, CancellationToken cancel) =>
            Changes(context, shown, (election, language, at), contest, Typed.Page(page), cancel));
        routes.MapPage("check", language => (HttpContext context, Election shown, string election, string? station, string? contest, string? number, string? at, CancellationToken cancel) =>
            Check(context, shown, (election, language, at), (Typed.Text(station), Typed.Text(contest), Typed.Text(number)), cancel));
    }

    // What a visitor typed is in no cache on the way.
    private static async Task<IResult> Check(HttpContext context, Election shown, (string Election, string Language, string? At) asked, (string Station, string Contest, string Number) typed, CancellationToken cancel)
    {
        if (await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel) is not { } visit) return Answers.Missing(asked.Language);
        var page = Answers.Page<CheckPage>(context, new { V = visit, Check = NumberCheck.Of(visit.Views, typed.Station, typed.Contest, typed.Number) });
        if (typed.Station.Length > 0 || typed.Number.Length > 0) context.Response.Headers.CacheControl = "no-store";
        return page;
    }

    private static async Task<IResult> Changes(HttpContext context, Election shown, (string Election, string Language, string? At) asked, string? contest, int page, CancellationToken cancel)
    {
        if (await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel) is not { } visit) return Answers.Missing(asked.Language);
        var index = contest is { Length: > 0 } ? visit.Registers.FindContest(contest) : -1;
        return contest is { Length: > 0 } && index < 0
            ? Answers.Missing(asked.Language)
            : Answers.Page<ChangesPage>(context, new { V = visit, Figures = ChangesFigures.Of(visit.Views, index), Number = page });
    }

    private static async Task<IResult> Station(HttpContext context, Election shown, (string Election, string Language, string? At) asked, string station, CancellationToken cancel)
    {
        var visit = await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel);
        return visit is not null && visit.Registers.FindStation(station) is >= 0 and var index
            ? Answers.Page<StationPage>(context, new { V = visit with { Scope = Scope.Station(index) }, Station = visit.Registers.Station(index) })
            : Answers.Missing(asked.Language);
    }
}
