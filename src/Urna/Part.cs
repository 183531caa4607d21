using System.Globalization;

namespace Urna;

/// <summary>A part of a whole as laws write it, such as two fifths. Both numbers are 0 to 1,000,000,000. The default value is 0/0 and means that the law sets none.</summary>
public readonly record struct Part(long Numerator, long Denominator)
{
    /// <summary>Whether the law sets one.</summary>
    public bool IsSet => Denominator != 0;

    /// <summary>Whether <paramref name="count"/> is more than this part of <paramref name="whole"/>; exact.</summary>
    public bool IsExceededBy(long count, long whole) => (Int128)count * Denominator > (Int128)Numerator * whole;

    /// <summary>Reads <c>2/5</c>.</summary>
    public static bool TryParse(string? text, out Part part)
    {
        part = default;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (text is null || slash < 1 || !TryNumber(text.AsSpan(0, slash), out var numerator) || !TryNumber(text.AsSpan(slash + 1), out var denominator) || denominator == 0) return false;
        part = new(numerator, denominator);
        return true;
    }

    /// <summary>Such as <c>2/5</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static bool TryNumber(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= 1_000_000_000;
}
