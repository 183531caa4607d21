using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Urna.Record;

/// <summary>
/// A SHA-256 hash: 32 bytes, written as 64 lower-case hexadecimal digits or in base64. The default value is all zeros, the
/// hash of nothing known. In memory a hash is its 32 bytes in order, so a span of hashes is the body of a tile.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Hash : IComparable<Hash>
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 32;

    private const int Short = 1024;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");
    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <summary>The hash that stands in these 32 bytes.</summary>
    /// <exception cref="ArgumentException">They are not 32.</exception>
    public Hash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length) throw new ArgumentException($"A hash has {Length} bytes, not {bytes.Length}.", nameof(bytes));
        this = MemoryMarshal.Read<Hash>(bytes);
    }

    /// <summary>The root of a tree without leaves: the SHA-256 of nothing (RFC 6962, section 2.1).</summary>
    public static Hash EmptyTree { get; } = Of([]);

    /// <summary>The SHA-256 of these bytes, without prefix.</summary>
    public static Hash Of(ReadOnlySpan<byte> bytes)
    {
        Unsafe.SkipInit(out Hash hash);
        SHA256.HashData(bytes, Bytes(ref hash));
        return hash;
    }

    /// <summary>The hash of an entry: SHA-256(0x00 ‖ entry).</summary>
    public static Hash Leaf(ReadOnlySpan<byte> entry)
    {
        if (entry.Length >= Short) return LongLeaf(entry);
        Span<byte> buffer = stackalloc byte[Short];
        buffer[0] = 0;
        entry.CopyTo(buffer[1..]);
        return Of(buffer[..(entry.Length + 1)]);
    }

    /// <summary>The hash of a node: SHA-256(0x01 ‖ left ‖ right).</summary>
    public static Hash Node(Hash left, Hash right)
    {
        Span<byte> buffer = stackalloc byte[1 + (2 * Length)];
        buffer[0] = 1;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[(1 + Length)..]);
        return Of(buffer);
    }

    /// <summary>The bytes of these hashes one after the other: the body of a tile.</summary>
    public static ReadOnlySpan<byte> BytesOf(ReadOnlySpan<Hash> hashes) => MemoryMarshal.AsBytes(hashes);

    /// <summary>Reads 64 lower-case hexadecimal digits.</summary>
    public static bool TryParse(string? hex, out Hash hash)
    {
        hash = default;
        if (hex is not { Length: 2 * Length } || hex.AsSpan().ContainsAnyExcept(Digits)) return false;
        hash = new(Convert.FromHexString(hex));
        return true;
    }

    /// <summary>Reads canonical base64 of 32 bytes, padding included (RFC 4648, section 4).</summary>
    public static bool TryParseBase64(string? base64, out Hash hash)
    {
        hash = default;
        if (!NoteText.TryBase64(base64, out var bytes) || bytes.Length != Length) return false;
        hash = new(bytes);
        return true;
    }

    /// <summary>Reads 64 lower-case hexadecimal digits of trusted code.</summary>
    /// <exception cref="RecordFormatException">They are anything else.</exception>
    public static Hash Parse(string hex) =>
        TryParse(hex, out var hash) ? hash : throw new RecordFormatException($"\"{hex}\": expected a hash of 64 lower-case hexadecimal digits.");

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> target) => MemoryMarshal.Write(target, in this);

    /// <summary>The 32 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Base64 with padding: 44 characters.</summary>
    public string ToBase64()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Orders by bytes, the first byte first; that is also the order of the hexadecimal form.</summary>
    public int CompareTo(Hash other) => Bytes(ref Unsafe.AsRef(in this)).SequenceCompareTo(Bytes(ref other));

    /// <summary>Whether the left hash comes before the right one.</summary>
    public static bool operator <(Hash left, Hash right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left hash comes after the right one.</summary>
    public static bool operator >(Hash left, Hash right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left hash is the right one or comes before it.</summary>
    public static bool operator <=(Hash left, Hash right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left hash is the right one or comes after it.</summary>
    public static bool operator >=(Hash left, Hash right) => left.CompareTo(right) >= 0;

    private static Span<byte> Bytes(ref Hash hash) => MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref hash, 1));

    private static Hash LongLeaf(ReadOnlySpan<byte> entry)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(entry.Length + 1);
        buffer[0] = 0;
        entry.CopyTo(buffer.AsSpan(1));
        var hash = Of(buffer.AsSpan(0, entry.Length + 1));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }
}
