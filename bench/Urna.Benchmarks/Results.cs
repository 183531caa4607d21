using System.Runtime.InteropServices;

namespace Urna.Benchmarks;

/// <summary>Prints the rows and keeps the run in <c>bench/RESULTS.md</c>, the newest first.</summary>
internal static class Results
{
    private const string Head = """
        # Results

        Kept by `bench/run`, the newest run first. Each figure is a ratio against a reference measured in the same run, or a time or size with its bound.

        """;

    /// <summary>Where the parts keep what they make; removed by them.</summary>
    public static string Out
    {
        get
        {
            var folder = Path.Combine(Repository(AppContext.BaseDirectory), "bench", "out");
            Directory.CreateDirectory(folder);
            return folder;
        }
    }

    /// <summary>Prints a run, and keeps it where it is to be kept.</summary>
    public static void Tell(IReadOnlyList<Row> rows, bool keep)
    {
        var now = TimeProvider.System.GetUtcNow();
        var text = string.Join('\n',
            Row.Of($"\n## {now:yyyy-MM-dd HH:mm} UTC"),
            string.Empty,
            $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors{Load()}",
            string.Empty,
            "| work | against | figure | hold | | note |",
            "|---|---|---|---|---|---|",
            string.Join('\n', rows.Select(r => r.Line)),
            string.Empty);
        Console.WriteLine(text);
        if (!keep) return;
        var path = Path.Combine(Repository(AppContext.BaseDirectory), "bench", "RESULTS.md");
        var before = File.Exists(path) && File.ReadAllText(path).IndexOf("\n## ", StringComparison.Ordinal) is >= 0 and var at ? File.ReadAllText(path)[at..] : string.Empty;
        File.WriteAllText(path, Head + text + before);
    }

    /// <summary>The folder of the checkout.</summary>
    public static string Repository(string folder) => File.Exists(Path.Combine(folder, "Urna.slnx"))
        ? folder
        : Repository(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The benchmarks do not run inside a checkout."));

    // Whoever reads the figures wants to know whether the machine had other work.
    private static string Load() => File.Exists("/proc/loadavg") ? $", load {string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3])} at the end" : string.Empty;
}
