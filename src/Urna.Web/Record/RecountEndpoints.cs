using System.IO.Compression;
using Microsoft.AspNetCore.Http.HttpResults;
using Urna.Web.Hosting;
using Urna.Web.Layout;

namespace Urna.Web.Record;

/// <summary>The doors of the recount in a browser: the files of its program.</summary>
public static class RecountEndpoints
{
    // A worker has the policy of its own answer: this one, and nothing else of the site, may start WebAssembly.
    private const string WorkerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

    /// <summary>Maps them.</summary>
    public static void MapRecount(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapGet(RecountProgram.Address + "{file}", File);
        routes.MapGet(PageFiles.RecountWorker.Address, Worker);
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
