using Urna.Web.Hosting;
using Urna.Web.Layout;
using Urna.Web.Results;

namespace Urna.Web.Registers;

/// <summary>The door of the list of stations: those in a part, those found by code or place. One that is meant exactly is gone to at once.</summary>
public static class StationsEndpoints
{
    /// <summary>Maps it.</summary>
    public static void MapStations(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapPage("stations", language => (HttpContext context, Election shown, string election, string? q, string? part, string? unit, string? page, string? at, CancellationToken cancel) =>
            Stations(context, shown, (election, language, at), new(q, part, unit, page), cancel));
    }

    private static async Task<IResult> Stations(HttpContext context, Election shown, (string Election, string Language, string? At) asked, Question question, CancellationToken cancel)
    {
        if (await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel) is not { } visit) return Answers.Missing(asked.Language);
        var (number, text) = (Typed.Page(question.Page), Typed.Text(question.Text));
        if (question.Unit is { Length: > 0 } unit)
        {
            return visit.Registers.FindUnit(unit) is >= 0 and var index
                ? Answers.Page<StationsPage>(context, new { V = visit, Found = StationsFound.Within(visit.Views, index, number) })
                : Answers.Missing(asked.Language);
        }

        if (SeatWords.PartOf(question.Part) is { } part) return Answers.Page<StationsPage>(context, new { V = visit, Found = StationsFound.In(visit.Views, part, number) });
        if (StationsFound.Exact(visit.Views, text) is { } code) return TypedResults.Redirect(visit.Station(code));
        return Answers.Page<StationsPage>(context, new { V = visit, Found = StationsFound.Search(visit.Views, text, number) });
    }

    private sealed record Question(string? Text, string? Part, string? Unit, string? Page);
}
