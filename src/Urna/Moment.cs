using System.Buffers.Text;
using System.Globalization;

namespace Urna;

/// <summary>
/// A moment in time: milliseconds since 1970-01-01T00:00:00Z, from year 1970 to 9999. The default value is that midnight and means "not known"
/// where a moment may be missing.
/// </summary>
public readonly record struct Moment(long Milliseconds) : IComparable<Moment>
{
    /// <summary>The length of the record's form, <c>2024-09-01T16:31:05.123Z</c>, in characters.</summary>
    public const int TextLength = 24;

    /// <summary>Whether a moment is given at all.</summary>
    public bool IsKnown => Milliseconds != 0;

    /// <summary>Whole seconds since 1970.</summary>
    public long Seconds => Milliseconds / 1000;

    /// <summary>The moment of a date and time with its offset.</summary>
    public static Moment Of(DateTimeOffset time) => new(time.ToUnixTimeMilliseconds());

    /// <summary>Reads a date and time with its offset, to the second or finer: <c>2024-09-01T19:00:00+04:00</c>.</summary>
    public static bool TryParse(string? text, out Moment moment)
    {
        string[] forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.fffK"];
        var zoned = text is { Length: >= 20 } && (text[^1] == 'Z' || text[^6] is '+' or '-');
        var read = DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        moment = read && zoned ? Of(time) : default;
        return read && zoned && time.Year >= 1970;
    }

    /// <summary>Reads the record's form.</summary>
    /// <exception cref="Record.RecordFormatException">It is not exactly 24 characters of that form.</exception>
    public static Moment Read(ReadOnlySpan<byte> text)
    {
        if (text.Length == TextLength && text[23] == 'Z' && text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':'
            && text[16] == ':' && text[19] == '.' && TryDigits(text, out var parts)) return parts;
        throw new Record.RecordFormatException("A time is written like 2024-09-01T16:31:05.123Z.");
    }

    /// <summary>Writes the record's form.</summary>
    public void Write(Span<byte> target)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds);
        Put(target, 0, 4, time.Year, '-');
        Put(target, 5, 2, time.Month, '-');
        Put(target, 8, 2, time.Day, 'T');
        Put(target, 11, 2, time.Hour, ':');
        Put(target, 14, 2, time.Minute, ':');
        Put(target, 17, 2, time.Second, '.');
        Put(target, 20, 3, time.Millisecond, 'Z');
    }

    /// <summary>The record's form.</summary>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[TextLength];
        Write(text);
        return System.Text.Encoding.ASCII.GetString(text);
    }

    /// <inheritdoc/>
    public int CompareTo(Moment other) => Milliseconds.CompareTo(other.Milliseconds);

    /// <summary>Whether it lies before the other.</summary>
    public static bool operator <(Moment left, Moment right) => left.Milliseconds < right.Milliseconds;

    /// <summary>Whether it lies after the other.</summary>
    public static bool operator >(Moment left, Moment right) => left.Milliseconds > right.Milliseconds;

    /// <summary>Whether it does not lie after the other.</summary>
    public static bool operator <=(Moment left, Moment right) => left.Milliseconds <= right.Milliseconds;

    /// <summary>Whether it does not lie before the other.</summary>
    public static bool operator >=(Moment left, Moment right) => left.Milliseconds >= right.Milliseconds;

    private static bool TryDigits(ReadOnlySpan<byte> text, out Moment moment)
    {
        moment = default;
        Span<int> values = stackalloc int[7];
        ReadOnlySpan<byte> starts = [0, 5, 8, 11, 14, 17, 20];
        ReadOnlySpan<byte> lengths = [4, 2, 2, 2, 2, 2, 3];
        for (var part = 0; part < 7; part++)
        {
            foreach (var digit in text.Slice(starts[part], lengths[part]))
            {
                if (digit is < (byte)'0' or > (byte)'9') return false;
                values[part] = (values[part] * 10) + (digit - '0');
            }
        }

        if (values[0] < 1970 || values[1] is < 1 or > 12 || values[2] < 1 || values[2] > DateTime.DaysInMonth(values[0], values[1])
            || values[3] > 23 || values[4] > 59 || values[5] > 59) return false;
        var days = new DateTime(values[0], values[1], values[2], 0, 0, 0, DateTimeKind.Utc).Ticks / TimeSpan.TicksPerDay - DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerDay;
        moment = new((((((days * 24) + values[3]) * 60 + values[4]) * 60 + values[5]) * 1000) + values[6]);
        return true;
    }

    private static void Put(Span<byte> target, int start, int digits, int value, char after)
    {
        Utf8Formatter.TryFormat(value, target[start..], out _, new('D', (byte)digits));
        target[start + digits] = (byte)after;
    }
}
