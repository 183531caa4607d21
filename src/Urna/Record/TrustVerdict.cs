namespace Urna.Record;

/// <summary>What <see cref="TrustPolicy.Judge"/> found.</summary>
/// <param name="Checkpoint">The checkpoint; null where nothing trusted has signed one.</param>
/// <param name="Witnesses">The witnesses of the policy that have cosigned, by their names in it.</param>
/// <param name="Problem">Why the checkpoint does not count, as a sentence; empty where it does.</param>
public sealed record TrustVerdict(Checkpoint? Checkpoint, IReadOnlyList<string> Witnesses, string Problem)
{
    /// <summary>Whether the checkpoint counts.</summary>
    public bool IsGood => Problem.Length == 0;
}
