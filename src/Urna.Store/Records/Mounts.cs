using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Urna.Store.Records;

/// <summary>Which file system a file lies on. Over a network neither locks nor fsync can be relied on.</summary>
internal static partial class Mounts
{
    private static readonly FrozenSet<string> Network = new[]
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "glusterfs", "fuse.glusterfs", "fuse.sshfs", "fuse.s3fs", "fuse.rclone", "afs", "lustre",
        "gfs2", "ocfs2", "davfs", "beegfs", "gpfs", "ncpfs", "virtiofs",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The type of network file system a path lies on; null where it is a local one.</summary>
    public static string? NetworkTypeOf(string path)
    {
        if (OperatingSystem.IsLinux()) return NetworkTypeOf(path, File.ReadAllText("/proc/self/mounts"));
        return new DriveInfo(path).DriveType == DriveType.Network ? "network" : null;
    }

    /// <summary>The same by a table of mounts (proc(5)): the last of the longest mount points that hold the path.</summary>
    public static string? NetworkTypeOf(string path, string table)
    {
        var (longest, type) = (-1, string.Empty);
        foreach (var line in table.Split('\n'))
        {
            if (line.Split(' ') is not [_, var point, var kind, ..]) continue;
            var plain = Octal().Replace(point, match => ((char)Convert.ToInt32(match.Value[1..], 8)).ToString()).TrimEnd('/');
            if (plain.Length < longest || !(path + "/").StartsWith(plain + "/", StringComparison.Ordinal)) continue;
            (longest, type) = (plain.Length, kind);
        }

        return Network.Contains(type) ? type : null;
    }

    [GeneratedRegex(@"\\[0-7]{3}")]
    private static partial Regex Octal();
}
