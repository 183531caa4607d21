using System.Collections.Immutable;
using Urna.Results;
using Urna.Web.Layout;
using Urna.Web.Results;
using Urna.Web.Words;

namespace Urna.Web.Candidates;

/// <summary>What the page of candidates is asked for.</summary>
/// <param name="Text">A piece of a name; empty for all.</param>
/// <param name="Party">A party; <see cref="ContestList.NoParty"/> for independents; empty for all.</param>
/// <param name="Contest">A contest; empty for all.</param>
/// <param name="Order">One of <see cref="CandidatesFound.Orders"/>.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record CandidatesQuestion(string Text, string Party, string Contest, string Order, int Page);

/// <summary>A line on a ballot in the list of candidates.</summary>
/// <param name="Contest">Its contest.</param>
/// <param name="Place">Its place on the ballot, from 0.</param>
public readonly record struct CandidateLine(ContestReport Contest, int Place)
{
    /// <summary>Its votes; -1 while the polls of its contest are open or nothing is counted.</summary>
    public long Votes => Contest.Contest.IsClosed && Contest.Tally.HasVotes ? Contest.Tally.VotesOf(Place) : -1;
}

/// <summary>Candidates and lists that were asked for, one page of them.</summary>
/// <param name="Asked">What was asked.</param>
/// <param name="Lines">Those on the page.</param>
/// <param name="All">How many there are in all.</param>
public sealed record CandidatesFound(CandidatesQuestion Asked, ImmutableArray<CandidateLine> Lines, int All)
{
    /// <summary>How many stand on a page.</summary>
    public const int PerPage = 100;

    /// <summary>Contest by contest, by name in the language's own alphabet, most votes first.</summary>
    public static ImmutableArray<string> Orders { get; } = ["contest", "name", "votes"];

    /// <summary>Looks for them; null where a party or contest is asked for that is not there.</summary>
    public static CandidatesFound? Of(Visit visit, CandidatesQuestion asked)
    {
        var (views, language) = (visit.Views, visit.Words.Language);
        if (asked.Contest.Length > 0 && views.Registers.FindContest(asked.Contest) < 0) return null;
        if (asked.Party.Length > 0 && asked.Party != ContestList.NoParty && !views.Candidates.Parties.ContainsKey(asked.Party)) return null;
        var (search, party) = (new NameSearch(asked.Text), asked.Party == ContestList.NoParty ? string.Empty : asked.Party);
        var lines = FrontFigures.Of(views).Report.Contests.Where(c => asked.Contest.Length == 0 || c.Contest.Code == asked.Contest)
            .SelectMany(c => Enumerable.Range(0, c.Tally.Ballot.Length).Select(p => new CandidateLine(c, p)))
            .Where(l => asked.Party.Length == 0 || RegisteredOf(l).Party == party)
            .Where(l => search.IsEmpty || search.IsIn(RegisteredOf(l).Names) || search.IsIn(RegisteredOf(l).Distinguishing));
        var sorted = (asked.Order switch
        {
            "name" => lines.OrderBy(l => RegisteredOf(l).Names.In(language.Code), language.Comparer),
            "votes" => lines.OrderByDescending(l => l.Votes),
            _ => lines.OrderBy(l => l.Contest.Index).ThenByDescending(l => l.Votes).ThenBy(l => l.Place),
        }).ToList();
        return new(asked, [.. sorted.Skip((asked.Page - 1) * PerPage).Take(PerPage)], sorted.Count);
    }

    private static Urna.Candidates.ChoiceRegistered RegisteredOf(CandidateLine line) => line.Contest.Tally.Ballot[line.Place].Registered;
}
