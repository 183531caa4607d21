using Urna.Record;

namespace Urna.Registers;

/// <summary>The registers were closed; from here they change by decision only. The totals are checked by every reader.</summary>
/// <param name="Stations">Stations formed.</param>
/// <param name="Contests">Contests called.</param>
/// <param name="Choices">Choices registered.</param>
/// <param name="Voters">Voters on permanent and temporary lists, each station once, by its first ballot.</param>
public sealed record RegistersFrozen(int Stations, int Contests, int Choices, long Voters) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("choices"u8);
        writer.Number(Choices);
        writer.Key("contests"u8);
        writer.Number(Contests);
        writer.Key("stations"u8);
        writer.Number(Stations);
        writer.Key("voters"u8);
        writer.Number(Voters);
    }

    internal static RegistersFrozen Read(ref CanonicalReader reader)
    {
        var choices = reader.Count("choices"u8);
        var contests = reader.Count("contests"u8);
        var stations = reader.Count("stations"u8);
        reader.Key("voters"u8);
        return new(stations, contests, choices, reader.Number());
    }
}

/// <summary>A station's list for a contest was amended by decision after the freeze.</summary>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Permanent">Voters on the permanent list now.</param>
/// <param name="Temporary">Voters on the temporary list now.</param>
/// <param name="Decision">The number of the decision.</param>
public sealed record ListAmended(string Station, string Contest, int Permanent, int Temporary, string Decision) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("contest"u8);
        writer.Text(Contest);
        writer.Key("decision"u8);
        writer.Text(Decision);
        writer.Key("permanent"u8);
        writer.Number(Permanent);
        writer.Key("station"u8);
        writer.Text(Station);
        writer.Key("temporary"u8);
        writer.Number(Temporary);
    }

    internal static ListAmended Read(ref CanonicalReader reader)
    {
        var contest = reader.Code("contest"u8);
        var decision = reader.Code("decision"u8);
        var permanent = reader.Count("permanent"u8);
        var station = reader.Code("station"u8);
        return new(station, contest, permanent, reader.Count("temporary"u8), decision);
    }
}

/// <summary>A station's hours were changed: opened late, extended, closed early.</summary>
/// <param name="Station">The station.</param>
/// <param name="Opens">Its opening now; not known where it is the contest's.</param>
/// <param name="Closes">Its closing now; not known where it is the contest's.</param>
/// <param name="Decision">The number of the decision.</param>
public sealed record HoursChanged(string Station, Moment Opens, Moment Closes, string Decision) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Optional("closes"u8, Closes);
        writer.Key("decision"u8);
        writer.Text(Decision);
        writer.Optional("opens"u8, Opens);
        writer.Key("station"u8);
        writer.Text(Station);
    }

    internal static HoursChanged Read(ref CanonicalReader reader)
    {
        var closes = reader.OptionalMoment("closes"u8);
        var decision = reader.Code("decision"u8);
        var opens = reader.OptionalMoment("opens"u8);
        return new(reader.Code("station"u8), opens, closes, decision);
    }
}

/// <summary>Voting in a contest has ended everywhere. Before it no fact that carries its votes can be recorded.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Confirmer">The second person; the first is the author.</param>
public sealed record PollsClosed(string Contest, string Confirmer) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("confirmer"u8);
        writer.Text(Confirmer);
        writer.Key("contest"u8);
        writer.Text(Contest);
    }

    internal static PollsClosed Read(ref CanonicalReader reader)
    {
        var confirmer = reader.Code("confirmer"u8);
        return new(reader.Code("contest"u8), confirmer);
    }
}

/// <summary>Publication was paused by two people.</summary>
/// <param name="Confirmer">The second person; the first is the author.</param>
/// <param name="Decision">The number of the decision that gives the reason.</param>
public sealed record PublicationPaused(string Confirmer, string Decision) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("confirmer"u8);
        writer.Text(Confirmer);
        writer.Key("decision"u8);
        writer.Text(Decision);
    }

    internal static PublicationPaused Read(ref CanonicalReader reader)
    {
        var confirmer = reader.Code("confirmer"u8);
        return new(confirmer, reader.Code("decision"u8));
    }
}

/// <summary>Publication goes on.</summary>
/// <param name="Confirmer">The second person; the first is the author.</param>
public sealed record PublicationResumed(string Confirmer) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("confirmer"u8);
        writer.Text(Confirmer);
    }

    internal static PublicationResumed Read(ref CanonicalReader reader) => new(reader.Code("confirmer"u8));
}
