using System.Diagnostics;
using System.Globalization;
using Urna.Store.Packages;
using Urna.Store.Records;

namespace Urna.Benchmarks;

/// <summary>
/// A kept page and a kept file, compressed, from the server of a whole sample: processor time of the server's process for one request, against nginx that
/// sends the same bytes with the same headers from open files.
/// </summary>
internal static class PagesRows
{
    private const int Clients = 64;
    private const int MostBytes = 20 * 1024;
    private const double Bound = 1.6;
    private static readonly string? Wrk = new[] { "/usr/bin/wrk", "/usr/local/bin/wrk" }.FirstOrDefault(File.Exists);

    /// <summary>Measures the rows.</summary>
    public static IEnumerable<Row> Measure(Sizes sizes) => Nginx.Program is null || Wrk is null
        ? [Row.Failed("pages", "nginx and wrk are not here")]
        : Measured(sizes).GetAwaiter().GetResult();

    private static async Task<Row[]> Measured(Sizes sizes)
    {
        var file = Path.Combine(Results.Out, "pages.db");
        foreach (var old in Directory.EnumerateFiles(Results.Out, "pages.db*")) File.Delete(old);
        try
        {
            var package = Package.Read(Path.Combine(Results.Repository(AppContext.BaseDirectory), "samples", "azerbaijan-2024")).Package ?? throw new InvalidOperationException("The sample has a fault.");
            await using (var appender = await Appender.Open(SqliteRecord.Open(file, TimeProvider.System), Rules.Decide, TimeProvider.System)) await appender.Import(PackageReplay.Of(package).ToAsyncEnumerable());
            var root = $"/e/{package.Profile.Election}";
            var (contest, station) = (package.Contests[^1].Contest, package.Stations[^1].Station);
            using var ours = new SiteChild(file);
            var answers = new List<(string Path, byte[] Body, IReadOnlyList<(string, string)> Headers)>();
            foreach (var path in new[] { $"{root}/az/contest/{contest}", $"{root}/station/{station}.json" }) answers.Add(await Ask(ours.Port, path));
            using var theirs = new Nginx(answers);
            return [Compare(ours, theirs, sizes, answers[0], "page"), Compare(ours, theirs, sizes, answers[1], "JSON")];
        }
        finally
        {
            foreach (var old in Directory.EnumerateFiles(Results.Out, "pages.db*")) File.Delete(old);
        }
    }

    private static Row Compare(SiteChild ours, Nginx theirs, Sizes sizes, (string Path, byte[] Body, IReadOnlyList<(string, string)> Headers) answer, string what)
    {
        Load(ours.Port, answer.Path, sizes.WarmUp);
        Load(theirs.Port, answer.Path, sizes.WarmUp);
        var drawings = ours.Drawings;
        var (mine, other) = (new List<(double Cost, double Rate)>(), new List<(double Cost, double Rate)>());
        for (var round = 0; round < sizes.Rounds; round++)
        {
            mine.Add(Cost(() => ours.Processor, ours.Port, answer.Path, sizes.Seconds));
            other.Add(Cost(() => theirs.Processor, theirs.Port, answer.Path, sizes.Seconds));
        }

        var drawn = ours.Drawings - drawings;
        var ratio = Medians.OfRatios([.. mine.Select(m => m.Cost)], [.. other.Select(m => m.Cost)]);
        var note = Row.Of($"{answer.Body.Length} bytes in Brotli, {Clients} connections of wrk, {sizes.WarmUp} s warm-up, {sizes.Seconds} s a round, median of {sizes.Rounds}; ours {Medians.Of([.. mine.Select(m => m.Cost)]):0.0} µs of processor and {Medians.Of([.. mine.Select(m => m.Rate)]):0} requests/s, nginx of {Environment.ProcessorCount} workers {Medians.Of([.. other.Select(m => m.Cost)]):0.0} µs and {Medians.Of([.. other.Select(m => m.Rate)]):0}/s; {drawn} drawings in the run; {Environment.ProcessorCount} cores for all");
        var row = Row.AtMost($"a kept {what}, processor time of one request", "nginx sending the same bytes and headers", ratio, Bound, note);
        return drawn == 0 && answer.Body.Length <= MostBytes ? row : row with { Holds = false };
    }

    private static async Task<(string, byte[], IReadOnlyList<(string, string)>)> Ask(int port, string path)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, Row.Of($"http://127.0.0.1:{port}{path}"));
        request.Headers.Add("Accept-Encoding", "br");
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadAsByteArrayAsync();
        return (path, body, [.. answer.Headers.Concat(answer.Content.Headers).Select(h => (h.Key, string.Join(", ", h.Value)))]);
    }

    private static (double Cost, double Rate) Cost(Func<TimeSpan> processor, int port, string path, int seconds)
    {
        var before = processor();
        var (requests, rate) = Load(port, path, seconds);
        return ((processor() - before).TotalMicroseconds / requests, rate);
    }

    private static (long Requests, double Rate) Load(int port, string path, int seconds)
    {
        var start = new ProcessStartInfo(Wrk ?? "wrk", ["-t", "2", "-c", Row.Of($"{Clients}"), "-d", Row.Of($"{seconds}s"), "-H", "Accept-Encoding: br", Row.Of($"http://127.0.0.1:{port}{path}")]) { RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("wrk did not start.");
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var line = said.Split('\n').FirstOrDefault(l => l.Contains(" requests in ", StringComparison.Ordinal));
        if (line is null || said.Contains("Non-2xx", StringComparison.Ordinal)) throw new InvalidOperationException($"wrk: {said}");
        var requests = long.Parse(line.Trim().Split(' ')[0], CultureInfo.InvariantCulture);
        return (requests, requests / (double)seconds);
    }
}
