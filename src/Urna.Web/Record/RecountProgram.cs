using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Urna.Web.Record;

/// <summary>A file of the program that recounts in a browser.</summary>
/// <param name="Name">Its name, by which the others ask for it.</param>
/// <param name="Type">Its content type.</param>
/// <param name="Brotli">What it is, compressed.</param>
public sealed record RecountFile(string Name, string Type, ReadOnlyMemory<byte> Brotli);

/// <summary>The program that recounts a whole record in the reader's browser (<c>src/Urna.Recount</c>). Its address carries its hash, so that it may be kept for ever.</summary>
public static class RecountProgram
{
    private const string Prefix = "recount/";
    private const string Ending = ".br";

    /// <summary>All files by name.</summary>
    public static FrozenDictionary<string, RecountFile> Files { get; } = Read().ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>The folder its files lie in.</summary>
    public static string Address { get; } = $"/assets/recount-{Hashed()}/";

    /// <summary>How much a reader loads before anything is counted.</summary>
    public static long Bytes { get; } = Files.Values.Sum(f => (long)f.Brotli.Length);

    private static IEnumerable<RecountFile> Read()
    {
        foreach (var resource in typeof(RecountProgram).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = typeof(RecountProgram).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{resource} is not in the program.");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var name = resource[Prefix.Length..].Replace(Ending, string.Empty, StringComparison.Ordinal);
            yield return new(name, TypeOf(name), bytes);
        }
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".wasm" => "application/wasm",
        ".js" => "text/javascript; charset=utf-8",
        _ => "application/octet-stream",
    };

    private static string Hashed()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files.Values.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file.Name));
            hash.AppendData(file.Brotli.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
