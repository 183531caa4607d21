using System.Buffers.Binary;

namespace Urna.Benchmarks;

/// <summary>A file of entries as bundles hold them: two bytes of length, then the entry. Read in blocks, nothing kept.</summary>
internal static class RecordFile
{
    private const int Block = 4 << 20;

    /// <summary>What is done with each entry.</summary>
    public delegate void Visit(ReadOnlySpan<byte> entry);

    /// <summary>Writes the record of an election of so many stations; gives the path and how many entries it has.</summary>
    public static (string Path, long Entries) Make(int stations)
    {
        var folder = Path.Combine(Results.Repository(AppContext.BaseDirectory), "bench", "out");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"record-{stations}.bin");
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

    /// <summary>Visits all entries in order.</summary>
    public static void Read(string path, Visit visit)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        var buffer = new byte[Block];
        var kept = 0;
        while (file.Read(buffer, kept, buffer.Length - kept) is > 0 and var read)
        {
            var all = buffer.AsSpan(0, kept + read);
            while (all.Length >= 2 && BinaryPrimitives.ReadUInt16BigEndian(all) + 2 is var size && size <= all.Length)
            {
                visit(all[2..size]);
                all = all[size..];
            }

            kept = all.Length;
            all.CopyTo(buffer);
        }
    }
}
