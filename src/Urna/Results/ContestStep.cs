namespace Urna.Results;

/// <summary>A stage that a contest reached, as it was recorded.</summary>
/// <param name="Contest">The index of the contest.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Decision">The number of the decision.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Number">The number of the entry.</param>
public sealed record ContestStep(int Contest, LegalStage Stage, string Decision, Moment At, long Number);
