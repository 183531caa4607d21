using System.Text;

namespace Urna.Tests.House;

/// <summary>A C# source file as the house tests read it.</summary>
/// <param name="Path">From the root, with slashes.</param>
/// <param name="Text">Every character.</param>
internal sealed record Source(string Path, string Text)
{
    /// <summary>The text without comments and without what stands in strings; line breaks stay where they are.</summary>
    public string Code { get; } = new Stripper(Text, false).Run();

    /// <summary>The text without comments.</summary>
    public string Uncommented { get; } = new Stripper(Text, true).Run();

    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    /// <summary>The files below a folder, generated ones left out.</summary>
    public static IReadOnlyList<Source> Below(string folder, string pattern = "*.cs")
    {
        var start = System.IO.Path.Combine(Repository.Root, folder);
        return Directory.Exists(start)
            ? [.. Directory.EnumerateFiles(start, pattern, SearchOption.AllDirectories)
                .Select(f => System.IO.Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
                .Where(f => !f.Split('/').Any(p => p is "bin" or "obj" or "node_modules" or "artifacts"))
                .Order(StringComparer.Ordinal)
                .Select(f => new Source(f, File.ReadAllText(System.IO.Path.Combine(Repository.Root, f))))]
            : [];
    }
}

/// <summary>Takes comments, and strings if wanted, out of C#. Holes of interpolated strings count as string.</summary>
internal sealed class Stripper(string text, bool keepStrings)
{
    private readonly StringBuilder _result = new(text.Length);
    private int _at;

    public string Run()
    {
        while (_at < text.Length)
        {
            if (Ahead("//")) Pass(Until("\n", 0), false);
            else if (Ahead("/*")) Pass(Until("*/", 2), false);
            else if (text[_at] == '\'') Pass(Quoted('\'', true), keepStrings);
            else if (Opening() is var (quote, verbatim)) Pass(StringEnd(quote, verbatim), keepStrings);
            else _result.Append(text[_at++]);
        }

        return _result.ToString();
    }

    private bool Ahead(string what) => string.CompareOrdinal(text, _at, what, 0, what.Length) == 0;

    /// <summary>Where a string begins here: its first quote, and whether backslashes are ordinary in it.</summary>
    private (int Quote, bool Verbatim)? Opening()
    {
        var i = _at;
        while (i < text.Length && text[i] is '$' or '@') i++;
        if (i >= text.Length || text[i] != '"') return null;
        return (i, text[_at..i].Contains('@'));
    }

    private int StringEnd(int quote, bool verbatim)
    {
        var quotes = 0;
        while (quote + quotes < text.Length && text[quote + quotes] == '"') quotes++;
        if (quotes >= 3)
        {
            var end = text.IndexOf(new string('"', quotes), quote + quotes, StringComparison.Ordinal);
            return end < 0 ? text.Length : end + quotes;
        }

        var holes = text[_at..quote].Contains('$');
        _at = Emit(_at, quote, keepStrings);
        return holes ? Interpolated(verbatim) : verbatim ? Verbatim() : Quoted('"', true);
    }

    private int Quoted(char end, bool escapes)
    {
        var i = _at + 1;
        while (i < text.Length && text[i] != end && text[i] != '\n') i += escapes && text[i] == '\\' ? 2 : 1;
        return Math.Min(i + 1, text.Length);
    }

    private int Verbatim()
    {
        var i = _at + 1;
        while (i < text.Length && (text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"'))) i += text[i] == '"' ? 2 : 1;
        return Math.Min(i + 1, text.Length);
    }

    private int Interpolated(bool verbatim)
    {
        var depth = 0;
        var i = _at + 1;
        while (i < text.Length && (depth > 0 || text[i] != '"'))
        {
            if (!verbatim && text[i] == '\\') i++;
            else if (text[i] == '{') depth++;
            else if (text[i] == '}') depth = Math.Max(0, depth - 1);
            i++;
        }

        return Math.Min(i + 1, text.Length);
    }

    private int Until(string what, int plus)
    {
        var end = text.IndexOf(what, _at + plus, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + plus;
    }

    private void Pass(int end, bool keep)
    {
        if (keep) _result.Append(text, _at, end - _at);
        else
        {
            // A string leaves its quotes, so that what follows it still follows something.
            if (text[_at] is '"') _result.Append("\"\"");
            _result.Append('\n', text.AsSpan(_at, end - _at).Count('\n'));
        }

        _at = end;
    }

    private int Emit(int from, int to, bool keep)
    {
        if (keep) _result.Append(text, from, to - from);
        return to;
    }
}

/// <summary>An assertion that shows everything it found.</summary>
internal static class Findings
{
    /// <summary>Fails with all findings, one a line.</summary>
    public static void None(IEnumerable<string> found)
    {
        var all = found.Distinct().ToArray();
        Assert.True(all.Length == 0, $"{all.Length} found:\n{string.Join('\n', all)}");
    }
}
