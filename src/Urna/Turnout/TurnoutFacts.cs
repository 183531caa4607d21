using Urna.Record;

namespace Urna.Turnout;

/// <summary>A station reported how many voters had taken part since the polls opened, at a cut-off.</summary>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Cutoff">The cut-off, of the profile.</param>
/// <param name="Voters">Voters since the opening, those at the portable box included; -1 where the report came without a number, which is not zero.</param>
public sealed record TurnoutReported(string Station, string Contest, string Cutoff, int Voters) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("contest"u8);
        writer.Text(Contest);
        writer.Key("cutoff"u8);
        writer.Text(Cutoff);
        writer.Key("station"u8);
        writer.Text(Station);
        writer.OptionalCount("voters"u8, Voters);
    }

    internal static TurnoutReported Read(ref CanonicalReader reader)
    {
        var contest = reader.Code("contest"u8);
        var cutoff = reader.Code("cutoff"u8);
        var station = reader.Code("station"u8);
        return new(station, contest, cutoff, reader.OptionalCount("voters"u8));
    }
}

/// <summary>A report was corrected; the old number stays visible.</summary>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Cutoff">The cut-off, of the profile.</param>
/// <param name="Was">The number it was based on; -1 where the report came without one.</param>
/// <param name="Voters">The number now; -1 for none.</param>
public sealed record TurnoutCorrected(string Station, string Contest, string Cutoff, int Was, int Voters) : Fact
{
    internal override void WriteData(CanonicalWriter writer)
    {
        writer.Key("contest"u8);
        writer.Text(Contest);
        writer.Key("cutoff"u8);
        writer.Text(Cutoff);
        writer.Key("station"u8);
        writer.Text(Station);
        writer.OptionalCount("voters"u8, Voters);
        writer.OptionalCount("was"u8, Was);
    }

    internal static TurnoutCorrected Read(ref CanonicalReader reader)
    {
        var contest = reader.Code("contest"u8);
        var cutoff = reader.Code("cutoff"u8);
        var station = reader.Code("station"u8);
        var voters = reader.OptionalCount("voters"u8);
        return new(station, contest, cutoff, reader.OptionalCount("was"u8), voters);
    }
}
