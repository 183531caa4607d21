using System.Buffers.Text;
using System.Text;

namespace Urna.Record;

/// <summary>
/// Writes canonical JSON (<c>docs/record.md</c>, section 2). Keys must be given in their ordinal order; a key out of order,
/// a string that is not in normalization form C and an integer beyond 2^53 - 1 throw.
/// </summary>
public sealed class CanonicalWriter
{
    private byte[] _buffer = new byte[1024];
    private int _length;
    private bool _first = true;

    // Where the last key of each open object or array stands; its length is -1 where there is none yet.
    private (int Start, int Length)[] _keys = [(0, -1), (0, -1), (0, -1), (0, -1)];
    private int _depth;

    /// <summary>What is written so far.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>Forgets what is written.</summary>
    public void Clear()
    {
        _length = 0;
        _depth = 0;
        _first = true;
    }

    /// <summary>Writes <c>{</c>.</summary>
    public void BeginObject() => Begin((byte)'{');

    /// <summary>Writes <c>}</c>.</summary>
    public void EndObject() => End((byte)'}');

    /// <summary>Writes <c>[</c>, where an item is expected.</summary>
    public void BeginArray() => Begin((byte)'[');

    /// <summary>Writes <c>]</c>.</summary>
    public void EndArray() => End((byte)']');

    /// <summary>Writes a key of the open object.</summary>
    /// <exception cref="ArgumentException">It is not behind the key before it.</exception>
    public void Key(ReadOnlySpan<byte> name)
    {
        ref var last = ref _keys[_depth];
        if (last.Length >= 0 && _buffer.AsSpan(last.Start, last.Length).SequenceCompareTo(name) >= 0)
            throw new ArgumentException($"The key \"{Encoding.ASCII.GetString(name)}\" is out of order.", nameof(name));
        Separate();
        Put((byte)'"');
        last = (_length, name.Length);
        Put(name);
        Put("\":"u8);
        _first = true;
    }

    /// <summary>Writes an integer.</summary>
    public void Number(long value)
    {
        if (value is > CanonicalReader.MaxInteger or < -CanonicalReader.MaxInteger)
            throw new ArgumentOutOfRangeException(nameof(value), value, "An integer of the record is below 2^53.");
        Separate();
        Room(20);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_length), out var written);
        _length += written;
    }

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void Boolean(bool value)
    {
        Separate();
        Put(value ? "true"u8 : "false"u8);
    }

    /// <summary>Writes a string.</summary>
    public void Text(string value)
    {
        Separate();
        Put((byte)'"');
        if (Ascii.IsValid(value) && !NeedsEscape(value)) PutAscii(value);
        else PutEscaped(value);
        Put((byte)'"');
    }

    /// <summary>Writes an ASCII string that is known to need no escape, such as a hash in hexadecimal.</summary>
    public void Plain(ReadOnlySpan<byte> value)
    {
        Separate();
        Put((byte)'"');
        Put(value);
        Put((byte)'"');
    }

    /// <summary>Writes a value that is canonical JSON already.</summary>
    public void Value(ReadOnlySpan<byte> canonical)
    {
        Separate();
        Put(canonical);
    }

    private static bool NeedsEscape(string value) => value.AsSpan().IndexOfAny('"', '\\') >= 0 || value.AsSpan().ContainsAnyInRange('\0', '\x1f');

    private void PutAscii(string value)
    {
        Room(value.Length);
        _length += Encoding.ASCII.GetBytes(value, _buffer.AsSpan(_length));
    }

    private void PutEscaped(string value)
    {
        if (!value.IsNormalized()) throw new ArgumentException("A string of the record is in normalization form C.", nameof(value));
        var strict = new UTF8Encoding(false, true);
        var built = new StringBuilder(value.Length + 16);
        foreach (var character in value)
        {
            if (character is < ' ' or '"' or '\\') built.Append(CanonicalText.Escape(character));
            else built.Append(character);
        }

        Put(strict.GetBytes(built.ToString()));
    }

    private void Begin(byte bracket)
    {
        Separate();
        Put(bracket);
        if (++_depth == _keys.Length) Array.Resize(ref _keys, _depth * 2);
        _keys[_depth] = (0, -1);
        _first = true;
    }

    private void End(byte bracket)
    {
        Put(bracket);
        _depth--;
        _first = false;
    }

    private void Separate()
    {
        if (!_first) Put((byte)',');
        _first = false;
    }

    private void Put(byte value)
    {
        Room(1);
        _buffer[_length++] = value;
    }

    private void Put(ReadOnlySpan<byte> value)
    {
        Room(value.Length);
        value.CopyTo(_buffer.AsSpan(_length));
        _length += value.Length;
    }

    private void Room(int more)
    {
        if (_length + more > _buffer.Length) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + more));
    }
}
