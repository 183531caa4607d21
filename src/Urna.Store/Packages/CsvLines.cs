using System.Security.Cryptography;

namespace Urna.Store.Packages;

/// <summary>The lines of a stream of bytes, one at a time; their ends are LF or CRLF. A line that is too long is passed over without being kept.</summary>
internal sealed class CsvLines(Stream stream, IncrementalHash hash)
{
    /// <summary>The longest line, in bytes.</summary>
    public const int MaxBytes = 1_000_000;

    private const int Block = 1 << 17;

    private byte[] _buffer = new byte[2 * Block];
    private int _next;
    private int _end;
    private bool _drained;

    /// <summary>The number of the line, from 1; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the line was too long; it is empty then.</summary>
    public bool TooLong { get; private set; }

    /// <summary>Where the line begins in <see cref="Buffer"/>.</summary>
    public int Start { get; private set; }

    /// <summary>Its length without its end.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes read, until the next line.</summary>
    public byte[] Buffer => _buffer;

    /// <summary>Bytes of the stream so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Goes to the next line, if there is one.</summary>
    public bool Next()
    {
        TooLong = false;
        var searched = 0;
        while (true)
        {
            var feed = _buffer.AsSpan(_next + searched, _end - _next - searched).IndexOf((byte)'\n');
            if (feed >= 0) return Take(searched + feed, searched + feed + 1);
            searched = _end - _next;
            if (searched > MaxBytes + 1) return PassOver();
            if (!Fill()) return searched > 0 && Take(searched, searched);
        }
    }

    private bool Take(int length, int consumed)
    {
        Number++;
        Start = _next;
        _next += consumed;
        if (length > 0 && _buffer[Start + length - 1] == '\r') length--;
        TooLong = length > MaxBytes;
        Length = TooLong ? 0 : length;
        return true;
    }

    private bool PassOver()
    {
        Number++;
        TooLong = true;
        (Start, Length) = (0, 0);
        do
        {
            var feed = _buffer.AsSpan(_next, _end - _next).IndexOf((byte)'\n');
            _next = feed >= 0 ? _next + feed + 1 : _end;
            if (feed >= 0) break;
        }
        while (Fill());
        return true;
    }

    private bool Fill()
    {
        if (_drained) return false;
        if (_next > 0)
        {
            _buffer.AsSpan(_next, _end - _next).CopyTo(_buffer);
            (_next, _end) = (0, _end - _next);
        }

        if (_buffer.Length - _end < Block) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        hash.AppendData(_buffer, _end, read);
        _end += read;
        Bytes += read;
        _drained = read == 0;
        return !_drained;
    }
}
