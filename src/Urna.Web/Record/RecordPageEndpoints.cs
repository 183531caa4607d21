using Microsoft.AspNetCore.Http.HttpResults;
using Urna.Store.Records;
using Urna.Web.Hosting;
using Urna.Web.Layout;

namespace Urna.Web.Record;

/// <summary>The door of the page on the record. Beside <c>status.json</c> it is the one place where head and checkpoint stand, so nothing keeps it.</summary>
public static class RecordPageEndpoints
{
    /// <summary>Maps it.</summary>
    public static void MapRecordPage(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapPage("record", language => (HttpContext context, Election shown, TimeProvider time, string election, string? at, CancellationToken cancel) => Page(context, shown, time, (election, language, at), cancel));
    }

    private static async Task<IResult> Page(HttpContext context, Election shown, TimeProvider time, (string Election, string Language, string? At) asked, CancellationToken cancel)
    {
        if (await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel) is not { } visit) return Answers.Missing(asked.Language);
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<RecordPage>(new { V = visit with { Head = visit.Newest, IsOfNow = true }, State = await State(shown, time, cancel), Site = $"{context.Request.Scheme}://{context.Request.Host}" });
    }

    private static async Task<RecordState> State(Election shown, TimeProvider time, CancellationToken cancel)
    {
        if (shown.IsFixed) return new() { IsFixed = true };
        try
        {
            return await Patience.Of(Signed(shown, cancel), time, cancel);
        }
        catch (RecordUnavailableException)
        {
            return new() { IsAway = true };
        }
    }

    private static async Task<RecordState> Signed(Election shown, CancellationToken cancel)
    {
        var newest = await SignedHead.Of(shown, cancel);
        return new() { Newest = newest, At = newest is { Checkpoint.Size: > 0 and var size } ? await TimeOf(shown, size - 1, cancel) : default, Key = NamedPolicy.KeyOf(shown), HasPolicy = shown.Policy is not null };
    }

    private static async Task<Moment> TimeOf(Election shown, long number, CancellationToken cancel)
    {
        await foreach (var batch in shown.Appender.Store.Read(number, cancel)) return new Decoder().Read(batch[0].Bytes.Span).At;
        return default;
    }
}

/// <summary>What is known of the signed record when the page on it is drawn.</summary>
public sealed record RecordState
{
    /// <summary>Whether the server shows one moment of the past for ever, and so no checkpoint and no proof.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Whether the record cannot be read now.</summary>
    public bool IsAway { get; init; }

    /// <summary>The newest checkpoint; none while nothing is signed.</summary>
    public SignedHead? Newest { get; init; }

    /// <summary>The time of the last entry it holds.</summary>
    public Moment At { get; init; }

    /// <summary>The key of the log as this server names it; none where it does not know it.</summary>
    public string? Key { get; init; }

    /// <summary>Whether it names it by a policy that its operators gave it.</summary>
    public bool HasPolicy { get; init; }
}
