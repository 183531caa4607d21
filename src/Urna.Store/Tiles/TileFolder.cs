using System.Buffers;
using System.Text;
using Urna.Record;
using Urna.Store.Records;

namespace Urna.Store.Tiles;

/// <summary>
/// A folder with the tiles of a record, as any web server can publish it (C2SP tlog-tiles): <c>tile/L/N</c>, <c>tile/entries/N</c>,
/// <c>checkpoint</c>. Every file is written whole or not at all, and the checkpoint last, so a reader at any moment finds all that the
/// checkpoint speaks of. A file that is there with other bytes is never replaced.
/// </summary>
public sealed class TileFolder
{
    /// <summary>The name of the checkpoint's file.</summary>
    public const string CheckpointName = "checkpoint";

    /// <summary>The most bytes of a checkpoint.</summary>
    internal const int LongestCheckpoint = 1 << 16;

    /// <summary>The most bytes of the entries of one tile.</summary>
    internal const int LongestBundle = Tile.Hashes * (2 + Limits.EntryBytes);

    private const int PartialsKept = 8;

    private readonly string _folder;
    private readonly Queue<long> _sizes = new();
    private readonly HashSet<string> _toSync = new(StringComparer.Ordinal);

    /// <summary>The tiles below a folder, which is made where it is not there.</summary>
    public TileFolder(string folder) => _folder = Path.GetFullPath(folder);

    /// <summary>Writes what the folder lacks of a record, and then its checkpoint. A folder that is further already is left as it is.</summary>
    /// <param name="record">The record.</param>
    /// <param name="note">A signed checkpoint of it.</param>
    /// <param name="cancel">Ends the writing; a later call goes on.</param>
    /// <exception cref="RecordUnavailableException">The folder holds the tiles of something else, or the record cannot be read.</exception>
    public async Task Extend(IRecordStore record, string note, CancellationToken cancel)
    {
        Directory.CreateDirectory(_folder);
        var checkpoint = Checkpoint.Read(SignedNote.Read(Encoding.UTF8.GetBytes(note)).Text);
        var old = Published();
        if (old is not null && old.Origin != checkpoint.Origin) throw new RecordUnavailableException($"{_folder} holds the tiles of {old.Origin}, not those of {checkpoint.Origin}. Give each record a folder of its own.");
        if (old is not null && old.Size >= checkpoint.Size) return;
        var rows = await Write(record, (old?.Size ?? 0) & -Tile.Hashes, checkpoint.Size, cancel);
        if (rows.Size != checkpoint.Size || rows.Root() != checkpoint.Root)
            throw new RecordUnavailableException($"{_folder}: its tiles and the entries of {record.Place} do not give the root of the checkpoint of {checkpoint.Size} entries; the checkpoint is not published there. Run \"urna verify\" on both.");
        foreach (var folder in _toSync) Durable.SyncFolder(folder);
        _toSync.Clear();
        Durable.Write(Path.Combine(_folder, CheckpointName), Encoding.UTF8.GetBytes(note));
        Prune(checkpoint.Size);
    }

    private Checkpoint? Published()
    {
        var path = Path.Combine(_folder, CheckpointName);
        if (!File.Exists(path)) return null;
        try
        {
            return Checkpoint.Read(SignedNote.Read(File.ReadAllBytes(path)).Text);
        }
        catch (RecordFormatException problem)
        {
            throw new RecordUnavailableException($"{path} is not a checkpoint: {problem.Message} Move the folder away; it is written anew.", problem);
        }
    }

    private async Task<TileRows> Write(IRecordStore record, long from, long size, CancellationToken cancel)
    {
        var rows = TileRows.Of(from, Read);
        var bundle = new ArrayBufferWriter<byte>();
        await foreach (var batch in record.Read(from, cancel))
        {
            foreach (var entry in batch)
            {
                if (rows.Size == size) break;
                if (entry.Number != rows.Size) throw new RecordUnavailableException($"{record.Place}: entry {rows.Size} is missing.");
                EntryBundle.Write(bundle, entry.Bytes.Span);
                foreach (var (tile, hashes) in rows.Append(Hash.Leaf(entry.Bytes.Span)))
                {
                    Put(TilePath.Of(tile), Hash.BytesOf(hashes));
                    if (tile.Level > 0) continue;
                    Put(TilePath.Entries(tile), bundle.WrittenSpan);
                    bundle.ResetWrittenCount();
                }
            }

            if (rows.Size == size) break;
        }

        foreach (var tile in TileRows.Partial(rows.Size)) Put(TilePath.Of(tile), Hash.BytesOf(rows[tile]));
        if (bundle.WrittenCount > 0) Put(TilePath.Entries(TileRows.Partial(rows.Size).First()), bundle.WrittenSpan);
        return rows;
    }

    private Hash[] Read(Tile tile)
    {
        var path = TilePath.Of(tile);
        try
        {
            return Urna.Record.Tiles.Read(tile, File.ReadAllBytes(Path.Combine(_folder, path.ToString())));
        }
        catch (Exception problem) when (problem is RecordFormatException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RecordUnavailableException($"{_folder} lacks {path}, or it is damaged. Move the folder away; it is written anew.", problem);
        }
    }

    private void Put(TilePath path, ReadOnlySpan<byte> bytes)
    {
        var file = Path.Combine(_folder, path.ToString());
        if (File.Exists(file))
        {
            if (bytes.SequenceEqual(File.ReadAllBytes(file))) return;
            throw new RecordUnavailableException($"{file} is there with other bytes: what was published never changes. Run \"urna verify {_folder}\".");
        }

        var folder = Path.GetDirectoryName(file) ?? _folder;
        Directory.CreateDirectory(folder);
        Durable.Write(file, bytes, folder: false);
        for (var up = folder; up.Length >= _folder.Length; up = Path.GetDirectoryName(up) ?? string.Empty) _toSync.Add(up);
    }

    // A reader may still hold one of the last checkpoints and ask for its partial tiles; older ones it finds in the full tile.
    private void Prune(long size)
    {
        _sizes.Enqueue(size);
        while (_sizes.Count > PartialsKept)
        {
            var kept = _sizes.Skip(1).SelectMany(TileRows.Partial).ToHashSet();
            foreach (var tile in TileRows.Partial(_sizes.Dequeue()).Where(t => !kept.Contains(t)))
            {
                Remove(TilePath.Of(tile));
                if (tile.Level == 0) Remove(TilePath.Entries(tile));
            }
        }
    }

    private void Remove(TilePath path)
    {
        var file = Path.Combine(_folder, path.ToString());
        File.Delete(file);
        var folder = Path.GetDirectoryName(file) ?? _folder;
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
    }
}
