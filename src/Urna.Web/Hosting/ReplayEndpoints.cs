using System.Globalization;
using Urna.Store.Packages;
using Urna.Web.Layout;

namespace Urna.Web.Hosting;

/// <summary>
/// The knobs of a replay: <c>POST /e/ELECTION/replay</c> with the fields <c>speed</c>, <c>paused</c>, <c>turn</c> and <c>page</c>. They exist where
/// something is played, and nowhere else. Back is a view of the same record as of an earlier moment.
/// </summary>
internal static class ReplayEndpoints
{
    private const int LongestForm = 2048;
    private const long HalfHour = 1_800_000;
    private const long TwoDays = 172_800_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

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
            await Problems.Write(context, StatusCodes.Status400BadRequest, "Expected a form with the fields speed, paused, turn and page.");
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.TryGetValue("speed", out var asked) && SpeedOf(asked) == 0)
        {
            await Problems.Write(context, StatusCodes.Status400BadRequest, $"A speed is a whole number from 1 to {Replay.Fastest}.");
            return;
        }

        string page = PageOf(context.Request, form, election);
        if (form.TryGetValue("turn", out var turn))
        {
            if (await Turned(turn, page, election, replay, context.RequestAborted) is not { } next)
            {
                await Problems.Write(context, StatusCodes.Status400BadRequest, "A turn is back, forward, pause, go, slower or faster.");
                return;
            }

            page = next;
        }
        else
        {
            replay.Turn(SpeedOf(asked) is > 0 and var speed ? speed : replay.Speed, form.TryGetValue("paused", out var asks) ? asks == "true" : replay.Paused);
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = page;
    }

    /// <summary>Does it; gives the page to go on with, null where it is no turn.</summary>
    private static async Task<string?> Turned(string? turn, string page, Election election, Replay replay, CancellationToken cancel)
    {
        switch (turn)
        {
            case "pause" or "go":
                replay.Turn(replay.Speed, turn == "pause");
                return page;
            case "slower" or "faster":
                replay.Shift(turn == "faster");
                return page;
            case "back":
                return Timed.At(page, NightOf(election, replay) is var night && night.Before(Shown(page, replay)) is { IsKnown: true } before ? before : night.Stops[0]);
            case "forward":
                var next = NightOf(election, replay).After(Shown(page, replay)) is { IsKnown: true } after ? after : new(replay.Moment.Milliseconds + HalfHour);
                if (next < replay.Moment) return Timed.At(page, next);
                if (Timed.Of(page).IsKnown) return Timed.At(page, default);
                await Forward(replay, next, cancel);
                return page;
            default:
                return null;
        }
    }

    // The page that follows shows what was due by then, unless there is more of it than one would wait for.
    private static async Task Forward(Replay replay, Moment next, CancellationToken cancel)
    {
        replay.Forward(next);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(LongestWait);
        await replay.Reached(next, limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static Night NightOf(Election election, Replay replay) => Night.Of(election.Head.Views.Registers, new(replay.Moment.Milliseconds + TwoDays));

    private static Moment Shown(string page, Replay replay) => Timed.Of(page) is { IsKnown: true } at ? at : replay.Moment;

    private static int SpeedOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var speed) && speed is >= 1 and <= Replay.Fastest ? speed : 0;

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

    /// <summary>The page that the form stood on: as the form says, else as the browser does; never one of another site.</summary>
    private static string PageOf(HttpRequest request, IFormCollection form, Election election)
    {
        var front = $"/e/{election.Id}/";
        if (Uri.TryCreate(new Uri("http://page"), form["page"], out var named) && named.Authority == "page" && named.AbsolutePath.StartsWith(front, StringComparison.Ordinal)) return named.PathAndQuery;
        return Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == request.Host.Value && page.AbsolutePath.StartsWith(front, StringComparison.Ordinal)
            ? page.PathAndQuery
            : front;
    }
}
