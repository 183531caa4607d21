using System.Globalization;
using Urna.Store.Records;
using Urna.Web.Layout;
using Urna.Web.Words;

namespace Urna.Web.Hosting;

/// <summary>What a visitor is told when something is not there or broke: a page in their language, and problem details for a program.</summary>
internal static class Errors
{
    public static void UseErrors(this WebApplication app) => app.Use(next => context => Guarded(next, context));

    private static async Task Guarded(RequestDelegate next, HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // Nobody is there any more.
        }
        catch (Exception problem) when (!context.Response.HasStarted)
        {
            await Broke(context, problem);
            return;
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            await Say(context, context.Response.StatusCode, "There is nothing at this address.");
    }

    private static Task Broke(HttpContext context, Exception problem)
    {
        context.Response.Clear();
        switch (problem)
        {
            case RecordUnavailableException:
                context.Response.Headers.RetryAfter = "5";
                return Say(context, StatusCodes.Status503ServiceUnavailable, problem.Message);
            case BadHttpRequestException bad:
                return Say(context, bad.StatusCode, bad.Message);
            default:
                var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Urna.Web");
                log.LogError(problem, "{Method} {Path} failed.", context.Request.Method, context.Request.Path);
                return Say(context, StatusCodes.Status500InternalServerError, "Something broke here, not with you. It is written down; please try again.");
        }
    }

    /// <summary>Says no: to a person as a page in their language, to a program as problem details.</summary>
    public static Task Say(HttpContext context, int status, string sentence)
    {
        if (!IsForPerson(context.Request)) return Problems.Write(context, status, sentence);
        var election = context.RequestServices.GetRequiredService<Election>();
        var language = LanguageOf(context.Request) ?? Visits.DefaultLanguage(election);
        return status == StatusCodes.Status404NotFound ? Answers.Missing(language).ExecuteAsync(context) : ErrorPage.Write(context, status, "error." + status.ToString(CultureInfo.InvariantCulture), language, $"/e/{election.Id}/{language}/");
    }

    /// <summary>Says no in words of its own, to a program too: in the language of the page that asks.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">Its status.</param>
    /// <param name="key">The key of the words; those of <c>KEY.means</c> say what to do.</param>
    public static Task Tell(HttpContext context, int status, string key)
    {
        var election = context.RequestServices.GetRequiredService<Election>();
        var language = LanguageOf(context.Request) ?? Visits.DefaultLanguage(election);
        if (IsForPerson(context.Request)) return ErrorPage.Write(context, status, key, language, $"/e/{election.Id}/{language}/");
        context.Response.Headers.ContentLanguage = language;
        return Problems.Write(context, status, $"{Vocabulary.Of(language)[key]}. {ErrorPage.Means(context, language, key)}");
    }

    private static bool IsForPerson(HttpRequest request) => (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Headers.Accept.Any(a => a is not null && a.Contains("text/html", StringComparison.Ordinal));

    /// <summary>The language of an address <c>/e/ELECTION/LANGUAGE/…</c>; of another, that of the page it is asked from, or the first that the browser asks for and pages have.</summary>
    private static string? LanguageOf(HttpRequest request) => LanguageOf(request.Path.Value) ?? LanguageOf(request.GetTypedHeaders().Referer?.AbsolutePath)
        ?? request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => Language.Find(l.Value.ToString().Split('-')[0])?.Code).FirstOrDefault(l => l is not null);

    private static string? LanguageOf(string? path) => path?.Split('/') is ["", "e", _, var code, ..] ? Language.Find(code)?.Code : null;
}
