using Spectre.Console;
using Urna.Results;
using Columns = Urna.Results.Columns;

namespace Urna.Cli.Tables;

/// <summary>One contest for people: as a row, or in full.</summary>
internal static class ContestTable
{
    private const string Language = "en";

    /// <summary>Adds the contest as a row.</summary>
    public static void Row(Table table, ContestReport contest)
    {
        var tally = contest.Tally;
        var counted = $"{Screen.Number(tally.Sums.Counted)} of {Screen.Number(tally.Sums.All)}";
        var name = contest.Contest.Called.Names.In(Language);
        if (!contest.Contest.IsClosed)
        {
            table.Row(contest.Contest.Code, name, counted, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, "polls not closed");
            return;
        }

        var place = contest.First is [var first, ..] ? PlaceOf(tally, first) : -1;
        table.Row(
            contest.Contest.Code,
            name,
            counted,
            Screen.Number(tally.Sums[Columns.Valid]),
            place < 0 ? string.Empty : Names(contest),
            place < 0 ? string.Empty : Screen.Number(tally.VotesOf(place)),
            place < 0 ? string.Empty : SharePrinter.Number(tally.ShareOf(place), Language),
            contest is { IsWhole: true, Outcome.Cut.HasRival: true } ? Screen.Number(contest.Outcome.Cut.Lead) : string.Empty,
            contest.IsWhole ? WordsOf(contest.Outcome.State) : "part of its stations");
    }

    /// <summary>Prints the contest in full.</summary>
    public static void Show(IAnsiConsole screen, ResultsReport report, ContestReport contest)
    {
        screen.WriteLine($"{contest.Contest.Code} {contest.Contest.Called.Names.In(Language)}");
        if (!contest.Contest.IsClosed)
        {
            screen.WriteLine("The polls are not closed: no vote is shown.");
            return;
        }

        Choices(screen, report, contest);
        Lines(screen, contest);
        if (contest.IsWhole) Meaning(screen, contest);
    }

    /// <summary>The words of a state.</summary>
    public static string WordsOf(SeatState state) => state switch
    {
        SeatState.NoResult => "no result",
        SeatState.Leading => "leading",
        SeatState.CannotBeOvertaken => "cannot be overtaken",
        SeatState.Level => "level",
        SeatState.Elected => "elected",
        SeatState.RunOff => "run-off",
        SeatState.Lot => "lot to be drawn",
        SeatState.Failed => "failed",
        _ => "annulled",
    };

    private static void Choices(IAnsiConsole screen, ResultsReport report, ContestReport contest)
    {
        var (tally, languages) = (contest.Tally, report.Views.Registers.Profile.Languages);
        var table = Screen.Table(">no", "choice", "", "party", ">votes", $">{SharePrinter.Sign}", ">seats", "");
        foreach (var place in Enumerable.Range(0, tally.Ballot.Length).OrderByDescending(tally.VotesOf))
        {
            var choice = tally.Ballot[place];
            var party = choice.Registered.Party.Length > 0 ? choice.Registered.Party : choice.Registered.MemberOf.Length > 0 ? $"member of {choice.Registered.MemberOf}" : string.Empty;
            var seats = contest.IsWhole ? contest.Outcome.Holders.FirstOrDefault(a => a.Choice == choice.Code).Seats : 0;
            var name = choice.Registered.Names.In(languages.Contains(Language) ? Language : languages[0]);
            table.Row(Screen.Number(choice.Registered.Position), choice.Code, name, party, Screen.Number(tally.VotesOf(place)), SharePrinter.Number(tally.ShareOf(place), Language), seats == 0 ? string.Empty : Screen.Number(seats), choice.Stands ? string.Empty : "withdrawn");
        }

        screen.Write(table);
        screen.WriteLine($"valid {Screen.Number(tally.Sums[Columns.Valid])}, invalid {(tally.Contest.Form.Invalid is null ? "not told" : Screen.Number(tally.Sums[Columns.Invalid]))}; turnout {SharePrinter.Text(tally.TurnoutShare, Language)} = {Screen.Number(tally.TurnoutShare.Numerator)} of {Screen.Number(tally.TurnoutShare.Base)} in {Screen.Number(tally.Turnout.Counted)} of {Screen.Number(tally.Turnout.All)} stations");
    }

    private static void Lines(IAnsiConsole screen, ContestReport contest)
    {
        var table = Screen.Table("line", "", ">sum over counted stations");
        var lines = contest.Contest.Form.Lines;
        for (var line = 0; line < lines.Length; line++) table.Row(lines[line].Code, lines[line].Names.In(Language), Screen.Number(contest.Tally.Sums[ContestTally.LineColumn(line)]));
        screen.Write(table);
        if (contest.Tally.Missing > 0) screen.WriteLine($"{contest.Tally.Missing} numbers are empty or unreadable: they are in no sum");
    }

    private static void Meaning(IAnsiConsole screen, ContestReport contest)
    {
        screen.WriteLine($"{WordsOf(contest.Outcome.State)}{(contest.Outcome.Ahead.IsEmpty ? string.Empty : $": {string.Join(", ", contest.Outcome.Holders.Select(a => a.Choice))}")}");
        if (contest.Outcome.Cut is { HasRival: true } cut)
            screen.WriteLine($"lead {Screen.Number(cut.AheadVotes)} − {Screen.Number(cut.BehindVotes)} = {Screen.Number(cut.Lead)}, disputed {Screen.Number(cut.Disputed)}, votes still out at most {Screen.Number(cut.Out)}: {(cut.CannotBeOvertaken ? "cannot be overtaken" : "open")}");
        if (contest.Outcome.Count is { } count && contest.Contest.System.Type == "list") SeatTable.Steps(screen, count);
    }

    private static string Names(ContestReport contest) => contest.First is [var one]
        ? $"{one} {contest.Tally.Ballot[PlaceOf(contest.Tally, one)].Registered.Names.In(Language)}"
        : $"level: {string.Join(", ", contest.First)}";

    private static int PlaceOf(ContestTally tally, string choice)
    {
        for (var place = 0; place < tally.Ballot.Length; place++)
        {
            if (tally.Ballot[place].Code == choice) return place;
        }

        return -1;
    }
}
