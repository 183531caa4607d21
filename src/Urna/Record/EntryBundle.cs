using System.Buffers;
using System.Buffers.Binary;

namespace Urna.Record;

/// <summary>The entries below a tile of level 0: each its length in two bytes, big-endian, and its bytes (C2SP tlog-tiles).</summary>
public static class EntryBundle
{
    /// <summary>Appends an entry.</summary>
    /// <exception cref="ArgumentException">It is longer than 65,535 bytes.</exception>
    public static void Write(IBufferWriter<byte> bundle, ReadOnlySpan<byte> entry)
    {
        if (entry.Length > Limits.EntryBytes) throw new ArgumentException($"An entry has at most {Limits.EntryBytes} bytes, not {entry.Length}.", nameof(entry));
        var target = bundle.GetSpan(2 + entry.Length);
        BinaryPrimitives.WriteUInt16BigEndian(target, (ushort)entry.Length);
        entry.CopyTo(target[2..]);
        bundle.Advance(2 + entry.Length);
    }

    /// <summary>Reads a bundle.</summary>
    /// <param name="bundle">All its bytes; the entries point into them.</param>
    /// <param name="width">How many entries it must have: the width of its tile.</param>
    /// <exception cref="RecordFormatException">It has more or fewer entries, or ends within one.</exception>
    public static ReadOnlyMemory<byte>[] Read(ReadOnlyMemory<byte> bundle, int width)
    {
        var entries = new ReadOnlyMemory<byte>[width];
        var at = 0;
        for (var i = 0; i < width; i++)
        {
            var rest = bundle[at..];
            if (rest.Length < 2) throw new RecordFormatException($"Byte {at}: expected the length of entry {i} of {width} in two bytes.");
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest.Span);
            if (rest.Length < 2 + length) throw new RecordFormatException($"Byte {at}: expected an entry of {length} bytes.");
            entries[i] = rest.Slice(2, length);
            at += 2 + length;
        }

        return at == bundle.Length ? entries : throw new RecordFormatException($"Byte {at}: expected the end of a bundle of {width} entries.");
    }
}
