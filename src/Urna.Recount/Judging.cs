using Urna.Record;
using Urna.Store.Keys;

namespace Urna.Recount;

/// <summary>What a checkpoint says, and whether a policy trusts it, by the law that the server and <c>urna verify</c> use.</summary>
internal static class Judging
{
    /// <summary>Origin, size and root, a line each; a single line where it cannot be read: why.</summary>
    public static string Read(byte[] note)
    {
        try
        {
            var checkpoint = Checkpoint.Read(SignedNote.Read(note).Text);
            return string.Join('\n', checkpoint.Origin, checkpoint.Size, checkpoint.Root);
        }
        catch (RecordFormatException problem)
        {
            return problem.Message;
        }
    }

    /// <summary>Judges a checkpoint by a policy: <c>policy-unread</c>, <c>problem</c> or <c>log</c> with the keys that signed, and <c>witness</c> with time and name.</summary>
    public static IEnumerable<(string Word, string Value)> Of(byte[] bytes, byte[] policyBytes)
    {
        var policy = TrustPolicy.Read(policyBytes, out var faults);
        if (policy is null) return [("policy-unread", string.Join(" ", faults))];
        if (policy.Logs.Count == 0) return [("policy-unread", "It names no log.")];
        return Judge(SignedNote.Read(bytes), policy);
    }

    private static IEnumerable<(string Word, string Value)> Judge(SignedNote note, TrustPolicy policy)
    {
        var verdict = policy.Judge(note, NoteSignatures.Check);
        VerifierKey[] known = [.. policy.Logs.Select(l => l.Key).Concat(policy.Witnesses.Select(w => w.Key)).Distinct()];
        var good = note.Verify(known, NoteSignatures.Check).Signatures.ToDictionary(s => s.Key, s => s.Seconds);
        if (!verdict.IsGood) yield return ("problem", verdict.Problem);
        foreach (var log in policy.Logs.Where(l => good.ContainsKey(l.Key))) yield return ("log", log.Key.ToString());
        foreach (var witness in policy.Witnesses.Where(w => good.ContainsKey(w.Key)))
            yield return ("witness", $"{good[witness.Key]} {witness.Name}");
    }
}
