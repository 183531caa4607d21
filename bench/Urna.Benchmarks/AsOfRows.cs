using System.Buffers;
using System.Diagnostics;
using Urna.Results;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Web.Hosting;

namespace Urna.Benchmarks;

/// <summary>What had been received by a moment, on a warm server of 6,478 stations: from the question to the whole report as JSON.</summary>
internal static class AsOfRows
{
    private const int Stations = 6_478;
    private const double Bound = 200;

    /// <summary>Measures the row.</summary>
    public static IEnumerable<Row> Measure(Sizes sizes) => [Measured(sizes).GetAwaiter().GetResult()];

    private static async Task<Row> Measured(Sizes sizes)
    {
        var package = Package.Read(Path.Combine(Results.Repository(AppContext.BaseDirectory), "samples", "azerbaijan-2024")).Package ?? throw new InvalidOperationException("The sample has a fault.");
        var file = Path.Combine(Results.Out, "as-of.db");
        foreach (var old in Directory.EnumerateFiles(Results.Out, "as-of.db*")) File.Delete(old);
        try
        {
            var appender = await Appender.Open(SqliteRecord.Open(file, TimeProvider.System), Rules.Decide, TimeProvider.System);
            await appender.Import(PackageReplay.Of(package).ToAsyncEnumerable());
            await using var election = await Election.Open(appender);
            var views = election.Head.Views;
            await Ask(election, new(views.At.Milliseconds - 1));
            var times = new List<double>();
            var random = new Random(1);
            while (times.Count < sizes.Moments)
            {
                var at = new Moment(random.NextInt64(package.Profile.Opens.Milliseconds, views.At.Milliseconds));
                var clock = Stopwatch.StartNew();
                await Ask(election, at);
                times.Add(clock.Elapsed.TotalMilliseconds);
            }

            times.Sort();
            var what = Row.Of($"{views.Registers.StationCount:N0} stations, {views.Size:N0} entries in SQLite, {times.Count} moments at random, none asked twice; median {times[times.Count / 2]:0} ms, slowest {times[^1]:0} ms");
            return views.Registers.StationCount == Stations ? Row.Within("results as of a moment, on a warm server", times[^1], Bound, "ms", what) : Row.Failed("as-of", what);
        }
        finally
        {
            foreach (var old in Directory.EnumerateFiles(Results.Out, "as-of.db*")) File.Delete(old);
        }
    }

    private static async Task Ask(Election election, Moment at)
    {
        var head = await election.AsOf(at, CancellationToken.None);
        ResultsReport.Of(head.Views, new(at, null, null)).WriteJson(new ArrayBufferWriter<byte>());
    }
}
