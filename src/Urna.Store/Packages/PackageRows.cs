namespace Urna.Store.Packages;

/// <summary>A commission or one who sits in it.</summary>
/// <param name="Fact"><see cref="Registers.CommissionFormed"/> or <see cref="Registers.MemberSeated"/>.</param>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">Its line there; 0 where it comes from no file.</param>
public readonly record struct PackageSeating(Fact Fact, string File, int Line);

/// <summary>A station in a contest: the place of a protocol. Its index is the one the folded record gives it.</summary>
/// <param name="Station">The index of the station.</param>
/// <param name="Contest">The index of the contest.</param>
public readonly record struct PackageSlot(int Station, int Contest);

/// <summary>A row of <c>turnout.csv</c>.</summary>
/// <param name="Slot">The index of the slot.</param>
/// <param name="Cutoff">The index of the cut-off in the profile.</param>
/// <param name="Voters">Voters since the opening; <see cref="Protocols.Numbers.Empty"/> where the report came without a number, which is not zero.</param>
/// <param name="At">When it was received.</param>
/// <param name="Line">The line of the row.</param>
public readonly record struct PackageTurnout(int Slot, int Cutoff, int Voters, Moment At, int Line);

/// <summary>A row of <c>protocols.csv</c> with its votes.</summary>
/// <param name="Slot">The index of the slot.</param>
/// <param name="At">When it is recorded: when it was received, but not before the polls of its contest are closed.</param>
/// <param name="Entered">The protocol as it is recorded.</param>
/// <param name="Line">The line of the row.</param>
public sealed record PackageProtocol(int Slot, Moment At, Protocols.ProtocolEntered Entered, int Line);

/// <summary>What a decision does.</summary>
public enum DecisionKind
{
    /// <summary>Nothing to the numbers.</summary>
    Note,

    /// <summary>Counts a protocol that a check holds back.</summary>
    Admit,

    /// <summary>Takes a station's result out of the count.</summary>
    Invalidate,

    /// <summary>Lifts an invalidation.</summary>
    Restore,

    /// <summary>Finds that voting failed at a station.</summary>
    Fail,

    /// <summary>Orders a recount.</summary>
    Recount,

    /// <summary>Annuls a contest.</summary>
    Annul,

    /// <summary>Withdraws a choice.</summary>
    Withdraw,

    /// <summary>Postpones a contest.</summary>
    Postpone,

    /// <summary>Brings a contest, or all, to a legal stage.</summary>
    Stage,
}

/// <summary>A row of <c>decisions.csv</c>: an act, and one effect of it.</summary>
/// <param name="Taken">The act as it is recorded; its confirmer is not known yet.</param>
/// <param name="Kind">The effect.</param>
/// <param name="Station">The index of the station; -1 where the row names none.</param>
/// <param name="Contest">The index of the contest; -1 where the row names none.</param>
/// <param name="Choice">The code of the choice; empty where the row names none.</param>
/// <param name="Version">The version of the protocol; 0 where the row names none.</param>
/// <param name="Stage">The stage; empty where the row names none.</param>
/// <param name="Line">The line of the row.</param>
public sealed record PackageDecision(Registers.DecisionTaken Taken, DecisionKind Kind, int Station, int Contest, string Choice, int Version, string Stage, int Line);
