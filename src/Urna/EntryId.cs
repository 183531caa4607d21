using System.Globalization;
using System.Text;
using Urna.Record;

namespace Urna;

/// <summary>The 128-bit number a client gives its fact, so that sending it twice records it once. Written as 32 lower-case hexadecimal digits. The default value is all zeros.</summary>
public readonly record struct EntryId(UInt128 Value)
{
    /// <summary>Digits of its written form.</summary>
    public const int TextLength = 32;

    private const byte NoDigit = 0xFF;

    // What each byte stands for: digits of an id are as good as random, so that asking which kind each is would cost more than reading it.
    private static readonly byte[] Values = [.. Enumerable.Range(0, 256).Select(b => "0123456789abcdef"u8.IndexOf((byte)b) is >= 0 and var value ? (byte)value : NoDigit)];

    /// <summary>Reads 32 lower-case hexadecimal digits.</summary>
    /// <exception cref="RecordFormatException">It is anything else.</exception>
    public static EntryId Read(ReadOnlySpan<byte> text)
    {
        if (text.Length != TextLength) throw new RecordFormatException("An id has 32 hexadecimal digits.");
        return new(new UInt128(Half(text[..16]), Half(text[16..])));
    }

    /// <summary>Reads 32 lower-case hexadecimal digits typed or sent by someone.</summary>
    public static bool TryParse(string? text, out EntryId id)
    {
        id = default;
        if (text is not { Length: TextLength } || text.Any(c => c is not (>= '0' and <= '9' or >= 'a' and <= 'f'))) return false;
        id = new(UInt128.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>Writes the 32 digits.</summary>
    public void Write(Span<byte> target)
    {
        Put(target, (ulong)(Value >> 64));
        Put(target[16..], (ulong)(Value & ulong.MaxValue));
    }

    /// <summary>The 32 digits.</summary>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[TextLength];
        Write(text);
        return Encoding.ASCII.GetString(text);
    }

    private static void Put(Span<byte> target, ulong half)
    {
        for (var i = 15; i >= 0; i--)
        {
            target[i] = "0123456789abcdef"u8[(int)(half & 15)];
            half >>= 4;
        }
    }

    private static ulong Half(ReadOnlySpan<byte> digits)
    {
        ulong value = 0;
        foreach (var digit in digits)
        {
            if (Values[digit] is var number && number == NoDigit) throw new RecordFormatException("An id has 32 lower-case hexadecimal digits.");
            value = (value << 4) | number;
        }

        return value;
    }
}
