using System.Globalization;
using System.Text;

namespace Urna.Record;

/// <summary>What the text files of a log have in common: strict UTF-8, canonical base64, canonical numbers, names of keys.</summary>
internal static class NoteText
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>Reads UTF-8.</summary>
    /// <exception cref="RecordFormatException">It is not UTF-8, or holds a control character other than the end of a line.</exception>
    public static string Read(ReadOnlySpan<byte> bytes)
    {
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException problem)
        {
            throw new RecordFormatException($"Byte {problem.Index}: not UTF-8.", problem);
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < ' ' && text[i] != '\n') throw Wrong(text.AsSpan(0, i).Count('\n') + 1, "no control character other than the end of a line");
        }

        return text;
    }

    /// <summary>The bytes of a text.</summary>
    /// <exception cref="ArgumentException">It holds half a surrogate pair.</exception>
    public static byte[] Bytes(string text) => Strict.GetBytes(text);

    /// <summary>Reads base64 that has exactly one way to be written: padded, without spaces, spare bits zero.</summary>
    public static bool TryBase64(string? text, out byte[] bytes)
    {
        bytes = [];
        if (text is null) return false;
        var buffer = new byte[(text.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(text, buffer, out var length) || Convert.ToBase64String(buffer, 0, length) != text) return false;
        bytes = buffer[..length];
        return true;
    }

    /// <summary>Reads a size or an index: decimal digits without leading zeros.</summary>
    public static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && (text[0] != '0' || text.Length == 1);

    /// <summary>Whether a key may have this name: not empty, no space of any script, no plus, no control character.</summary>
    public static bool IsName(string name) => name.Length > 0 && !name.Any(c => c is '+' or < ' ' || char.IsWhiteSpace(c));

    /// <summary>The complaint that something else was expected on this line, counted from 1.</summary>
    public static RecordFormatException Wrong(int line, string expected) => new($"Line {line}: expected {expected}.");
}
