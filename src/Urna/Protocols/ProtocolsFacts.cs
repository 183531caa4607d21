using Urna.Record;

namespace Urna.Protocols;

/// <summary>A station's protocol reached its commission: the paper is there.</summary>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest.</param>
/// <param name="FormNumber">Series and number of the printed form; empty where there is none.</param>
public sealed record ProtocolReceived(string Station, string Contest, string FormNumber) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("contest"u8);
        writer.Text(Contest);
        writer.Optional("formNumber"u8, FormNumber);
        writer.Key("station"u8);
        writer.Text(Station);
    }

    internal static ProtocolReceived Read(ref CanonicalReader reader)
    {
        var contest = reader.Code("contest"u8);
        var formNumber = reader.OptionalCode("formNumber"u8);
        return new(reader.Code("station"u8), contest, formNumber);
    }
}

/// <summary>One of two blind entries of a protocol was made; its numbers stay in the vault until both are there.</summary>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Version">The version being entered.</param>
/// <param name="Side"><c>a</c> or <c>b</c>.</param>
/// <param name="Commitment">SHA-256 over a 32-byte nonce and the canonical numbers, 64 hexadecimal digits.</param>
public sealed record EntrySealed(string Station, string Contest, int Version, string Side, string Commitment) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("commitment"u8);
        writer.Text(Commitment);
        writer.Key("contest"u8);
        writer.Text(Contest);
        writer.Key("side"u8);
        writer.Text(Side);
        writer.Key("station"u8);
        writer.Text(Station);
        writer.Key("version"u8);
        writer.Number(Version);
    }

    internal static EntrySealed Read(ref CanonicalReader reader)
    {
        var commitment = reader.Text("commitment"u8);
        var contest = reader.Code("contest"u8);
        var side = reader.Code("side"u8);
        var station = reader.Code("station"u8);
        return new(station, contest, reader.Count("version"u8), side, commitment);
    }
}

/// <summary>A version of a protocol was accepted: from here it is counted and public.</summary>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Version">The version.</param>
public sealed record ProtocolAccepted(string Station, string Contest, int Version) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("contest"u8);
        writer.Text(Contest);
        writer.Key("station"u8);
        writer.Text(Station);
        writer.Key("version"u8);
        writer.Number(Version);
    }

    internal static ProtocolAccepted Read(ref CanonicalReader reader)
    {
        var contest = reader.Code("contest"u8);
        var station = reader.Code("station"u8);
        return new(station, contest, reader.Count("version"u8));
    }
}

/// <summary>The explanation that a broken check owes was given; its words are a paper.</summary>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Version">The version.</param>
/// <param name="Check">The code of the check.</param>
/// <param name="Paper">The hash of the paper.</param>
public sealed record ProtocolExplained(string Station, string Contest, int Version, string Check, string Paper) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("check"u8);
        writer.Text(Check);
        writer.Key("contest"u8);
        writer.Text(Contest);
        writer.Key("paper"u8);
        writer.Text(Paper);
        writer.Key("station"u8);
        writer.Text(Station);
        writer.Key("version"u8);
        writer.Number(Version);
    }

    internal static ProtocolExplained Read(ref CanonicalReader reader)
    {
        var check = reader.Code("check"u8);
        var contest = reader.Code("contest"u8);
        var paper = reader.Text("paper"u8);
        var station = reader.Code("station"u8);
        return new(station, contest, reader.Count("version"u8), check, paper);
    }
}

/// <summary>The commission decided that a version counts although a check of level block is broken.</summary>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Version">The version.</param>
/// <param name="Decision">The number of the decision.</param>
public sealed record ProtocolAdmitted(string Station, string Contest, int Version, string Decision) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("contest"u8);
        writer.Text(Contest);
        writer.Key("decision"u8);
        writer.Text(Decision);
        writer.Key("station"u8);
        writer.Text(Station);
        writer.Key("version"u8);
        writer.Number(Version);
    }

    internal static ProtocolAdmitted Read(ref CanonicalReader reader)
    {
        var contest = reader.Code("contest"u8);
        var decision = reader.Code("decision"u8);
        var station = reader.Code("station"u8);
        return new(station, contest, reader.Count("version"u8), decision);
    }
}
