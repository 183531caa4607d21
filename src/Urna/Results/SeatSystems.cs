using Urna.Registers;

namespace Urna.Results;

/// <summary>The count that a profile's voting system asks for.</summary>
public static class SeatSystems
{
    /// <summary>Counts the seats of a contest.</summary>
    /// <exception cref="InvalidOperationException">The system's type or method is unknown; a package is checked for that.</exception>
    public static SeatCount Count(VotingSystem system, Tally tally, int seats) => system.Type switch
    {
        "plurality" => Plurality.Count(tally),
        "majority" => Majority.Count(tally),
        "top" => TopN.Count(tally, seats),
        "list" when ListMethods.TryParse(system.Method, out var method) => PartyList.Count(tally, seats, method, system.Threshold, system.Base == "cast"),
        _ => throw new InvalidOperationException($"Voting system {system.Code}: type {system.Type}, method {system.Method} is unknown."),
    };
}
