namespace Urna.Record;

/// <summary>A signature that was verified.</summary>
/// <param name="Key">Whose it is.</param>
/// <param name="Seconds">For a cosignature when it was made, in seconds since 1970 (UTC); otherwise 0.</param>
public sealed record GoodSignature(VerifierKey Key, long Seconds);

/// <summary>What <see cref="SignedNote.Verify"/> found.</summary>
/// <param name="Signatures">The signatures that are good, each key once; up to the first bad one where there is one.</param>
/// <param name="Problem">Why the note is not to be trusted, as a sentence; empty where it is.</param>
public sealed record NoteVerdict(IReadOnlyList<GoodSignature> Signatures, string Problem)
{
    /// <summary>Whether the note may be trusted.</summary>
    public bool IsGood => Problem.Length == 0;
}
