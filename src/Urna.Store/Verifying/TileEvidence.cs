using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using Urna.Record;
using Urna.Store.Records;
using Urna.Store.Tiles;

namespace Urna.Store.Verifying;

/// <summary>A record as static tiles, in a folder or on a site. The upper tiles are compared with what the lower ones give.</summary>
internal sealed class TileEvidence(ITileFiles files, Problems problems) : IEvidence
{
    private const int MostMissing = 100;

    private readonly TileRows _rows = new();
    private long _size;
    private bool _whole = true;

    /// <inheritdoc/>
    public string Place => files.Place;

    /// <inheritdoc/>
    public async Task<FoundWhole> Open(CancellationToken cancel)
    {
        var bytes = await files.Read(TileFolder.CheckpointName, TileFolder.LongestCheckpoint, cancel);
        if (bytes is null) return Unsigned();
        var note = Encoding.UTF8.GetString(bytes);
        try
        {
            _size = Checkpoint.Read(SignedNote.Read(bytes).Text).Size;
            return new(null, [new(_size, note)]);
        }
        catch (RecordFormatException problem)
        {
            problems.Add($"The file checkpoint is none. {problem.Message}");
            _size = SizeOfFiles();
            return new(null, []);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<FoundEntry>> Read([EnumeratorCancellation] CancellationToken cancel)
    {
        var missing = 0;
        for (long index = 0; index << Tile.Height < _size && missing < MostMissing; index++)
        {
            var tile = Urna.Record.Tiles.At(0, index, _size);
            var batch = await Entries(tile, cancel);
            missing = batch.Count == 0 ? missing + 1 : 0;
            yield return batch;
        }

        if (missing == MostMissing) problems.Add($"The {MostMissing} bundles of entries before entry {_size} and more are missing; nothing behind them was looked for.");
        if (_whole) foreach (var tile in TileRows.Partial(_rows.Size).Where(t => t.Level > 0)) await Compare(tile, _rows[tile], cancel);
        foreach (var path in files.All()) await Older(path, cancel);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        files.Dispose();
        return ValueTask.CompletedTask;
    }

    private FoundWhole Unsigned()
    {
        _size = SizeOfFiles();
        if (_size == 0) throw new RecordUnavailableException($"{Place} has no checkpoint and no tiles: it is not the tiles of a record.");
        return new(null, []);
    }

    private long SizeOfFiles()
    {
        long size = 0;
        foreach (var path in files.All())
        {
            if (TilePath.TryParse(path, out var found) && found.IsEntries && found.Tile.Index < long.MaxValue / (2 * Tile.Hashes)) size = Math.Max(size, (found.Tile.Index << Tile.Height) + found.Tile.Width);
        }

        return size;
    }

    private async Task<List<FoundEntry>> Entries(Tile tile, CancellationToken cancel)
    {
        var first = tile.Index << Tile.Height;
        var hashes = await Hashes(tile, cancel);
        var bundle = await File(TilePath.Entries(tile), TileFolder.LongestBundle, first, cancel);
        var entries = Cut(bundle, tile, hashes);
        foreach (var entry in entries)
        {
            if (!_whole) break;
            foreach (var (above, row) in _rows.Append(entry.Leaf ?? Hash.Leaf(entry.Bytes.Span)).Where(t => t.Tile.Level > 0)) await Compare(above, row, cancel);
        }

        _whole &= entries.Count == tile.Width;
        return entries;
    }

    private async Task<Hash[]> Hashes(Tile tile, CancellationToken cancel)
    {
        var path = TilePath.Of(tile);
        var first = tile.Index << Tile.Height;
        if (await File(path, Tile.Hashes * Hash.Length, first, cancel) is not { } found) return [];
        if (found.Bytes.Length != found.Width * Hash.Length) problems.Add(first, $"{path} has {found.Bytes.Length} bytes; expected {found.Width * Hash.Length}.");
        return [.. Enumerable.Range(0, Math.Min(tile.Width, found.Bytes.Length / Hash.Length)).Select(i => new Hash(found.Bytes.AsSpan(i * Hash.Length, Hash.Length)))];
    }

    private List<FoundEntry> Cut((byte[] Bytes, int Width)? bundle, Tile tile, Hash[] hashes)
    {
        var entries = new List<FoundEntry>();
        if (bundle is not var (bytes, width)) return entries;
        var number = tile.Index << Tile.Height;
        var at = 0;
        for (var i = 0; i < tile.Width; i++)
        {
            var length = bytes.Length - at >= 2 ? BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at)) : int.MaxValue;
            if (length > bytes.Length - at - 2)
            {
                problems.Add(number + i, $"{TilePath.Entries(tile)} ends within it; expected {tile.Width} entries, each its length in two bytes and its bytes.");
                return entries;
            }

            entries.Add(new(number + i, bytes.AsMemory(at + 2, length), i < hashes.Length ? hashes[i] : null));
            at += 2 + length;
        }

        if (width == tile.Width && at != bytes.Length) problems.Add(number + tile.Width - 1, $"{TilePath.Entries(tile)} has {bytes.Length - at} bytes behind it; expected the end of {tile.Width} entries.");
        return entries;
    }

