using System.Collections.Immutable;

namespace Urna.Results;

/// <summary>What the claims of a step are.</summary>
public enum SeatStepKind
{
    /// <summary>Votes: the most come first.</summary>
    Votes,

    /// <summary>Votes divided by the method's next divisor: the highest quotient comes first.</summary>
    Quotient,

    /// <summary>Votes, while lists without a seat come before all others (methods whose first divisor is 0).</summary>
    FirstSeat,

    /// <summary>Votes divided by the quota: each receives the whole part.</summary>
    WholeQuota,

    /// <summary>Votes beyond the whole quotas: the largest remainder comes first.</summary>
    Remainder,

    /// <summary>Votes divided by seats held and one more, at most one such seat for each list.</summary>
    SingleAverage,

    /// <summary>Votes divided by seats held and one more.</summary>
    Average,

    /// <summary>Votes of a list with more than half of them that would not have more than half of the seats: it takes the seat given last.</summary>
    MajoritySeat,
}

/// <summary>The claim of one choice in one step.</summary>
/// <param name="Choice">The code of the choice.</param>
/// <param name="Held">Seats it held before the step.</param>
/// <param name="Value">Its claim: votes, quotient or remainder.</param>
/// <param name="Given">Seats the step gave it; −1 where it gave one up.</param>
public readonly record struct SeatClaim(string Choice, int Held, Fraction Value, int Given);

/// <summary>One step of a count.</summary>
/// <param name="Number">1, 2, ….</param>
/// <param name="Kind">What the claims are.</param>
/// <param name="Claims">The claims of all choices that had one, in ballot order.</param>
/// <param name="Tied">All choices with the equal highest claim, where there was more than one; otherwise empty. Where seats sufficed each of them got one.</param>
public sealed record SeatStep(int Number, SeatStepKind Kind, ImmutableArray<SeatClaim> Claims, ImmutableArray<string> Tied)
{
    /// <summary>Whether several choices had the same highest claim.</summary>
    public bool IsTie => Tied.Length > 0;

    /// <summary>The choices that received a seat in this step.</summary>
    public IEnumerable<string> Receivers => Claims.Where(c => c.Given > 0).Select(c => c.Choice);
}
