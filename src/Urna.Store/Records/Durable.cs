using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Urna.Store.Records;

/// <summary>Files that are whole after a crash: written beside, synced, renamed, and the folder synced.</summary>
internal static class Durable
{
    private const int ReadOnly = 0;

    /// <summary>Writes a file so that at any moment either the old one or the new one is there, and the new one stays once this returns.</summary>
    /// <param name="path">The file; its folder is there.</param>
    /// <param name="bytes">All of it.</param>
    /// <param name="folder">Whether the folder is synced too; where not, the caller does it for many files.</param>
    public static void Write(string path, ReadOnlySpan<byte> bytes, bool folder = true)
    {
        var beside = path + ".new";
        using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(bytes);
            file.Flush(true);
        }

        File.Move(beside, path, overwrite: true);
        if (folder) SyncFolder(Path.GetDirectoryName(path) ?? "/");
    }

    /// <summary>Makes names that were made, renamed or removed in a folder outlive a crash.</summary>
    public static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows()) return; // NTFS writes its names in its own log.
        var descriptor = Open([.. System.Text.Encoding.UTF8.GetBytes(path), 0], ReadOnly);
        if (descriptor < 0) throw new IOException($"{path} cannot be synced: error {Marshal.GetLastPInvokeError()} of open(2).");
        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (Sync(descriptor) != 0) throw new IOException($"{path} cannot be synced: error {Marshal.GetLastPInvokeError()} of fsync(2).");
    }

    // The base library opens no folders.
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);
}
