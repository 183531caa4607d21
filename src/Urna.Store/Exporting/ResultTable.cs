using Urna.Results;

namespace Urna.Store.Exporting;

/// <summary>The open data of results: a row for each choice of each contest whose polls are closed. A share never stands without its base and coverage.</summary>
internal static class ResultTable
{
    public static OpenTable Of(ResultsReport report)
    {
        var languages = report.Views.Registers.Profile.Languages;
        return new(
            "results",
            "a choice of a contest whose polls are closed, over the counted stations",
            [
                Column.Text("contest", "the contest"), Column.Text("choice", "the choice"), Column.Integer("position", "place on the ballot"), Column.Text("party", "nominating party"), Column.Text("member_of", "party it is a member of"), Column.Text("standing", "yes, or no where it is withdrawn"),
                Column.Integer("votes", "votes over the counted stations"), Column.Integer("seats_ahead", "seats it is ahead for"), Column.Text("state", "state of the contest's seats"), Column.Text("stage", "legal stage"),
                Column.Text("share", "of the valid votes, in per cent, half up"), Column.Integer("share_numerator", "its numerator: votes of stations whose votes are all there"), Column.Integer("share_base", "its base: valid votes of the same stations"),
                Column.Integer("share_counted", "stations it is made of"), Column.Integer("share_all", "stations there are"), Column.Integer("stations_counted", "stations counted"), Column.Integer("stations", "stations there are"),
                Column.Integer("list", "voters on the lists of the counted stations"), Column.Integer("registered", "registered voters, as their protocols say"), Column.Integer("voted", "voters who took part"), Column.Integer("valid", "valid votes"), Column.Integer("invalid", "invalid votes; empty: the form does not tell"),
                Column.Integer("votes_out", "the most valid votes that can still come"), .. Column.Named("name", languages, "name of the choice"),
            ],
            rows =>
            {
                foreach (var contest in report.Contests.Where(c => c.Contest.IsClosed))
                {
                    for (var place = 0; place < contest.Tally.Ballot.Length; place++) Write(rows, contest, place, languages);
                }
            });
    }

    private static void Write(IRows rows, ContestReport contest, int place, IEnumerable<string> languages)
    {
        var (tally, outcome, choice) = (contest.Tally, contest.Outcome, contest.Tally.Ballot[place].Registered);
        var (share, sums) = (tally.ShareOf(place), tally.Sums);
        rows.Code(contest.Contest.Code).Code(choice.Choice).Number(choice.Position).Code(choice.Party).Code(choice.MemberOf).Code(tally.Ballot[place].Stands ? "yes" : "no");
        rows.Number(tally.VotesOf(place)).Number(outcome.Holders.FirstOrDefault(a => a.Choice == choice.Choice).Seats).Code(ReportWords.Of(outcome.State)).Code(ResultsView.WordOf(outcome.Stage));
        rows.Code(SharePrinter.Invariant(share)).Number(share.Numerator).Number(share.Base).Number(share.Coverage.Counted).Number(share.Coverage.All);
        rows.Number(sums.Counted).Number(sums.All).Number(sums[Columns.List]).Number(sums[Columns.Registered]).Number(sums[Columns.Voted]).Number(sums[Columns.Valid]);
        if (tally.Contest.Form.Invalid is null) rows.Code(null);
        else rows.Number(sums[Columns.Invalid]);
        rows.Number(tally.VotesOut).Names(choice.Names, languages).End();
    }
}
