using System.Diagnostics;
using System.Numerics;
using DuckDB.NET.Data;
using Urna.Record;
using Urna.Results;
using Urna.Store.Packages;

namespace Urna.Benchmarks;

/// <summary>A package of a large country: read, every check, summed by unit; and made into a record that is verified; against DuckDB.</summary>
internal static class PackageRows
{
    /// <summary>Measures both rows.</summary>
    public static IEnumerable<Row> Measure(Sizes sizes)
    {
        var folder = new SyntheticPackage(sizes.Package).Write();
        var duck = new DuckPackage(folder, Environment.ProcessorCount);
        var (read, record, sql) = (new List<double>(), new List<double>(), new List<double>());
        var entries = 0L;
        for (var round = -1; round < sizes.Rounds; round++)
        {
            var ours = Timed(read, () => Read(folder));
            var theirs = Timed(sql, duck.Read);
            if (!ours.Same(theirs)) return [Row.Failed("package", "the two sides give different sums")];
            if (ours.Broken.Count(b => b > 0) < 3) return [Row.Failed("package", "no relation is broken: nothing was checked")];
            entries = Timed(record, () => Recorded(folder));
        }

        Directory.Delete(folder, recursive: true);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        var note = Row.Of($"{sizes.Package:N0} stations × {SyntheticPackage.Choices} choices, {Environment.ProcessorCount} threads on both sides, warm, best of {sizes.Rounds}; read, checked and summed {read.Min():0.00} s, DuckDB {connection.ServerVersion} {sql.Min():0.00} s, verified record of {entries:N0} entries {record.Min():0.00} s");
        return
        [
            Row.AtMost("package: read, every check, summed by unit", "DuckDB, the same joins and relations as SQL", read.Min() / sql.Min(), 1.0, note),
            Row.AtMost("package to a verified record", "the same", record.Min() / sql.Min(), 8, note),
        ];
    }

    // The first turn warms up and is not kept.
    private static T Timed<T>(List<double> times, Func<T> work)
    {
        GC.Collect();
        var clock = Stopwatch.StartNew();
        var done = work();
        times.Add(times.Count == 0 ? double.MaxValue : clock.Elapsed.TotalSeconds);
        return done;
    }

    private static PackageSums Read(string folder)
    {
        var reading = Package.Read(folder);
        var package = reading.Package ?? throw new InvalidOperationException(reading.Faults[0].ToString());
        var form = package.Forms[0].Form;
        var parents = package.Units.ToDictionary(u => u.Unit, u => u.Parent, StringComparer.Ordinal);
        var broken = new long[form.Checks.Length];
        var sums = new SortedDictionary<string, long[]>(StringComparer.Ordinal);
        foreach (var protocol in package.Protocols)
        {
            var station = package.Stations[package.Slots[protocol.Slot].Station];
            var entered = protocol.Entered;
            var mask = form.Broken(new()
            {
                Lines = entered.Lines, Votes = entered.Votes, StandingVotes = Sum(entered.Votes), List = station.Ballots[0].Permanent + station.Ballots[0].Temporary, Turnout = -1,
                Completed = entered.Completed.Seconds, Closing = package.Closings[0].Seconds, Marks = 1,
            });
            for (; mask != 0; mask &= mask - 1) broken[BitOperations.TrailingZeroCount(mask)]++;
            var region = parents[station.Unit];
            if (!sums.TryGetValue(region, out var sum)) sums.Add(region, sum = new long[entered.Numbers.Length]);
            for (var i = 0; i < sum.Length; i++) sum[i] += entered.Numbers[i];
        }

        return new(reading.FaultCount, broken, sums);
    }

    private static long Sum(ReadOnlySpan<int> votes)
    {
        var sum = 0L;
        foreach (var vote in votes) sum += vote;
        return sum;
    }

    // All that a recount does: the entries of the package are written, then read back, hashed, folded and tabulated.
    private static long Recorded(string folder)
    {
        var package = Package.Read(folder).Package ?? throw new InvalidOperationException("The package has a fault.");
        var (writer, tree, decoder, views) = (new CanonicalWriter(), new Tree(), new Decoder(), new Views());
        foreach (var entry in PackageFacts.Of(package, () => views))
        {
            writer.Clear();
            entry.Write(writer);
            tree.AppendEntry(writer.Written);
            views.Apply(decoder.Read(writer.Written));
        }

        _ = tree.Root();
        _ = ResultDigest.Of(views);
        return views.Size;
    }
}
