namespace Urna.Results;

/// <summary>One contest in a report.</summary>
internal static class ContestJson
{
    public static void Write(ReportWriter writer, ResultsReport report, ContestReport contest)
    {
        var called = contest.Contest.Called;
        writer.Begin();
        writer.Text("contest", called.Contest);
        writer.Names("names", called.Names);
        writer.Text("unit", called.Unit);
        writer.Text("group", called.Group);
        writer.Text("system", called.System);
        writer.Text("type", contest.Contest.System.Type);
        writer.Number("seats", called.Seats);
        writer.Number("marks", called.Marks);
        writer.Optional("link", called.Link);
        writer.Optional("linkedTo", called.LinkedTo);
        writer.Optional("closedAt", contest.Contest.ClosedAt);
        writer.Text("stage", ResultsView.WordOf(contest.Outcome.Stage));
        writer.Optional("annulled", contest.Tally.Acts.Annulled);
        writer.Optional("postponed", contest.Tally.Acts.Postponed);
        if (!contest.IsWhole) writer.Flag("partial", true);
        var total = Tabulation.Sum([contest.Tally]);
        ReportJson.WriteCoverage(writer, total);
        TurnoutJson.WriteReports(writer, report.Views, contest);
        TurnoutJson.WriteSeries(writer, report.Views, TurnoutTabulation.Series(report.Views, contest.Slots.AsSpan()));
        TurnoutJson.WriteReasons(writer, report.Views, contest);
        if (contest.Contest.IsClosed) WriteVotes(writer, report, contest, total);
        else writer.Text("votes", TurnoutJson.Closed);
        WriteChoices(writer, contest);
        writer.End();
    }

    private static void WriteVotes(ReportWriter writer, ResultsReport report, ContestReport contest, BodyTotal total)
    {
        TurnoutJson.WriteProtocols(writer, "turnout", total, true);
        ReportJson.WriteProtocols(writer, contest.Protocols);
        var sums = contest.Tally.Sums;
        writer.Number("registered", sums[Columns.Registered]);
        writer.Number("voted", sums[Columns.Voted]);
        writer.Number("valid", sums[Columns.Valid]);
        if (contest.Contest.Form.Invalid is not null) writer.Number("invalid", sums[Columns.Invalid]);
        writer.Number("missing", contest.Tally.Missing);
        writer.BeginArray("lines");
        for (var line = 0; line < contest.Contest.Form.Lines.Length; line++)
        {
            writer.Begin();
            writer.Text("line", contest.Contest.Form.Lines[line].Code);
            writer.Number("sum", sums[ContestTally.LineColumn(line)]);
            writer.End();
        }

        writer.EndArray();
        writer.Texts("first", contest.First);
        if (contest.PairFollows is { } follows) writer.Flag("pairFollows", follows);
        if (contest.Tally.Acts.Protocol is { } protocol) WriteResultProtocol(writer, report.Views, protocol);
        OutcomeJson.WriteAnnulment(writer, contest, report.Views.Registers.Profile.Annulment);
        if (contest.IsWhole) OutcomeJson.Write(writer, contest);
    }

    private static void WriteResultProtocol(ReportWriter writer, Views views, ResultProtocol protocol)
    {
        var differences = protocol.Differences(views);
        writer.Begin("resultProtocol");
        writer.Number("version", protocol.Entered.Version);
        writer.Flag("agrees", differences.IsEmpty);
        writer.BeginArray("differences");
        foreach (var difference in differences)
        {
            writer.Begin();
            writer.Text("what", difference.What);
            if (difference.Paper >= 0) writer.Number("paper", difference.Paper);
            writer.Number("sum", difference.Sum);
            writer.End();
        }

        writer.EndArray();
        writer.Texts("changedSince", protocol.ChangedSince(views));
        writer.End();
    }

    private static void WriteChoices(ReportWriter writer, ContestReport contest)
    {
        writer.BeginArray("choices");
        for (var place = 0; place < contest.Tally.Ballot.Length; place++)
        {
            var choice = contest.Tally.Ballot[place];
            writer.Begin();
            writer.Text("choice", choice.Code);
            writer.Number("position", choice.Registered.Position);
            writer.Text("kind", choice.Registered.Kind);
            writer.Names("names", choice.Registered.Names);
            writer.Optional("party", choice.Registered.Party);
            writer.Optional("memberOf", choice.Registered.MemberOf);
            writer.Flag("standing", choice.Stands);
            if (contest.Contest.IsClosed)
            {
                writer.Number("votes", contest.Tally.VotesOf(place));
                writer.Share("share", contest.Tally.ShareOf(place));
            }

            writer.End();
        }

        writer.EndArray();
    }
}
