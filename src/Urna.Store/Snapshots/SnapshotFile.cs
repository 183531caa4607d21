using System.Buffers.Binary;
using System.Security.Cryptography;
using Urna.Record;
using Urna.Store.Records;

namespace Urna.Store.Snapshots;

/// <summary>
/// One snapshot: a line, the build of the law, size, the right edge of the tree, the views part by part, where each part begins, and SHA-256 over
/// all that. Views of another build are never read, since what a field means is nowhere written down but in the code.
/// </summary>
internal static class SnapshotFile
{
    private const int Block = 1 << 20;
    private const int Place = 8;

    private static ReadOnlySpan<byte> Line => "urna snapshot 1\n"u8;

    /// <summary>Which build of the law this is: the compiler makes it from its sources, so that any change of them is another build.</summary>
    public static Guid Build { get; } = typeof(Views).Module.ModuleVersionId;

    /// <summary>Writes a file that is there whole or not at all.</summary>
    public static void Write(string path, Tip tip, Guid build)
    {
        var part = path + ".part";
        using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 0))
        using (var output = new SnapshotOutput(file))
        {
            var writer = new SnapshotWriter(output);
            Put(output, Line);
            Put(output, build.ToByteArray(bigEndian: true));
            writer.Number(tip.Tree.Size);
            Put(output, Hash.BytesOf(tip.Tree.Edge()));
            Put(output, tip.Head.Views.Parts.SelectMany(save => Begun(output, writer, save)).ToArray());
            output.Close();
        }

        File.Move(part, path, overwrite: true);
    }

    /// <summary>Reads a file: what it holds, or why it cannot be used. The whole is hashed before anything of it is read.</summary>
    public static (Tip? Tip, string Fault) Read(string path, Guid build)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0);
            if (FaultOf(file, build) is { } fault) return (null, fault);
            return (Views(file), string.Empty);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or RecordFormatException or RecordOrderException or ArgumentException)
        {
            return (null, problem.Message);
        }
    }

    private static string? FaultOf(FileStream file, Guid build)
    {
        Span<byte> head = stackalloc byte[Line.Length + 16];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.StartsWith(Line)) return "it is no snapshot of this format";
        if (new Guid(head[Line.Length..], bigEndian: true) != build) return "another build of urna wrote it";
        Span<byte> stored = stackalloc byte[Hash.Length];
        if (file.Length < head.Length + Hash.Length) return "it is cut off";
        file.Position = file.Length - Hash.Length;
        file.ReadExactly(stored);
        file.Position = 0;
        return HashOf(file, file.Length - Hash.Length) == new Hash(stored) ? null : "its bytes are not those that were written";
    }

    private static Hash HashOf(FileStream file, long length)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Block];
        while (length > 0)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(buffer.Length, length));
            if (read == 0) throw new EndOfStreamException("It became shorter while it was read.");
            hash.AppendData(buffer, 0, read);
            length -= read;
        }

        return new(hash.GetHashAndReset());
    }

    /// <summary>Writes a part; gives the eight bytes that say where it begins.</summary>
    private static byte[] Begun(SnapshotOutput output, SnapshotWriter writer, Action<SnapshotWriter> save)
    {
        var start = new byte[Place];
        BinaryPrimitives.WriteInt64BigEndian(start, output.Position);
        save(writer);
        return start;
    }

    private static Tip Views(FileStream file)
    {
        var reader = From(file, Line.Length + 16);
        var size = reader.Number();
        var edge = new Hash[long.PopCount(size)];
        foreach (ref var hash in edge.AsSpan()) hash = reader.Hash();
        var tree = Tree.Of(size, edge);
        var starts = new byte[Place * new Views().Parts.Count];
        if (RandomAccess.Read(file.SafeFileHandle, starts, file.Length - Hash.Length - starts.Length) < starts.Length) throw new RecordFormatException("It is cut off.");
        var views = new Views([.. starts.Chunk(Place).Select(s => From(file, BinaryPrimitives.ReadInt64BigEndian(s)))]);
        return views.Size == size ? new(new(views, tree.Root()), tree) : throw new RecordFormatException("Its tree and its views are of two sizes.");
    }

    /// <summary>Reads from a place on, whatever else is read from the file meanwhile.</summary>
    private static SnapshotReader From(FileStream file, long start) => new(target =>
    {
        var read = RandomAccess.Read(file.SafeFileHandle, target, start);
        start += read;
        return read;
    });

    private static void Put(SnapshotOutput output, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(output.GetSpan(bytes.Length));
        output.Advance(bytes.Length);
    }
}
