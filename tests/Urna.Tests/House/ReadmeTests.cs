using System.Text.RegularExpressions;

namespace Urna.Tests.House;

/// <summary>What the documents name is there: commands, files, links.</summary>
public partial class ReadmeTests
{
    private static readonly string[] Pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"];

    /// <summary>Verbs that the documents promise and the program does not have yet. This list only gets shorter.</summary>
    private static readonly string[] StillToCome = ["serve", "verify"];

    private static IReadOnlyList<Source> Documents => [.. Pages.Select(Page), .. Source.Below("docs", "*.md")];

    [Fact]
    public void Scripts_that_documents_call_can_be_called()
    {
        var scripts = Documents.SelectMany(d => Script().Matches(d.Text).Select(m => (d.Path, Name: m.Groups[1].Value))).ToList();

        Assert.Contains(scripts, s => s.Name == "demo");
        Assert.Contains(scripts, s => s.Name == "test");
        Findings.None(scripts.Where(s => !IsScript(s.Name)).Select(s => $"{s.Path}: ./{s.Name}"));
    }

    [Fact]
    public void Verbs_that_documents_name_exist() => Findings.None(Documents.SelectMany(d => MissingVerbs(d, Source.Below("src/Urna.Cli")))
        .Where(m => !StillToCome.Any(v => m.EndsWith($": urna {v}", StringComparison.Ordinal))));

    [Fact]
    public void Links_lead_somewhere() => Findings.None(Documents.SelectMany(BrokenLinks));

    [Fact]
    public void Every_decision_is_listed_by_number_once()
    {
        var numbers = Source.Below("docs/decisions", "*.md").Select(d => Path.GetFileName(d.Path)[..4]).ToList();

        Assert.All(numbers, n => Assert.Matches("^[0-9]{4}$", n));
        Assert.Equal(numbers.Distinct(StringComparer.Ordinal), numbers);
    }

    [Fact]
    public void A_planted_verb_is_missed() => Assert.Single(MissingVerbs(
        new("planted.md", "```\n./urna verify RECORD\n./urna guess\n```\n"), [new("planted.cs", "new Command(\"verify\", \"…\")")]));

    [Fact]
    public void A_planted_link_is_missed() => Assert.Single(BrokenLinks(new("docs/planted.md", "[a](nowhere.md) [b](law.md) [c](https://example.org) [d](#e)")));

    private static Source Page(string name) => new(name, File.ReadAllText(Path.Combine(Repository.Root, name)));

    private static bool IsScript(string name)
    {
        var path = Path.Combine(Repository.Root, name);
        return File.Exists(path) && (OperatingSystem.IsWindows() || File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute));
    }

    private static IEnumerable<string> MissingVerbs(Source document, IEnumerable<Source> program)
    {
        var words = program.SelectMany(f => Word().Matches(f.Uncommented).Select(m => m.Groups[1].Value)).ToHashSet();
        return Verb().Matches(document.Text).Select(m => m.Groups[1].Value).Where(v => !words.Contains(v)).Select(v => $"{document.Path}: urna {v}");
    }

    private static IEnumerable<string> BrokenLinks(Source document)
    {
        var folder = Path.GetDirectoryName(document.Path) ?? string.Empty;
        return Link().Matches(document.Text).Select(m => m.Groups[1].Value).Where(l => l.Length > 0 && !l.Contains(':'))
            .Where(l => !Path.Exists(Path.Combine(Repository.Root, folder, l))).Select(l => $"{document.Path}: {l}");
    }

    [GeneratedRegex(@"(?<=^|[\s`(])\./([a-z][\w-]*)(?=[\s`]|$)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Script();

    [GeneratedRegex(@"(?<=^|`)(?:\./)?urna ([a-z]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Verb();

    [GeneratedRegex(@"""([a-z]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\]\(([^)#\s]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
