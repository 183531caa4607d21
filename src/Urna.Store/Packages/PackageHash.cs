using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Urna.Store.Packages;

/// <summary>The hash of a package: SHA-256 over a listing of its files (<c>docs/election-package.md</c>, section 4).</summary>
public static class PackageHash
{
    /// <summary>The hash of the package in a folder, 64 hexadecimal digits. Files that are no data of the format do not count.</summary>
    public static string Of(string folder)
    {
        var files = new List<HashedFile>();
        foreach (var name in PackageWords.Files)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path)) continue;
            using var stream = File.OpenRead(path);
            files.Add(new(name, stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream))));
        }

        return Of(files);
    }

    internal static string Of(IEnumerable<HashedFile> files)
    {
        var listing = new StringBuilder();
        foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal)) listing.Append(CultureInfo.InvariantCulture, $"{file.Name} {file.Length} {file.Sha256}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(listing.ToString())));
    }
}

/// <summary>A file of the listing.</summary>
internal readonly record struct HashedFile(string Name, long Length, string Sha256);
