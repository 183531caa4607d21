namespace Urna.Results;

/// <summary>The CSV table of a report: a row for each choice of each contest (<c>docs/results-json.md</c>, section "CSV").</summary>
internal static class ReportCsv
{
    private static readonly string[] Contest = ["election", "kind", "at", "contest", "group", "unit", "link", "stage", "state"];
    private static readonly string[] Choice = ["choice", "position", "party", "member_of", "standing", "ahead", "votes", "share", "share_numerator", "share_base", "share_counted", "share_all"];
    private static readonly string[] Whole = ["stations_counted", "stations", "registered", "voted", "valid", "invalid", "votes_out", "mark"];

    public static void Write(CsvWriter csv, ResultsReport report)
    {
        var languages = report.Views.Registers.Profile.Languages;
        csv.Cells(Contest).Cells(languages.Select(l => $"contest_name_{l}")).Cells(Choice).Cells(languages.Select(l => $"choice_name_{l}")).Cells(Whole).End();
        foreach (var contest in report.Contests)
        {
            for (var place = 0; place < contest.Tally.Ballot.Length; place++) WriteRow(csv, report, contest, place);
        }
    }

    private static void WriteRow(CsvWriter csv, ResultsReport report, ContestReport contest, int place)
    {
        var (called, choice, outcome) = (contest.Contest.Called, contest.Tally.Ballot[place], contest.Outcome);
        var profile = report.Views.Registers.Profile;
        var closed = contest.Contest.IsClosed;
        csv.Cell(profile.Election).Cell(Registers.KindNames.Of(report.Kind)).Cell(report.Question.At);
        csv.Cell(called.Contest).Cell(called.Group).Cell(called.Unit).Cell(called.Link).Cell(ResultsView.WordOf(outcome.Stage));
        csv.Cell(contest.IsWhole && closed ? ReportWords.Of(outcome.State) : null);
        csv.Cells(profile.Languages.Select(called.Names.In));
        csv.Cell(choice.Code).Cell(choice.Registered.Position).Cell(choice.Registered.Party).Cell(choice.Registered.MemberOf).Cell(choice.Stands ? "yes" : "no");
        var share = contest.Tally.ShareOf(place);
        if (closed) csv.Cell(contest.IsWhole ? outcome.Holders.FirstOrDefault(a => a.Choice == choice.Code).Seats : 0).Cell(contest.Tally.VotesOf(place)).Cell(SharePrinter.Invariant(share)).Cell(share.Numerator).Cell(share.Base).Cell(share.Coverage.Counted).Cell(share.Coverage.All);
        else csv.Cells(Enumerable.Repeat(string.Empty, 7));
        csv.Cells(profile.Languages.Select(choice.Registered.Names.In));
        WriteWhole(csv, contest.Tally, closed);
        csv.Cell(report.Mark).End();
    }

    private static void WriteWhole(CsvWriter csv, ContestTally tally, bool closed)
    {
        csv.Cell(tally.Sums.Counted).Cell(tally.Sums.All);
        if (!closed)
        {
            csv.Cells([string.Empty, string.Empty, string.Empty, string.Empty, string.Empty]);
            return;
        }

        csv.Cell(tally.Sums[Columns.Registered]).Cell(tally.Sums[Columns.Voted]).Cell(tally.Sums[Columns.Valid]);
        csv.Cell(tally.Contest.Form.Invalid is null ? string.Empty : tally.Sums[Columns.Invalid].ToString(System.Globalization.CultureInfo.InvariantCulture));
        csv.Cell(tally.VotesOut);
    }
}
