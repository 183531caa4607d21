using System.Text.RegularExpressions;

namespace Urna.Tests;

public partial class SharesOnlyTests
{
    private const string Printer = "src/Urna/Results/SharePrinter.cs";

    private static readonly string[] Kinds = [".cs", ".razor", ".cshtml", ".js", ".mjs", ".ts", ".css", ".html", ".svg", ".json", ".resx", ".md", ".txt", ".sql"];

    [Fact]
    public void Only_the_share_printer_writes_a_percentage()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
            .Where(f => Kinds.Contains(Path.GetExtension(f)) && !f.Split('/').Any(p => p is "bin" or "obj" or "node_modules") && f != Printer)
            .Order(StringComparer.Ordinal).ToList();

        var found = files.SelectMany(f => Found(Path.GetExtension(f), File.ReadAllText(Path.Combine(Repository.Root, f))).Select(line => $"{f}:{line}")).ToList();

        Assert.True(files.Count > 10, $"Only {files.Count} files were searched.");
        Assert.NotEmpty(Found(".cs", File.ReadAllText(Path.Combine(Repository.Root, Printer))));
        Assert.Empty(found);
    }

    [Theory]
    [InlineData(".cs", "var odd = n % 2;")]
    [InlineData(".cs", "$\"{share:P}\"")]
    [InlineData(".cs", "$\"{share:P1}\"")]
    [InlineData(".cs", "share.ToString(\"P2\")")]
    [InlineData(".cs", "$\"{share:p2}\"")]
    [InlineData(".cs", "share.TryFormat(text, out var n, \"p1\")")]
    [InlineData(".cs", "votes * 100 / all")]
    [InlineData(".cs", "votes*100L / all")]
    [InlineData(".cs", "100 * votes / all")]
    [InlineData(".cs", "\"\\u0025\"")]
    [InlineData(".razor", "<td>@turnout%</td>")]
    [InlineData(".razor", "<td>@turnout&percnt;</td>")]
    [InlineData(".js", "x.toFixed(2)")]
    [InlineData(".json", "{ \"turnout\": \"{0} %\" }")]
    [InlineData(".css", "td::after { content: \"%\" }")]
    [InlineData(".css", "td::after { content: \"37%\" }")]
    public void A_planted_percentage_is_found(string kind, string text) => Assert.Equal([1], Found(kind, "first\n" + text).Select(l => l - 1));

    [Theory]
    [InlineData(".css", "td { width: 50%; margin: 0 12.5% }")]
    [InlineData(".css", "@keyframes in { 0% { opacity: 0 } 100%{ opacity: 1 } }")]
    [InlineData(".css", "td { width: calc(100% - 2rem) }")]
    [InlineData(".cs", "var bytes = 64 * 1000 + size * 100_000;")]
    [InlineData(".cs", "new Refusal(\"P01\", \"65.4\", text)")]
    public void What_is_no_percentage_is_let_through(string kind, string text) => Assert.Empty(Found(kind, text));

    private static IEnumerable<int> Found(string kind, string text) => text.Split('\n')
        .Select((line, i) => (Text: kind == ".css" ? CssUnit().Replace(line, string.Empty) : line, Number: i + 1))
        .Where(l => Percentage().IsMatch(l.Text)).Select(l => l.Number);

    [GeneratedRegex(@"%|:P(\d+)?(?![A-Za-z_])|:p\d*\}|(ToString|Format)\([^)]*""[pP]\d*""|\*\s*100(\.0+)?[mMdDfFlL]?\b|\b100(\.0+)?[mMdDfFlL]?\s*\*|toFixed|\\u0025|&percnt;|&#37;|&#x25;", RegexOptions.CultureInvariant)]
    private static partial Regex Percentage();

    [GeneratedRegex(@"(?<![""'\d.])\d*\.?\d+%(?![""'])", RegexOptions.CultureInvariant)]
    private static partial Regex CssUnit();
}
