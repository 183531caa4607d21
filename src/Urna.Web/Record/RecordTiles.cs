using System.Buffers;
using System.IO.Compression;
using Urna.Record;
using Urna.Store.Records;

namespace Urna.Web.Record;

/// <summary>
/// The tiles of a record, made from what is stored when they are asked for. Leaves and entries are read each time; the roots of full tiles,
/// from which the upper ones are made, are kept: 32 bytes for 256 entries.
/// </summary>
internal sealed class RecordTiles(IRecordStore store) : IDisposable
{
    private const int PackQuality = 4; // a millisecond for 100 KB
    private const int PackWindow = 18;
    private const int Samples = 8;

    private readonly SemaphoreSlim _turn = new(1);

    // [0] has the roots of 256 leaves each, [1] those of 65,536, and so on.
    private readonly List<List<Hash>> _rows = [[]];

    // How many bytes the bundles of the full tiles have, up to each.
    private readonly List<long> _bytes = [];

    /// <summary>Makes sure that every tile of a tree of this size can be read.</summary>
    /// <exception cref="RecordUnavailableException">The record cannot be read.</exception>
    public async Task Know(long size, CancellationToken cancel)
    {
        if (Known(size)) return;
        await _turn.WaitAsync(cancel);
        try
        {
            if (Known(size)) return;
            var leaves = new List<Hash>(Tile.Hashes);
            var bytes = _bytes.Count > 0 ? _bytes[^1] : 0;
            await foreach (var batch in store.Read((long)_rows[0].Count * Tile.Hashes, cancel))
            {
                foreach (var entry in batch)
                {
                    leaves.Add(entry.Leaf);
                    bytes += BytesOf(entry);
                    if (leaves.Count < Tile.Hashes) continue;
                    lock (_rows)
                    {
                        Add(Urna.Record.Tiles.Up([.. leaves]));
                        _bytes.Add(bytes);
                    }

                    leaves.Clear();
                }

                if (Known(size)) break;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The hashes of a tile of a tree that is known.</summary>
    public async Task<Hash[]> Hashes(Tile tile, CancellationToken cancel)
    {
        if (tile.Level == 0) return [.. (await Leaves(tile, cancel)).Select(entry => entry.Leaf)];
        var first = (int)(tile.Index * Tile.Hashes);
        lock (_rows) return [.. _rows[tile.Level - 1].Skip(first).Take(tile.Width)];
    }

    /// <summary>The bytes of a tile's entries.</summary>
    public async Task<ReadOnlyMemory<byte>> Bundle(Tile tile, CancellationToken cancel)
    {
        var bundle = new ArrayBufferWriter<byte>();
        foreach (var entry in await Leaves(tile, cancel)) EntryBundle.Write(bundle, entry.Bytes.Span);
        return bundle.WrittenMemory;
    }

    /// <summary>How many bytes the bundles of the first entries have together.</summary>
    /// <exception cref="RecordUnavailableException">The record cannot be read.</exception>
    public async Task<long> Bytes(long size, CancellationToken cancel)
    {
        await Know(size, cancel);
        var full = (int)(size >> Tile.Height);
        var rest = full << Tile.Height == size ? 0 : (await Leaves(Urna.Record.Tiles.At(0, full, size), cancel)).Sum(BytesOf);
        lock (_rows) return (full > 0 ? _bytes[full - 1] : 0) + rest;
    }

    /// <summary>About how many bytes they have compressed, by a few bundles of the whole.</summary>
    /// <exception cref="RecordUnavailableException">The record cannot be read.</exception>
    public async Task<long> PackedBytes(long size, CancellationToken cancel)
    {
        var bundles = (size + Tile.Hashes - 1) >> Tile.Height;
        var (plain, packed) = (0L, 0L);
        for (var sample = 0; sample < Math.Min(Samples, bundles); sample++)
        {
            var bundle = await Bundle(Urna.Record.Tiles.At(0, bundles * sample / Math.Min(Samples, bundles), size), cancel);
            plain += bundle.Length;
            packed += Pack(bundle).Length;
        }

        return plain == 0 ? 0 : await Bytes(size, cancel) * packed / plain;
    }

    /// <summary>A bundle as it is sent to who can read Brotli.</summary>
    public static ReadOnlyMemory<byte> Pack(ReadOnlyMemory<byte> bundle)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bundle.Length)];
        return BrotliEncoder.TryCompress(bundle.Span, packed, out var length, PackQuality, PackWindow)
            ? packed.AsMemory(0, length)
            : throw new InvalidOperationException("A bundle is never longer than its longest form.");
    }

    /// <summary>The entry of a number; none behind the end.</summary>
    public async Task<StoredEntry?> Entry(long number, CancellationToken cancel)
    {
        await foreach (var batch in store.Read(number, cancel)) return batch[0];
        return null;
    }

    /// <summary>The proof that an entry stands in the tree of a checkpoint.</summary>
    public async Task<Hash[]> Proof(long number, long size, CancellationToken cancel)
    {
        await Know(size, cancel);
        // The way up crosses one tile of leaves and the right edge; all other nodes are roots that are kept.
        var read = new Dictionary<Tile, Hash[]>();
        foreach (var index in new[] { number >> Tile.Height, (size - 1) >> Tile.Height }.Distinct())
        {
            var tile = Urna.Record.Tiles.At(0, index, size);
            read[tile] = await Hashes(tile, cancel);
        }

        return Inclusion.Make(number, size, Nodes.Of(size, tile => read.TryGetValue(tile, out var hashes) ? hashes : Upper(tile)));
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static long BytesOf(StoredEntry entry) => 2 + entry.Bytes.Length;

    private Hash[] Upper(Tile tile)
    {
        var first = (int)(tile.Index * Tile.Hashes);
        lock (_rows) return [.. _rows[tile.Level - 1].Skip(first).Take(tile.Width)];
    }

    private bool Known(long size)
    {
        lock (_rows) return _rows[0].Count >= size >> Tile.Height;
    }

    private void Add(Hash root)
    {
        for (var level = 0; ; level++)
        {
            if (_rows.Count == level) _rows.Add([]);
            var row = _rows[level];
            row.Add(root);
            if ((row.Count & (Tile.Hashes - 1)) != 0) return;
            root = Urna.Record.Tiles.Up(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(row)[^Tile.Hashes..]);
        }
    }

    private async Task<IReadOnlyList<StoredEntry>> Leaves(Tile tile, CancellationToken cancel)
    {
        var found = new List<StoredEntry>(tile.Width);
        await foreach (var batch in store.Read(tile.Index * Tile.Hashes, cancel))
        {
            found.AddRange(batch.Take(tile.Width - found.Count));
            if (found.Count == tile.Width) return found;
        }

        throw new RecordUnavailableException($"{store.Place} ends before the tile {TilePath.Of(tile)}.");
    }
}
