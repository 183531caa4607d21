using System.Text.RegularExpressions;

namespace Urna.Tests.House;

/// <summary>The house style as far as reading the source can hold it.</summary>
public partial class StyleTests
{
    private static readonly string[] FrameworkNames =
    [
        "DisposeAsync", "DisposeAsyncCore", "InitializeAsync", "StartAsync", "StopAsync", "StartingAsync", "StartedAsync", "StoppingAsync", "StoppedAsync",
        "InvokeAsync", "HandleAsync", "CheckHealthAsync", "ExecuteAsync", "SetParametersAsync",
    ];

    private static IReadOnlyList<Source> Ours => [.. Source.Below("src"), .. Source.Below("bench")];

    private static IReadOnlyList<Source> All => [.. Ours, .. Source.Below("tests")];

    [Fact]
    public void Files_are_short()
    {
        var lengths = Source.Below("src").Select(f => f.Lines.Length).Order().ToArray();
        var figures = $"src has {lengths.Length} files: median {lengths[lengths.Length / 2]}, p90 {lengths[lengths.Length * 9 / 10]}, longest {lengths[^1]} lines.";
        var long300 = Ours.Concat(Source.Below("src", "*.razor")).Where(f => f.Lines.Length > 300);
        var long400 = Source.Below("tests").Where(f => f.Lines.Length > 400);

        Assert.True(lengths[lengths.Length * 9 / 10] <= 150, figures);
        Assert.True(!long300.Concat(long400).Any(), $"Too long: {string.Join(", ", long300.Concat(long400).Select(f => $"{f.Path} ({f.Lines.Length})"))}. {figures}");
    }

    [Fact]
    public void Methods_are_short() => Findings.None(Ours.SelectMany(f => Methods(f).Where(m => m.Length > 40).Select(m => $"{f.Path}: {m.Name} has {m.Length} lines")));

    [Fact]
    public void Nothing_is_left_to_be_done_later() =>
        Findings.None(All.Concat(Source.Below("src", "*.razor")).Where(f => !f.Path.Contains("/House/")).SelectMany(f => Found(f, f.Text, Unfinished())));

    [Fact]
    public void No_value_is_forgiven_for_being_null() =>
        Findings.None(All.SelectMany(f => Found(f, f.Code, Forgiven())).Concat(Source.Below("src", "*.razor").SelectMany(f => Found(f, f.Text, ForgivenInMarkup()))));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Findings.None(Ours.SelectMany(f => Found(f, f.Code, SaysNothing())));

    [Fact]
    public void Types_are_known() => Findings.None(All.SelectMany(f => Found(f, f.Code, Dynamic())));

    [Fact]
    public void Our_own_methods_have_no_Async_suffix() => Findings.None(Ours.SelectMany(AsyncNames));

    [Fact]
    public void There_are_no_mocks() => Findings.None(Source.Below("", "Directory.Packages.props").SelectMany(f => Found(f, f.Text, Mocks())));

    [Theory]
    [InlineData("var a = b!;")]
    [InlineData("var a = b()!.C;")]
    [InlineData("var a = b[0]!;")]
    [InlineData("string A { get; } = null!;")]
    [InlineData("A(default!, 1);")]
    [InlineData("var a = \"text\"!.Length;")]
    [InlineData("var a = List<int>!;")]
    public void A_planted_forgiveness_is_found(string code) => Assert.Single(Found(new("planted.cs", code), new Source("planted.cs", code).Code, Forgiven()));

    [Theory]
    [InlineData("if (!a && b != c) return;")]
    [InlineData("var a = b is not null && !c;")]
    [InlineData("var a = \"b!\"; // c!")]
    [InlineData("var a = $\"{b}!\";")]
    [InlineData("var a = $\"{b[\"c\"]}!\" + @\"\\\" + 'd' + \"\"\"e!\"\"\";")]
    [InlineData("/* a! */ var b = '!';")]
    [InlineData("if (a!=b) return;")]
    public void What_forgives_nothing_is_let_through(string code) => Assert.Empty(Found(new("planted.cs", code), new Source("planted.cs", code).Code, Forgiven()));

