using System.Diagnostics;
using System.Text.Json;
using Urna.Results;
using Urna.Store.Packages;
using Urna.Store.Tests.Packages;
using Urna.Store.Tests.Figures;

namespace Urna.Store.Tests.Counting;

/// <summary>What the second counter printed of a package at a moment.</summary>
public sealed record SecondCount(string Folder, string At, SortedDictionary<string, string> Figures);

/// <summary>Runs the plain counter in Python, which shares no code with the program, and compares.</summary>
internal static class SecondCounter
{
    public static bool IsHere { get; } = Starts();

    /// <summary>Runs one of its scripts and reads the lines it prints.</summary>
    public static List<SecondCount> Run(string script, params string[] words)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = SmallPackage.Root(AppContext.BaseDirectory) };
        start.ArgumentList.Add("-B");
        start.ArgumentList.Add(Path.Combine("tests/second_counter", script));
        foreach (var word in words) start.ArgumentList.Add(word);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("python3 does not start.");
        var error = process.StandardError.ReadToEndAsync();
        var counts = new List<SecondCount>();
        while (process.StandardOutput.ReadLine() is { } line) counts.Add(Parse(line));
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return counts;
    }

    /// <summary>Where the program counts something else than the second counter did.</summary>
    public static List<string> Differences(IEnumerable<SecondCount> counts)
    {
        var found = new List<string>();
        foreach (var package in counts.GroupBy(c => c.Folder))
        {
            var reading = Package.Read(package.Key);
            found.AddRange(reading.Faults.Select(f => $"{package.Key}: {f}"));
            if (reading.Package is not { } whole) continue;
            var moments = package.ToDictionary(c => c.At.Length == 0 ? default : Moment.TryParse(c.At, out var at) ? at : throw new FormatException(c.At), c => c);
            SampleFigures.Watch(whole, moments.Keys, (views, at) => found.AddRange(Differences($"{package.Key} {moments[at].At}", moments[at].Figures, FlatReport.Of(ResultsReport.Of(views, new(at, null, null))))));
        }

        return found;
    }

    public static IEnumerable<string> Differences(string of, SortedDictionary<string, string> second, SortedDictionary<string, string> ours) =>
        second.Keys.Union(ours.Keys).Order(StringComparer.Ordinal)
            .Where(k => second.GetValueOrDefault(k) != ours.GetValueOrDefault(k))
            .Select(k => $"{of}: {k}: second counter {second.GetValueOrDefault(k) ?? "nothing"}, Urna {ours.GetValueOrDefault(k) ?? "nothing"}");

    private static SecondCount Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var figures = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var figure in root.GetProperty("figures").EnumerateObject()) figures.Add(figure.Name, figure.Value.GetString() ?? string.Empty);
        return new(root.GetProperty("folder").GetString() ?? string.Empty, root.GetProperty("at").GetString() ?? string.Empty, figures);
    }

    private static bool Starts()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", "--version") { RedirectStandardOutput = true, RedirectStandardError = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
