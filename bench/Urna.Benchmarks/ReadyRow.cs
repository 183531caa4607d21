using System.Diagnostics;
using System.Globalization;
using Urna.Record;
using Urna.Store.Records;
using Urna.Store.Snapshots;

namespace Urna.Benchmarks;

/// <summary>
/// How soon a server of a million stations is ready, from the start of its process: the snapshot is read, the entries behind it are folded, the
/// root is compared. The snapshot is as old as one can be, just before the next would have been written.
/// </summary>
internal static class ReadyRow
{
    private const double Bound = 10;

    /// <summary>Writes a snapshot and measures the start of another process.</summary>
    public static Row Measure(string record, long entries)
    {
        var folder = Path.Combine(Results.Out, "snapshots");
        try
        {
            var at = entries * SnapshotFolder.Spacing / (SnapshotFolder.Spacing + 1);
            var (offset, written) = Write(record, at, folder);
            GC.Collect();
            var bytes = Directory.EnumerateFiles(folder).Sum(f => new FileInfo(f).Length);
            var clock = Stopwatch.StartNew();
            using var process = Parts.Child(["--ready", record, Text(entries), Text(at), Text(offset), folder], true);
            var line = process.StandardOutput.ReadLine() ?? string.Empty;
            var seconds = clock.Elapsed.TotalSeconds;
            process.WaitForExit();
            if (process.ExitCode != 0 || !line.StartsWith("ready", StringComparison.Ordinal)) return Row.Failed("ready to serve from a snapshot", line);
            return Row.Within("ready to serve 1,000,000 stations from a snapshot", seconds, Bound, "s",
                Row.Of($"from the start of the process; snapshot {bytes / 1e6:0} MB, written in {written:0.0} s; {entries - at:N0} entries behind it; {line}"));
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Starts as a server does, and says so.</summary>
    public static async Task Start(string record, string size, string entry, string offset, string snapshots)
    {
        var store = new FileStore(record, Number(size), Number(entry), Number(offset));
        var folder = new SnapshotFolder(snapshots, Console.WriteLine) { From = long.MaxValue };
        await using var appender = await Appender.Open(store, Rules.Decide, TimeProvider.System, new() { Snapshots = folder, Follow = TimeSpan.FromHours(1) });
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(Row.Of($"ready with {appender.Head.Size:N0} entries, {process.TotalProcessorTime.TotalSeconds:0.0} s of processor, peak {process.PeakWorkingSet64 / 1e9:0.00} GB"));
    }

    private static (long Offset, double Seconds) Write(string record, long at, string folder)
    {
        var (views, tree, decoder, offset) = (new Views(), new Tree(), new Decoder(), 0L);
        RecordFile.Read(record, 0, entry =>
        {
            if (views.Size == at) return false;
            views.Apply(decoder.Read(entry));
            tree.AppendEntry(entry);
            offset += entry.Length + 2;
            return true;
        });
        var clock = Stopwatch.StartNew();
        SnapshotFolder.Write(folder, views, tree);
        return (offset, clock.Elapsed.TotalSeconds);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
