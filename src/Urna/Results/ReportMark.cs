using Urna.Registers;

namespace Urna.Results;

/// <summary>The words that stand in every object and row of a record that is not of an election held now: a real one of the past, or one wholly or partly invented.</summary>
public static class ReportMark
{
    /// <summary>What marks a reconstruction.</summary>
    public const string Reconstruction = "reconstruction: partly invented";

    /// <summary>What marks a rehearsal.</summary>
    public const string Rehearsal = "rehearsal: invented numbers";

    /// <summary>What marks a replay.</summary>
    public const string Replay = "replay: a past election";

    /// <summary>The mark of a kind of record; empty for live elections alone.</summary>
    public static string Of(Kind kind) => kind switch
    {
        Kind.Reconstruction => Reconstruction,
        Kind.Rehearsal => Rehearsal,
        Kind.Replay => Replay,
        _ => string.Empty,
    };
}
