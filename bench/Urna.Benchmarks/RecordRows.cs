using System.Diagnostics;
using Urna.Record;
using Urna.Results;

namespace Urna.Benchmarks;

/// <summary>Recomputing an election from its record against the tree over the same file, and that against the bare hash calls.</summary>
internal static class RecordRows
{
    private const int Turns = 9;

    /// <summary>Measures both rows.</summary>
    public static IEnumerable<Row> Measure(Sizes sizes)
    {
        var (path, entries) = RecordFile.Make(sizes.Record);
        var (bare, tree, whole) = (new List<double>(), new List<double>(), new List<double>());
        for (var turn = -1; turn < Turns; turn++)
        {
            var (calls, alone, all) = (Bare(path), TreeAlone(path), Recompute(path).Seconds);
            if (turn < 0) continue; // it warms up
            bare.Add(calls);
            tree.Add(alone);
            whole.Add(all);
        }

        var figures = Row.Of($"{entries:N0} facts, {new FileInfo(path).Length / 1e6:0} MB, one thread, median of {Turns} turns; bare {Medians.Of(bare):0.00} s, tree {Medians.Of(tree):0.00} s, recompute {Medians.Of(whole):0.00} s");
        yield return Row.AtLeast("the tree over a file of entries", "the bare SHA-256 calls", Medians.OfRatios(bare, tree), 0.75, figures);
        yield return Row.AtMost("recompute an election: canonical check, decode, hash, fold, tabulate", "the tree over the same file", Medians.OfRatios(whole, tree), 2.5, figures);
        RecordFile.Delete(path);
    }

    /// <summary>Recomputes everything; gives the seconds and the views.</summary>
    public static (double Seconds, Views Views) Recompute(string path)
    {
        GC.Collect();
        var clock = Stopwatch.StartNew();
        var (tree, decoder, views) = (new Tree(), new Decoder(), new Views());
        RecordFile.Read(path, entry =>
        {
            tree.AppendEntry(entry);
            views.Apply(decoder.Read(entry));
        });
        File.WriteAllText(FileStore.HeadOf(path), Row.Of($"{views.At.Milliseconds} {tree.Root()}"));
        _ = ResultDigest.Of(views);
        return (clock.Elapsed.TotalSeconds, views);
    }

    private static double TreeAlone(string path)
    {
        var clock = Stopwatch.StartNew();
        var tree = new Tree();
        RecordFile.Read(path, entry => tree.AppendEntry(entry));
        _ = tree.Root();
        return clock.Elapsed.TotalSeconds;
    }

    // As many hash calls over as many bytes as the tree makes, and nothing else.
    private static double Bare(string path)
    {
        var clock = Stopwatch.StartNew();
        var count = 0L;
        Span<byte> hash = stackalloc byte[32];
        Span<byte> node = stackalloc byte[65];
        RecordFile.Read(path, entry =>
        {
            Span<byte> leaf = stackalloc byte[32];
            System.Security.Cryptography.SHA256.HashData(entry, leaf);
            count++;
        });
        for (var i = 1L; i < count; i++) System.Security.Cryptography.SHA256.HashData(node, hash);
        return clock.Elapsed.TotalSeconds;
    }
}
