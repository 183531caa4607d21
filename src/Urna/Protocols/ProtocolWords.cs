namespace Urna.Protocols;

/// <summary>One version of a protocol as it was entered.</summary>
/// <param name="Entered">The fact: its numbers and who typed them.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Number">The number of the entry.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Broken">The checks it broke when it was entered, as <see cref="Form.Broken"/> gives them.</param>
/// <param name="Previous">The version before; none for the first.</param>
public sealed record ProtocolVersion(ProtocolEntered Entered, Moment At, long Number, Author By, ulong Broken, ProtocolVersion? Previous)
{
    /// <summary>Whether it was accepted.</summary>
    public bool IsAccepted => !Distances.Accepted.IsNone;

    /// <summary>The entry that accepted it; none where it was not.</summary>
    public Edition Accepted => Distances.Accepted.Behind(Number, At);

    /// <summary>The entry that says that blind entry A was made; none where the record does not.</summary>
    public Edition EntryA => Distances.A.Before(Number, At);

    /// <summary>The same of blind entry B.</summary>
    public Edition EntryB => Distances.B.Before(Number, At);

    /// <summary>How far from its own entry those lie that belong to it.</summary>
    internal (Distance A, Distance B, Distance Accepted) Distances { get; init; }

    /// <summary>The same, entered after these blind entries.</summary>
    internal ProtocolVersion After(SealedEntries made) =>
        this with { Distances = Distances with { A = Distance.Of(made.A.Made, Own), B = Distance.Of(made.B.Made, Own) } };

    /// <summary>The same, accepted.</summary>
    internal ProtocolVersion Taken(Edition accepted) => this with { Distances = Distances with { Accepted = Distance.Of(Own, accepted) } };

    private Edition Own => new(Number + 1, At);
}

/// <summary>What is known of a slot beside its versions.</summary>
[Flags]
public enum SlotMarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The paper reached its commission.</summary>
    Received = 1,

    /// <summary>Entry A was made.</summary>
    SealedA = 2,

    /// <summary>Entry B was made.</summary>
    SealedB = 4,

    /// <summary>The result was invalidated.</summary>
    Invalidated = 8,

    /// <summary>Voting failed.</summary>
    Failed = 16,

    /// <summary>A recount was ordered and no new version entered since.</summary>
    Recount = 32,
}

/// <summary>Where a slot stands. Every slot is in exactly one part, so that the parts add up to all stations.</summary>
public enum SlotPart
{
    /// <summary>Nothing has arrived.</summary>
    NotReceived,

    /// <summary>The paper is there.</summary>
    Received,

    /// <summary>It is being entered, or entered and not yet accepted.</summary>
    BeingEntered,

    /// <summary>It is public and not counted until the commission decides on a broken check.</summary>
    Held,

    /// <summary>It is counted.</summary>
    Counted,

    /// <summary>Voting failed at the station.</summary>
    Failed,

    /// <summary>Its result was invalidated by decision.</summary>
    Invalidated,
}

/// <summary>All that is known of one slot. The default value is a slot of which nothing is known.</summary>
/// <param name="Latest">The latest version; none before the first.</param>
/// <param name="Admitted">The version that counts by decision although a check is broken; 0 where there is none.</param>
/// <param name="Marks">What is known beside.</param>
/// <param name="Pending">Who sealed entries that are not yet opened; none where there are none.</param>
public readonly record struct SlotState(ProtocolVersion? Latest, int Admitted, SlotMarks Marks, SealedEntries? Pending)
{
    /// <summary>The latest accepted version; none before.</summary>
    public ProtocolVersion? Accepted
    {
        get
        {
            var version = Latest;
            while (version is { IsAccepted: false }) version = version.Previous;
            return version;
        }
    }

    /// <summary>Whether the slot carries this mark.</summary>
    public bool Has(SlotMarks mark) => (Marks & mark) != 0;
}

/// <summary>Who made the blind entries of a version.</summary>
/// <param name="Version">The version.</param>
/// <param name="A">Entry A.</param>
/// <param name="B">Entry B.</param>
public sealed record SealedEntries(int Version, SealedEntry A, SealedEntry B);

/// <summary>One blind entry. The default value is one that was not made.</summary>
/// <param name="By">The pseudonym behind it; none where it was not made.</param>
/// <param name="Made">The entry of the record that says so.</param>
public readonly record struct SealedEntry(string? By, Edition Made)
{
    /// <summary>Whether it was made.</summary>
    public bool IsMade => Made.Size > 0;
}

/// <summary>Why a slot's numbers changed after they were first counted.</summary>
public enum ChangeKind
{
    /// <summary>A new version was accepted.</summary>
    Corrected,

    /// <summary>The result was invalidated.</summary>
    Invalidated,

    /// <summary>The invalidation was lifted.</summary>
    Restored,

    /// <summary>A new version was entered that breaks a check of level block: the old one counts no more, the new one not yet.</summary>
    HeldBack,
}

/// <summary>A change of what is counted at a station, after its first publication.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Kind">Why.</param>
/// <param name="Decision">The number of the decision; empty where there is none.</param>
/// <param name="Before">What was counted before; none where nothing was.</param>
/// <param name="After">What is counted after; none where nothing is.</param>
/// <param name="At">When.</param>
/// <param name="Number">The number of the entry.</param>
public sealed record Change(int Slot, ChangeKind Kind, string Decision, ProtocolVersion? Before, ProtocolVersion? After, Moment At, long Number);
