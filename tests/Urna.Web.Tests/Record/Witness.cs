using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;
using Urna.Record;

namespace Urna.Web.Tests.Record;

/// <summary>Somebody who has seen a checkpoint and signs that (C2SP tlog-cosignature).</summary>
internal sealed class Witness
{
    private readonly byte[] _secret = [.. Enumerable.Repeat((byte)7, Ed25519.SecretKeySize)];

    public Witness()
    {
        var key = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(_secret, 0, key, 0);
        Key = new("witness.example", VerifierKey.Cosignature, key);
    }

    public VerifierKey Key { get; }

    /// <summary>A policy that asks for this witness beside a log.</summary>
    public string Policy(VerifierKey log) => $"log {log}\nwitness observers {Key}\nquorum observers\n";

    /// <summary>The note with the witness's signature below the others.</summary>
    public string Cosign(string note) => SignedNote.Read(Encoding.UTF8.GetBytes(note)).Cosign(Key, 1_750_000_000, Sign).ToString();

    /// <summary>The same for the checkpoint at the end of a proof.</summary>
    public string CosignProof(string proof)
    {
        var end = proof.IndexOf("\n\n", StringComparison.Ordinal) + 2;
        return proof[..end] + Cosign(proof[end..]);
    }

    private byte[] Sign(ReadOnlySpan<byte> message)
    {
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(_secret, 0, message.ToArray(), 0, message.Length, signature, 0);
        return signature;
    }
}
