using System.Diagnostics;
using System.Globalization;

namespace Urna.Benchmarks;

/// <summary>A million stations with ten facts each, per fact against a hundred thousand stations, and the memory it takes.</summary>
internal static class MillionRows
{
    private const double Bound = 2.0;

    /// <summary>Measures both rows.</summary>
    public static IEnumerable<Row> Measure()
    {
        var (small, smallCount) = RecordFile.Make(100_000);
        RecordRows.Recompute(small);
        var perSmall = RecordRows.Recompute(small).Seconds / smallCount;
        File.Delete(small);
        var (large, largeCount) = RecordFile.Make(1_000_000);
        var (seconds, views) = RecordRows.Recompute(large);
        var perLarge = seconds / largeCount;
        GC.Collect();
        var held = GC.GetTotalMemory(true) / 1e9;
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e9;
        File.Delete(large);
        var note = string.Create(CultureInfo.InvariantCulture, $"{largeCount:N0} facts in {seconds:0.0} s; views hold {held:0.00} GB, peak {peak:0.00} GB; {views.Registers.StationCount:N0} stations");
        yield return Row.AtMost("recompute 1,000,000 stations, per fact", "per fact at 100,000 stations", perLarge / perSmall, 1.3, note);
        yield return Row.AtMost("peak memory of 1,000,000 stations, GB", "1 GB", peak, Bound, note);
    }
}