    [Theory]
    [InlineData("public sealed class VoteManager")]
    [InlineData("internal static class TextUtils")]
    [InlineData("public sealed record struct PartyDto(int A);")]
    public void A_planted_name_is_found(string code) => Assert.Single(Found(new("planted.cs", code), code, SaysNothing()));

    [Fact]
    public void A_planted_suffix_is_found() => Assert.Single(AsyncNames(new("planted.cs", "public async Task<int> CountAsync(int a) => await b.ReadAsync(a);\npublic override Task ReadAsync() => c;")));

    [Fact]
    public void A_planted_long_method_is_measured()
    {
        var body = string.Join('\n', Enumerable.Repeat("        A();", 50));
        var methods = Methods(new("planted.cs", $"class P\n{{\n    private static void Long(int a)\n    {{\n{body}\n    }}\n\n    public int Short() =>\n        1;\n}}\n"));

        Assert.Equal([("Long", 53), ("Short", 2)], methods);
    }

    private static IEnumerable<string> Found(Source file, string text, Regex what) =>
        what.Matches(text).Select(m => $"{file.Path}:{text.AsSpan(0, m.Index).Count('\n') + 1}: {m.Value.Trim()}");

    private static IEnumerable<string> AsyncNames(Source file) => AsyncMethod().Matches(file.Code)
        .Where(m => !m.Value.Contains("override") && !FrameworkNames.Contains(m.Groups[1].Value)).Select(m => $"{file.Path}: {m.Groups[1].Value}");

    /// <summary>Methods by their indentation, which the build holds: from the declaration to the brace or the last line that belongs to it.</summary>
    private static IEnumerable<(string Name, int Length)> Methods(Source file)
    {
        var lines = file.Code.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Declaration().Match(lines[i]) is not { Success: true } declared) continue;
            var indent = declared.Groups[1].Length;
            var end = i + 1;
            while (end < lines.Length && (lines[end].Trim().Length == 0 || Indent(lines[end]) > indent || lines[end].TrimStart()[0] == '{' && Indent(lines[end]) == indent)) end++;
            var closes = end < lines.Length && lines[end].Trim() is "}" && Indent(lines[end]) == indent;
            while (!closes && lines[end - 1].Trim().Length == 0) end--;
            yield return (declared.Groups[2].Value, end - i + (closes ? 1 : 0));
        }
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    [GeneratedRegex(@"^( +)(?:public|private|internal|protected)\b(?![^(]*\b(?:class|record|struct|interface|enum|delegate|new)\b)[^=(;]*?\b(\w+)(?:<[\w, ]+>)?\(", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\bTO" + @"DO\b|\bFIX" + @"ME\b|\bHA" + @"CK\b|\bXX" + @"X\b|#region|NotImplementedException", RegexOptions.CultureInvariant)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(?<=[\w)\]>""])!(?!=)", RegexOptions.CultureInvariant)]
    private static partial Regex Forgiven();

    [GeneratedRegex(@"\b(?:null|default)!|[\w)\]]!(?=[.;,)\[])", RegexOptions.CultureInvariant)]
    private static partial Regex ForgivenInMarkup();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?:struct\s+|class\s+)?\w*(?:Manager|Helpers?|Service|Dto|Impl|Utils?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex SaysNothing();

    [GeneratedRegex(@"\bdynamic\b", RegexOptions.CultureInvariant)]
    private static partial Regex Dynamic();

    [GeneratedRegex(@"^[^\n=;.]*\b(?:Task|ValueTask)(?:<[^;\n]*>)?\s+(\w+Async)\(", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex AsyncMethod();

    [GeneratedRegex(@"Include=""(?:Moq|NSubstitute|FakeItEasy)[^""]*""", RegexOptions.CultureInvariant)]
    private static partial Regex Mocks();
}
