using Urna.Results;

namespace Urna.Web.Layout;

/// <summary>The stage in a word that pages have a sentence for.</summary>
public static class StageOf
{
    /// <summary>The stage that the whole record has reached; while any first contest is not closed, that of the voting.</summary>
    public static string Record(Views views)
    {
        var contests = Enumerable.Range(0, views.Registers.ContestCount).ToList();
        var first = contests.Where(c => views.Registers.Contest(c).Called.Link.Length == 0).ToList();
        if (first.Count == 0 || first.Exists(c => !views.Registers.Contest(c).IsClosed)) return first.Exists(c => IsOpen(views, c)) ? "voting" : "before";
        return ResultsView.WordOf(contests.Where(c => views.Registers.Contest(c).IsClosed).Min(c => views.Results.Of(c).Stage));
    }

    /// <summary>The stage of one contest.</summary>
    public static string Contest(Views views, int contest)
    {
        if (views.Registers.Contest(contest).IsClosed) return ResultsView.WordOf(views.Results.Of(contest).Stage);
        return IsOpen(views, contest) ? "voting" : "before";
    }

    private static bool IsOpen(Views views, int contest) => views.At >= views.Registers.Contest(contest).Called.Opens;
}