    private async Task Compare(Tile tile, Hash[] expected, CancellationToken cancel)
    {
        var span = 1L << (Tile.Height * tile.Level);
        var first = tile.Index * Tile.Hashes * span;
        if (await File(TilePath.Of(tile), Tile.Hashes * Hash.Length, first, cancel) is not var (bytes, width)) return;
        if (bytes.Length != width * Hash.Length) problems.Add(first, $"{TilePath.Of(tile)} has {bytes.Length} bytes; expected {width * Hash.Length}.");
        for (var i = 0; i < expected.Length && (i + 1) * Hash.Length <= bytes.Length; i++)
        {
            if (new Hash(bytes.AsSpan(i * Hash.Length, Hash.Length)) == expected[i]) continue;
            problems.Add(first + (i * span), $"hash {i} of {TilePath.Of(tile)} is not the root over the entries {first + (i * span)} to {first + ((i + 1) * span) - 1}; that is {expected[i]}.");
            return;
        }
    }

    /// <summary>The file of a tile; where it was full meanwhile and its partial form is gone, the full one.</summary>
    private async Task<(byte[] Bytes, int Width)?> File(TilePath path, int most, long first, CancellationToken cancel)
    {
        try
        {
            if (await files.Read(path.ToString(), most, cancel) is { } exact) return (exact, path.Tile.Width);
            var full = path with { Tile = new(path.Tile.Level, path.Tile.Index, Tile.Hashes) };
            if (!path.Tile.IsFull && await files.Read(full.ToString(), most, cancel) is { } more) return (more, Tile.Hashes);
            problems.Add(first, $"{path} is missing.");
        }
        catch (RecordUnavailableException problem)
        {
            problems.Add(first, problem.Message);
        }

        return null;
    }

    /// <summary>A partial tile that an older checkpoint speaks of must be the beginning of the tile that is there now.</summary>
    private async Task Older(string path, CancellationToken cancel)
    {
        if (!TilePath.TryParse(path, out var old) || old.Tile.IsFull || !Reaches(old.Tile)) return;
        var now = old with { Tile = Urna.Record.Tiles.At(old.Tile.Level, old.Tile.Index, _size) };
        if (now.Tile.Width <= old.Tile.Width) return;
        var most = old.IsEntries ? TileFolder.LongestBundle : Tile.Hashes * Hash.Length;
        var first = (old.Tile.Index << Tile.Height) << (Tile.Height * old.Tile.Level);
        if (await File(old, most, first, cancel) is not { } part || await File(now, most, first, cancel) is not { } whole) return;
        var length = old.IsEntries ? LengthOf(whole.Bytes, old.Tile.Width) : old.Tile.Width * Hash.Length;
        if (part.Bytes.Length != length || !whole.Bytes.AsSpan().StartsWith(part.Bytes)) problems.Add(first, $"{path} is not the beginning of {now}.");
    }

    private bool Reaches(Tile old)
    {
        var hashes = old.Level < 8 ? _size >> (Tile.Height * old.Level) : 0;
        return old.Index < hashes >> Tile.Height || (old.Index == hashes >> Tile.Height && (hashes & (Tile.Hashes - 1)) > 0);
    }

    private static int LengthOf(byte[] bundle, int width)
    {
        var at = 0;
        for (var i = 0; i < width && at + 2 <= bundle.Length; i++) at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bundle.AsSpan(at));
        return at;
    }
}
