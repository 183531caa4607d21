using System.Buffers.Binary;
using System.Globalization;

namespace Urna.Record;

/// <summary>
/// A public key and the name of who signs with it, written as <c>name+hex(key id)+base64(type ‖ key)</c> (C2SP signed-note).
/// Signatures of the types <see cref="Ed25519"/> and <see cref="Cosignature"/> are verified; keys of other types are carried, and
/// theirs pass as unknown. Keys whose id is not made in the recommended way (type 0x02) cannot be read.
/// </summary>
public sealed record VerifierKey
{
    /// <summary>The type of an Ed25519 key that signs the text of a note.</summary>
    public const byte Ed25519 = 0x01;

    /// <summary>The type of an Ed25519 key of a witness, which signs a time and a checkpoint.</summary>
    public const byte Cosignature = 0x04;

    /// <summary>The type of an ML-DSA-44 key of a witness; carried, not verified.</summary>
    public const byte MlDsaCosignature = 0x06;

    private readonly byte[] _key;

    /// <summary>The key of this name, type and bytes.</summary>
    /// <exception cref="ArgumentException">The name holds a space or a plus, or an Ed25519 key has not 32 bytes.</exception>
    public VerifierKey(string name, byte type, ReadOnlySpan<byte> key)
    {
        if (!NoteText.IsName(name)) throw new ArgumentException("The name of a key holds no space and no plus.", nameof(name));
        if (!Fits(type, key.Length)) throw new ArgumentException("A key of Ed25519 has 32 bytes.", nameof(key));
        Name = name;
        Type = type;
        _key = key.ToArray();
        Id = BinaryPrimitives.ReadUInt32BigEndian(Hash.Of([.. NoteText.Bytes(name), (byte)'\n', type, .. key]).ToBytes());
    }

    /// <summary>Who signs: for a log its origin.</summary>
    public string Name { get; }

    /// <summary>How it signs: 0x01, 0x04, or another type of C2SP signed-note.</summary>
    public byte Type { get; }

    /// <summary>The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key), big-endian.</summary>
    public uint Id { get; }

    /// <summary>The bytes of the key, without its type.</summary>
    public ReadOnlySpan<byte> Key => _key;

    /// <summary>Whether signatures of this type can be verified here.</summary>
    public bool IsVerifiable => Type is Ed25519 or Cosignature;

    /// <summary>Reads a key; only the one canonical way to write it is accepted, and its id must be right.</summary>
    public static bool TryParse(string? text, out VerifierKey? key)
    {
        key = null;
        if (text?.Split('+', 3) is not [var name, var id, var rest] || !NoteText.IsName(name) || !NoteText.TryBase64(rest, out var bytes)) return false;
        if (bytes.Length < 2 || !Fits(bytes[0], bytes.Length - 1)) return false;
        var read = new VerifierKey(name, bytes[0], bytes.AsSpan(1));
        if (read.IdText != id) return false;
        key = read;
        return true;
    }

    /// <summary>Whether both wrap the same public key, whatever their names and types.</summary>
    public bool HasSameKey(VerifierKey other) => Key.SequenceEqual(other.Key);

    /// <summary>Whether name, type and key are the same.</summary>
    public bool Equals(VerifierKey? other) => other is not null && Name == other.Name && Type == other.Type && HasSameKey(other);

    /// <summary>From name and id.</summary>
    public override int GetHashCode() => HashCode.Combine(Name, Id);

    /// <summary>The key as it is published.</summary>
    public override string ToString() => $"{Name}+{IdText}+{Convert.ToBase64String([Type, .. _key])}";

    private string IdText => Id.ToString("x8", CultureInfo.InvariantCulture);

    private static bool Fits(byte type, int length) => type is not (Ed25519 or Cosignature) || length == 32;
}
