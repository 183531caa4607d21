using System.Collections.Immutable;
using Urna.Results;

namespace Urna.Web.Results;

/// <summary>A party in a body.</summary>
/// <param name="Party">Its code; empty for independents.</param>
/// <param name="Seats">Its seats by state; null where it is ahead for none.</param>
/// <param name="Choices">How many choices it nominated in the body's contests.</param>
/// <param name="Votes">Votes of its lists; -1 where it has none or their polls are not closed.</param>
/// <param name="Share">Of the valid votes of the same list contests.</param>
public sealed record PartyLine(string Party, SeatRow? Seats, int Choices, long Votes, Share Share)
{
    /// <summary>The parties of a body, most seats first, then most list votes, then by name.</summary>
    public static ImmutableArray<PartyLine> Of(BodyReport body, Layout.Visit visit)
    {
        var rows = SeatTable.Of(body, Attribution.Nomination).Rows.ToDictionary(r => r.Party, StringComparer.Ordinal);
        var lists = body.Contests.Where(c => c.Contest.System.Type == "list" && c.Contest.IsClosed && c.Tally.HasVotes).ToList();
        var lines = body.Contests.SelectMany(c => c.Tally.Ballot).GroupBy(b => b.Registered.Party, StringComparer.Ordinal)
            .Select(g => LineOf(g.Key, g.Count(), rows.GetValueOrDefault(g.Key), lists));
        return [.. lines.OrderByDescending(l => l.Seats?.All ?? 0).ThenByDescending(l => l.Votes).ThenBy(l => visit.PartyNames(l.Party).In(visit.Words.Code), visit.Words.Language.Comparer)];
    }

    private static PartyLine LineOf(string party, int choices, SeatRow? seats, List<ContestReport> lists)
    {
        var all = lists.Sum(c => c.Slots.Length);
        var (sums, votes, stands) = (new StationSums(2, 0), 0L, false);
        foreach (var contest in lists)
        {
            var places = Enumerable.Range(0, contest.Tally.Ballot.Length).Where(p => contest.Tally.Ballot[p].Registered.Party == party).ToArray();
            if (places.Length == 0) continue;
            stands = true;
            votes += places.Sum(contest.Tally.VotesOf);
        }

        // A share of several contests together would have no base that a reader could find; of one it is the contest's own.
        var share = lists is [var only] && stands && all > 0
            ? only.Tally.Whole.Share([.. Enumerable.Range(0, only.Tally.Ballot.Length).Where(p => only.Tally.Ballot[p].Registered.Party == party).Select(only.Tally.VotesColumn)], [Columns.Valid])
            : sums.Share(0, 1);
        return new(party, seats, choices, stands ? votes : -1, share);
    }
}
