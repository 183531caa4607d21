using System.Globalization;
using Urna.Store.Packages;

namespace Urna.Web.Hosting;

/// <summary>The knobs of a replay: <c>POST /e/ELECTION/replay</c> with the fields <c>speed</c> and <c>paused</c>. They exist where something is played, and nowhere else.</summary>
internal static class ReplayEndpoints
{
    private const int LongestForm = 1024;

    /// <summary>Maps the door.</summary>
    public static void MapReplay(this IEndpointRouteBuilder routes, Election election)
    {
        if (election.Replay is not { } replay) return;
        routes.MapPost($"/e/{election.Id}/replay", context => Turn(context, election, replay));
    }

    private static async Task Turn(HttpContext context, Election election, Replay replay)
    {
        if (!IsOfThisSite(context.Request))
        {
            await Problems.Write(context, StatusCodes.Status403Forbidden, "The replay is played from its own pages only.");
            return;
        }

        if (context.Request.ContentLength is not <= LongestForm || !context.Request.HasFormContentType)
        {
            await Problems.Write(context, StatusCodes.Status400BadRequest, "Expected a form with the fields speed and paused.");
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var speed = replay.Speed;
        if (form.TryGetValue("speed", out var asked) && !(int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out speed) && speed is >= 1 and <= Replay.Fastest))
        {
            await Problems.Write(context, StatusCodes.Status400BadRequest, $"A speed is a whole number from 1 to {Replay.Fastest}.");
            return;
        }

        var paused = form.TryGetValue("paused", out var asks) ? asks == "true" : replay.Paused;
        replay.Turn(speed, paused);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = Back(context.Request, election);
    }

    /// <summary>
    /// A browser says of itself where a form comes from, and a foreign page cannot change what it says (Fetch metadata; Origin). There is no
    /// session that a foreign page could borrow, so this is all there is to guard.
    /// </summary>
    private static bool IsOfThisSite(HttpRequest request)
    {
        string? site = request.Headers["Sec-Fetch-Site"];
        if (site is not null) return site is "same-origin" or "none";
        string? origin = request.Headers.Origin;
        return origin is null || origin == $"{request.Scheme}://{request.Host}";
    }

    private static string Back(HttpRequest request, Election election)
    {
        var front = $"/e/{election.Id}/";
        return Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == request.Host.Value && page.AbsolutePath.StartsWith(front, StringComparison.Ordinal)
            ? page.PathAndQuery
            : front;
    }
}
