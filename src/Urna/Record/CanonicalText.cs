using System.Buffers;
using System.Text;

namespace Urna.Record;

/// <summary>Strings in canonical JSON: RFC 8785 section 3.2.2.2, restricted to Unicode normalization form C.</summary>
internal static class CanonicalText
{
    private const string Short = "\b\t\n\f\r\"\\";
    private const string ShortLetters = "btnfr\"\\";

    /// <summary>Checks the escape or the UTF-8 sequence that starts here; gives its length in bytes.</summary>
    public static int CheckSpecial(ReadOnlySpan<byte> rest, int position)
    {
        if (rest[0] >= 0x80)
        {
            return Rune.DecodeFromUtf8(rest, out _, out var length) == OperationStatus.Done
                ? length
                : throw new RecordFormatException($"Byte {position}: not UTF-8.");
        }

        if (rest[0] != '\\') throw new RecordFormatException($"Byte {position}: a control character must be escaped.");
        if (rest.Length > 1 && ShortLetters.Contains((char)rest[1], StringComparison.Ordinal)) return 2;
        if (rest.Length >= 6 && rest[1] == 'u' && IsControl(rest.Slice(2, 4))) return 6;
        throw new RecordFormatException($"Byte {position}: not the canonical escape.");
    }

    /// <summary>Refuses a string that is not in normalization form C.</summary>
    public static void CheckNormalized(ReadOnlySpan<byte> raw, int position)
    {
        var text = Decode(raw);
        // U+FFFE is no character, and asking whether it is normalized throws.
        if (text.Contains('\uFFFE') || !text.IsNormalized()) throw new RecordFormatException($"Byte {position}: the string is not in normalization form C.");
    }

    /// <summary>The text of a string that <see cref="CanonicalReader"/> has checked.</summary>
    public static string Decode(ReadOnlySpan<byte> raw)
    {
        if (!raw.Contains((byte)'\\')) return Encoding.UTF8.GetString(raw);
        var text = Encoding.UTF8.GetString(raw);
        var built = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\') built.Append(text[i]);
            else if (text[++i] != 'u') built.Append(Short[ShortLetters.IndexOf(text[i], StringComparison.Ordinal)]);
            else
            {
                built.Append((char)Convert.ToInt32(text.Substring(i + 1, 4), 16));
                i += 4;
            }
        }

        return built.ToString();
    }

    /// <summary>The escape of a character below U+0020, of a quote or of a backslash.</summary>
    public static string Escape(char character)
    {
        var letter = Short.IndexOf(character, StringComparison.Ordinal);
        return letter >= 0 ? $"\\{ShortLetters[letter]}" : $"\\u{(int)character:x4}";
    }

    private static bool IsControl(ReadOnlySpan<byte> hex) =>
        hex[0] == '0' && hex[1] == '0' && hex[2] is (byte)'0' or (byte)'1'
        && hex[3] is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f')
        && !Short.Contains((char)Convert.ToInt32(Encoding.ASCII.GetString(hex), 16), StringComparison.Ordinal);
}
