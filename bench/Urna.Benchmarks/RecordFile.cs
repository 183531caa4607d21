using System.Buffers.Binary;

namespace Urna.Benchmarks;

/// <summary>A file of entries as bundles hold them: two bytes of length, then the entry. Read in blocks, nothing kept.</summary>
internal static class RecordFile
{
    private const int Block = 4 << 20;

    /// <summary>What is done with each entry.</summary>
    public delegate void Visit(ReadOnlySpan<byte> entry);

    /// <summary>What is done with each entry, until it gives false.</summary>
    public delegate bool VisitWhile(ReadOnlySpan<byte> entry);

    /// <summary>Writes the record of an election of so many stations; gives the path and how many entries it has.</summary>
    public static (string Path, long Entries) Make(int stations)
    {
        var path = Path.Combine(Results.Out, $"record-{stations}.bin");
        var entries = 0L;
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, Block);
        Span<byte> length = stackalloc byte[2];
        foreach (var entry in new SyntheticElection(stations).Entries())
        {
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)entry.Length);
            file.Write(length);
            file.Write(entry.Span);
            entries++;
        }

        return (path, entries);
    }

    /// <summary>Removes a file and what is kept beside it.</summary>
    public static void Delete(string path)
    {
        File.Delete(path);
        File.Delete(FileStore.HeadOf(path));
    }

    /// <summary>Visits all entries in order.</summary>
    public static void Read(string path, Visit visit) => Read(path, 0, entry =>
    {
        visit(entry);
        return true;
    });

    /// <summary>Visits the entries from a place on, as long as it is wanted.</summary>
    public static void Read(string path, long offset, VisitWhile visit)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        file.Position = offset;
        var buffer = new byte[Block];
        var kept = 0;
        while (file.Read(buffer, kept, buffer.Length - kept) is > 0 and var read)
        {
            var all = buffer.AsSpan(0, kept + read);
            while (all.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(all) + 2 is var size && size <= all.Length)
            {
                if (!visit(all[2..size])) return;
                all = all[size..];
            }

            kept = all.Length;
            all.CopyTo(buffer);
        }
    }

    /// <summary>The entries from a place on, as a database would hand them over: each in memory of its own.</summary>
    public static IEnumerable<byte[]> Entries(string path, long offset)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Block);
        file.Position = offset;
        var length = new byte[2];
        while (file.ReadAtLeast(length, 2, throwOnEndOfStream: false) == 2)
        {
            var entry = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
            file.ReadExactly(entry);
            yield return entry;
        }
    }
}
