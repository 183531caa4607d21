using System.Text.Json;
using Urna.Results;
using Urna.Store.Packages;
using Urna.Store.Tests.Packages;

namespace Urna.Store.Tests.Figures;

/// <summary>A row of <c>samples/figures.csv</c>.</summary>
public sealed record AssertedFigure(string Sample, string Figure, string At, string Value)
{
    public override string ToString() => $"{Sample} {Figure} {At}";
}

/// <summary>The table of figures, and the reports of the samples at its moments: each sample is read and folded once.</summary>
internal static class SampleFigures
{
    private static readonly string Folder = Path.Combine(SmallPackage.Root(AppContext.BaseDirectory), "samples");
    private static readonly Dictionary<string, Lazy<Dictionary<string, JsonElement>>> Reports =
        new[] { "saint-petersburg-2021", "georgia-2016", "azerbaijan-2024" }.ToDictionary(s => s, s => new Lazy<Dictionary<string, JsonElement>>(() => ReportsOf(s)), StringComparer.Ordinal);

    public static IReadOnlyList<AssertedFigure> All { get; } = [.. Rows(File.ReadAllText(Path.Combine(Folder, "figures.csv"))).Skip(1).Select(c => new AssertedFigure(c[0], c[1], c[2], c[3]))];

    /// <summary>The report of a sample at a moment of the table.</summary>
    public static JsonElement Report(string sample, string at) => Reports[sample].Value[at];

    public static JsonElement Json(Views views, Moment at)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        ResultsReport.Of(views, new(at, null, null)).WriteJson(buffer, false);
        return JsonDocument.Parse(buffer.WrittenMemory).RootElement;
    }

    /// <summary>Folds a package and shows the views at each of the moments, in their order.</summary>
    public static void Watch(Package package, IEnumerable<Moment> moments, Action<Views, Moment> see)
    {
        var views = new Views();
        using var entries = PackageFacts.Of(package, () => views).GetEnumerator();
        var more = entries.MoveNext();
        foreach (var moment in moments.OrderBy(m => m.IsKnown ? m.Milliseconds : long.MaxValue))
        {
            for (; more && (!moment.IsKnown || entries.Current.At <= moment); more = entries.MoveNext()) views.Apply(entries.Current);
            see(views, moment);
        }
    }

    private static Dictionary<string, JsonElement> ReportsOf(string sample)
    {
        var moments = All.Where(f => f.Sample == sample).Select(f => f.At).Append(string.Empty).Distinct().ToDictionary(a => a.Length == 0 ? default : Moment.TryParse(a, out var m) ? m : throw new FormatException(a));
        var reports = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        Watch(SmallPackage.Whole(Path.Combine(Folder, sample)), moments.Keys, (views, at) => reports.Add(moments[at], Json(views, at)));
        return reports;
    }

    private static IEnumerable<List<string>> Rows(string text)
    {
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            var (cells, quoted, cell) = (new List<string>(), false, new System.Text.StringBuilder());
            foreach (var letter in line)
            {
                if (letter == '"') quoted = !quoted;
                else if (letter == ',' && !quoted)
                {
                    cells.Add(cell.ToString());
                    cell.Clear();
                }
                else cell.Append(letter);
            }

            cells.Add(cell.ToString());
            yield return cells;
        }
    }
}
