using System.Text.Json;
using Urna.Results;

namespace Urna.Tests.Results;

/// <summary>One expectation of the vector files: votes, seats, a way to count, the seats expected.</summary>
public sealed record SeatVector(string Name, long[] Votes, int Seats, int[] Expected, Func<Tally, int, SeatCount> Count)
{
    public override string ToString() => Name;
}

/// <summary>The vectors of <c>data/seats</c>, read from the files as they are.</summary>
internal static class SeatVectors
{
    private static readonly Dictionary<string, ListMethod> Methods = new(StringComparer.Ordinal)
    {
        ["dhondt"] = ListMethod.DHondt,
        ["saintelague"] = ListMethod.SainteLague,
        ["modified_saintelague"] = ListMethod.ModifiedSainteLague,
        ["hare"] = ListMethod.Hare,
        ["quota"] = ListMethod.Quota,
        ["adams"] = ListMethod.Adams,
        ["dean"] = ListMethod.Dean,
        ["huntington"] = ListMethod.HuntingtonHill,
    };

    internal static IReadOnlyList<SeatVector> All { get; } = [.. Dutch(), .. BalinskiYoung(), .. Real()];

    internal static Tally TallyOf(IEnumerable<long> votes) => Tally.Of(votes.Select((v, i) => new ChoiceVotes($"c{i}", v)));

    private static IEnumerable<SeatVector> Dutch() => File("method-cases.json").GetProperty("netherlands").EnumerateArray()
        .Select((c, i) => new SeatVector($"Dutch council {i + 1}", Longs(c, "votes"), Seats(c), Ints(c, "expect"), DutchCouncil.Count));

    private static IEnumerable<SeatVector> BalinskiYoung()
    {
        foreach (var c in File("method-cases.json").GetProperty("balinski_young").EnumerateArray())
        {
            foreach (var expected in c.EnumerateObject().Where(p => p.Name is not ("votes" or "seats")))
            {
                var method = Methods[expected.Name];
                yield return new($"Balinski and Young, {expected.Name}", Longs(c, "votes"), Seats(c), Ints(c, expected.Name), (t, s) => PartyList.Count(t, s, method));
            }
        }
    }

    private static IEnumerable<SeatVector> Real()
    {
        foreach (var c in File("real-elections.json").GetProperty("real").EnumerateArray())
        {
            var threshold = PartOf(c.GetProperty("threshold").GetRawText());
            (string Key, ListMethod Method)[] keys =
                [("official", ListMethod.DHondt), ("computed", ListMethod.DHondt), ("saintelague", ListMethod.SainteLague), ("hare_on_threshold_survivors", ListMethod.Hare)];
            foreach (var (key, method) in keys)
            {
                yield return new($"{c.GetProperty("election").GetString()}, {key}", Longs(c, "votes"), Seats(c), Ints(c, key), (t, s) => PartyList.Count(t, s, method, threshold));
            }
        }
    }

    // 0.04 is 4/100: the digits after the point, over as many tens.
    private static Part PartOf(string text)
    {
        var digits = text.Split('.')[1];
        return Part.TryParse($"{long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)}/1{new string('0', digits.Length)}", out var part)
            ? part : throw new FormatException(text);
    }

    private static JsonElement File(string name) =>
        JsonDocument.Parse(System.IO.File.ReadAllBytes(Path.Combine(Repository.Root, "tests/Urna.Tests/data/seats", name))).RootElement;

    private static int Seats(JsonElement c) => c.GetProperty("seats").GetInt32();

    private static long[] Longs(JsonElement c, string name) => [.. c.GetProperty(name).EnumerateArray().Select(v => v.GetInt64())];

    private static int[] Ints(JsonElement c, string name) => [.. c.GetProperty(name).EnumerateArray().Select(v => v.GetInt32())];
}
