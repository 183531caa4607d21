using System.Collections.Immutable;
using System.Globalization;
using Urna.Candidates;
using Urna.Results;
using Urna.Web.Layout;
using Urna.Web.Results;

namespace Urna.Web.Pictures;

/// <summary>Draws the votes of a contest as bars: the votes first, shares of the valid ones beside them.</summary>
public static class ContestDrawing
{
    private const int Width = 480;
    private const int Longest = 320;
    private const int Row = 46;
    private const int Most = 12;
    private const int LongestName = 58;

    /// <summary>The drawing; null while there is no vote to be shown.</summary>
    public static Drawing? Of(Visit visit, ContestReport contest)
    {
        var (words, tally, outcome) = (visit.Words, contest.Tally, contest.Outcome);
        if (!contest.Contest.IsClosed || !tally.HasVotes) return null;
        var places = Enumerable.Range(0, tally.Ballot.Length).OrderByDescending(tally.VotesOf).ToList();
        var named = contest.Contest.System.Type != "list" && outcome.State is SeatState.Leading or SeatState.CannotBeOvertaken or SeatState.Elected;
        var ahead = named ? string.Join(", ", tally.Ballot.Where(c => outcome.Ahead.Contains(c.Code)).Select(c => c.Registered.Names.In(words.Code))) : string.Empty;
        var state = words["seat." + SeatWords.Of(outcome.State)] + (ahead.Length == 0 ? "." : $": {ahead}.");
        var lines = new List<string> { words.Say("contest.coverage", ("counted", tally.Sums.Counted), ("all", contest.Slots.Length), ("valid", tally.Sums[Columns.Valid])) };
        if (outcome.Cut is { HasRival: true } cut && !outcome.IsEstablished) lines.Add($"{words.Say("margins.lead", ("n", cut.Lead))}; {words.Say("margins.out", ("n", cut.Out))}.");
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        shapes.Add(new Shape.Words(0, 15, Letters.Fit(state, LongestName), "k-bold", 15, Anchor.Start));
        foreach (var (i, line) in lines.Index()) shapes.Add(new Shape.Words(0, 36 + (i * 19), line, "k-say", 13, Anchor.Start));
        var top = 44 + (lines.Count * 19);
        foreach (var (i, place) in places.Take(Most).Index()) Draw(visit, tally, (place, tally.VotesOf(places[0])), top + (i * Row), shapes);
        var height = top + (Math.Min(places.Count, Most) * Row);
        if (places.Count > Most)
        {
            shapes.Add(new Shape.Words(0, height + 15, $"{words.Say("choices.others", ("n", places.Count - Most))}: {visit.N(places.Skip(Most).Sum(tally.VotesOf))}", "k-say", 13, Anchor.Start));
            height += 24;
        }

        var says = string.Join(' ', [state, .. lines, .. places.Take(Most).Select(p => $"{Name(visit, tally.Ballot[p])} {visit.N(tally.VotesOf(p))}, {visit.P(tally.ShareOf(p))}.")]);
        return new(Album.ContestOf(contest.Contest.Code), Width, height, contest.Contest.Called.Names.In(words.Code), says, shapes.ToImmutable());
    }

    private static void Draw(Visit visit, ContestTally tally, (int Place, long Most) at, int top, ImmutableArray<Shape>.Builder shapes)
    {
        var (choice, votes) = (tally.Ballot[at.Place], tally.VotesOf(at.Place));
        var wide = (int)(votes * Longest / Math.Max(at.Most, 1));
        shapes.Add(new Shape.Words(0, top + 15, Letters.Fit($"{choice.Registered.Position}. {Name(visit, choice)}", LongestName), "k-say", 14, Anchor.Start));
        shapes.Add(new Shape.Group([new Shape.Line(string.Create(CultureInfo.InvariantCulture, $"M0 {top + 21}h{Math.Max(wide, 1)}v14H0z"), "k-fill")], "party", visit.Color(choice.Registered.Party), null, null));
        shapes.Add(new Shape.Words(Math.Max(wide, 1) + 8, top + 33, visit.N(votes), "k-bold", 14, Anchor.Start));
        shapes.Add(new Shape.Words(Width, top + 33, visit.P(tally.ShareOf(at.Place)), "k-soft", 13, Anchor.End));
    }

    private static string Name(Visit visit, Choice choice)
    {
        var registered = choice.Registered;
        var name = registered.Names.In(visit.Words.Code) + (registered.Distinguishing.Length > 0 ? $" ({registered.Distinguishing})" : string.Empty);
        return registered.Party.Length == 0 || visit.PartyNames(registered.Party).Same(registered.Names) ? name : $"{name}, {visit.PartyShort(registered.Party).In(visit.Words.Code)}";
    }
}
