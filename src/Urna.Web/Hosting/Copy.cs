using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace Urna.Web.Hosting;

/// <summary>One form of an answer's bytes, with the headers that go with it.</summary>
/// <param name="Bytes">What is sent.</param>
/// <param name="Encoding">How it is compressed; empty: not at all.</param>
/// <param name="Tag">Its strong tag.</param>
internal sealed record Form(ReadOnlyMemory<byte> Bytes, StringValues Encoding, StringValues Tag);

/// <summary>An answer as it is sent: made once, compressed beforehand.</summary>
internal sealed class Copy
{
    private const int Shortest = 512; // less is not worth compressing
    private const int Overhead = 1024;
    private static readonly string[] Own = ["Content-Type", "Cache-Control", "Content-Length", "ETag", "Vary"];

    private Copy(int status, IHeaderDictionary headers, Form plain, Form? brotli, Form? gzip)
    {
        (Status, Type, CacheControl, Plain, Brotli, Gzip) = (status, headers.ContentType, headers.CacheControl, plain, brotli, gzip);
        More = [.. headers.Where(h => !Own.Contains(h.Key, StringComparer.OrdinalIgnoreCase))];
    }

    /// <summary>The status.</summary>
    public int Status { get; }

    /// <summary>The content type.</summary>
    public StringValues Type { get; }

    /// <summary>How long others may keep it.</summary>
    public StringValues CacheControl { get; }

    /// <summary>Other headers.</summary>
    public KeyValuePair<string, StringValues>[] More { get; }

    /// <summary>The bytes as they are.</summary>
    public Form Plain { get; }

    /// <summary>With Brotli; none where it is not worth it.</summary>
    public Form? Brotli { get; }

    /// <summary>With gzip; none where it is not worth it.</summary>
    public Form? Gzip { get; }

    /// <summary>What it takes of the memory.</summary>
    public int Size => Overhead + Plain.Bytes.Length + (Brotli?.Bytes.Length ?? 0) + (Gzip?.Bytes.Length ?? 0);

    /// <summary>Makes one of what was drawn.</summary>
    /// <param name="status">The status.</param>
    /// <param name="headers">The headers that the door set.</param>
    /// <param name="bytes">The body.</param>
    /// <param name="level">How hard it is compressed.</param>
    public static Copy Of(int status, IHeaderDictionary headers, ReadOnlyMemory<byte> bytes, CompressionLevel level = CompressionLevel.Optimal)
    {
        var tag = Convert.ToHexStringLower(SHA256.HashData(bytes.Span).AsSpan(0, 10));
        var isText = bytes.Length >= Shortest && IsText(headers.ContentType);
        return new(
            status,
            headers,
            Made(bytes, string.Empty, tag),
            isText ? Made(Compressed(bytes, to => new BrotliStream(to, level, true)), "br", tag) : null,
            isText ? Made(Compressed(bytes, to => new GZipStream(to, level, true)), "gzip", tag) : null);
    }

    /// <summary>The form that a visitor can read, by their header <c>Accept-Encoding</c>.</summary>
    public Form For(StringValues accepted)
    {
        if (Brotli is { } brotli && Accepts(accepted, "br")) return brotli;
        return Gzip is { } gzip && Accepts(accepted, "gzip") ? gzip : Plain;
    }

    /// <summary>Whether a form is accepted: named, and not with a weight of nothing.</summary>
    private static bool Accepts(StringValues accepted, string name)
    {
        foreach (var line in accepted)
        {
            foreach (var range in line.AsSpan().Split(','))
            {
                var one = line.AsSpan()[range].Trim();
                if (!one.StartsWith(name, StringComparison.OrdinalIgnoreCase)) continue;
                var rest = one[name.Length..].TrimStart();
                if (rest.IsEmpty || (rest[0] == ';' && rest.TrimEnd(".0").EndsWith("q=", StringComparison.OrdinalIgnoreCase) is false)) return true;
            }
        }

        return false;
    }

    private static bool IsText(StringValues type) => type.ToString() is var given
        && (given.StartsWith("text/", StringComparison.Ordinal) || given.StartsWith("application/json", StringComparison.Ordinal) || given.StartsWith("image/svg+xml", StringComparison.Ordinal) || given.Contains("+xml", StringComparison.Ordinal));

    private static Form Made(ReadOnlyMemory<byte> bytes, string encoding, string tag) =>
        new(bytes, encoding, string.Create(CultureInfo.InvariantCulture, $"\"{tag}{(encoding.Length > 0 ? "-" : string.Empty)}{encoding}\""));

    private static byte[] Compressed(ReadOnlyMemory<byte> bytes, Func<Stream, Stream> with)
    {
        using var to = new MemoryStream();
        using (var stream = with(to)) stream.Write(bytes.Span);
        return to.ToArray();
    }
}
