using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Urna.Web.Hosting;

namespace Urna.Web.Live;

/// <summary>The doors of a page that stays open: the stream of what changed, the same as a document, and the parts in each version.</summary>
public static class LiveEndpoints
{
    private const int EarliestReturn = 1000;
    private const int LatestReturn = 6000;

    /// <summary>Maps them.</summary>
    public static void MapLive(this WebApplication app, Election election)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(election);
        var time = app.Services.GetRequiredService<TimeProvider>();
        var told = new Told(election, time);
        var options = app.Services.GetRequiredService<WebOptions>();
        var readers = new Readers(election, time, told, options.StreamsPerAddress, options.Streams, app.Lifetime.ApplicationStopping);
        app.MapGet($"/e/{election.Id}/events", context => Events(context, election, told, readers));
        app.MapGet($"/e/{election.Id}/now.json", context => Now(context, election, told, time));
        app.MapParts(election, told);
    }

    private static async Task Events(HttpContext context, Election election, Told told, Readers readers)
    {
        var time = context.RequestServices.GetRequiredService<TimeProvider>();
        using var reader = readers.Enter(Origin.AddressOf(context.Connection.RemoteIpAddress));
        if (reader is null)
        {
            context.Response.Headers.RetryAfter = "30";
            await (readers.IsFull
                ? Errors.Tell(context, StatusCodes.Status503ServiceUnavailable, "error.503.readers")
                : Errors.Tell(context, StatusCodes.Status429TooManyRequests, "error.429.readers"));
            return;
        }

        // Events are small and seldom, so bytes a second say nothing of a reader: who does not take them is let go by their number.
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate) rate.MinDataRate = null;
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping, reader.Gone);
        try
        {
            await Begin(context, ended.Token);
            await context.Response.Body.WriteAsync(EventText.State(election, told.Newest(), time, Asked(context, election)), ended.Token);
            await context.Response.Body.FlushAsync(ended.Token);
            if (!election.IsFixed) await Pass(context.Response.Body, reader, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // A reader that is let go would otherwise hold what was written for it.
            if (reader.Gone.IsCancellationRequested) context.Abort();
        }
    }

    private static Task Begin(HttpContext context, CancellationToken cancel)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store, no-transform";
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        // Not all come back in the same second when a server has gone.
        var again = $"retry: {RandomNumberGenerator.GetInt32(EarliestReturn, LatestReturn)}\n\n";
        return response.Body.WriteAsync(Encoding.ASCII.GetBytes(again), cancel).AsTask();
    }

    private static async Task Pass(Stream body, Reader reader, CancellationToken cancel)
    {
        while (await reader.Events.WaitToReadAsync(cancel))
        {
            while (reader.Events.TryRead(out var bytes)) await body.WriteAsync(bytes, cancel);
            await body.FlushAsync(cancel);
        }
    }

    private static Task Now(HttpContext context, Election election, Told told, TimeProvider time)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return context.Response.Body.WriteAsync(EventText.Facts(election, told.Newest(), time, Asked(context, election)), context.RequestAborted).AsTask();
    }

    private static Scope? Asked(HttpContext context, Election election) => PartName.Read(context.Request.Query["part"], election.Head.Views);
}
