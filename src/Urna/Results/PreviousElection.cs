using System.Collections.Immutable;
using Urna.Registers;

namespace Urna.Results;

/// <summary>Whether a contest has the boundaries it had in another election. The default value is that there was no such contest.</summary>
public enum Boundaries
{
    /// <summary>The other election has no contest of this code.</summary>
    NoContest,

    /// <summary>Another unit decided it.</summary>
    OtherUnit,

    /// <summary>Other stations voted in it, or they lay in other units.</summary>
    OtherStations,

    /// <summary>The same unit, and the same stations in the same units.</summary>
    Match,
}

/// <summary>A contest beside the one of the same code in another election.</summary>
/// <param name="Now">The contest.</param>
/// <param name="Before">The other; null where there is none, or the boundaries differ, so that nothing is compared.</param>
/// <param name="Boundaries">Whether they match.</param>
public sealed record ContestBefore(ContestReport Now, ContestReport? Before, Boundaries Boundaries);

/// <summary>Compares with another election, only where the boundaries match.</summary>
public static class PreviousElection
{
    /// <summary>The contests of a report, each beside the other report's, in order.</summary>
    public static ImmutableArray<ContestBefore> Of(ResultsReport now, ResultsReport before)
    {
        var others = before.Contests.ToDictionary(c => c.Contest.Code, StringComparer.Ordinal);
        return [.. now.Contests.Select(c => Beside(now.Views.Registers, c, before.Views.Registers, others.GetValueOrDefault(c.Contest.Code)))];
    }

    private static ContestBefore Beside(RegistersView registers, ContestReport now, RegistersView others, ContestReport? before)
    {
        if (before is null) return new(now, null, Boundaries.NoContest);
        if (before.Contest.Called.Unit != now.Contest.Called.Unit) return new(now, null, Boundaries.OtherUnit);
        return StationsOf(registers, now).SetEquals(StationsOf(others, before)) ? new(now, before, Boundaries.Match) : new(now, null, Boundaries.OtherStations);
    }

    private static HashSet<(string Station, string Unit)> StationsOf(RegistersView registers, ContestReport contest)
    {
        var stations = new HashSet<(string, string)>();
        foreach (var slot in contest.Slots)
        {
            var station = registers.Station(registers.Slot(slot).Station);
            stations.Add((station.Code, registers.Unit(station.Unit).Code));
        }

        return stations;
    }
}
