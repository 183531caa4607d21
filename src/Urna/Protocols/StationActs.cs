using Urna.Record;

namespace Urna.Protocols;

/// <summary>A recount was ordered; the result stands until a new version is entered.</summary>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Decision">The number of the decision.</param>
public sealed record RecountOrdered(string Station, string Contest, string Decision) : Fact
{
    internal override void WriteData(CanonicalWriter writer) => StationAct.Write(writer, Station, Contest, Decision);

    internal static RecountOrdered Read(ref CanonicalReader reader)
    {
        var (station, contest, decision) = StationAct.Read(ref reader);
        return new(station, contest, decision);
    }
}

/// <summary>A station's result was invalidated: it is shown and not counted.</summary>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Decision">The number of the decision.</param>
public sealed record ResultInvalidated(string Station, string Contest, string Decision) : Fact
{
    internal override void WriteData(CanonicalWriter writer) => StationAct.Write(writer, Station, Contest, Decision);

    internal static ResultInvalidated Read(ref CanonicalReader reader)
    {
        var (station, contest, decision) = StationAct.Read(ref reader);
        return new(station, contest, decision);
    }
}

/// <summary>An invalidation was lifted.</summary>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Decision">The number of the decision.</param>
public sealed record ResultRestored(string Station, string Contest, string Decision) : Fact
{
    internal override void WriteData(CanonicalWriter writer) => StationAct.Write(writer, Station, Contest, Decision);

    internal static ResultRestored Read(ref CanonicalReader reader)
    {
        var (station, contest, decision) = StationAct.Read(ref reader);
        return new(station, contest, decision);
    }
}

/// <summary>Voting failed at the station: there will be no protocol.</summary>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Decision">The number of the decision.</param>
public sealed record VotingFailed(string Station, string Contest, string Decision) : Fact
{
    internal override void WriteData(CanonicalWriter writer) => StationAct.Write(writer, Station, Contest, Decision);

    internal static VotingFailed Read(ref CanonicalReader reader)
    {
        var (station, contest, decision) = StationAct.Read(ref reader);
        return new(station, contest, decision);
    }
}

/// <summary>The data that all decisions on a station's result share.</summary>
internal static class StationAct
{
    public static void Write(CanonicalWriter writer, string station, string contest, string decision)
    {
        writer.Key("contest"u8);
        writer.Text(contest);
        writer.Key("decision"u8);
        writer.Text(decision);
        writer.Key("station"u8);
        writer.Text(station);
    }

    public static (string Station, string Contest, string Decision) Read(ref CanonicalReader reader)
    {
        var contest = reader.Code("contest"u8);
        var decision = reader.Code("decision"u8);
        return (reader.Code("station"u8), contest, decision);
    }
}
