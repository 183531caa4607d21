using Urna.Record;

namespace Urna.Protocols;

/// <summary>The people who typed a protocol, by pseudonym. The default value is nobody: a past election gives no names.</summary>
/// <param name="A">Who made the first entry.</param>
/// <param name="B">Who made the second, blind.</param>
/// <param name="Settler">Who settled what differed; empty where nothing did.</param>
public readonly record struct Entrants(string A, string B, string Settler)
{
    /// <summary>Nobody.</summary>
    public static Entrants None { get; } = new(string.Empty, string.Empty, string.Empty);

    /// <summary>Whether anybody is named.</summary>
    public bool Named => A.Length > 0;
}

/// <summary>A protocol was entered: all numbers as they stand on the paper, in the form's order, then the votes in ballot order.</summary>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Version">From 1; each correction is one higher.</param>
/// <param name="Numbers">Lines of the form, then votes; each 0 to 999,999,999, or <see cref="Protocols.Numbers.Empty"/> or <see cref="Protocols.Numbers.Unreadable"/>. Not to be changed by readers.</param>
/// <param name="LineCount">How many of them are lines.</param>
/// <param name="Completed">When the paper says it was completed; not known where it says nothing.</param>
/// <param name="Claimed">When it was sent, by the sender's account, where that differs from the entry's time.</param>
/// <param name="FormNumber">Series and number of the printed form; empty where there is none.</param>
/// <param name="Decision">The number of the decision behind a version above 1; empty for the first.</param>
/// <param name="Entrants">Who typed it.</param>
public sealed record ProtocolEntered(
    string Station, string Contest, int Version, int[] Numbers, int LineCount, Moment Completed, Moment Claimed, string FormNumber, string Decision, Entrants Entrants) : Fact
{
    /// <summary>The most numbers a protocol has.</summary>
    public const int MaxNumbers = 2000;

    /// <summary>The lines of the form.</summary>
    public ReadOnlySpan<int> Lines => Numbers.AsSpan(0, LineCount);

    /// <summary>The votes in ballot order.</summary>
    public ReadOnlySpan<int> Votes => Numbers.AsSpan(LineCount);

    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Optional("claimed"u8, Claimed);
        writer.Optional("completed"u8, Completed);
        writer.Key("contest"u8);
        writer.Text(Contest);
        writer.Optional("decision"u8, Decision);
        if (Entrants.Named)
        {
            writer.Key("entrants"u8);
            writer.BeginObject();
            writer.Key("a"u8);
            writer.Text(Entrants.A);
            writer.Key("b"u8);
            writer.Text(Entrants.B);
            writer.Optional("settler"u8, Entrants.Settler);
            writer.EndObject();
        }

        writer.Optional("formNumber"u8, FormNumber);
        WriteNumbers(writer, "lines"u8, Lines);
        writer.Key("station"u8);
        writer.Text(Station);
        writer.Key("version"u8);
        writer.Number(Version);
        WriteNumbers(writer, "votes"u8, Votes);
    }

    internal static ProtocolEntered Read(ref CanonicalReader reader)
    {
        var claimed = reader.OptionalMoment("claimed"u8);
        var completed = reader.OptionalMoment("completed"u8);
        var contest = reader.Code("contest"u8);
        var decision = reader.OptionalCode("decision"u8);
        var entrants = reader.TryKey("entrants"u8) ? ReadEntrants(ref reader) : Entrants.None;
        var formNumber = reader.OptionalCode("formNumber"u8);
        var numbers = reader.Numbers(MaxNumbers);
        reader.Key("lines"u8);
        var lines = ReadNumbers(ref reader, numbers, 0);
        var station = reader.Code("station"u8);
        var version = reader.Count("version"u8);
        reader.Key("votes"u8);
        var count = ReadNumbers(ref reader, numbers, lines);
        return new(station, contest, version, numbers[..count].ToArray(), lines, completed, claimed, formNumber, decision, entrants);
    }

    private static Entrants ReadEntrants(ref CanonicalReader reader)
    {
        reader.BeginObject();
        var a = reader.Code("a"u8);
        var b = reader.Code("b"u8);
        var settler = reader.OptionalCode("settler"u8);
        reader.EndObject();
        return new(a, b, settler);
    }

    internal static void WriteNumbers(CanonicalWriter writer, ReadOnlySpan<byte> key, ReadOnlySpan<int> numbers)
    {
        writer.Key(key);
        writer.BeginArray();
        foreach (var number in numbers)
        {
            if (number >= 0) writer.Number(number);
            else writer.Plain(number == Protocols.Numbers.Empty ? ""u8 : "?"u8);
        }

        writer.EndArray();
    }

    internal static int ReadNumbers(ref CanonicalReader reader, scoped Span<int> numbers, int count)
    {
        reader.BeginArray();
        while (reader.NextItem())
        {
            if (count == numbers.Length) throw reader.Wrong($"at most {MaxNumbers} numbers");
            numbers[count++] = reader.IsString ? ReadMissing(ref reader) : reader.Count();
        }

        reader.EndArray();
        return count;
    }

    private static int ReadMissing(ref CanonicalReader reader)
    {
        var raw = reader.Raw();
        if (raw.IsEmpty) return Protocols.Numbers.Empty;
        return raw.SequenceEqual("?"u8) ? Protocols.Numbers.Unreadable : throw reader.Wrong("a count, \"\" for an empty line or \"?\" for an unreadable one");
    }
}
