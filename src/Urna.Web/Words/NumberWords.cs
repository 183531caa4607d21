namespace Urna.Web.Words;

/// <summary>Whole numbers in words, as a protocol has them beside its figures so that nobody can add a digit: 1,204 is "one thousand two hundred and four".</summary>
public static class NumberWords
{
    private const long Thousand = 1000;
    private const long Million = 1_000_000;
    private const long Milliard = 1_000_000_000;
    private const long Hundred = 100;
    private const int Teens = 20;

    /// <summary>The number in words.</summary>
    /// <param name="words">The language.</param>
    /// <param name="number">From 0 to below a million millions.</param>
    public static string Of(Vocabulary words, long number)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Million * Million);
        if (number < Teens) return Among(words, "number.small", number);
        var (milliards, underMilliard) = Math.DivRem(number, Milliard);
        var (millions, underMillion) = Math.DivRem(underMilliard, Million);
        var (thousands, rest) = Math.DivRem(underMillion, Thousand);
        var said = new List<string>(4);
        if (milliards > 0) said.Add(Group(words, milliards, "number.milliard"));
        if (millions > 0) said.Add(Group(words, millions, "number.million"));
        if (thousands == 1) said.Add(words["number.one-thousand"]);
        if (thousands > 1) said.Add(Group(words, thousands, "number.thousand", ofThousands: true));
        var before = string.Join(' ', said);
        if (rest == 0) return before;
        var last = UnderThousand(words, rest, false);
        if (before.Length == 0) return last;
        return rest < Hundred ? words.Say("number.and-last", ("before", before), ("rest", last)) : $"{before} {last}";
    }

    private static string Group(Vocabulary words, long count, string scale, bool ofThousands = false) => $"{UnderThousand(words, count, ofThousands)} {words.Say(scale, ("n", count))}";

    private static string UnderThousand(Vocabulary words, long number, bool ofThousands)
    {
        var (hundreds, rest) = Math.DivRem(number, Hundred);
        if (hundreds == 0) return UnderHundred(words, rest, ofThousands);
        var said = Among(words, "number.hundreds", hundreds - 1);
        return rest == 0 ? said : words.Say("number.and", ("hundreds", said), ("rest", UnderHundred(words, rest, ofThousands)));
    }

    private static string UnderHundred(Vocabulary words, long number, bool ofThousands)
    {
        if (number < Teens) return Small(words, number, ofThousands);
        var (tens, unit) = Math.DivRem(number, 10);
        var said = Among(words, "number.tens", tens - 2);
        return unit == 0 ? said : words.Say("number.tens-and", ("tens", said), ("unit", Small(words, unit, ofThousands)));
    }

    // One and two thousand are of another gender in Russian.
    private static string Small(Vocabulary words, long number, bool ofThousands) =>
        ofThousands && number is 1 or 2 ? Among(words, "number.of-thousands", number - 1) : Among(words, "number.small", number);

    private static string Among(Vocabulary words, string key, long place) => words[key].Split('|')[place];
}
