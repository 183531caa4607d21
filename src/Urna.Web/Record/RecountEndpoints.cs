using System.IO.Compression;
using Microsoft.AspNetCore.Http.HttpResults;
using Urna.Store.Records;
using Urna.Web.Hosting;
using Urna.Web.Layout;

namespace Urna.Web.Record;

/// <summary>The doors of the recount in a browser: its page, what counts beside it, and the files of its program.</summary>
internal static class RecountEndpoints
{
    // A worker has the policy of its own answer: this one, and nothing else of the site, may start WebAssembly.
    private const string WorkerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

    /// <summary>Maps them.</summary>
    public static void MapRecount(this IEndpointRouteBuilder routes, RecordTiles tiles)
    {
        routes.MapPage("recount", language => (HttpContext context, Election shown, string election, string? at, CancellationToken cancel) => Page(context, shown, (election, language, at), tiles, cancel));
        routes.MapGet(RecountProgram.Address + "{file}", File);
        routes.MapGet(PageFiles.RecountWorker.Address, Worker);
    }

    private static async Task<IResult> Page(HttpContext context, Election shown, (string Election, string Language, string? At) asked, RecordTiles tiles, CancellationToken cancel)
    {
        if (await Visits.Of(shown, asked.Election, asked.Language, asked.At, cancel) is not { } visit) return Answers.Missing(asked.Language);
        // A record is recounted as it is now; links lead on to the moment the visitor came from.
        var now = visit with { Head = visit.Newest, IsOfHead = true, IsOfNow = true };
        Answers.Keep(context, now with { At = default });
        return new RazorComponentResult<RecountPage>(new
        {
            V = now, Count = ServerCount.Of(now.Head), Weight = await WeightOf(shown, now.Head.Size, tiles, cancel), Site = $"{context.Request.Scheme}://{context.Request.Host}",
        });
    }

    private static async Task<RecordWeight?> WeightOf(Election shown, long size, RecordTiles tiles, CancellationToken cancel)
    {
        if (shown.IsFixed) return null;
        try
        {
            return new(await tiles.Bytes(size, cancel), await tiles.PackedBytes(size, cancel));
        }
        catch (RecordUnavailableException)
        {
            return null; // The page goes on without.
        }
    }

    private static FileContentHttpResult Worker(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = WorkerPolicy;
        Freshness.ForEver(context);
        return TypedResults.Bytes(PageFiles.RecountWorker.Bytes, PageFiles.RecountWorker.Type);
    }

    private static IResult File(HttpContext context, string file)
    {
        if (!RecountProgram.Files.TryGetValue(file, out var found)) return TypedResults.NotFound();
        Freshness.ForEver(context);
        context.Response.Headers.Vary = "Accept-Encoding";
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
            return TypedResults.Stream(new BrotliStream(new MemoryStream(found.Brotli.ToArray()), CompressionMode.Decompress), found.Type);
        context.Response.Headers.ContentEncoding = "br";
        return TypedResults.Bytes(found.Brotli, found.Type);
    }
}
