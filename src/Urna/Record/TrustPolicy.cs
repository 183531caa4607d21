namespace Urna.Record;

/// <summary>A log whose checkpoints count.</summary>
/// <param name="Key">Its key; the key's name is the origin.</param>
/// <param name="Url">Where it can be reached; empty where the policy does not say.</param>
public sealed record TrustedLog(VerifierKey Key, string Url);

/// <summary>A witness whose cosignatures count.</summary>
/// <param name="Name">Its name within the policy.</param>
/// <param name="Key">Its key.</param>
/// <param name="Url">Where it can be reached; empty where the policy does not say.</param>
public sealed record TrustedWitness(string Name, VerifierKey Key, string Url);

/// <summary>A group that has witnessed a checkpoint when enough of its members have.</summary>
/// <param name="Name">Its name within the policy.</param>
/// <param name="Least">How many members it takes: 1 to all.</param>
/// <param name="Members">Names of witnesses and of groups that stand before it.</param>
public sealed record WitnessGroup(string Name, int Least, IReadOnlyList<string> Members);

/// <summary>Whose signatures make a checkpoint count (C2SP tlog-policy).</summary>
/// <param name="Logs">The logs.</param>
/// <param name="Witnesses">The witnesses.</param>
/// <param name="Groups">The groups, each after its members.</param>
/// <param name="Quorum">The witness or group that must have witnessed, or <c>none</c>.</param>
public sealed record TrustPolicy(
    IReadOnlyList<TrustedLog> Logs, IReadOnlyList<TrustedWitness> Witnesses, IReadOnlyList<WitnessGroup> Groups, string Quorum)
{
    /// <summary>The quorum that asks for no witness.</summary>
    public const string None = "none";

    /// <summary>Reads a policy file and collects what is wrong in it, all of it, as <c>Line n: …</c>.</summary>
    /// <returns>The policy, or null where there are faults.</returns>
    public static TrustPolicy? Read(ReadOnlySpan<byte> bytes, out IReadOnlyList<string> faults) => new PolicyReader().Read(bytes, out faults);

    /// <summary>Whether these witnesses are enough for the quorum. Names that the policy does not know add nothing.</summary>
    public bool IsSatisfied(IReadOnlySet<string> witnesses)
    {
        if (Quorum == None) return true;
        var reached = Witnesses.Select(w => w.Name).Where(witnesses.Contains).ToHashSet(StringComparer.Ordinal);
        foreach (var group in Groups)
        {
            if (group.Members.Count(reached.Contains) >= group.Least) reached.Add(group.Name);
        }

        return reached.Contains(Quorum);
    }

    /// <summary>Judges a signed checkpoint: signed by a log of the policy under that log's origin, and witnessed as it asks.</summary>
    /// <param name="note">The checkpoint and its signatures.</param>
    /// <param name="check">Verifies Ed25519.</param>
    public TrustVerdict Judge(SignedNote note, SignatureCheck check)
    {
        VerifierKey[] known = [.. Logs.Select(l => l.Key).Concat(Witnesses.Select(w => w.Key)).Distinct()];
        var verdict = note.Verify(known, check);
        if (!verdict.IsGood) return new(null, [], verdict.Problem);
        Checkpoint checkpoint;
        try
        {
            checkpoint = Checkpoint.Read(note.Text);
        }
        catch (RecordFormatException problem)
        {
            return new(null, [], $"The signed text is not a checkpoint. {problem.Message}");
        }

        var signers = verdict.Signatures.Select(s => s.Key).ToHashSet();
        string[] witnesses = [.. Witnesses.Where(w => signers.Contains(w.Key)).Select(w => w.Name)];
        var signed = Logs.Any(l => l.Key.Name == checkpoint.Origin && signers.Contains(l.Key));
        if (!signed) return new(checkpoint, witnesses, $"No log of the policy has signed as {checkpoint.Origin}.");
        return IsSatisfied(witnesses.ToHashSet(StringComparer.Ordinal))
            ? new(checkpoint, witnesses, string.Empty)
            : new(checkpoint, witnesses, $"The quorum {Quorum} is not reached: {witnesses.Length} of {Witnesses.Count} witnesses have cosigned.");
    }
}
