using Urna.Record;
using Urna.Store.Keys;

namespace Urna.Store.Verifying;

/// <summary>
/// Whose signatures the checkpoints bear, and whether a policy trusts them. A key that an entry announces is trusted from a checkpoint on
/// that a trusted key has signed and whose tree holds the entry.
/// </summary>
internal sealed class CheckpointTrust(TrustPolicy policy, string origin, IReadOnlyList<(long Entry, VerifierKey Key)> announced)
{
    private TrustPolicy _policy = policy;

    /// <summary>Judges the checkpoints, the smallest first. Gives what was verified about the one the record is held against.</summary>
    public string Judge(IReadOnlyList<Held> held, Held? decisive, Problems problems)
    {
        var verified = string.Empty;
        foreach (var one in held)
        {
            var logs = Signers(one);
            if (ReferenceEquals(one, decisive)) verified = Whole(one, problems);
            else if (logs is null) problems.Add($"The checkpoint {one.Name} of {one.Checkpoint.Size} entries: no log of the policy has signed it for {origin}, or a signature does not belong to it.");
            if (logs is { Count: > 0 } && one.Agrees) Succeed(one.Checkpoint.Size);
        }

        return verified;
    }

    /// <summary>The logs of the policy that have signed; null where none has, or a signature is bad.</summary>
    private List<VerifierKey>? Signers(Held one)
    {
        VerifierKey[] known = [.. _policy.Logs.Select(l => l.Key).Concat(_policy.Witnesses.Select(w => w.Key)).Distinct()];
        var verdict = one.Note.Verify(known, NoteSignatures.Check);
        var logs = verdict.Signatures.Select(s => s.Key).Where(k => k.Name == origin && _policy.Logs.Any(l => l.Key == k)).ToList();
        return verdict.IsGood && logs.Count > 0 ? logs : null;
    }

    private string Whole(Held one, Problems problems)
    {
        var verdict = _policy.Judge(one.Note, NoteSignatures.Check);
        if (!verdict.IsGood)
        {
            problems.Add($"The checkpoint {one.Name} of {one.Checkpoint.Size} entries is not one the policy trusts. {verdict.Problem}");
            return "not trusted by the policy";
        }

        var witnesses = verdict.Witnesses.Count == 0 ? "no witness" : string.Join(", ", verdict.Witnesses);
        return $"signed by {origin} as the policy asks, witnessed by {witnesses}";
    }

    private void Succeed(long size)
    {
        var more = announced.Where(a => a.Entry < size && a.Key.Name == origin && _policy.Logs.All(l => l.Key != a.Key)).Select(a => a.Key).Distinct().ToList();
        if (more.Count > 0) _policy = _policy with { Logs = [.. _policy.Logs, .. more.Select(k => new TrustedLog(k, string.Empty))] };
    }
}
