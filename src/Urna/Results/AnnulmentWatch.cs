using Urna.Protocols;
using Urna.Registers;

namespace Urna.Results;

/// <summary>How far a contest is from the bound at which the law annuls it: invalidated stations, and where the law asks for it the voters on their lists.</summary>
/// <param name="Stations">Invalidated stations.</param>
/// <param name="OfStations">Stations of the contest.</param>
/// <param name="Voters">Voters on the lists of the invalidated stations.</param>
/// <param name="OfVoters">Voters on the lists of all stations.</param>
/// <param name="Rule">The bound.</param>
public sealed record AnnulmentWatch(int Stations, int OfStations, long Voters, long OfVoters, Annulment Rule)
{
    /// <summary>Whether more stations are invalidated than the law bears.</summary>
    public bool StationsExceed => Rule.Stations.IsSet && Rule.Stations.IsExceededBy(Stations, OfStations);

    /// <summary>Whether their voters are more than the law bears; true where it does not ask for them.</summary>
    public bool VotersExceed => !Rule.Voters.IsSet || Rule.Voters.IsExceededBy(Voters, OfVoters);

    /// <summary>Whether the bound is passed. It annuls nothing: a decision does.</summary>
    public bool IsPassed => StationsExceed && VotersExceed;

    /// <summary>How many more stations must be invalidated before more are than the law bears; 0 where they are, -1 where the law sets no bound.</summary>
    public int StationsLeft => !Rule.Stations.IsSet ? -1 : StationsExceed ? 0 : (int)((Rule.Stations.Numerator * OfStations / Rule.Stations.Denominator) + 1 - Stations);

    /// <summary>Watches a contest.</summary>
    public static AnnulmentWatch Of(ContestTally tally, Profile profile)
    {
        var invalidated = tally.Of(SlotPart.Invalidated);
        return new(invalidated.Stations, tally.Parts.Sum(p => p.Stations), invalidated.Voters, tally.Parts.Sum(p => p.Voters), profile.Annulment);
    }
}
