using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Urna.Record;

/// <summary>Whether this signature of this message was made with the secret half of this public key (Ed25519, RFC 8032).</summary>
public delegate bool SignatureCheck(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);

/// <summary>Signs a message with a key that stays outside: 64 bytes of Ed25519.</summary>
public delegate byte[] SignatureMaker(ReadOnlySpan<byte> message);

/// <summary>One line below a note: who says to have signed, and the bytes of the signature.</summary>
/// <param name="Name">The name of the key.</param>
/// <param name="KeyId">The id of the key.</param>
/// <param name="Bytes">The signature without the key id; for a cosignature the time in eight bytes, then the signature.</param>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// A text and the signatures below it (C2SP signed-note). Its text counts for nothing until <see cref="Verify"/> has found it
/// signed by a key that is trusted.
/// </summary>
public sealed class SignedNote
{
    /// <summary>The most signatures a note may carry.</summary>
    public const int MostSignatures = 100;

    private const string Dash = "— ";

    private SignedNote(string text, IReadOnlyList<NoteSignature> signatures)
    {
        Text = text;
        Signatures = signatures;
    }

    /// <summary>What is signed, with the end of its last line.</summary>
    public string Text { get; }

    /// <summary>The signatures in their order, those of unknown keys too.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>A note that nobody has signed yet.</summary>
    /// <exception cref="ArgumentException">The text does not end with the end of a line, or holds other control characters.</exception>
    public static SignedNote Of(string text) => text.EndsWith('\n') && !text.Any(c => c < ' ' && c != '\n')
        ? new(text, [])
        : throw new ArgumentException("The text of a note is whole lines without control characters.", nameof(text));

    /// <summary>Reads a note with its signatures.</summary>
    /// <exception cref="RecordFormatException">It is not a note: the message names line and expectation.</exception>
    public static SignedNote Read(ReadOnlySpan<byte> bytes)
    {
        var all = NoteText.Read(bytes);
        var end = all.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0) throw NoteText.Wrong(all.AsSpan().Count('\n') + 1, "an empty line between the text and its signatures");
        var line = all.AsSpan(0, end).Count('\n') + 3;
        var lines = all[(end + 2)..].Split('\n');
        if (lines.Length < 2 || lines[^1].Length > 0) throw NoteText.Wrong(line + lines.Length - 1, "signatures, each with the end of its line");
        if (lines.Length - 1 > MostSignatures) throw NoteText.Wrong(line + MostSignatures, $"at most {MostSignatures} signatures");
        return new(all[..(end + 1)], [.. lines.SkipLast(1).Select((text, i) => ReadSignature(text, line + i))]);
    }

    /// <summary>The same note with the signature of this key below the others.</summary>
    /// <param name="key">A key of type 0x01.</param>
    /// <param name="sign">Signs with its secret half.</param>
    public SignedNote Sign(VerifierKey key, SignatureMaker sign) => key.Type == VerifierKey.Ed25519
        ? With(key, sign(NoteText.Bytes(Text)))
        : throw new ArgumentException("A note is signed with a key of type 0x01.", nameof(key));

    /// <summary>The same note with the cosignature of this witness below the others (C2SP tlog-cosignature).</summary>
    /// <param name="key">A key of type 0x04.</param>
    /// <param name="seconds">When, in seconds since 1970 (UTC).</param>
    /// <param name="sign">Signs with its secret half.</param>
    public SignedNote Cosign(VerifierKey key, long seconds, SignatureMaker sign)
    {
        if (key.Type != VerifierKey.Cosignature) throw new ArgumentException("A witness signs with a key of type 0x04.", nameof(key));
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        var time = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, seconds);
        return With(key, [.. time, .. sign(CosignedMessage(seconds))]);
    }

    /// <summary>
    /// Verifies every signature of a known key. Signatures of unknown keys pass unseen; one failing signature of a known key, or
    /// no signature of any, and the note is not to be trusted.
    /// </summary>
    /// <param name="known">The trusted keys.</param>
    /// <param name="check">Verifies Ed25519.</param>
    /// <exception cref="ArgumentException">Two known keys have the same name and id.</exception>
    public NoteVerdict Verify(IReadOnlyCollection<VerifierKey> known, SignatureCheck check)
    {
        if (known.DistinctBy(k => (k.Name, k.Id)).Count() != known.Count) throw new ArgumentException("Two known keys have the same name and id.", nameof(known));
        var good = new List<GoodSignature>();
        foreach (var signature in Signatures)
        {
            var key = known.FirstOrDefault(k => k.IsVerifiable && k.Name == signature.Name && k.Id == signature.KeyId);
            if (key is null) continue;
            if (!TryVerify(key, signature.Bytes.Span, check, out var seconds)) return new(good, $"The signature of {key.Name} does not belong to this text.");
            if (good.All(g => g.Key != key)) good.Add(new(key, seconds));
        }

        return new(good, good.Count == 0 ? "No key that is known has signed this text." : string.Empty);
    }

    /// <summary>The note as it is published.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Text).Append('\n');
        Span<byte> id = stackalloc byte[4];
        foreach (var signature in Signatures)
        {
            BinaryPrimitives.WriteUInt32BigEndian(id, signature.KeyId);
            text.Append(Dash).Append(signature.Name).Append(' ').Append(Convert.ToBase64String([.. id, .. signature.Bytes.Span])).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The bytes of the note as it is published.</summary>
    public byte[] ToBytes() => NoteText.Bytes(ToString());

    private static NoteSignature ReadSignature(string line, int number)
    {
        var parts = line.StartsWith(Dash, StringComparison.Ordinal) ? line[Dash.Length..].Split(' ') : [];
        if (parts is not [var name, var base64] || !NoteText.IsName(name) || !NoteText.TryBase64(base64, out var bytes) || bytes.Length < 5)
            throw NoteText.Wrong(number, "\"— name base64\" with a key id and a signature");
        return new(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(4));
    }

    private SignedNote With(VerifierKey key, byte[] signature) => Signatures.Count < MostSignatures
        ? new(Text, [.. Signatures, new(key.Name, key.Id, signature)])
        : throw new InvalidOperationException($"A note carries at most {MostSignatures} signatures.");

    private bool TryVerify(VerifierKey key, ReadOnlySpan<byte> signature, SignatureCheck check, out long seconds)
    {
        seconds = 0;
        if (key.Type == VerifierKey.Ed25519) return signature.Length == 64 && check(key.Key, NoteText.Bytes(Text), signature);
        if (signature.Length != 72) return false;
        seconds = BinaryPrimitives.ReadInt64BigEndian(signature);
        return seconds >= 0 && check(key.Key, CosignedMessage(seconds), signature[8..]);
    }

    private byte[] CosignedMessage(long seconds) =>
        NoteText.Bytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {seconds}\n{Text}"));
}
