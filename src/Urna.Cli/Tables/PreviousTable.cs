using System.Collections.Immutable;
using Urna.Results;

namespace Urna.Cli.Tables;

/// <summary>The contests beside those of another election, for people.</summary>
internal static class PreviousTable
{
    private const string Language = "en";

    /// <summary>Prints them; where the boundaries differ a row has no number.</summary>
    public static void Show(TextWriter output, ImmutableArray<ContestBefore> contests)
    {
        var screen = Screen.Open(output);
        screen.Write(Table(contests));
        output.WriteLine($"boundaries match in {Screen.Number(contests.Count(c => c.Boundaries == Boundaries.Match))} of {Screen.Number(contests.Length)} contests; a change is given where all stations are counted in both");
    }

    private static Spectre.Console.Table Table(ImmutableArray<ContestBefore> contests)
    {
        var table = Screen.Table("compared", ">counted before", ">now", $">turnout {SharePrinter.Sign} before", ">now", ">points", "first before", "now");
        foreach (var contest in contests)
        {
            if (contest.Before is not { } before) table.Row(contest.Now.Contest.Code, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, WordsOf(contest.Boundaries), string.Empty);
            else if (!before.Contest.IsClosed || !contest.Now.Contest.IsClosed) table.Row(contest.Now.Contest.Code, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, "polls not closed", string.Empty);
            else Row(table, before, contest.Now);
        }

        return table;
    }

    private static void Row(Spectre.Console.Table table, ContestReport before, ContestReport now)
    {
        var (then, today) = (Tabulation.Sum([before.Tally]).TurnoutShare, Tabulation.Sum([now.Tally]).TurnoutShare);
        table.Row(
            now.Contest.Code,
            Counted(then),
            Counted(today),
            SharePrinter.Number(then, Language),
            SharePrinter.Number(today, Language),
            then.Coverage.IsComplete && today.Coverage.IsComplete ? SharePrinter.Points(today, then, Language) : SharePrinter.None,
            string.Join(", ", before.First),
            string.Join(", ", now.First));
    }

    private static string Counted(Share share) => $"{Screen.Number(share.Coverage.Counted)} of {Screen.Number(share.Coverage.All)}";

    private static string WordsOf(Boundaries boundaries) => boundaries switch
    {
        Boundaries.NoContest => "no such contest: not compared",
        Boundaries.OtherUnit => "boundaries differ (unit): not compared",
        _ => "boundaries differ (stations): not compared",
    };
}
