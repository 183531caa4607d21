using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Urna.Store.Packages;

/// <summary>
/// The ids of the entries that a package makes: of entries 2k and 2k + 1 the first and the second half of
/// SHA-256(hash of the package, 32 bytes ‖ <c>entry</c> ‖ k, 8 bytes, most significant first).
/// </summary>
internal sealed class EntryIds
{
    private const int Block = 45;
    private readonly byte[] _input = new byte[Block];
    private readonly byte[] _output = new byte[SHA256.HashSizeInBytes];
    private long _next;

    public EntryIds(string package)
    {
        Convert.FromHexString(package).CopyTo(_input, 0);
        "entry"u8.CopyTo(_input.AsSpan(SHA256.HashSizeInBytes));
    }

    /// <summary>The id of the next entry.</summary>
    public EntryId Next()
    {
        var second = (_next & 1) != 0;
        if (!second)
        {
            BinaryPrimitives.WriteInt64BigEndian(_input.AsSpan(Block - sizeof(long)), _next >> 1);
            SHA256.HashData(_input, _output);
        }

        _next++;
        return new(BinaryPrimitives.ReadUInt128BigEndian(_output.AsSpan(second ? 16 : 0)));
    }
}
