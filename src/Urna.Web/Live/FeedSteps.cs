using Urna.Results;
using Urna.Web.Layout;

namespace Urna.Web.Live;

/// <summary>The stages that results reached, as items of the feed; the last contest of a stage brings the whole election to it.</summary>
internal static class FeedSteps
{
    /// <summary>The last ones, newest first.</summary>
    /// <param name="visit">The election, in which language, as of when.</param>
    /// <param name="most">How many at most.</param>
    public static IEnumerable<FeedItem> Of(Visit visit, int most)
    {
        var (results, registers) = (visit.Views.Results, visit.Registers);
        var reached = new LegalStage[registers.ContestCount];
        // A contest that was called later, as a run-off, does not take back what was told before.
        var first = Enumerable.Range(0, registers.ContestCount).Where(c => registers.Contest(c).Called.Link.Length == 0).ToList();
        var items = new List<FeedItem>(results.StepCount);
        for (var index = 0; index < results.StepCount; index++)
        {
            var step = results.Step(index);
            var before = first.Min(c => reached[c]);
            reached[step.Contest] = step.Stage;
            items.Add(Item(visit, step, first.Min(c => reached[c]) > before));
        }

        return items.AsEnumerable().Reverse().Take(most);
    }

    private static FeedItem Item(Visit visit, ContestStep step, bool isWhole)
    {
        var (w, contest) = (visit.Words, visit.Registers.Contest(step.Contest).Called);
        var (word, decided) = (ResultsView.WordOf(step.Stage), w.Say("feed.decision", ("decision", step.Decision)));
        var title = w.Say("feed.stage." + word, ("contest", contest.Names.In(w.Code)));
        return new(step.Number, step.At, title, isWhole ? $"{decided} {w["feed.whole"]} {w["stage." + word]}" : decided, visit.Contest(contest.Contest));
    }
}
