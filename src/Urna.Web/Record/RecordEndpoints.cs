using System.Globalization;
using System.Text;
using Urna.Record;
using Urna.Web.Hosting;

namespace Urna.Web.Record;

/// <summary>The record as anyone may read and prove it (C2SP tlog-tiles): checkpoint, tiles, entries, proofs. Tiles are those of the signed tree.</summary>
internal static class RecordEndpoints
{
    private const string Text = "text/plain; charset=utf-8";
    private const string Bytes = "application/octet-stream";
    private const string ProofEnding = ".tlog-proof";

    /// <summary>Maps the doors below <c>/e/ELECTION/record/</c>.</summary>
    public static void MapRecord(this IEndpointRouteBuilder routes, Election election, RecordTiles tiles)
    {
        if (election.IsFixed) return; // It shows one moment of the past; its record went on.
        var record = routes.MapGroup($"/e/{election.Id}/record");
        record.MapGet("/checkpoint", context => Checkpoint(context, election));
        record.MapGet("/policy", context => Policy(context, election));
        record.MapGet("/tile/{**path}", context => Tile(context, election, tiles));
        record.MapGet("/entry/{entry}", context => Entry(context, election, tiles));
    }

    private static async Task Checkpoint(HttpContext context, Election election)
    {
        if (await election.Appender.Store.Checkpoint(context.RequestAborted) is not { } note)
        {
            await Problems.Write(context, StatusCodes.Status404NotFound, "No checkpoint of this record is signed yet.");
            return;
        }

        context.Response.Headers.CacheControl = "public, max-age=1";
        await Write(context, Text, Encoding.UTF8.GetBytes(note));
    }

    /// <summary>Whose signature counts, as this server says; whoever wants to rely on it compares it with what was published elsewhere.</summary>
    private static async Task Policy(HttpContext context, Election election)
    {
        context.Response.Headers.CacheControl = "no-cache";
        if (NamedPolicy.TextOf(election) is { } text) await Write(context, Text, Encoding.UTF8.GetBytes(text));
        else await Problems.Write(context, StatusCodes.Status404NotFound, "This server does not know the key of the log; take it from where the commission has published it.");
    }

    private static async Task Tile(HttpContext context, Election election, RecordTiles tiles)
    {
        var size = await SignedHead.Of(election, context.RequestAborted) is { } signed ? signed.Checkpoint.Size : 0;
        if (!TilePath.TryParse("tile/" + context.Request.RouteValues["path"], out var path) || !Holds(size, path.Tile))
        {
            await Problems.Write(context, StatusCodes.Status404NotFound, $"The signed tree of {size} entries has no such tile.");
            return;
        }

        await tiles.Know(size, context.RequestAborted);
        Freshness.ForEver(context);
        if (path.IsEntries) await WriteBundle(context, await tiles.Bundle(path.Tile, context.RequestAborted));
        else await Write(context, Bytes, Hash.BytesOf(await tiles.Hashes(path.Tile, context.RequestAborted)).ToArray());
    }

    /// <summary>Entries are text and much alike: compressed they are a fraction, which counts for who loads all of them.</summary>
    private static Task WriteBundle(HttpContext context, ReadOnlyMemory<byte> bundle)
    {
        context.Response.Headers.Vary = "Accept-Encoding";
        if (!context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal)) return Write(context, Bytes, bundle);
        context.Response.Headers.ContentEncoding = "br";
        return Write(context, Bytes, RecordTiles.Pack(bundle));
    }

    private static async Task Entry(HttpContext context, Election election, RecordTiles tiles)
    {
        var name = context.Request.RouteValues["entry"] as string ?? string.Empty;
        var proof = name.EndsWith(ProofEnding, StringComparison.Ordinal);
        var digits = proof ? name[..^ProofEnding.Length] : name;
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || await tiles.Entry(number, context.RequestAborted) is not { } stored)
        {
            await Problems.Write(context, StatusCodes.Status404NotFound, $"There is no entry {digits}; the record has {election.Head.Size}.");
            return;
        }

        if (!proof)
        {
            Freshness.ForEver(context);
            await Write(context, "application/json", stored.Bytes);
            return;
        }

        if (await SignedHead.Of(election, context.RequestAborted) is not { } signed || number >= signed.Checkpoint.Size)
        {
            await Problems.Write(context, StatusCodes.Status404NotFound, $"Entry {number} is not signed yet; it will be within seconds.");
            return;
        }

        var file = new ProofFile(number, await tiles.Proof(number, signed.Checkpoint.Size, context.RequestAborted), signed.Note);
        context.Response.Headers.CacheControl = "public, max-age=1";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{election.Id}-{number}{ProofEnding}\"";
        await Write(context, Text, file.ToBytes());
    }

    /// <summary>Whether a tree of this size has all hashes of a tile. A part of a tile that is longer meanwhile may still be asked for.</summary>
    private static bool Holds(long size, Tile tile)
    {
        var hashes = tile.Level * Urna.Record.Tile.Height < 63 ? size >> (tile.Level * Urna.Record.Tile.Height) : 0;
        return tile.Index <= hashes >> Urna.Record.Tile.Height && (tile.Index << Urna.Record.Tile.Height) + tile.Width <= hashes;
    }

    private static Task Write(HttpContext context, string type, ReadOnlyMemory<byte> bytes)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
