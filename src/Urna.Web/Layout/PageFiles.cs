using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Urna.Web.Layout;

/// <summary>A file that pages refer to. Its address carries its hash, so that it may be kept for ever.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Type">Its content type.</param>
/// <param name="Bytes">What it is.</param>
public sealed record Asset(string Address, string Type, ReadOnlyMemory<byte> Bytes);

/// <summary>The files that pages refer to: one style sheet, one script, one icon. They are in the program, so that no folder can be missing.</summary>
public static class PageFiles
{
    private const string Folder = "Urna.Web.wwwroot.";

    /// <summary>The style sheet: <c>urna.css</c>, then the areas' own <c>urna-AREA.css</c> in the order of their names.</summary>
    public static Asset Style { get; } = Made("urna.css", "text/css; charset=utf-8",
        [.. Names.Where(n => n == Folder + "urna.css" || (n.StartsWith(Folder + "urna-", StringComparison.Ordinal) && n.EndsWith(".css", StringComparison.Ordinal))).OrderBy(n => n.Length > (Folder + "urna.css").Length).ThenBy(n => n, StringComparer.Ordinal).SelectMany(Bytes)]);

    /// <summary>The script that says there is something newer. Pages work without it.</summary>
    public static Asset Script { get; } = Read("urna.js", "text/javascript; charset=utf-8");

    /// <summary>The script that checks a protocol against the record; on pages of stations alone.</summary>
    public static Asset Proof { get; } = Read("proof.js", "text/javascript; charset=utf-8");

    /// <summary>The script of the recount; on its page alone.</summary>
    public static Asset Recount { get; } = Read("recount.js", "text/javascript; charset=utf-8");

    /// <summary>What counts beside the page of the recount; it has a door and a policy of its own.</summary>
    public static Asset RecountWorker { get; } = Read("recount-worker.js", "text/javascript; charset=utf-8");

    /// <summary>The icon.</summary>
    public static Asset Icon { get; } = Read("urna.svg", "image/svg+xml");

    /// <summary>All of them by address.</summary>
    public static FrozenDictionary<string, Asset> All { get; } = new[] { Style, Script, Proof, Recount, Icon }.ToFrozenDictionary(a => a.Address, StringComparer.Ordinal);

    private static IEnumerable<string> Names => typeof(PageFiles).Assembly.GetManifestResourceNames();

    private static Asset Read(string name, string type) => Made(name, type, Bytes(Folder + name));

    private static byte[] Bytes(string resource)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{resource} is not in the program.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Asset Made(string name, string type, byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        return new($"/assets/{Path.GetFileNameWithoutExtension(name)}-{hash}{Path.GetExtension(name)}", type, bytes);
    }
}
