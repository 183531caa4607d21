using Urna.Web.Hosting;
using Urna.Web.Layout;

namespace Urna.Web.Turnout;

/// <summary>The door of the page of turnout.</summary>
public static class TurnoutEndpoints
{
    /// <summary>Maps it.</summary>
    public static void MapTurnout(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapPage("turnout", language => (HttpContext context, Election shown, string election, string? cutoff, string? unit, string? by, string? special, string? at, CancellationToken cancel) =>
            Turnout(context, shown, (election, language, at), new(cutoff, unit, by, special == "1"), cancel));
    }

    private static async Task<IResult> Turnout(HttpContext context, Election shown, (string Election, string Language, string? At) asked, TurnoutQuestion question, CancellationToken cancel) =>
        await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel) is { } visit && TurnoutTables.Of(visit.Views, question) is { } tables
            ? Answers.Page<TurnoutPage>(context, new { V = visit, Tables = tables, Question = question })
            : Answers.Missing(asked.Language);
}
