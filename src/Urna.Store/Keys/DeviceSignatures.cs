using System.Security.Cryptography;
using Urna.Registers;
using Urna.Store.Records;

namespace Urna.Store.Keys;

/// <summary>Device signatures: ES256 in IEEE P1363 form over the canonical bytes of name, version, id and data (WebCrypto).</summary>
public static class DeviceSignatures
{
    /// <summary>The one algorithm there is.</summary>
    public const string Algorithm = "ES256";

    /// <summary>Whether a signature over these bytes was made with an enrolled key. Whether the key may speak is <see cref="RefuseSpeaker"/>.</summary>
    /// <param name="key">The fact that enrolled it.</param>
    /// <param name="bytes">The bytes of <see cref="Entry.SignedBytes"/>.</param>
    /// <param name="signature">The signature.</param>
    public static bool Verify(KeyEnrolled key, ReadOnlySpan<byte> bytes, DeviceSignature signature)
    {
        if (signature.Algorithm != Algorithm || signature.Key != key.Key) return false;
        try
        {
            var ecdsa = OpenedKeys.Take(key.Public);
            var good = ecdsa.KeySize == 256 && ecdsa.VerifyData(bytes, Convert.FromBase64String(signature.Value), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
            OpenedKeys.Return(key.Public, ecdsa);
            return good;
        }
        catch (Exception problem) when (problem is FormatException or CryptographicException)
        {
            return false; // Neither a key nor a signature.
        }
    }

    /// <summary>Signs as a device does.</summary>
    /// <param name="key">The code of the key.</param>
    /// <param name="secret">Its secret half, of the curve P-256.</param>
    /// <param name="id">The client's id.</param>
    /// <param name="fact">What happened.</param>
    public static DeviceSignature Sign(string key, ECDsa secret, EntryId id, Fact fact)
    {
        var value = secret.SignData(Entry.SignedBytes(id, fact), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return new(key, Algorithm, Convert.ToBase64String(value));
    }

    /// <summary>The refusal where the key of a signature does not speak for this author now; null where it does.</summary>
    public static Refusal? RefuseSpeaker(Views views, Author by, DeviceSignature signature) => Speaker.Problem(views, by, signature) is { } problem ? No(problem) : null;

    /// <summary>The refusal where a signature is not good for this author and fact; null where it is.</summary>
    public static Refusal? Refuse(Views views, Author by, Submission asked)
    {
        if (asked.Signature is not { } signature) return null;
        if (RefuseSpeaker(views, by, signature) is { } refusal) return refusal;
        return Verify(views.Acts.Keys[signature.Key].Enrolled, Entry.SignedBytes(asked.Id, asked.Fact), signature)
            ? null
            : No($"The signature of the key {signature.Key} does not belong to this {asked.Fact.Name}.");
    }

    private static Refusal No(string sentence) => RecordRefusals.Of(RecordRefusals.Signature, sentence);
}
