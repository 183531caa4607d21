using System.Collections.Immutable;

namespace Urna;

/// <summary>What a rule answers: the facts to be recorded, or its no.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>Yes: these facts, in this order.</summary>
    public sealed record Accepted(ImmutableArray<Fact> Facts) : Decision;

    /// <summary>No, and why.</summary>
    public sealed record Refused(Refusal Refusal) : Decision;

    /// <summary>One fact is a yes.</summary>
    public static implicit operator Decision(Fact fact) => new Accepted([fact]);

    /// <summary>A refusal is a no.</summary>
    public static implicit operator Decision(Refusal refusal) => new Refused(refusal);

    /// <summary>Several facts are a yes.</summary>
    public static Decision Of(params ReadOnlySpan<Fact> facts) => new Accepted([.. facts]);

    /// <summary>One fact is a yes.</summary>
    public static Decision ToDecision(Fact fact) => fact;

    /// <summary>A refusal is a no.</summary>
    public static Decision ToDecision(Refusal refusal) => refusal;
}
