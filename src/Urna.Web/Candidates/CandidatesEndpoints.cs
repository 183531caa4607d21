using Urna.Web.Hosting;
using Urna.Web.Layout;

namespace Urna.Web.Candidates;

/// <summary>The door of the page of candidates.</summary>
public static class CandidatesEndpoints
{
    /// <summary>Maps it.</summary>
    public static void MapCandidates(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapPage("candidates", language => (HttpContext context, Election shown, string election, string? q, string? party, string? contest, string? order, string? page, string? at, CancellationToken cancel) =>
            Candidates(context, shown, (election, language, at), new(Typed.Text(q), party ?? string.Empty, contest ?? string.Empty, Typed.Among(order, CandidatesFound.Orders.AsSpan()), Typed.Page(page)), cancel));
    }

    private static async Task<IResult> Candidates(HttpContext context, Election shown, (string Election, string Language, string? At) asked, CandidatesQuestion question, CancellationToken cancel) =>
        await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel) is { } visit && CandidatesFound.Of(visit, question) is { } found
            ? Answers.Page<CandidatesPage>(context, new { V = visit, Found = found })
            : Answers.Missing(asked.Language);
}
