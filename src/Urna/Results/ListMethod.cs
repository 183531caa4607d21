namespace Urna.Results;

/// <summary>A method that turns the votes of lists into seats.</summary>
public enum ListMethod
{
    /// <summary>Divisors 1, 2, 3, … (Jefferson).</summary>
    DHondt,

    /// <summary>Divisors 1, 3, 5, … (Webster).</summary>
    SainteLague,

    /// <summary>Divisors 7/5, 3, 5, ….</summary>
    ModifiedSainteLague,

    /// <summary>Quota votes / seats, then largest remainders (Hamilton).</summary>
    Hare,

    /// <summary>Quota one more than the whole part of votes / (seats + 1), then largest remainders.</summary>
    Droop,

    /// <summary>Divisors 0, 1, 2, ….</summary>
    Adams,

    /// <summary>Divisors are the harmonic means of 0 and 1, 1 and 2, ….</summary>
    Dean,

    /// <summary>Divisors are the geometric means of 0 and 1, 1 and 2, ….</summary>
    HuntingtonHill,

    /// <summary>D'Hondt where no list goes beyond its quota rounded up, at any number of seats on the way (Balinski and Young 1975). Equal claims are met together.</summary>
    Quota,
}

/// <summary>The names of the methods in packages and commands.</summary>
public static class ListMethods
{
    /// <summary>Reads <c>dhondt</c>, <c>sainte-lague</c>, <c>modified-sainte-lague</c>, <c>hare</c>, <c>droop</c>, <c>adams</c>, <c>dean</c>, <c>huntington-hill</c> or <c>quota</c>.</summary>
    public static bool TryParse(string? text, out ListMethod method)
    {
        (var known, method) = text switch
        {
            "dhondt" => (true, ListMethod.DHondt),
            "sainte-lague" => (true, ListMethod.SainteLague),
            "modified-sainte-lague" => (true, ListMethod.ModifiedSainteLague),
            "hare" => (true, ListMethod.Hare),
            "droop" => (true, ListMethod.Droop),
            "adams" => (true, ListMethod.Adams),
            "dean" => (true, ListMethod.Dean),
            "huntington-hill" => (true, ListMethod.HuntingtonHill),
            "quota" => (true, ListMethod.Quota),
            _ => (false, default),
        };
        return known;
    }

    /// <summary>A list's claim to its next seat: votes divided by the method's divisor. Null where the divisor is 0: such a list comes first. Huntington–Hill's is squared, to stay exact.</summary>
    internal static Fraction? Quotient(ListMethod method, long votes, int held) => method switch
    {
        ListMethod.ModifiedSainteLague when held == 0 => Fraction.Of((Int128)votes * 5, 7),
        ListMethod.SainteLague or ListMethod.ModifiedSainteLague => Fraction.Of(votes, (held * 2) + 1),
        ListMethod.DHondt or ListMethod.Quota => Fraction.Of(votes, held + 1),
        _ when held == 0 => null,
        ListMethod.Adams => Fraction.Of(votes, held),
        ListMethod.Dean => Fraction.Of((Int128)votes * ((held * 2) + 1), (Int128)held * (held + 1) * 2),
        ListMethod.HuntingtonHill => Fraction.Of((Int128)votes * votes, (Int128)held * (held + 1)),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "This method has a quota, not divisors."),
    };
}
