using System.Globalization;

namespace Urna.Results;

/// <summary>An exact number that is not negative: a quotient, a quota or a remainder, in lowest terms. The default value is 0/1. Comparison never overflows.</summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    private readonly Int128 _denominatorLessOne;

    private Fraction(Int128 numerator, Int128 denominator)
    {
        Numerator = numerator;
        _denominatorLessOne = denominator - 1;
    }

    /// <summary>The upper number, in lowest terms; 0 or more.</summary>
    public Int128 Numerator { get; }

    /// <summary>The lower number, in lowest terms; 1 or more.</summary>
    public Int128 Denominator => _denominatorLessOne + 1;

    /// <summary>The whole number at or below it.</summary>
    public Int128 Floor => Numerator / Denominator;

    /// <summary>The fraction of two whole numbers, brought to lowest terms.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The numerator is below 0 or the denominator below 1.</exception>
    public static Fraction Of(Int128 numerator, Int128 denominator)
    {
        if (numerator < 0) throw new ArgumentOutOfRangeException(nameof(numerator), numerator, "A numerator is 0 or more.");
        if (denominator < 1) throw new ArgumentOutOfRangeException(nameof(denominator), denominator, "A denominator is 1 or more.");
        var common = Common(numerator, denominator);
        return new(numerator / common, denominator / common);
    }

    /// <inheritdoc/>
    public int CompareTo(Fraction other)
    {
        // Crosswise products may not fit into 128 bits, so whole parts are compared, then the reciprocals of what is left.
        var (a, b, c, d, sign) = (Numerator, Denominator, other.Numerator, other.Denominator, 1);
        while (true)
        {
            var (left, leftOver) = Int128.DivRem(a, b);
            var (right, rightOver) = Int128.DivRem(c, d);
            if (left != right) return left < right ? -sign : sign;
            if (leftOver == 0 || rightOver == 0) return sign * leftOver.CompareTo(rightOver);
            (a, b, c, d, sign) = (b, leftOver, d, rightOver, -sign);
        }
    }

    /// <summary>Whether it is smaller than the other.</summary>
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    /// <summary>Whether it is greater than the other.</summary>
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    /// <summary>Whether it is not greater than the other.</summary>
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    /// <summary>Whether it is not smaller than the other.</summary>
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>Such as <c>5117/7</c>, or <c>731</c> where it is whole.</summary>
    public override string ToString() => Denominator == 1
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static Int128 Common(Int128 left, Int128 right)
    {
        while (right != 0) (left, right) = (right, Int128.DivRem(left, right).Remainder);
        return left;
    }
}
