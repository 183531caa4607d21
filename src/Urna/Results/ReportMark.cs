using Urna.Registers;

namespace Urna.Results;

/// <summary>The words that stand in every object and row of a record that is not, or not wholly, of a real election.</summary>
public static class ReportMark
{
    /// <summary>What marks a reconstruction.</summary>
    public const string Reconstruction = "reconstruction: partly invented";

    /// <summary>What marks a rehearsal.</summary>
    public const string Rehearsal = "rehearsal: invented numbers";

    /// <summary>The mark of a kind of record; empty for live elections and replays of real ones.</summary>
    public static string Of(Kind kind) => kind switch
    {
        Kind.Reconstruction => Reconstruction,
        Kind.Rehearsal => Rehearsal,
        _ => string.Empty,
    };
}
