using Urna.Protocols;
using Urna.Record;

namespace Urna.Results;

/// <summary>
/// The protocol of the commission that adds up a contest was entered, as the paper says it. Nothing is counted from it: it is compared with the sum of
/// the station protocols, and while they differ the contest reaches no stage (Election Code of Azerbaijan, article 107.3).
/// </summary>
/// <param name="Contest">The contest.</param>
/// <param name="Version">From 1; each correction is one higher.</param>
/// <param name="Stations">How many stations there are, by their parts.</param>
/// <param name="Numbers">Lines of the contest's form, then votes; each 0 to 999,999,999, or empty or unreadable as in <see cref="ProtocolEntered"/>. Not to be changed by readers.</param>
/// <param name="LineCount">How many of them are lines.</param>
/// <param name="Decision">The number of the decision by which the commission adopted it.</param>
public sealed record ResultProtocolEntered(string Contest, int Version, ResultStations Stations, int[] Numbers, int LineCount, string Decision) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("contest"u8);
        writer.Text(Contest);
        writer.Key("decision"u8);
        writer.Text(Decision);
        ProtocolEntered.WriteNumbers(writer, "lines"u8, Numbers.AsSpan(0, LineCount));
        writer.Key("stations"u8);
        Stations.Write(writer);
        writer.Key("version"u8);
        writer.Number(Version);
        ProtocolEntered.WriteNumbers(writer, "votes"u8, Numbers.AsSpan(LineCount));
    }

    internal static ResultProtocolEntered Read(ref CanonicalReader reader)
    {
        var contest = reader.Code("contest"u8);
        var decision = reader.Code("decision"u8);
        var numbers = reader.Numbers(ProtocolEntered.MaxNumbers);
        reader.Key("lines"u8);
        var lines = ProtocolEntered.ReadNumbers(ref reader, numbers, 0);
        reader.Key("stations"u8);
        var stations = ResultStations.Read(ref reader);
        var version = reader.Count("version"u8);
        reader.Key("votes"u8);
        var count = ProtocolEntered.ReadNumbers(ref reader, numbers, lines);
        return new(contest, version, stations, numbers[..count].ToArray(), lines, decision);
    }
}

/// <summary>How the protocol of a contest divides its stations: all = submitted + failed, submitted = basis + invalidated (article 107.3).</summary>
/// <param name="All">Stations of the contest.</param>
/// <param name="Submitted">Station protocols submitted.</param>
/// <param name="Basis">Those taken as basis of the result.</param>
/// <param name="Invalidated">Those whose result was invalidated.</param>
/// <param name="Failed">Stations where voting failed.</param>
public readonly record struct ResultStations(int All, int Submitted, int Basis, int Invalidated, int Failed)
{
    internal void Write(CanonicalWriter writer)
    {
        writer.BeginObject();
        writer.Key("all"u8);
        writer.Number(All);
        writer.Key("basis"u8);
        writer.Number(Basis);
        writer.Key("failed"u8);
        writer.Number(Failed);
        writer.Key("invalidated"u8);
        writer.Number(Invalidated);
        writer.Key("submitted"u8);
        writer.Number(Submitted);
        writer.EndObject();
    }

    internal static ResultStations Read(ref CanonicalReader reader)
    {
        reader.BeginObject();
        var all = reader.Count("all"u8);
        var basis = reader.Count("basis"u8);
        var failed = reader.Count("failed"u8);
        var invalidated = reader.Count("invalidated"u8);
        var submitted = reader.Count("submitted"u8);
        reader.EndObject();
        return new(all, submitted, basis, invalidated, failed);
    }
}
