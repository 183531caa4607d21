using System.Globalization;
using Urna.Record;
using Urna.Store.Records;

namespace Urna.Store.Snapshots;

/// <summary>
/// Snapshots of one record in a folder of their own, so that a start need not fold it from its beginning. They are derived: any may be deleted
/// at any time, none is part of the record, and none is read by <c>urna verify</c>. One is written whenever the record has grown by a
/// sixty-fourth part, beside the writer, which does not wait for it; of older ones those stay that are at least twice as large as the one before.
/// </summary>
/// <param name="path">The folder; made when it is needed.</param>
/// <param name="say">Is told in a sentence what could not be read or written. Nothing stops for it.</param>
public sealed class SnapshotFolder(string path, Action<string> say)
{
    /// <summary>A snapshot is written when the record has grown by one of so many parts.</summary>
    public const int Spacing = 64;

    private const long Smallest = 10_000;
    private const string Ending = ".snapshot";

    private readonly Lock _turn = new();
    private long _next = Smallest;

    /// <summary>The folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The smallest record a snapshot is made of, in entries; 10,000 where nothing is said: a smaller one is folded in a moment.</summary>
    public long From
    {
        init => _next = value;
    }

    /// <summary>The writing that goes on now; done where none does.</summary>
    internal Task Writing { get; private set; } = Task.CompletedTask;

    /// <summary>The build that may read what this one writes.</summary>
    internal Guid Build { get; init; } = SnapshotFile.Build;

    /// <summary>What the snapshots hold that a record of this size can go on from, the newest first; each is read when it is asked for.</summary>
    internal IEnumerable<Tip> Load(long size)
    {
        foreach (var (file, entries) in Files().Where(f => f.Entries <= size))
        {
            var (tip, fault) = SnapshotFile.Read(file, Build);
            if (tip is null) say($"The snapshot {file} is left aside: {fault}. It may be deleted.");
            else
            {
                _next = Behind(entries);
                yield return tip;
            }
        }
    }

    /// <summary>Tells why a snapshot did not lead to the record's head.</summary>
    internal void Reject(Tip tip, Exception why) => say($"The snapshot of {tip.Head.Size} entries does not lead to this record and is left aside: {why.Message}");

    /// <summary>Has a snapshot written where it is time for one and none is being written.</summary>
    internal void Consider(Tip tip)
    {
        lock (_turn)
        {
            if (tip.Head.Size < _next || !Writing.IsCompleted) return;
            _next = Behind(tip.Head.Size);
            Writing = Task.Run(() => Write(tip));
        }
    }

    /// <summary>Writes a snapshot of views and the tree over the same entries into a folder, and waits for it.</summary>
    public static void Write(string folder, Views views, Tree tree)
    {
        Directory.CreateDirectory(folder);
        SnapshotFile.Write(FileOf(folder, views.Size), new(new(views, tree.Root()), tree), SnapshotFile.Build);
    }

    private static string FileOf(string folder, long size) => System.IO.Path.Combine(folder, size.ToString("D12", CultureInfo.InvariantCulture) + Ending);

    private static long Behind(long size) => Math.Max(size + 1, size + (size / Spacing));

    private void Write(Tip tip)
    {
        try
        {
            Directory.CreateDirectory(Path);
            SnapshotFile.Write(FileOf(Path, tip.Head.Size), tip, Build);
            Thin(tip.Head.Size);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // The record goes on without it; the next one is tried when the record has grown further.
            say($"No snapshot of {tip.Head.Size} entries was written to {Path}: {problem.Message}");
        }
    }

    // One that is larger than the record was not made of it.
    private void Thin(long size)
    {
        var kept = 0L;
        foreach (var (file, entries) in Files().Reverse())
        {
            if (entries == size) continue;
            if (entries < size && entries >= kept * 2) kept = entries;
            else File.Delete(file);
        }
    }

    private (string File, long Entries)[] Files() => !Directory.Exists(Path) ? [] :
    [
        .. Directory.EnumerateFiles(Path, "*" + Ending)
            .Select(f => (File: f, Entries: long.TryParse(System.IO.Path.GetFileNameWithoutExtension(f), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1))
            .Where(f => f.Entries >= 0).OrderByDescending(f => f.Entries),
    ];
}
