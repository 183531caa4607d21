using System.Buffers;
using System.Text;

namespace Urna.Record;

/// <summary>
/// Reads canonical JSON (<c>docs/record.md</c>, section 2) in one pass over its bytes and refuses everything that is not
/// byte-identical to its canonical form. Keys are asked for in their ordinal order.
/// </summary>
public ref struct CanonicalReader
{
    /// <summary>The largest integer that may stand in an entry: 2^53 - 1, exact in every JSON reader.</summary>
    public const long MaxInteger = (1L << 53) - 1;

    private static readonly SearchValues<byte> Special = SearchValues.Create(SpecialBytes());
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly CodeTable _codes;
    private bool _first;

    /// <summary>Reads <paramref name="bytes"/> from its start; codes are shared through <paramref name="codes"/>.</summary>
    public CanonicalReader(ReadOnlySpan<byte> bytes, CodeTable codes)
    {
        _bytes = bytes;
        _codes = codes;
        _first = true;
        Position = 0;
    }

    /// <summary>The next byte to be read, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>Whether all bytes are read.</summary>
    public readonly bool AtEnd => Position == _bytes.Length;

    private readonly byte Next => Position < _bytes.Length ? _bytes[Position] : (byte)0;

    /// <summary>Reads <c>{</c>.</summary>
    public void BeginObject() => Begin((byte)'{');

    /// <summary>Reads <c>}</c>.</summary>
    public void EndObject() => End((byte)'}');

    /// <summary>Reads <c>[</c>.</summary>
    public void BeginArray() => Begin((byte)'[');

    /// <summary>Reads <c>]</c>.</summary>
    public void EndArray() => End((byte)']');

    /// <summary>Whether the array that is open has one more item; reads the comma before it.</summary>
    public bool NextItem()
    {
        if (Next == (byte)']') return false;
        Separate();
        return true;
    }

    /// <summary>Reads the key that must come now.</summary>
    public void Key(ReadOnlySpan<byte> name)
    {
        if (!TryKey(name)) throw Wrong($"the key \"{Encoding.ASCII.GetString(name)}\"");
    }

    /// <summary>Reads the key if it comes now.</summary>
    public bool TryKey(ReadOnlySpan<byte> name)
    {
        var at = _first ? Position : Position + 1;
        if (!_first && Next != (byte)',') return false;
        var rest = _bytes[Math.Min(at, _bytes.Length)..];
        if (rest.Length < name.Length + 3 || rest[0] != '"' || rest[name.Length + 1] != '"' || rest[name.Length + 2] != ':'
            || !rest.Slice(1, name.Length).SequenceEqual(name)) return false;
        Position = at + name.Length + 3;
        _first = true;
        return true;
    }

    /// <summary>Reads any key of the open object, or nothing where it ends.</summary>
    public bool TryAnyKey(out ReadOnlySpan<byte> name)
    {
        name = default;
        if (Next == (byte)'}') return false;
        Separate();
        name = Raw();
        if (name.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E) || name.Contains((byte)'\\')) throw Wrong("a key in ASCII");
        Expect((byte)':');
        return true;
    }

    /// <summary>Reads an integer within ±(2^53 - 1).</summary>
    public long Number()
    {
        var rest = _bytes[Position..];
        var negative = rest.Length > 0 && rest[0] == (byte)'-';
        var digits = negative ? 1 : 0;
        var end = digits;
        long value = 0;
        while (end < rest.Length && rest[end] is >= (byte)'0' and <= (byte)'9' && end - digits < 17) value = (value * 10) + (rest[end++] - '0');
        var padded = end - digits > 1 && rest[digits] == '0';
        if (end == digits || padded || value > MaxInteger || (negative && value == 0)) throw Wrong("an integer without leading zeros, below 2^53");
        Position += end;
        _first = false;
        return negative ? -value : value;
    }

    /// <summary>Reads a number of voters, votes or ballots: 0 to 999,999,999.</summary>
    public int Count()
    {
        var start = Position;
        var value = Number();
        if (value is >= 0 and <= Limits.Count) return (int)value;
        Position = start;
        throw Wrong("a count from 0 to 999,999,999");
    }

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    public bool Boolean()
    {
        var value = _bytes[Position..].StartsWith("true"u8);
        if (!value && !_bytes[Position..].StartsWith("false"u8)) throw Wrong("true or false");
        Position += value ? 4 : 5;
        _first = false;
        return value;
    }

    /// <summary>Reads a string of people's words.</summary>
    public string Text() => CanonicalText.Decode(Raw());

    /// <summary>Reads a code; equal codes are one string.</summary>
    public string Code() => _codes.Get(Ascii());

    /// <summary>Reads an array of codes; equal short lists are one array, not to be changed.</summary>
    public string[] CodeList()
    {
        var codes = _codes.Scratch.Codes;
        codes.Clear();
        BeginArray();
        while (NextItem()) codes.Add(Code());
        EndArray();
        return _codes.TakeList();
    }

    /// <summary>A place for so many numbers, which the next reading takes again.</summary>
    internal readonly Span<int> Numbers(int length) => _codes.Numbers(length).AsSpan(0, length);

    /// <summary>Reads an object of texts by key, such as a name in several languages; the keys come as <see cref="CodeList"/> gives its codes.</summary>
    internal (string[] Keys, string[] Texts) TextsByCode(string order)
    {
        var (codes, texts) = _codes.Scratch;
        codes.Clear();
        texts.Clear();
        BeginObject();
        while (TryAnyKey(out var name))
        {
            var code = Codes.IsCode(name) ? _codes.Get(name) : Encoding.ASCII.GetString(name);
            if (codes.Count > 0 && string.CompareOrdinal(codes[^1], code) >= 0) throw Wrong(order);
            codes.Add(code);
            texts.Add(Text());
        }

        EndObject();
        return (_codes.TakeList(), [.. texts]);
    }

    /// <summary>Reads a string that whoever asks will refuse unless it is plain ASCII without escapes: a code, a time, a hash.</summary>
    internal ReadOnlySpan<byte> Ascii()
    {
        Expect((byte)'"');
        var rest = _bytes[Position..];
        var length = rest.IndexOf((byte)'"');
        if (length < 0) throw Wrong("the end of a string");
        Position += length + 1;
        _first = false;
        return rest[..length];
    }

    /// <summary>Whether a string comes now.</summary>
    public readonly bool IsString => Next == (byte)'"';

    /// <summary>Reads a string and gives its bytes as they stand between the quotes, escapes included.</summary>
    public ReadOnlySpan<byte> Raw()
    {
        Expect((byte)'"');
        var start = Position;
        var plain = true;
        while (true)
        {
            var length = _bytes[Position..].IndexOfAny(Special);
            if (length < 0) throw Wrong("the end of a string");
            Position += length;
            if (_bytes[Position] == '"') break;
            plain = false;
            Position += CanonicalText.CheckSpecial(_bytes[Position..], Position);
        }

        var raw = _bytes[start..Position];
        if (!plain) CanonicalText.CheckNormalized(raw, start);
        Position++;
        _first = false;
        return raw;
    }

    /// <summary>Reads whatever value comes now and gives its bytes.</summary>
    public ReadOnlySpan<byte> Value()
    {
        var start = Position;
        SkipValue(0);
        return _bytes[start..Position];
    }

    /// <summary>Passes over a value that is known, byte for byte, to be canonical.</summary>
    internal void Skip(int length)
    {
        Position += length;
        _first = false;
    }

    /// <summary>The complaint that something else was expected here.</summary>
    public readonly RecordFormatException Wrong(string expected) => new($"Byte {Position}: expected {expected}.");

    private void SkipValue(int depth)
    {
        if (depth > 16) throw Wrong("at most 16 levels");
        switch (Next)
        {
            case (byte)'"': Raw(); break;
            case (byte)'{': SkipObject(depth); break;
            case (byte)'[':
                BeginArray();
                while (NextItem()) SkipValue(depth + 1);
                EndArray();
                break;
            case (byte)'t' or (byte)'f': Boolean(); break;
            default: Number(); break;
        }
    }

    private void SkipObject(int depth)
    {
        BeginObject();
        ReadOnlySpan<byte> previous = default;
        var any = false;
        while (TryAnyKey(out var name))
        {
            if (any && previous.SequenceCompareTo(name) >= 0) throw Wrong("keys in ascending order, each once");
            previous = name;
            any = true;
            SkipValue(depth + 1);
        }

        EndObject();
    }

    private void Begin(byte bracket)
    {
        Expect(bracket);
        _first = true;
    }

    private void End(byte bracket)
    {
        Expect(bracket);
        _first = false;
    }

    private void Separate()
    {
        if (!_first) Expect((byte)',');
        _first = true;
    }

    private void Expect(byte expected)
    {
        if (Next != expected || AtEnd) throw Wrong($"'{(char)expected}'");
        Position++;
    }

    private static byte[] SpecialBytes() =>
        [.. Enumerable.Range(0, 256).Where(b => b < 0x20 || b >= 0x80 || b is '"' or '\\').Select(b => (byte)b)];
}
