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
    /// <summary>The style sheet.</summary>
    public static Asset Style { get; } = Read("urna.css", "text/css; charset=utf-8");

    /// <summary>The script that says there is something newer. Pages work without it.</summary>
    public static Asset Script { get; } = Read("urna.js", "text/javascript; charset=utf-8");

    /// <summary>The icon.</summary>
    public static Asset Icon { get; } = Read("urna.svg", "image/svg+xml");

    /// <summary>All of them by address.</summary>
    public static FrozenDictionary<string, Asset> All { get; } = new[] { Style, Script, Icon }.ToFrozenDictionary(a => a.Address, StringComparer.Ordinal);

    private static Asset Read(string name, string type)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream($"Urna.Web.wwwroot.{name}")
            ?? throw new InvalidOperationException($"{name} is not in the program.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        return new($"/assets/{Path.GetFileNameWithoutExtension(name)}-{hash}{Path.GetExtension(name)}", type, bytes);
    }
}
