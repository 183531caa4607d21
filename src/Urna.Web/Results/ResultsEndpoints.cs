using System.Globalization;
using Urna.Results;
using Urna.Web.Hosting;
using Urna.Web.Layout;

namespace Urna.Web.Results;

/// <summary>The doors of the front page, the results, the parties and the contests.</summary>
public static class ResultsEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapResults(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapGet("/e/{election}/", (HttpContext context, Election shown, string election, string? at, CancellationToken cancel) =>
            Front(context, shown, election, Visits.DefaultLanguage(shown), at, cancel)).WithMetadata(new Kept("at"));
        routes.MapPage(string.Empty, language => (HttpContext context, Election shown, string election, string? at, CancellationToken cancel) =>
            Front(context, shown, election, language, at, cancel));
        routes.MapPage("contest/{contest}", language => (HttpContext context, Election shown, string election, string contest, string? at, string? page, CancellationToken cancel) =>
            Contest(context, shown, (election, language, at), contest, page, cancel));
        routes.MapPage("results", language => (HttpContext context, Election shown, string election, string? order, string? party, string? at, CancellationToken cancel) =>
            Results(context, shown, (election, language, at), Typed.Among(order, ContestList.Orders.AsSpan()), party, cancel));
        routes.MapPage("parties", language => (HttpContext context, Election shown, string election, string? at, CancellationToken cancel) =>
            Parties(context, shown, (election, language, at), cancel));
    }

    private static async Task<IResult> Results(HttpContext context, Election shown, (string Election, string Language, string? At) asked, string order, string? party, CancellationToken cancel) =>
        await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel) is { } visit && ContestList.Of(visit, order, party) is { } list
            ? Answers.Page<ResultsPage>(context, new { V = visit, List = list })
            : Answers.Missing(asked.Language);

    private static async Task<IResult> Parties(HttpContext context, Election shown, (string Election, string Language, string? At) asked, CancellationToken cancel) =>
        await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel) is { } visit
            ? Answers.Page<PartiesPage>(context, new { V = visit })
            : Answers.Missing(asked.Language);

    private static async Task<IResult> Front(HttpContext context, Election shown, string election, string language, string? at, CancellationToken cancel) =>
        await Visits.Of(shown, election, language, at, cancel) is { } visit
            ? Answers.Page<FrontPage>(context, new { V = visit })
            : Answers.Missing(language);

    private static async Task<IResult> Contest(HttpContext context, Election shown, (string Election, string Language, string? At) asked, string contest, string? page, CancellationToken cancel)
    {
        var visit = await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel);
        if (visit is null || visit.Registers.FindContest(contest) is not (>= 0 and var index)) return Answers.Missing(asked.Language);
        var number = int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && typed > 0 ? typed : 1;
        return Answers.Page<ContestPage>(context, new { V = visit with { Scope = Scope.Contest(index) }, Contest = ContestReport.Of(visit.Views, index, -1), Number = number });
    }
}
