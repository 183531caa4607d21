namespace Urna.Store.Packages;

/// <summary>Times in cells: <c>2024-09-01T19:00:00+04:00</c>, to the second or with milliseconds; the offset may be <c>Z</c>.</summary>
internal static class CellTime
{
    private const int WholeSeconds = 19;

    /// <summary>Reads a time; false where it is none, or lies before 1970.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out Moment moment)
    {
        moment = default;
        if (text.Length < WholeSeconds + 1 || text[10] != 'T' || !TryDate(text, out var days) || !TryClock(text[11..], 8, out var seconds)) return false;
        var rest = text[WholeSeconds..];
        var milliseconds = 0;
        if (rest[0] == '.')
        {
            if (rest.Length < 5 || !TryDigits(rest.Slice(1, 3), out milliseconds)) return false;
            rest = rest[4..];
        }

        if (!TryOffset(rest, out var offset)) return false;
        moment = new((((days * 86_400L) + seconds - offset) * 1000) + milliseconds);
        return moment.Milliseconds > 0;
    }

    private static bool TryDate(ReadOnlySpan<byte> text, out long days)
    {
        days = 0;
        if (text[4] != '-' || text[7] != '-' || !TryDigits(text[..4], out var year) || !TryDigits(text.Slice(5, 2), out var month) || !TryDigits(text.Slice(8, 2), out var day)) return false;
        if (year < 1970 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        days = new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        return true;
    }

    private static bool TryClock(ReadOnlySpan<byte> text, int length, out int seconds)
    {
        seconds = 0;
        var second = 0;
        if (text[2] != ':' || !TryDigits(text[..2], out var hour) || !TryDigits(text.Slice(3, 2), out var minute)) return false;
        if (length == 8 && (text[5] != ':' || !TryDigits(text.Slice(6, 2), out second))) return false;
        seconds = (((hour * 60) + minute) * 60) + second;
        return hour < 24 && minute < 60 && second < 60;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int seconds)
    {
        seconds = 0;
        if (text.SequenceEqual("Z"u8)) return true;
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || !TryClock(text[1..], 5, out seconds)) return false;
        if (text[0] == '-') seconds = -seconds;
        return Math.Abs(seconds) <= 14 * 3600;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var letter in text)
        {
            if (letter is < (byte)'0' or > (byte)'9') return false;
            number = (number * 10) + (letter - '0');
        }

        return true;
    }
}

/// <summary>Degrees in cells, such as <c>-40.409264</c>: at most three digits before the point and fifteen after it, of which six are kept.</summary>
internal static class CellDegree
{
    /// <summary>Reads a degree, in millionths.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long millionths)
    {
        millionths = 0;
        var negative = text.StartsWith("-"u8);
        var digits = negative ? text[1..] : text;
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var part = point < 0 ? [] : digits[(point + 1)..];
        if (whole.Length is 0 or > 3 || part.Length > 15 || (point >= 0 && part.IsEmpty) || whole.ContainsAnyExceptInRange((byte)'0', (byte)'9') || part.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        foreach (var digit in whole) millionths = (millionths * 10) + digit - '0';
        for (var i = 0; i < 6; i++) millionths = (millionths * 10) + (i < part.Length ? part[i] - '0' : 0);
        if (part.Length > 6 && part[6] >= '5') millionths++;
        if (negative) millionths = -millionths;
        return true;
    }
}
