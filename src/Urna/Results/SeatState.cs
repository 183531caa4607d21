using Urna.Registers;

namespace Urna.Results;

/// <summary>The state of a seat. The default value is that nothing is known.</summary>
public enum SeatState
{
    /// <summary>No vote is counted.</summary>
    NoResult,

    /// <summary>Ahead in the stations counted; the votes still out could change that.</summary>
    Leading,

    /// <summary>Ahead by more than the votes still out and those under complaint.</summary>
    CannotBeOvertaken,

    /// <summary>Equal votes for the seat, before the result is established or where the law attaches nothing to it.</summary>
    Level,

    /// <summary>Elected by the established result.</summary>
    Elected,

    /// <summary>Nobody has the majority that is needed; there will be a run-off.</summary>
    RunOff,

    /// <summary>Equal votes by the established result; the law has a lot drawn.</summary>
    Lot,

    /// <summary>The established result elects nobody; the election is repeated.</summary>
    Failed,

    /// <summary>The commission annulled the election of this seat.</summary>
    Annulled,
}

/// <summary>What the numbers make of a seat.</summary>
public static class SeatStates
{
    /// <summary>The state on the night, before the result is established: no result, level, leading or cannot be overtaken; never elected.</summary>
    public static SeatState OnTheNight(Overtaking cut) => cut switch
    {
        { AheadVotes: 0 } => SeatState.NoResult,
        { IsLevel: true } => SeatState.Level,
        { CannotBeOvertaken: true } => SeatState.CannotBeOvertaken,
        _ => SeatState.Leading,
    };

    /// <summary>The state by the established result, with the consequence that the profile attaches to equal votes.</summary>
    public static SeatState Established(SeatOutcome outcome, TieRule tie) => outcome switch
    {
        SeatOutcome.Awarded => SeatState.Elected,
        SeatOutcome.RunOff => SeatState.RunOff,
        SeatOutcome.Unfilled => SeatState.Failed,
        _ => tie.Consequence switch
        {
            "failed" => SeatState.Failed,
            "lot" => SeatState.Lot,
            "runoff" => SeatState.RunOff,
            _ => SeatState.Level,
        },
    };
}
