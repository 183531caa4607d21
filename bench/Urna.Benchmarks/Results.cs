using System.Globalization;
using System.Runtime.InteropServices;

namespace Urna.Benchmarks;

/// <summary>Prints the rows and keeps the run in <c>bench/RESULTS.md</c>, the newest first.</summary>
internal static class Results
{
    private const string Head = "# Results\n\nKept by `./bench`, the newest run first. Each figure is a ratio against a reference measured in the same run.\n";

    /// <summary>Keeps a run.</summary>
    public static void Keep(IReadOnlyList<Row> rows)
    {
        var now = TimeProvider.System.GetUtcNow();
        var text = string.Join('\n',
            string.Create(CultureInfo.InvariantCulture, $"\n## {now:yyyy-MM-dd HH:mm} UTC"),
            string.Empty,
            $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors",
            string.Empty,
            "| work | against | ratio | hold | | note |",
            "|---|---|---|---|---|---|",
            string.Join('\n', rows.Select(r => r.Line)),
            string.Empty);
        Console.WriteLine(text);
        var path = Path.Combine(Repository(AppContext.BaseDirectory), "bench", "RESULTS.md");
        var before = File.Exists(path) ? File.ReadAllText(path)[Head.Length..] : string.Empty;
        File.WriteAllText(path, Head + text + before);
    }

    /// <summary>The folder of the checkout.</summary>
    public static string Repository(string folder) => File.Exists(Path.Combine(folder, "Urna.slnx"))
        ? folder
        : Repository(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The benchmarks do not run inside a checkout."));
}
