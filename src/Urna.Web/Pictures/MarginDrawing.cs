using System.Collections.Immutable;
using System.Globalization;
using Urna.Results;
using Urna.Web.Layout;

namespace Urna.Web.Pictures;

/// <summary>Draws the closest seats: the lead of each as a bar against the ballots still out.</summary>
public static class MarginDrawing
{
    private const int Row = 58;
    private const int Width = 450;
    private const int Bar = 290;
    private const int Longest = 44;

    /// <summary>The drawing; null where no seat is close.</summary>
    public static Drawing? Of(Visit visit, ImmutableArray<ContestReport> closest)
    {
        var rows = closest.Select(c => (Contest: c, c.Outcome.Cut)).Where(c => c.Cut is not null).ToList();
        if (rows.Count == 0) return null;
        var most = Math.Max(1, rows.Max(r => Math.Max(r.Cut?.Lead ?? 0, (r.Cut?.Out ?? 0) + (r.Cut?.Disputed ?? 0))));
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        foreach (var (i, (contest, cut)) in rows.Index())
        {
            if (cut is not null) Draw(visit, contest, cut, (i * Row, most), shapes);
        }

        var says = visit.Words.Say("margins.says", ("n", rows.Count)) + " " + string.Join(" ", rows.Take(3).Select(r =>
            visit.Words.Say("margins.one", ("contest", r.Contest.Contest.Called.Names.In(visit.Words.Code)), ("lead", r.Cut?.Lead ?? 0), ("out", r.Cut?.Out ?? 0))));
        return new("margins", Width, rows.Count * Row, visit.Words["margins"], says, shapes.ToImmutable());
    }

    private static void Draw(Visit visit, ContestReport contest, Overtaking cut, (int Top, long Most) at, ImmutableArray<Shape>.Builder shapes)
    {
        int Long(long votes) => (int)(votes * Bar / at.Most);
        var (y, lead, disputed) = (at.Top, Long(cut.Lead), Long(cut.Disputed));
        var rest = Math.Max(Long(cut.Out + cut.Disputed) - disputed, 0);
        var name = contest.Contest.Called.Names.In(visit.Words.Code);
        var party = cut.Ahead is [var ahead] ? contest.Tally.Ballot.First(c => c.Code == ahead).Registered.Party : null;
        shapes.Add(new Shape.Words(0, y + 15, Letters.Fit(name, Longest), "k-say", 14, Anchor.Start));
        shapes.Add(new Shape.Group([new Shape.Line(Text($"M0 {y + 21}h{Math.Max(lead, 1)}v12H0z"), "k-fill")], "party", visit.Color(party), null, null));
        shapes.Add(new Shape.Words(lead + 7, y + 32, visit.Words.Say("margins.lead", ("n", cut.Lead)), "k-bold", 13, Anchor.Start));
        if (disputed > 0) shapes.Add(new Shape.Line(Text($"M0 {y + 36}h{disputed}v12H0z"), "k-dot"));
        if (rest > 0) shapes.Add(new Shape.Line(Text($"M{disputed} {y + 36}h{rest}v12h-{rest}z") + Strokes(disputed, rest, y + 36), "k-out"));
        shapes.Add(new Shape.Words(disputed + rest + 7, y + 47, visit.Words.Say("margins.out", ("n", cut.Out)), "k-soft", 13, Anchor.Start));
    }

    private static string Strokes(int from, int wide, int y)
    {
        var path = new System.Text.StringBuilder();
        for (var x = 8; x < wide; x += 8) path.Append(CultureInfo.InvariantCulture, $"M{from + x - 6} {y + 12}l6-12");
        return path.ToString();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
