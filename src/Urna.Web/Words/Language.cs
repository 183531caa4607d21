using System.Globalization;

namespace Urna.Web.Words;

/// <summary>A language of the pages: how it is named, how it writes numbers and dates, and which form of a noun follows a number.</summary>
/// <param name="Code">Its code in addresses: <c>az</c>, <c>en</c>, <c>ru</c>.</param>
/// <param name="Name">Its name for itself.</param>
/// <param name="Culture">The culture that sorts and compares where people read.</param>
/// <param name="Group">What stands between thousands (CLDR 46).</param>
/// <param name="Forms">How many forms a noun has after a number.</param>
public sealed record Language(string Code, string Name, string Culture, string Group, int Forms)
{
    private const long Hundred = 100;

    /// <summary>The languages of the pages, in the order of their links.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        new("az", "Azərbaycanca", "az-Latn-AZ", ".", 1),
        new("en", "English", "en-GB", ",", 2),
        new("ru", "Русский", "ru-RU", "\u00A0", 3),
    ];

    /// <summary>The language of a code; null where the pages have none.</summary>
    public static Language? Find(string? code) => All.FirstOrDefault(l => l.Code == code);

    /// <summary>Compares as its readers do; capital and small letters are equal.</summary>
    public StringComparer Comparer => StringComparer.Create(CultureInfo.GetCultureInfo(Culture), true);

    /// <summary>A whole number with its thousands apart; a true minus below zero.</summary>
    public string Number(long value)
    {
        var digits = Int128.Abs(value).ToString(CultureInfo.InvariantCulture);
        var text = new System.Text.StringBuilder(digits.Length + 8);
        if (value < 0) text.Append('−');
        for (var i = 0; i < digits.Length; i++)
        {
            if (i > 0 && Math.DivRem(digits.Length - i, 3).Remainder == 0) text.Append(Group);
            text.Append(digits[i]);
        }

        return text.ToString();
    }

    /// <summary>Which form of a noun follows a number, from 0 (CLDR 46: cardinal, whole numbers). Azerbaijani nouns keep one form.</summary>
    public int FormAfter(long value)
    {
        var number = Math.Abs(value);
        if (Forms == 1) return 0;
        if (Forms == 2) return number == 1 ? 0 : 1;
        var last = Math.DivRem(number, 10).Remainder;
        var isTeen = Math.DivRem(number, Hundred).Remainder is >= 11 and <= 14;
        if (isTeen) return 2;
        return last switch { 1 => 0, >= 2 and <= 4 => 1, _ => 2 };
    }
}
