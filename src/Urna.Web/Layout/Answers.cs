using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Urna.Web.Hosting;
using Urna.Web.Words;

namespace Urna.Web.Layout;

/// <summary>How the doors of pages answer.</summary>
public static class Answers
{
    /// <summary>Draws a page; its parameter <c>V</c> is the visit it is drawn from, by which it is kept.</summary>
    public static IResult Page<TPage>(HttpContext context, object parameters)
        where TPage : IComponent
    {
        var page = new RazorComponentResult<TPage>(parameters);
        if (page.Parameters.GetValueOrDefault("V") is Visit visit) Keep(context, visit);
        return page;
    }

    /// <summary>Says that what is drawn from a visit may be kept as long as it is the same.</summary>
    public static void Keep(HttpContext context, Visit visit)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(visit);
        // A page says itself of what time it is; a browser asks each time whether there is a newer one.
        context.Response.Headers.CacheControl = "no-cache";
        Notes.Keep(context, Basis.Of(visit));
    }

    /// <summary>Says that a page is not there, in the language asked for.</summary>
    public static IResult Missing(string language) => new Nothing(language);

    /// <summary>Draws the page that says what there is not.</summary>
    internal static async Task DrawMissing(HttpContext context, Election election, string language, Absence absence)
    {
        var newest = Visits.Make(election, language);
        var visit = newest with { At = absence.At, Head = await election.AsOf(absence.At, context.RequestAborted) };
        Keep(context, visit);
        await new RazorComponentResult<MissingPage>(new { V = visit, Absence = absence, election.Begins }) { StatusCode = StatusCodes.Status404NotFound }.ExecuteAsync(context);
    }

    /// <summary>The addresses of a page in each language, below the election's.</summary>
    public static void MapPage(this IEndpointRouteBuilder routes, string page, Func<string, Delegate> door)
    {
        foreach (var language in Language.All)
        {
            var made = door(language.Code);
            routes.MapGet($"/e/{{election}}/{language.Code}/{page}", made).Add(endpoint =>
            {
                if (endpoint is RouteEndpointBuilder route) route.Metadata.Add(Kept.Of(made.Method, route.RoutePattern));
            });
        }
    }

    /// <summary>That there is nothing: one page a language, drawn once however many addresses lead nowhere.</summary>
    private sealed class Nothing(string language) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (httpContext.Features.Get<Notes>() is not { } notes) return httpContext.RequestServices.GetRequiredService<Keeper>().Missing(httpContext, language);
            notes.Missing = language;
            httpContext.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
    }
}
