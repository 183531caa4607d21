using System.Collections.Immutable;
using Urna.Protocols;

namespace Urna.Tests.Protocols;

/// <summary>A protocol as a test writes it: lines by their code, votes by ballot position. A line not named is empty.</summary>
internal sealed record Paper(Form Form)
{
    public ImmutableSortedDictionary<string, int> Lines { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    public ImmutableArray<int> Votes { get; init; } = [];

    public int Withdrawn { get; init; } = -1;

    public long List { get; init; } = -1;

    public long Turnout { get; init; } = -1;

    public long Completed { get; init; } = -1;

    public long Closing { get; init; } = -1;

    public int Marks { get; init; } = 1;

    /// <summary>Its sheet, for the form to look at.</summary>
    public Sheet Sheet
    {
        get
        {
            var standing = Votes.Where((_, i) => i != Withdrawn).ToArray();
            return new()
            {
                Lines = Form.Lines.Select(l => Lines.GetValueOrDefault(l.Code, Numbers.Empty)).ToArray(),
                Votes = Votes.AsSpan(),
                StandingVotes = standing.Any(v => v < 0) ? -1 : standing.Sum(v => (long)v),
                List = List,
                Turnout = Turnout,
                Completed = Completed,
                Closing = Closing,
                Marks = Marks,
            };
        }
    }

    /// <summary>The codes of the checks it breaks, with a space between them.</summary>
    public string Breaks => string.Join(' ', Form.CodesOf(Form.Broken(Sheet)));

    /// <summary>With lines written differently: <c>"7=13 8=366"</c>; a name with @ or votes=1,2,3 changes what is known besides.</summary>
    public Paper With(string changes)
    {
        var paper = this;
        foreach (var change in changes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, text) = (change.Split('=')[0], change.Split('=')[1]);
            paper = name switch
            {
                "votes" => paper with { Votes = [.. text.Split(',').Select(Number)] },
                "@list" => paper with { List = Number(text) },
                "@turnout" => paper with { Turnout = Number(text) },
                "@completed" => paper with { Completed = Number(text) },
                "@closing" => paper with { Closing = Number(text) },
                "@seats" => paper with { Marks = Number(text) },
                _ => paper with { Lines = paper.Lines.SetItem(paper.Form.LineIndex(name) < 0 ? throw new ArgumentException(name) : name, Number(text)) },
            };
        }

        return paper;
    }

    /// <summary>What a check says, by its place in the form.</summary>
    public Outcome Outcome(int check) => Form.Outcomes(Sheet)[check];

    private static int Number(string text) => text switch
    {
        "" => Numbers.Empty,
        "?" => Numbers.Unreadable,
        _ => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
    };
}
