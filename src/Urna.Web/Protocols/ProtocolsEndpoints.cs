using Urna.Web.Hosting;
using Urna.Web.Layout;

namespace Urna.Web.Protocols;

/// <summary>The door of the pages of stations.</summary>
public static class ProtocolsEndpoints
{
    /// <summary>Maps it.</summary>
    public static void MapProtocols(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapPage("station/{station}", language => (HttpContext context, Election shown, string election, string station, string? at, CancellationToken cancel) =>
            Station(context, shown, (election, language, at), station, cancel));
    }

    private static async Task<IResult> Station(HttpContext context, Election shown, (string Election, string Language, string? At) asked, string station, CancellationToken cancel)
    {
        var visit = await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel);
        return visit is not null && visit.Registers.FindStation(station) is >= 0 and var index
            ? Answers.Page<StationPage>(context, new { V = visit, Station = visit.Registers.Station(index) })
            : Answers.Missing(context, shown, asked.Language);
    }
}
