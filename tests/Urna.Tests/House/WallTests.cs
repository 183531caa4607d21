using System.Text.RegularExpressions;

namespace Urna.Tests.House;

/// <summary>The plan of doors: which room of the law may use which.</summary>
public partial class WallTests
{
    private static readonly string[] Everyone = ["Record"];

    /// <summary>What a room's code may name. The arrows form no cycle.</summary>
    private static readonly Dictionary<string, string[]> Plan = new(StringComparer.Ordinal)
    {
        ["Record"] = [],
        ["Registers"] = [],
        ["Candidates"] = ["Registers"],
        ["Observers"] = ["Registers", "Candidates"],
        ["Boxes"] = ["Registers"],
        ["Turnout"] = ["Registers"],
        ["Protocols"] = ["Registers", "Candidates", "Boxes", "Turnout"],
        ["Results"] = ["Registers", "Candidates", "Protocols", "Turnout"],
        ["Complaints"] = ["Registers", "Protocols", "Results"],
        ["ExitPolls"] = ["Registers", "Candidates"],
        ["Webcams"] = ["Registers"],
        ["Bulletins"] = ["Registers", "Candidates", "Turnout", "Protocols", "Results", "ExitPolls"],
        ["Audit"] = ["Registers", "Candidates", "Observers", "Boxes", "Turnout", "Protocols", "Results", "Complaints", "ExitPolls", "Webcams", "Bulletins"],
        ["Forensics"] = ["Registers", "Candidates", "Observers", "Boxes", "Turnout", "Protocols", "Results", "Complaints", "ExitPolls", "Webcams", "Bulletins"],
    };

    /// <summary>The form is profile data: the register of contests holds it (docs/decisions/0010).</summary>
    private static readonly string[] HoldsTheForm = ["src/Urna/Registers/RegistersView.cs", "src/Urna/Registers/RegistersRules.cs", "src/Urna/Registers/RegisterWords.cs"];

    /// <summary>What a room's rules may ask of the whole besides the rooms it uses (docs/decisions/0011).</summary>
    private static readonly Dictionary<string, string[]> Asks = new(StringComparer.Ordinal)
    {
        ["Registers"] = ["Candidates"], // the freeze counts the choices
        ["Candidates"] = ["Results"], // nobody withdraws from a contest that has its result
        ["Protocols"] = ["Results"], // a postponed contest takes no protocol
    };

    [Fact]
    public void Rooms_use_each_other_along_the_plan()
    {
        var files = Source.Below("src/Urna");

        Assert.True(files.Count > 50, $"Only {files.Count} files were read.");
        Findings.None(files.SelectMany(Breaches));
    }

    [Fact]
    public void Rules_ask_the_whole_only_for_what_the_plan_lists() => Findings.None(Source.Below("src/Urna").SelectMany(Questions));

    [Fact]
    public void Every_room_stands_in_the_plan() =>
        Findings.None(Directory.GetDirectories(Path.Combine(Repository.Root, "src/Urna")).Select(d => new DirectoryInfo(d).Name).Where(d => d is not ("bin" or "obj")).Except(Plan.Keys));

