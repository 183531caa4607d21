using System.Buffers;
using System.Security.Cryptography;

namespace Urna.Store.Snapshots;

/// <summary>Takes bytes, hashes them and writes them to a file, in large pieces.</summary>
internal sealed class SnapshotOutput(FileStream file) : IBufferWriter<byte>, IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[1 << 20];
    private int _length;
    private long _written;

    /// <summary>How many bytes it took.</summary>
    public long Position => _written + _length;

    public void Advance(int count) => _length += count;

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        if (_buffer.Length - _length < Math.Max(sizeHint, 1)) Flush();
        return _buffer.AsSpan(_length);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_buffer.Length - _length < Math.Max(sizeHint, 1)) Flush();
        return _buffer.AsMemory(_length);
    }

    /// <summary>Writes the hash of all that was written, and syncs the file.</summary>
    public void Close()
    {
        Flush();
        file.Write(_hash.GetHashAndReset());
        file.Flush(flushToDisk: true);
    }

    public void Dispose() => _hash.Dispose();

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _length);
        file.Write(_buffer, 0, _length);
        _written += _length;
        _length = 0;
    }
}
