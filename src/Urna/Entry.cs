using Urna.Record;

namespace Urna;

/// <summary>A device's signature over name, version, id and data of a fact (WebCrypto ES256, IEEE P1363 form).</summary>
/// <param name="Key">The code of the key, enrolled by <see cref="Registers.KeyEnrolled"/>.</param>
/// <param name="Algorithm"><c>ES256</c>.</param>
/// <param name="Value">Base64 of 64 bytes.</param>
public sealed record DeviceSignature(string Key, string Algorithm, string Value);

/// <summary>One entry of the record: a fact with its time, its author and its id. Its bytes are canonical JSON, at most 65,535 of them.</summary>
/// <param name="At">When it was recorded, by the record's own clock; never before the entry before it.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Id">The client's id.</param>
/// <param name="Fact">What happened.</param>
/// <param name="Signature">The device's signature; none where the program itself or a past election speaks.</param>
public sealed record Entry(Moment At, Author By, EntryId Id, Fact Fact, DeviceSignature? Signature = null)
{
    /// <summary>Writes the canonical bytes.</summary>
    /// <exception cref="ArgumentException">They are more than 65,535.</exception>
    public void Write(CanonicalWriter writer)
    {
        Span<byte> text = stackalloc byte[EntryId.TextLength];
        writer.BeginObject();
        writer.Key("at"u8);
        At.Write(text);
        writer.Plain(text[..Moment.TextLength]);
        writer.Key("by"u8);
        By.Write(writer);
        WriteSigned(writer, text, Id, Fact, Signature);
        writer.EndObject();
        if (writer.Written.Length > Limits.EntryBytes)
            throw new ArgumentException($"An entry has at most {Limits.EntryBytes} bytes; this {Fact.Name} has {writer.Written.Length}.");
    }

    /// <summary>The canonical bytes of a fact that a device signs: the object of data, id, name and version.</summary>
    public static byte[] SignedBytes(EntryId id, Fact fact)
    {
        var writer = new CanonicalWriter();
        Span<byte> text = stackalloc byte[EntryId.TextLength];
        writer.BeginObject();
        WriteSigned(writer, text, id, fact, null);
        writer.EndObject();
        return writer.Written.ToArray();
    }

    /// <summary>Reads an entry.</summary>
    /// <exception cref="RecordFormatException">The bytes are not the canonical form of a fact this version knows.</exception>
    public static Entry Read(ReadOnlySpan<byte> bytes, Decoder decoder) => decoder.Read(bytes);

    private static void WriteSigned(CanonicalWriter writer, Span<byte> text, EntryId id, Fact fact, DeviceSignature? signature)
    {
        writer.Key("data"u8);
        writer.BeginObject();
        fact.WriteData(writer);
        writer.EndObject();
        writer.Key("id"u8);
        id.Write(text);
        writer.Plain(text[..EntryId.TextLength]);
        writer.Key("name"u8);
        writer.Text(fact.Name);
        if (signature is not null) WriteSignature(writer, signature);
        writer.Key("version"u8);
        writer.Number(fact.DataVersion);
    }

    private static void WriteSignature(CanonicalWriter writer, DeviceSignature signature)
    {
        writer.Key("sig"u8);
        writer.BeginObject();
        writer.Key("alg"u8);
        writer.Text(signature.Algorithm);
        writer.Key("key"u8);
        writer.Text(signature.Key);
        writer.Key("value"u8);
        writer.Text(signature.Value);
        writer.EndObject();
    }
}
