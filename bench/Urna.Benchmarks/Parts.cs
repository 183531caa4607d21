using System.Diagnostics;
using System.Text.Json;

namespace Urna.Benchmarks;

/// <summary>The parts of a run. Each runs in a process of its own, so that neither its memory nor its failure reaches another.</summary>
internal static class Parts
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(12);

    /// <summary>All parts, in the order they run: the quick ones first.</summary>
    public static IReadOnlyDictionary<string, Func<Sizes, IEnumerable<Row>>> All { get; } = new OrderedDictionary<string, Func<Sizes, IEnumerable<Row>>>(StringComparer.Ordinal)
    {
        ["record"] = RecordRows.Measure,
        ["package"] = PackageRows.Measure,
        ["as-of"] = AsOfRows.Measure,
        ["pages"] = PagesRows.Measure,
        ["append"] = AppendRows.Measure,
        ["readers"] = ReadersRows.Measure,
        ["million"] = MillionRows.Measure,
    };

    /// <summary>Measures a part in this process and hands its rows over in a file.</summary>
    public static void Measure(string part, Sizes sizes, string file) => File.WriteAllText(file, JsonSerializer.Serialize(All[part](sizes).ToArray()));

    /// <summary>Measures a part in another process; a part that fails is a row that falls short.</summary>
    public static Row[] Run(string part, bool isShort)
    {
        var file = Path.GetTempFileName();
        try
        {
            using var process = Child(["--part", part, file, .. isShort ? ["--short"] : Array.Empty<string>()], false);
            if (!process.WaitForExit(Longest)) process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return process.ExitCode == 0 ? JsonSerializer.Deserialize<Row[]>(File.ReadAllText(file)) ?? [] : [Row.Failed(part, $"ended with {process.ExitCode}")];
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>This program once more.</summary>
    public static Process Child(IEnumerable<string> arguments, bool listen) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(Parts).Assembly.Location, .. arguments]) { RedirectStandardOutput = listen }) ?? throw new InvalidOperationException("dotnet did not start.");
}
