using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing.Patterns;
using Urna.Web.Layout;

namespace Urna.Web.Hosting;

/// <summary>What of an address's question its door reads. What else is asked makes no other answer.</summary>
/// <param name="Names">The names, in one order.</param>
internal sealed record Kept(params string[] Names)
{
    /// <summary>The questions of a door: its texts that are no part of the path.</summary>
    public static Kept Of(MethodInfo door, RoutePattern pattern) => new(
        [.. door.GetParameters().Where(p => p.ParameterType == typeof(string)).Select(p => p.Name ?? string.Empty).Where(n => pattern.GetParameter(n) is null).Order(StringComparer.Ordinal)]);
}

/// <summary>
/// Gives the answers that are kept, and has those drawn that are not. A drawing sees nothing of the visitor: an address, and the public name of the site.
/// What is searched for by words that somebody typed is drawn for them alone.
/// </summary>
internal sealed class Keeper(Shelf shelf, Election election, SiteAddress site, IServiceScopeFactory scopes)
{
    /// <summary>Words that are typed, and so without number.</summary>
    private static readonly FrozenSet<string> Typed = new[] { "q", "number" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Before everything else: what holds is given without looking at anything but the request line.</summary>
    public Task Quick(HttpContext context, RequestDelegate next) =>
        IsRead(context.Request.Method) && context.Features.Get<IHttpRequestFeature>() is { } request && shelf.Find(request.RawTarget) is { } copy
            ? Sending.Give(context, copy)
            : next(context);

    /// <summary>After the door is found: the answer of its address, drawn once for all who ask.</summary>
    public Task Look(HttpContext context, RequestDelegate next) =>
        context.GetEndpoint() is RouteEndpoint door && door.Metadata.GetMetadata<Kept>() is { } kept && !kept.Names.Any(n => Typed.Contains(n) && context.Request.Query[n].ToString().Length > 0)
            ? Keep(context, door, kept)
            : next(context);

    /// <summary>Says in a language that there is nothing, and what is missing.</summary>
    public async Task Missing(HttpContext context, string language)
    {
        var absence = await Absence.Of(context.Request, election, context.RequestAborted);
        var drawn = await shelf.Get($"missing\n{language}\n{absence.Key}", string.Empty, () => Draw(new() { Write = drawing => Answers.DrawMissing(drawing, election, language, absence) }), context.RequestAborted);
        await Sending.Give(context, drawn.Copy);
    }

    private async Task Keep(HttpContext context, RouteEndpoint door, Kept kept)
    {
        var asked = await Questions(context, kept);
        var key = new StringBuilder(door.RoutePattern.RawText);
        foreach (var part in door.RoutePattern.Parameters) key.Append('\n').Append(context.Request.RouteValues[part.Name]);
        foreach (var (name, value) in asked) key.Append('\n').Append(name).Append('=').Append(value);
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? string.Empty;
        var drawing = new Drawing { Path = context.Request.Path, Asked = QueryString.Create(asked), Values = new(context.Request.RouteValues), Door = door, Write = door.RequestDelegate };
        var drawn = await shelf.Get(key.ToString(), target, () => Draw(drawing), context.RequestAborted);
        if (drawn.Missing is { } language) await Missing(context, language);
        else await Sending.Give(context, drawn.Copy);
    }

    /// <summary>What is asked that the door reads; a moment as the one from which nothing it shows is different.</summary>
    private async ValueTask<List<KeyValuePair<string, string?>>> Questions(HttpContext context, Kept kept)
    {
        var asked = new List<KeyValuePair<string, string?>>();
        foreach (var name in kept.Names)
        {
            if (context.Request.Query[name].ToString() is not { Length: > 0 } value) continue;
            if (name == "at" && Visits.MomentOf(value) is { IsKnown: true } at) value = (await election.Settled(at, context.RequestAborted)).ToString();
            asked.Add(new(name, value));
        }

        return asked;
    }

    private async Task<Drawn> Draw(Drawing drawing)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Method, context.Request.Scheme, context.Request.Host) = (HttpMethods.Get, site.Scheme, site.Host);
        (context.Request.Path, context.Request.QueryString, context.Request.RouteValues) = (drawing.Path, drawing.Asked, drawing.Values);
        context.Response.Body = body;
        context.SetEndpoint(drawing.Door);
        var notes = new Notes();
        context.Features.Set(notes);
        await (drawing.Write ?? throw new InvalidOperationException("A door answers."))(context);
        await context.Response.BodyWriter.FlushAsync();
        var response = context.Response;
        var isKept = response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status404NotFound && !response.Headers.CacheControl.ToString().Contains("no-store", StringComparison.Ordinal);
        return new(Copy.Of(response.StatusCode, response.Headers, body.ToArray()), isKept ? notes.Basis : null, notes.Missing);
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    /// <summary>A request as a drawing sees it.</summary>
    private sealed record Drawing
    {
        public PathString Path { get; init; }

        public QueryString Asked { get; init; }

        public RouteValueDictionary Values { get; init; } = [];

        public Endpoint? Door { get; init; }

        public RequestDelegate? Write { get; init; }
    }
}
