using System.Globalization;

namespace Urna.Results;

/// <summary>
/// The only place that writes a share as a percentage. Rounding is half up on exact whole numbers: 1/8 with one decimal is 12.5, with none 13. A share
/// without a base is <c>–</c> on pages and nothing in files. Numbers carry no group separators.
/// </summary>
public static class SharePrinter
{
    /// <summary>Decimals unless told otherwise.</summary>
    public const int Decimals = 2;

    /// <summary>What a share without a base prints as on pages: an en dash.</summary>
    public const string None = "–";

    private const int MostDecimals = 6;

    /// <summary>For pages, with the sign, in the manner of the language: <c>37.27%</c>, in Russian <c>37,27 %</c> with a no-break space.</summary>
    /// <param name="share">The share.</param>
    /// <param name="language">A language code such as <c>az</c>, <c>en</c>, <c>ru</c>.</param>
    /// <param name="decimals">0 to 6.</param>
    public static string Text(Share share, string language, int decimals = Decimals) =>
        share.IsSet ? Digits(share, Comma(language), decimals) + (Spaced(language) ? "\u00A0%" : "%") : None;

    /// <summary>For table columns whose head carries the sign: <c>37.27</c>, in Russian <c>37,27</c>.</summary>
    /// <param name="share">The share.</param>
    /// <param name="language">A language code such as <c>az</c>, <c>en</c>, <c>ru</c>.</param>
    /// <param name="decimals">0 to 6.</param>
    public static string Number(Share share, string language, int decimals = Decimals) => share.IsSet ? Digits(share, Comma(language), decimals) : None;

    /// <summary>For files, the same in every language: <c>37.27</c>; empty where there is no base.</summary>
    /// <param name="share">The share.</param>
    /// <param name="decimals">0 to 6.</param>
    public static string Invariant(Share share, int decimals = Decimals) => share.IsSet ? Digits(share, '.', decimals) : string.Empty;

    /// <summary>The difference of two shares in percentage points, exact before it is rounded half away from zero: <c>+1.25</c>, <c>−0.30</c>, <c>0.00</c>.</summary>
    /// <param name="share">The later share.</param>
    /// <param name="before">The share it is compared with.</param>
    /// <param name="language">A language code such as <c>az</c>, <c>en</c>, <c>ru</c>.</param>
    /// <param name="decimals">0 to 6.</param>
    public static string Points(Share share, Share before, string language, int decimals = Decimals)
    {
        if (!share.IsSet || !before.IsSet) return None;
        var difference = ((Int128)share.Numerator * before.Base) - ((Int128)before.Numerator * share.Base);
        var rounded = Rounded(Int128.Abs(difference), (Int128)share.Base * before.Base, decimals);
        var sign = rounded == 0 ? string.Empty : difference > 0 ? "+" : "−";
        return sign + Digits(rounded, Comma(language), decimals);
    }

    /// <summary>The sign alone, for the head of a column.</summary>
    public const string Sign = "%";

    private static string Digits(Share share, char point, int decimals) => Digits(Rounded(share.Numerator, share.Base, decimals), point, decimals);

    private static string Digits(Int128 rounded, char point, int decimals)
    {
        var digits = rounded.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return decimals == 0 ? digits : string.Concat(digits.AsSpan(0, digits.Length - decimals), [point], digits.AsSpan(digits.Length - decimals));
    }

    private static Int128 Rounded(Int128 numerator, Int128 whole, int decimals)
    {
        if (decimals is < 0 or > MostDecimals) throw new ArgumentOutOfRangeException(nameof(decimals), decimals, $"Decimals are 0 to {MostDecimals}.");
        var scale = (Int128)100;
        for (var i = 0; i < decimals; i++) scale *= 10;

        // Whole parts first, so that the products stay within 128 bits.
        var (units, rest) = Int128.DivRem(numerator, whole);
        return (units * scale) + (((rest * scale * 2) + whole) / (whole * 2));
    }

    // CLDR 46, "decimal" and "percentFormat" of the languages that packages have used so far; a language unknown here prints as English.
    private static char Comma(string language) => Primary(language) is "az" or "ru" or "ka" or "uk" or "de" or "fr" or "tr" or "hy" or "kk" or "nl" or "es" or "it" or "pl" ? ',' : '.';

    private static bool Spaced(string language) => Primary(language) is "ru" or "de" or "fr" or "hy" or "es" or "kk";

    private static string Primary(string language)
    {
        var end = language.IndexOf('-', StringComparison.Ordinal);
        return end < 0 ? language : language[..end];
    }
}