    [Fact]
    public void The_arrows_form_no_cycle()
    {
        var left = Plan.ToDictionary(p => p.Key, p => p.Value.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        while (left.Where(p => p.Value.Count == 0).Select(p => p.Key).ToArray() is { Length: > 0 } free)
        {
            foreach (var room in free) left.Remove(room);
            foreach (var uses in left.Values) uses.ExceptWith(free);
        }

        Assert.Empty(left.Keys);
    }

    [Fact]
    public void Audit_and_Forensics_are_used_by_nobody() => Assert.DoesNotContain(Plan, p => p.Value.Contains("Audit") || p.Value.Contains("Forensics"));

    [Fact]
    public void The_exit_poll_never_uses_the_results() => Assert.DoesNotContain("Results", Plan["ExitPolls"]);

    [Fact]
    public void No_project_has_global_usings_of_ours()
    {
        Findings.None(Source.Below("src").Where(f => f.Code.Contains("global using", StringComparison.Ordinal)).Select(f => f.Path));
        Findings.None(Source.Below("src", "*.csproj").Where(f => f.Text.Contains("<Using Include=\"Urna", StringComparison.Ordinal)).Select(f => f.Path));
    }

    [Fact]
    public void Namespaces_match_folders()
    {
        var files = Source.Below("src").Select(f => (f.Path, Space: Namespace().Match(f.Code).Groups[1].Value)).Where(f => f.Space.Length > 0).ToList();

        Assert.True(files.Count > 50);
        Findings.None(files.Where(f => f.Space != FolderOf(f.Path)).Select(f => $"{f.Path}: {f.Space}"));
    }

    [Theory]
    [InlineData("Turnout", "using Urna.Results;")]
    [InlineData("Turnout", "using static Urna.Results.Share;")]
    [InlineData("Turnout", "using R = Urna.Results.Share;")]
    [InlineData("Turnout", "class A { Urna.Results.Share B; }")]
    [InlineData("Protocols", "class A { Urna.Registers.Level B; }")]
    [InlineData("Turnout", "class A { global::Urna.Results.Share B; }")]
    [InlineData("Turnout", "class A { Results.Share B; }")]
    [InlineData("ExitPolls", "using Urna.Results;")]
    public void A_door_that_is_not_in_the_plan_is_found(string room, string code) => Assert.Single(Breaches(new($"src/Urna/{room}/Planted.cs", code)));

    [Theory]
    [InlineData("Turnout", "using Urna.Registers;")]
    [InlineData("Turnout", "using Urna.Record;")]
    [InlineData("Turnout", "// Urna.Results.Share is another room's")]
    [InlineData("Turnout", "var text = \"Urna.Results.Share\";")]
    [InlineData("Turnout", "var x = Urna.Moment.Of(y).Results.Count;")]
    public void A_door_of_the_plan_is_let_through(string room, string code) => Assert.Empty(Breaches(new($"src/Urna/{room}/Planted.cs", code)));

    [Fact]
    public void A_question_that_is_not_in_the_plan_is_found() =>
        Assert.Single(Questions(new("src/Urna/Turnout/Planted.cs", "static int A(Views views) => views.Results.Count + views.Registers.Count;")));

    private static string FolderOf(string path) => string.Join('.', path.Split('/')[1..^1]);

    private static string? RoomOf(Source file) => file.Path.Split('/') is ["src", "Urna", var room, _, ..] ? room : null;

    private static IEnumerable<string> Breaches(Source file)
    {
        if (RoomOf(file) is not { } room) return [];
        string[] doors = [room, .. Everyone, .. Plan.GetValueOrDefault(room, []), .. HoldsTheForm.Contains(file.Path) ? ["Protocols"] : Array.Empty<string>()];
        var usings = Using().Matches(file.Code).Select(m => m.Groups[2].Value);
        var rest = Using().Replace(Namespace().Replace(file.Code, string.Empty), string.Empty);
        var full = Full().Matches(rest).Select(m => m.Groups[1].Value).Where(Plan.ContainsKey);
        var half = Half().Matches(rest).Select(m => m.Groups[1].Value).Where(n => Plan.ContainsKey(n) && !doors.Contains(n));
        return usings.Where(u => !doors.Contains(u)).Concat(half).Select(u => $"{file.Path}: {room} uses {u}")
            .Concat(full.Select(f => $"{file.Path}: the full name Urna.{f}"));
    }

    private static IEnumerable<string> Questions(Source file)
    {
        if (RoomOf(file) is not { } room) return [];
        string[] doors = [room, .. Plan.GetValueOrDefault(room, []), .. Asks.GetValueOrDefault(room, [])];
        return Question().Matches(file.Code).Select(m => m.Groups[1].Value).Where(n => Plan.ContainsKey(n) && !doors.Contains(n)).Distinct()
            .Select(n => $"{file.Path}: the rules of {room} ask {n}");
    }

    [GeneratedRegex(@"^namespace\s+([\w.]+)\s*;", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using\s+(static\s+|\w+\s*=\s*)?(?:global::)?Urna\.(\w+)[\w.]*\s*;", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Using();

    [GeneratedRegex(@"(?<![\w.])(?:global::)?Urna\.(\w+)\.", RegexOptions.CultureInvariant)]
    private static partial Regex Full();

    [GeneratedRegex(@"(?<![\w.])([A-Z]\w+)\.[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Half();

    [GeneratedRegex(@"\bviews\.([A-Z]\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Question();
}
