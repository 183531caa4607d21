using System.Diagnostics;

namespace Urna.Benchmarks;

/// <summary>A million stations with ten facts each: per fact against a hundred thousand stations, the memory it takes, and how soon a server is ready.</summary>
internal static class MillionRows
{
    private const int Runs = 3;

    /// <summary>Measures the rows.</summary>
    public static IEnumerable<Row> Measure(Sizes sizes)
    {
        var (small, smallCount) = RecordFile.Make(sizes.Thousands);
        RecordRows.Recompute(small);
        var perSmall = Enumerable.Range(0, Runs).Min(_ => RecordRows.Recompute(small).Seconds) / smallCount;
        RecordFile.Delete(small);
        var (large, entries) = RecordFile.Make(sizes.Millions);
        var (seconds, held) = Recompute(large);
        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64 / 1e9;
        var note = Row.Of($"{entries:N0} facts in {seconds:0.0} s; views hold {held:0.00} GB, peak of the process {peak:0.00} GB");
        yield return Row.AtMost("recompute 1,000,000 stations, per fact", "per fact at 100,000 stations", seconds / entries / perSmall, 1.3, note);
        yield return Row.Within("memory of that", peak, 2, "GB", note);
        yield return ReadyRow.Measure(large, entries);
        RecordFile.Delete(large);
    }

    private static (double Seconds, double Held) Recompute(string path)
    {
        var (seconds, views) = RecordRows.Recompute(path);
        var held = GC.GetTotalMemory(true) / 1e9;
        GC.KeepAlive(views);
        return (seconds, held);
    }
}
