using Urna.Record;

namespace Urna.Turnout;

/// <summary>A station reported how many voters had taken part since the polls opened, at a cut-off.</summary>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Cutoff">The cut-off, of the profile.</param>
/// <param name="Voters">Voters since the opening, those at the portable box included.</param>
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
        writer.Key("voters"u8);
        writer.Number(Voters);
    }

    internal static TurnoutReported Read(ref CanonicalReader reader)
    {
        var contest = reader.Code("contest"u8);
        var cutoff = reader.Code("cutoff"u8);
        var station = reader.Code("station"u8);
        return new(station, contest, cutoff, reader.Count("voters"u8));
    }
}

/// <summary>A report was corrected; the old number stays visible.</summary>
/// <param name="Station">The station.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Cutoff">The cut-off, of the profile.</param>
/// <param name="Was">The number it was based on.</param>
/// <param name="Voters">The number now.</param>
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
        writer.Key("voters"u8);
        writer.Number(Voters);
        writer.Key("was"u8);
        writer.Number(Was);
    }

    internal static TurnoutCorrected Read(ref CanonicalReader reader)
    {
        var contest = reader.Code("contest"u8);
        var cutoff = reader.Code("cutoff"u8);
        var station = reader.Code("station"u8);
        var voters = reader.Count("voters"u8);
        return new(station, contest, cutoff, reader.Count("was"u8), voters);
    }
}
