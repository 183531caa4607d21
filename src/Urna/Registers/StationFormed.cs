using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Urna.Record;

namespace Urna.Registers;

/// <summary>What a station's voters vote in, with the voters on its lists.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Permanent">Voters on the permanent list.</param>
/// <param name="Temporary">Voters on the temporary list.</param>
/// <param name="Handed">Ballots handed over to the station; -1 where it is not recorded.</param>
public sealed record Ballot(string Contest, int Permanent, int Temporary, int Handed)
{
    internal void Write(CanonicalWriter writer)
    {
        writer.BeginObject();
        writer.Key("contest"u8);
        writer.Text(Contest);
        writer.OptionalCount("handed"u8, Handed);
        writer.Key("permanent"u8);
        writer.Number(Permanent);
        writer.Key("temporary"u8);
        writer.Number(Temporary);
        writer.EndObject();
    }

    internal static Ballot Read(ref CanonicalReader reader)
    {
        reader.BeginObject();
        var contest = reader.Code("contest"u8);
        var handed = reader.OptionalCount("handed"u8);
        var permanent = reader.Count("permanent"u8);
        var ballot = new Ballot(contest, permanent, reader.Count("temporary"u8), handed);
        reader.EndObject();
        return ballot;
    }
}

/// <summary>A polling station was formed.</summary>
/// <param name="Station">Its code, such as <c>070-038</c>.</param>
/// <param name="Unit">The unit it lies in, which may not be the one its voters vote in.</param>
/// <param name="Kinds">Its kinds, of the profile; at least one.</param>
/// <param name="Place">Venue and address.</param>
/// <param name="Latitude">In millionths of a degree; <see cref="NoDegree"/> where it is not known.</param>
/// <param name="Longitude">In millionths of a degree; <see cref="NoDegree"/> where it is not known.</param>
/// <param name="Opens">Its own opening; not known where it is the contest's.</param>
/// <param name="Closes">Its own closing; not known where it is the contest's.</param>
/// <param name="Ballots">What its voters vote in; at least one.</param>
public sealed record StationFormed(
    string Station, string Unit, ImmutableArray<string> Kinds, Names Place, int Latitude, int Longitude, Moment Opens, Moment Closes, ImmutableArray<Ballot> Ballots) : Fact
{
    /// <summary>No degree.</summary>
    public const int NoDegree = int.MinValue;

    /// <summary>180 degrees, in millionths.</summary>
    public const int MaxDegree = 180_000_000;

    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("ballots"u8);
        writer.BeginArray();
        foreach (var ballot in Ballots) ballot.Write(writer);
        writer.EndArray();
        writer.Optional("closes"u8, Closes);
        writer.Optional("kinds"u8, Kinds.AsSpan());
        WriteDegree(writer, "latitude"u8, Latitude);
        WriteDegree(writer, "longitude"u8, Longitude);
        writer.Optional("opens"u8, Opens);
        writer.Key("place"u8);
        Place.Write(writer);
        writer.Key("station"u8);
        writer.Text(Station);
        writer.Key("unit"u8);
        writer.Text(Unit);
    }

    internal static StationFormed Read(ref CanonicalReader reader)
    {
        reader.Key("ballots"u8);
        var ballots = ImmutableArray.CreateBuilder<Ballot>(1);
        reader.BeginArray();
        while (reader.NextItem()) ballots.Add(Ballot.Read(ref reader));
        reader.EndArray();
        var closes = reader.OptionalMoment("closes"u8);
        var kinds = reader.OptionalCodes("kinds"u8);
        var latitude = ReadDegree(ref reader, "latitude"u8);
        var longitude = ReadDegree(ref reader, "longitude"u8);
        var opens = reader.OptionalMoment("opens"u8);
        reader.Key("place"u8);
        var place = Names.Read(ref reader);
        var station = reader.Code("station"u8);
        return new(station, reader.Code("unit"u8), ImmutableCollectionsMarshal.AsImmutableArray(kinds), place, latitude, longitude, opens, closes, ballots.DrainToImmutable());
    }

    private static void WriteDegree(CanonicalWriter writer, ReadOnlySpan<byte> key, int degree)
    {
        if (degree == NoDegree) return;
        writer.Key(key);
        writer.Number(degree);
    }

    private static int ReadDegree(ref CanonicalReader reader, ReadOnlySpan<byte> key)
    {
        if (!reader.TryKey(key)) return NoDegree;
        var degree = reader.Number();
        return Math.Abs(degree) <= MaxDegree ? (int)degree : throw reader.Wrong("at most 180 degrees in millionths");
    }
}

/// <summary>A contest called later, such as a run-off, was assigned to a station.</summary>
/// <param name="Station">The station.</param>
/// <param name="Ballot">The contest and the lists.</param>
public sealed record BallotAssigned(string Station, Ballot Ballot) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("ballot"u8);
        Ballot.Write(writer);
        writer.Key("station"u8);
        writer.Text(Station);
    }

    internal static BallotAssigned Read(ref CanonicalReader reader)
    {
        reader.Key("ballot"u8);
        var ballot = Ballot.Read(ref reader);
        return new(reader.Code("station"u8), ballot);
    }
}
