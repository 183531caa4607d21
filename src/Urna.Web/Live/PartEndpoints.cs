using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Urna.Results;
using Urna.Store.Records;
using Urna.Web.Hosting;
using Urna.Web.Layout;
using Urna.Web.Protocols;
using Urna.Web.Results;

namespace Urna.Web.Live;

/// <summary>
/// The door <c>/e/ELECTION/LANGUAGE/part/PART/VERSION</c>: the strip and the main part of a page as of one version, for ever. What it gives is drawn by the
/// page itself. Another version than the one asked for is never given.
/// </summary>
internal static class PartEndpoints
{
    /// <summary>Maps it.</summary>
    public static void MapParts(this IEndpointRouteBuilder routes, Election election, Told told) =>
        routes.MapPage("part/{part}/{version}", language => (HttpContext context, string part, string version, string? page) => election.Id == context.Request.RouteValues["election"] as string
            ? Part(context, election, told, (language, part, version, page))
            : Answers.Missing(language));

    private static IResult Part(HttpContext context, Election election, Told told, (string Language, string Part, string Version, string? Page) asked)
    {
        if (PartName.Read(asked.Part, election.Head.Views) is not { Kind: ScopeKind.Nation or ScopeKind.Contest or ScopeKind.Station } scope
            || !long.TryParse(asked.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return Answers.Missing(asked.Language);
        if (told.With(scope, version) is { } head)
        {
            Freshness.ForEver(context);
            return Draw(Visit(election, asked.Language, head, scope), asked.Page);
        }

        context.Response.Headers.CacheControl = "no-store";
        var newest = Versions.Of(told.Newest().Views, scope).Number;
        if (version > newest) return TypedResults.Problem($"{asked.Part} has the version {newest} here; {version} is not known yet.", statusCode: StatusCodes.Status404NotFound);
        var query = asked.Page is { Length: > 0 } page ? "?page=" + Uri.EscapeDataString(page) : string.Empty;
        return TypedResults.Redirect(string.Create(CultureInfo.InvariantCulture, $"/e/{election.Id}/{asked.Language}/part/{scope}/{newest}{query}"), permanent: false, preserveMethod: true);
    }

    private static Visit Visit(Election election, string language, Head head, Scope scope) =>
        Visits.Make(election, language) with { Head = head, Newest = head, Scope = scope, Tempo = null, SilentSince = default, AwaySince = default, IsPart = true };

    private static IResult Draw(Visit visit, string? page) => visit.Scope.Kind switch
    {
        ScopeKind.Contest => new RazorComponentResult<ContestPage>(new { V = visit, Contest = ContestReport.Of(visit.Views, visit.Scope.Index, -1), Number = NumberOf(page) }),
        ScopeKind.Station => new RazorComponentResult<StationPage>(new { V = visit, Station = visit.Registers.Station(visit.Scope.Index) }),
        _ => new RazorComponentResult<FrontPage>(new { V = visit }),
    };

    private static int NumberOf(string? page) => int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && typed > 0 ? typed : 1;
}
