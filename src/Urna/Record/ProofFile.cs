using System.Globalization;
using System.Text;

namespace Urna.Record;

/// <summary>
/// A file that shows, without the log, that an entry stands in it (C2SP tlog-proof, <c>.tlog-proof</c>): its place, the
/// inclusion proof, and the checkpoint with its signatures.
/// </summary>
/// <param name="Index">The place of the entry, from 0.</param>
/// <param name="Proof">The inclusion proof, the lowest hash first.</param>
/// <param name="Note">The checkpoint, signed.</param>
public sealed record ProofFile(long Index, IReadOnlyList<Hash> Proof, SignedNote Note)
{
    private const string Header = "c2sp.org/tlog-proof@v1";

    /// <summary>What else is attached; empty as a rule. Nothing vouches for it.</summary>
    public ReadOnlyMemory<byte> Extra { get; init; }

    /// <summary>Reads a proof file.</summary>
    /// <exception cref="RecordFormatException">It is something else: the message names line and expectation.</exception>
    public static ProofFile Read(ReadOnlySpan<byte> bytes)
    {
        var text = NoteText.Read(bytes);
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var lines = (end < 0 ? text : text[..end]).Split('\n');
        if (lines[0] != Header) throw NoteText.Wrong(1, $"\"{Header}\"");
        var line = 1;
        var extra = ReadExtra(lines, ref line);
        if (line >= lines.Length || !lines[line].StartsWith("index ", StringComparison.Ordinal) || !NoteText.TryNumber(lines[line]["index ".Length..], out var index))
            throw NoteText.Wrong(line + 1, "\"index \" and the place of the entry");
        var proof = new List<Hash>();
        while (++line < lines.Length)
        {
            if (!Hash.TryParseBase64(lines[line], out var hash)) throw NoteText.Wrong(line + 1, "a hash in base64, or an empty line");
            proof.Add(hash);
        }

        if (proof.Count > Inclusion.MostHashes) throw NoteText.Wrong(line, $"at most {Inclusion.MostHashes} hashes");
        if (end < 0) throw NoteText.Wrong(line + 1, "an empty line before the checkpoint");
        return new(index, proof, ReadNote(text[(end + 2)..], line + 1)) { Extra = extra };
    }

    /// <summary>Whether the file shows that this entry stands in a log the policy trusts, witnessed as it asks.</summary>
    /// <param name="leaf">The hash of the entry's leaf.</param>
    /// <param name="policy">Whose signatures count.</param>
    /// <param name="check">Verifies Ed25519.</param>
    public TrustVerdict Verify(Hash leaf, TrustPolicy policy, SignatureCheck check)
    {
        var verdict = policy.Judge(Note, check);
        if (verdict.Checkpoint is not { } checkpoint || !verdict.IsGood) return verdict;
        return Inclusion.Verify(Index, checkpoint.Size, leaf, [.. Proof], checkpoint.Root)
            ? verdict
            : verdict with { Problem = $"The proof does not lead from this entry at place {Index} to the root of the checkpoint of size {checkpoint.Size}." };
    }

    /// <summary>The file as it is published.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Header).Append('\n');
        if (!Extra.IsEmpty) text.Append("extra ").Append(Convert.ToBase64String(Extra.Span)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"index {Index}\n");
        foreach (var hash in Proof) text.Append(hash.ToBase64()).Append('\n');
        return text.Append('\n').Append(Note).ToString();
    }

    /// <summary>The bytes of the file as it is published.</summary>
    public byte[] ToBytes() => NoteText.Bytes(ToString());

    private static byte[] ReadExtra(string[] lines, ref int line)
    {
        if (lines.Length < 2 || !lines[1].StartsWith("extra ", StringComparison.Ordinal)) return [];
        if (!NoteText.TryBase64(lines[1]["extra ".Length..], out var extra) || extra.Length == 0) throw NoteText.Wrong(2, "base64 after \"extra \"");
        line = 2;
        return extra;
    }

    private static SignedNote ReadNote(string text, int before)
    {
        try
        {
            return SignedNote.Read(NoteText.Bytes(text));
        }
        catch (RecordFormatException problem)
        {
            throw new RecordFormatException($"The checkpoint, which follows line {before}: {problem.Message}", problem);
        }
    }
}
