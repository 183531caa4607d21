using System.Collections.Immutable;
using Urna.Registers;

namespace Urna.Results;

/// <summary>What the numbers of a contest mean for its seats, with every number the statement rests on.</summary>
internal static class OutcomeJson
{
    public static void Write(ReportWriter writer, ContestReport contest)
    {
        var outcome = contest.Outcome;
        writer.Text("state", ReportWords.Of(outcome.State));
        writer.BeginArray("ahead");
        foreach (var award in outcome.Holders)
        {
            writer.Begin();
            writer.Text("choice", award.Choice);
            writer.Number("seats", award.Seats);
            writer.End();
        }

        writer.EndArray();
        if (outcome.State == SeatState.Elected && contest.Contest.Called.Seats == 1) writer.Optional("winner", outcome.Holders.FirstOrDefault().Choice);
        writer.Number("votesOut", contest.Tally.VotesOut);
        if (outcome.Cut is { } cut) WriteCut(writer, contest, cut);
        if (outcome.Bounds is { } bounds) WriteBounds(writer, bounds);
        if (outcome.Count is { Outcome: SeatOutcome.RunOff pair }) writer.Texts("runOffPair", pair.Choices);
        if (outcome.Count is { } count && contest.Contest.System.Type == "list") SeatCountJson.Write(writer, "count", count);
    }

    public static void WriteAnnulment(ReportWriter writer, ContestReport contest, Annulment rule)
    {
        writer.Begin("annulment");
        writer.Number("stations", contest.Invalidated.Stations);
        writer.Number("voters", contest.Invalidated.Voters);
        if (rule.Stations.IsSet)
        {
            writer.Text("moreThanOfStations", rule.Stations.ToString());
            if (rule.Voters.IsSet) writer.Text("moreThanOfVoters", rule.Voters.ToString());
            writer.Optional("article", rule.Article);
            writer.Flag("exceeded", contest.ExceedsAnnulment(rule));
        }

        writer.End();
    }

    /// <summary>The lead, as votes, as a share of the valid votes, and in the inequality that says whether votes still out can change it.</summary>
    private static void WriteCut(ReportWriter writer, ContestReport contest, Overtaking cut)
    {
        writer.Begin("margin");
        writer.Texts("ahead", cut.Ahead);
        writer.Number("aheadVotes", cut.AheadVotes);
        writer.Texts("behind", cut.Behind);
        writer.Number("behindVotes", cut.BehindVotes);
        writer.Number("lead", cut.Lead);
        if (cut.HasRival && ColumnOf(contest.Tally, cut.Ahead) is { } ahead && ColumnOf(contest.Tally, cut.Behind) is { } behind)
            writer.Share("share", contest.Tally.Sums.Lead(ahead, behind, Columns.Valid));
        writer.Number("disputed", cut.Disputed);
        writer.Number("out", cut.Out);
        writer.Flag("cannotBeOvertaken", cut.CannotBeOvertaken);
        writer.End();
    }

    private static int? ColumnOf(ContestTally tally, ImmutableArray<string> choices)
    {
        for (var place = 0; place < tally.Ballot.Length; place++)
        {
            if (choices.Contains(tally.Ballot[place].Code)) return tally.VotesColumn(place);
        }

        return null;
    }

    private static void WriteBounds(ReportWriter writer, MajorityBounds bounds)
    {
        writer.Begin("majority");
        writer.Number("first", bounds.First);
        writer.Number("second", bounds.Second);
        writer.Number("third", bounds.Third);
        writer.Number("valid", bounds.Valid);
        writer.Number("disputed", bounds.Disputed);
        writer.Number("out", bounds.Out);
        writer.Flag("firstRoundIsCertain", bounds.FirstRoundIsCertain);
        writer.Flag("runOffIsCertain", bounds.RunOffIsCertain);
        writer.Flag("pairIsCertain", bounds.PairIsCertain);
        writer.End();
    }
}
