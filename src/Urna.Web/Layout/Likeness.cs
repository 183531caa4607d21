using System.Collections.Immutable;

namespace Urna.Web.Layout;

/// <summary>Codes that are like one that is not there: a slip of the finger away, or the same without signs and leading zeros.</summary>
internal static class Likeness
{
    private const int Most = 5;
    private const int MostSlips = 2;
    private const int LongestCode = 32;
    private const int MostLooked = 100_000;

    /// <summary>The nearest codes, the likest first; none where nothing is near.</summary>
    /// <param name="typed">What was asked for.</param>
    /// <param name="count">How many codes there are.</param>
    /// <param name="codeOf">The code at a place.</param>
    public static ImmutableArray<string> Nearest(string typed, int count, Func<int, string> codeOf)
    {
        if (typed.Length is 0 or > LongestCode) return [];
        var asked = typed.ToUpperInvariant();
        var bare = Bare(asked);
        return [.. Enumerable.Range(0, Math.Min(count, MostLooked)).Select(codeOf)
            .Select(c => (Code: c, Slips: c.Length > LongestCode ? MostSlips + 1 : Slips(asked, bare, c)))
            .Where(c => c.Slips <= MostSlips && c.Slips < asked.Length).OrderBy(c => c.Slips).Take(Most).Select(c => c.Code)];
    }

    private static int Slips(string asked, string bare, string code)
    {
        Span<char> upper = stackalloc char[LongestCode];
        upper = upper[..code.AsSpan().ToUpperInvariant(upper)];
        Span<char> stripped = stackalloc char[LongestCode];
        return bare.Length > 0 && stripped[..Bare(upper, stripped)].SequenceEqual(bare) ? 0 : Slips(asked, upper);
    }

    private static string Bare(string upper)
    {
        Span<char> bare = stackalloc char[LongestCode];
        return new(bare[..Bare(upper, bare)]);
    }

    /// <summary>Letters and digits alone, each number without its leading zeros, numbers apart.</summary>
    private static int Bare(ReadOnlySpan<char> upper, Span<char> bare)
    {
        var length = 0;
        foreach (var sign in upper)
        {
            var isDigit = char.IsAsciiDigit(sign);
            if (sign == '0' && (length == 0 || !char.IsAsciiDigit(bare[length - 1]))) continue;
            if (isDigit || char.IsLetter(sign)) bare[length++] = sign;
            else if (length > 0 && bare[length - 1] != ' ') bare[length++] = ' ';
        }

        return length > 0 && bare[length - 1] == ' ' ? length - 1 : length;
    }

    /// <summary>How many letters must be put in, taken out or changed (Levenshtein); more than <see cref="MostSlips"/> where it is more.</summary>
    private static int Slips(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (Math.Abs(left.Length - right.Length) > MostSlips || right.Length > LongestCode) return MostSlips + 1;
        Span<int> row = stackalloc int[LongestCode + 1];
        for (var i = 0; i <= right.Length; i++) row[i] = i;
        for (var i = 1; i <= left.Length; i++)
        {
            var (diagonal, least) = (row[0], row[0] = i);
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > MostSlips) return least;
        }

        return row[right.Length];
    }
}
