using System.Runtime.InteropServices;
using System.Text;

namespace Urna.Store.Records;

/// <summary>Which file stands under a name, by the kernel's own number: another file put in its place has another one while the first is open.</summary>
/// <param name="Number">The number within its device.</param>
/// <param name="Device">The device.</param>
/// <param name="Plain">Whether it is a file with bytes, and neither a folder nor a pipe nor a device.</param>
internal readonly record struct FileNode(ulong Number, ulong Device, bool Plain)
{
    private const int Here = -100; // AT_FDCWD
    private const uint Basic = 0x7ff; // STATX_BASIC_STATS
    private const int TypeBits = 0xF000; // S_IFMT
    private const int PlainFile = 0x8000; // S_IFREG

    /// <summary>What stands under a name, links followed; null where nothing does. Elsewhere than on Linux every file is the same.</summary>
    public static FileNode? At(string path)
    {
        if (!OperatingSystem.IsLinux()) return File.Exists(path) ? new(0, 0, true) : null;
        var found = new byte[256];
        if (Ask(Here, [.. Encoding.UTF8.GetBytes(path), 0], 0, Basic, found) != 0) return null;
        return new(BitConverter.ToUInt64(found, 32), BitConverter.ToUInt64(found, 136), (BitConverter.ToUInt16(found, 28) & TypeBits) == PlainFile);
    }

    /// <summary>The path with every link on its way replaced by what it leads to, so that one file has one name.</summary>
    public static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        for (var links = 0; links < 40; links++)
        {
            if (FirstLink(full) is not { } next) return full;
            full = next;
        }

        throw new RecordUnavailableException($"{path}: links lead in a circle. Name the file itself.");
    }

    private static string? FirstLink(string full)
    {
        for (var at = full.IndexOf(Path.DirectorySeparatorChar, 1); ; at = full.IndexOf(Path.DirectorySeparatorChar, at + 1))
        {
            var part = at < 0 ? full : full[..at];
            var info = Directory.Exists(part) ? new DirectoryInfo(part) : (FileSystemInfo)new FileInfo(part);
            if (info.LinkTarget is { } target) return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(part) ?? "/", target) + (at < 0 ? string.Empty : full[at..]));
            if (at < 0) return null;
        }
    }

    // The base library tells no file from another under the same name.
    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Ask(int folder, byte[] path, int flags, uint mask, byte[] found);
}
