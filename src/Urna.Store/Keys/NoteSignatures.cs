using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Urna.Store.Keys;

/// <summary>Ed25519 (RFC 8032), with which checkpoints are signed and witnessed.</summary>
public static class NoteSignatures
{
    /// <summary>Whether a signature of a message was made with the secret half of a public key.</summary>
    public static bool Check(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        publicKey.Length == Ed25519.PublicKeySize && signature.Length == Ed25519.SignatureSize
        && Ed25519.Verify(signature.ToArray(), 0, publicKey.ToArray(), 0, message.ToArray(), 0, message.Length);

    internal static byte[] PublicKey(byte[] secret)
    {
        var key = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(secret, 0, key, 0);
        return key;
    }

    internal static byte[] Sign(byte[] secret, ReadOnlySpan<byte> message)
    {
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(secret, 0, message.ToArray(), 0, message.Length, signature, 0);
        return signature;
    }
}
