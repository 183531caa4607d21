using System.Text;
using Urna.Record;

namespace Urna;

/// <summary>
/// Turns the bytes of entries into facts, checking in the same pass that they are canonical. Keeps the codes it has seen, so that
/// millions of entries share their strings. Not for several threads at once.
/// </summary>
public sealed class Decoder
{
    private static ReadOnlySpan<byte> NameKey => "\"name\":\""u8;

    private readonly CodeTable _codes = new();
    private readonly AuthorTable _authors = new();
    private readonly byte[] _atBytes = new byte[Moment.TextLength];
    private byte[] _authorBytes = [];
    private int _authorLength;
    private Moment _at;
    private Author? _author;

    /// <summary>Reads one entry.</summary>
    /// <exception cref="RecordFormatException">The bytes are not the canonical form of a fact this version knows.</exception>
    public Entry Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Limits.EntryBytes) throw new RecordFormatException($"An entry has at most {Limits.EntryBytes} bytes.");
        var reader = new CanonicalReader(bytes, _codes);
        reader.BeginObject();
        reader.Key("at"u8);
        var at = ReadAt(reader.Ascii());
        reader.Key("by"u8);
        var author = ReadAuthor(ref reader, bytes);
        var (id, fact, signature) = ReadSigned(ref reader, bytes);
        reader.EndObject();
        if (!reader.AtEnd) throw reader.Wrong("the end of the entry");
        return new(at, author, id, fact, signature);
    }

    /// <summary>Reads what a client sends: an object of data, id, name, sig and version, as it will stand in the entry.</summary>
    /// <exception cref="RecordFormatException">The bytes are not the canonical form of a fact this version knows.</exception>
    public (EntryId Id, Fact Fact, DeviceSignature? Signature) ReadSubmission(ReadOnlySpan<byte> bytes)
    {
        var reader = new CanonicalReader(bytes, _codes);
        reader.BeginObject();
        var submission = ReadSigned(ref reader, bytes);
        reader.EndObject();
        if (!reader.AtEnd) throw reader.Wrong("the end of the submission");
        return submission;
    }

    private (EntryId Id, Fact Fact, DeviceSignature? Signature) ReadSigned(ref CanonicalReader reader, ReadOnlySpan<byte> bytes)
    {
        var (name, version) = Announced(bytes);
        var read = FactCatalogue.ReaderOf(name, version);
        reader.Key("data"u8);
        reader.BeginObject();
        var fact = read(ref reader);
        reader.EndObject();
        reader.Key("id"u8);
        var id = EntryId.Read(reader.Ascii());
        reader.Key("name"u8);
        if (!Ascii.Equals(reader.Ascii(), name)) throw reader.Wrong("the fact's name once");
        var signature = reader.TryKey("sig"u8) ? ReadSignature(ref reader) : null;
        reader.Key("version"u8);
        if (reader.Number() != version) throw reader.Wrong("the fact's version once");
        return (id, fact, signature);
    }

    /// <summary>
    /// The name stands behind the data it explains, so it is looked for from the end, where only the signature follows it.
    /// Reading the entry from its start then meets the same name, or fails.
    /// </summary>
    private (string Name, int Version) Announced(ReadOnlySpan<byte> bytes)
    {
        var key = bytes.LastIndexOf(NameKey);
        if (key < 0) throw new RecordFormatException("The entry has no name.");
        var rest = bytes[(key + NameKey.Length)..];
        var quote = rest.IndexOf((byte)'"');
        var tail = bytes.LastIndexOf("\"version\":"u8);
        if (quote < 0 || tail < 0) throw new RecordFormatException("The entry has no version.");
        var number = new CanonicalReader(bytes[(tail + 10)..], _codes).Number();
        return (_codes.Get(rest[..quote]), number is > 0 and < 1000 ? (int)number : throw new RecordFormatException("A version is 1 to 999."));
    }

    // Many entries share their time with the one before.
    private Moment ReadAt(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual(_atBytes)) return _at;
        var at = Moment.Read(text);
        if (!at.IsKnown) throw new RecordFormatException("The first moment of 1970 stands for a time that is not known; no entry has it.");
        _at = at;
        text.CopyTo(_atBytes);
        return _at;
    }

    private Author ReadAuthor(ref CanonicalReader reader, ReadOnlySpan<byte> bytes)
    {
        if (_author is not null && bytes[reader.Position..].StartsWith(_authorBytes.AsSpan(0, _authorLength)))
        {
            reader.Skip(_authorLength);
            return _author;
        }

        var start = reader.Position;
        var length = bytes[start..].IndexOf((byte)'}') + 1;
        if (_authors.Find(bytes.Slice(start, length)) is { } known)
        {
            reader.Skip(length);
            _author = known;
        }
        else _author = _authors.Add(Author.Read(ref reader), bytes[start..reader.Position]);

        if (_authorBytes.Length < reader.Position - start) _authorBytes = new byte[reader.Position - start];
        _authorLength = reader.Position - start;
        bytes[start..reader.Position].CopyTo(_authorBytes);
        return _author;
    }

    private static DeviceSignature ReadSignature(ref CanonicalReader reader)
    {
        reader.BeginObject();
        reader.Key("alg"u8);
        var algorithm = reader.Code();
        reader.Key("key"u8);
        var key = reader.Code();
        reader.Key("value"u8);
        var value = reader.Text();
        reader.EndObject();
        return new(key, algorithm, value);
    }
}
