using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Urna.Web.Hosting;
using Urna.Web.Words;

namespace Urna.Web.Layout;

/// <summary>How the doors of pages answer.</summary>
public static class Answers
{
    /// <summary>Draws a page.</summary>
    public static IResult Page<TPage>(HttpContext context, object parameters)
        where TPage : IComponent
    {
        // A page says itself of what time it is; a browser asks each time whether there is a newer one.
        context.Response.Headers.CacheControl = "no-cache";
        return new RazorComponentResult<TPage>(parameters);
    }

    /// <summary>Says that a page is not there, in the language asked for.</summary>
    public static IResult Missing(HttpContext context, Election election, string language)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return new RazorComponentResult<MissingPage>(new { V = Visits.Make(election, language) }) { StatusCode = StatusCodes.Status404NotFound };
    }

    /// <summary>The addresses of a page in each language, below the election's.</summary>
    public static void MapPage(this IEndpointRouteBuilder routes, string page, Func<string, Delegate> door)
    {
        foreach (var language in Language.All) routes.MapGet($"/e/{{election}}/{language.Code}/{page}", door(language.Code));
    }
}
