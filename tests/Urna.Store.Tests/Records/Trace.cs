using System.Globalization;
using System.Text.RegularExpressions;

namespace Urna.Store.Tests.Records;

/// <summary>The calls to the kernel that strace -f -y wrote down, each with the lines on which it began and ended.</summary>
internal sealed partial class Trace
{
    private readonly List<Call> _calls = [];

    public Trace(IEnumerable<string> lines)
    {
        var open = new Dictionary<string, int>();
        foreach (var (number, line) in lines.Index())
        {
            if (Resumed().Match(line) is { Success: true } resumed && open.Remove(resumed.Groups[1].Value, out var begun))
                _calls[begun] = _calls[begun] with { Text = _calls[begun].Text + line, Ended = number };
            else if (Begun().Match(line) is { Success: true } start)
            {
                var unfinished = line.EndsWith("<unfinished ...>", StringComparison.Ordinal);
                if (unfinished) open[start.Groups[1].Value] = _calls.Count;
                _calls.Add(new(start.Groups[1].Value, start.Groups[2].Value, start.Groups[3].Value, line, number, unfinished ? int.MaxValue : number));
            }
        }
    }

    private Trace(IEnumerable<Call> calls) => _calls = [.. calls];

    public IReadOnlyList<Call> Calls => _calls;

    /// <summary>The same run on a disk that was never told to keep anything.</summary>
    public Trace WithoutSyncs() => new(_calls.Where(c => !c.Syncs));

    /// <summary>The areas that were acknowledged before a sync that began after they were written had ended.</summary>
    /// <param name="acknowledged">Each area with the line on which it was acknowledged.</param>
    /// <param name="file">What the name of the file has in it that makes a commit durable.</param>
    public IReadOnlyList<int> TooEarly(IEnumerable<(int Area, int Line)> acknowledged, string file)
    {
        var writes = _calls.Where(c => c.Writes && c.File.Contains(file, StringComparison.Ordinal)).ToList();
        var syncs = _calls.Where(c => c.Syncs && c.Text.EndsWith("= 0", StringComparison.Ordinal)).ToList();
        return [.. acknowledged.Where(a => !writes.Where(w => w.Ended < a.Line && Has(w.Text, a.Area)).Take(1).Any(w => syncs.Any(s => s.File == w.File && s.Begun > w.Ended && s.Ended < a.Line))).Select(a => a.Area)];
    }

    /// <summary>Whether the bytes of a call hold an area: its code, or its name where a page ends inside the code.</summary>
    public static bool Has(string text, int area)
    {
        var number = area.ToString(CultureInfo.InvariantCulture);
        return text.Contains($"\\\"u{number}\\\"", StringComparison.Ordinal) || text.Contains($"\\\"Area {number}\\\"", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(\d+)\s+(\w+)\((?:\d+<([^>]*)>)?")]
    private static partial Regex Begun();

    [GeneratedRegex(@"^(\d+)\s+<\.\.\. \w+ resumed>")]
    private static partial Regex Resumed();

    /// <summary>One call.</summary>
    internal sealed record Call(string Thread, string Name, string File, string Text, int Begun, int Ended)
    {
        public bool Writes => Name is "write" or "pwrite64" or "writev" or "pwritev";

        public bool Syncs => Name is "fdatasync" or "fsync";
    }
}
