namespace Urna.Results;

/// <summary>Of how many stations a set of sums is made; <see cref="StationSums"/> says so. The default value is none of none.</summary>
public readonly record struct Coverage
{
    internal Coverage(int counted, int all) => (Counted, All) = (counted, all);

    /// <summary>Stations in the sums.</summary>
    public int Counted { get; }

    /// <summary>Stations there are.</summary>
    public int All { get; }

    /// <summary>Whether every station is in the sums; there is at least one.</summary>
    public bool IsComplete => All > 0 && Counted == All;

    /// <summary>Stations still missing.</summary>
    public int Missing => All - Counted;

    /// <summary>The stations counted as a share of all stations.</summary>
    public Share Share => new(Counted, All, this);
}

/// <summary>
/// A part of a whole: numerator, base and coverage. Both numbers are sums over the same set of stations, because only <see cref="StationSums"/> and
/// <see cref="Coverage"/> make one. The default value is no share. <see cref="SharePrinter"/> alone writes it as a percentage.
/// </summary>
public readonly record struct Share
{
    internal Share(long numerator, long whole, Coverage coverage) => (Numerator, Base, Coverage) = (numerator, whole, coverage);

    /// <summary>What is counted; 0 or more. It may exceed the base, as a wrong protocol can.</summary>
    public long Numerator { get; }

    /// <summary>What it is counted of; 0 or more.</summary>
    public long Base { get; }

    /// <summary>Of how many stations both numbers are made.</summary>
    public Coverage Coverage { get; }

    /// <summary>Whether there is a base to divide by.</summary>
    public bool IsSet => Base != 0;

    /// <summary>The exact value, for ordering; 0 where there is no base.</summary>
    public Fraction Value => IsSet ? Fraction.Of(Numerator, Base) : default;

    /// <summary>The share of a length, as a bar is drawn, half up; 0 where there is no base.</summary>
    /// <param name="length">The length of the whole, in any unit.</param>
    public long ScaledTo(int length) => IsSet ? (long)((((Int128)Numerator * length * 2) + Base) / ((Int128)Base * 2)) : 0;
}
