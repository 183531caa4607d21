using System.Collections.Immutable;
using System.Text;
using Urna.Candidates;

namespace Urna.Store.Packages;

/// <summary>Reads <c>choices.csv</c>.</summary>
internal static class ChoicesFile
{
    public const string Name = "choices.csv";

    public static void Read(PackageDraft draft)
    {
        var languages = draft.Profile.Languages;
        var papers = new BallotPapers([.. draft.ContestRows.Select(_ => new SortedList<int, BallotLine>())]);
        draft.Papers = papers;
        using var file = draft.Open(
            Name, true, ["contest", "choice", "position", "kind", .. PackageWords.Named("name", languages)], ["party", "member_of", "distinguishing"]);
        if (file is null) return;
        var names = file.NameColumns("name", languages);
        while (file.Next()) Row(draft, file, papers, names);
        draft.Close(file);
        papers.Whole = true;
        papers.Arrange();
    }

    private static void Row(PackageDraft draft, CsvFile file, BallotPapers papers, SearchedNames names)
    {
        var contest = file.Reference(file.Column("contest"), draft.Contests, "contest");
        var choice = Encoding.ASCII.GetString(file.Code(file.Column("choice")));
        var position = file.Number(file.Column("position"));
        if (position == 0) file.Fault(file.Column("position"), "0 is out of bounds; expected the place on the ballot, from 1");
        var kind = file.Word(file.Column("kind"), PackageWords.ChoiceKinds);
        var name = file.Names(names, true);
        var party = Party(draft, file, "party");
        var memberOf = Party(draft, file, "member_of");
        var distinguishing = file.Text(file.Column("distinguishing"));
        if (contest < 0 || choice.Length == 0) return;
        if (papers.LineOf(contest, choice) is > 0 and var line)
        {
            file.Fault($"the choice \"{choice}\" of contest \"{draft.Contests[contest]}\" stands on line {line} already; expected it once");
            return;
        }

        var code = draft.Contests[contest];
        var registered = new ChoiceRegistered(code, choice, position, kind < 0 ? string.Empty : PackageWords.ChoiceKinds[kind], name, party, memberOf, distinguishing);
        if (papers.Add(contest, new(registered, file.Line)) is { } taken)
            file.Fault(file.Column("position"), $"position {position} of contest \"{code}\" has \"{taken.Registered.Choice}\" on line {taken.Line}; expected each position once");
    }

    private static string Party(PackageDraft draft, CsvFile file, string name)
    {
        var column = file.Column(name);
        if (file.Cell(column).IsEmpty) return string.Empty;
        return file.Reference(column, draft.Parties, "party") is >= 0 and var index ? draft.Parties[index] : string.Empty;
    }
}

/// <summary>A line on a ballot, and where it stands in the file.</summary>
internal sealed record BallotLine(ChoiceRegistered Registered, int Line);

/// <summary>The ballots of all contests: their choices by position.</summary>
internal sealed class BallotPapers(SortedList<int, BallotLine>[] papers)
{
    private readonly Dictionary<(int Contest, string Choice), int> _lines = [];
    private readonly Dictionary<(int Contest, string Choice), int> _places = [];
    private string[][] _codes = [.. papers.Select(_ => Array.Empty<string>())];

    /// <summary>Whether the file could be read.</summary>
    public bool Whole { get; set; }

    /// <summary>How many choices a contest has.</summary>
    public int Count(int contest) => _codes[contest].Length;

    /// <summary>The code of a place on the ballot.</summary>
    public string Code(int contest, int place) => _codes[contest][place];

    /// <summary>The line of a choice; 0 where it is not there.</summary>
    public int LineOf(int contest, string choice) => _lines.GetValueOrDefault((contest, choice));

    /// <summary>Adds a choice; gives the one that has its position already.</summary>
    public BallotLine? Add(int contest, BallotLine line)
    {
        _lines.Add((contest, line.Registered.Choice), line.Line);
        if (papers[contest].TryGetValue(line.Registered.Position, out var taken)) return taken;
        papers[contest].Add(line.Registered.Position, line);
        return null;
    }

    /// <summary>Fixes the places, once all choices are there.</summary>
    public void Arrange()
    {
        _codes = [.. papers.Select(p => p.Values.Select(l => l.Registered.Choice).ToArray())];
        for (var contest = 0; contest < _codes.Length; contest++)
        {
            for (var place = 0; place < _codes[contest].Length; place++) _places.Add((contest, _codes[contest][place]), place);
        }
    }

    /// <summary>The place of a choice on the ballot, from 0; -1 where it is not there. The guess is looked at first.</summary>
    public int Find(int contest, ReadOnlySpan<byte> choice, int guess)
    {
        var codes = _codes[contest];
        if (guess < codes.Length && Ascii.Equals(choice, codes[guess])) return guess;
        return _places.TryGetValue((contest, Encoding.ASCII.GetString(choice)), out var place) ? place : -1;
    }

    /// <summary>All choices, in the order of contests and positions.</summary>
    public ImmutableArray<ChoiceRegistered> All() => [.. papers.SelectMany(p => p.Values.Select(l => l.Registered))];
}
