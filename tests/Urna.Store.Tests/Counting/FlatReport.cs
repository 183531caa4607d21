using System.Globalization;
using Urna.Protocols;
using Urna.Results;

namespace Urna.Store.Tests.Counting;

/// <summary>A report as the second counter prints its own (<c>tests/second_counter/flat.py</c>): names and values.</summary>
internal static class FlatReport
{
    public static SortedDictionary<string, string> Of(ResultsReport report)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var series = report.Contests.Aggregate(default(TurnoutSeries), (sum, c) => sum.Plus(TurnoutTabulation.Series(report.Views, c.Slots.AsSpan())));
        Put(found, "stations", report.Registers.Stations);
        Put(found, "turnout-series", series.All);
        Put(found, "turnout-series-falling", series.Falling);
        Put(found, "turnout-series-flagged", series.Flagged);
        Protocols(found, string.Empty, report.Protocols);
        foreach (var contest in report.Contests) Contest(found, $"{contest.Contest.Code}/", report.Views, contest);
        return found;
    }

    private static void Put(SortedDictionary<string, string> found, string name, long value) => found[name] = value.ToString(CultureInfo.InvariantCulture);

    private static void Put(SortedDictionary<string, string> found, string name, bool value) => found[name] = value ? "true" : "false";

    private static void Protocols(SortedDictionary<string, string> found, string at, ProtocolCounts counts)
    {
        Put(found, $"{at}protocols", counts.Recorded);
        Put(found, $"{at}counted", counts.Counted);
        Put(found, $"{at}held", counts.Held);
        Put(found, $"{at}invalidated", counts.Invalidated);
        Put(found, $"{at}early", counts.Early);
        Put(found, $"{at}no-valid", counts.NoValid);
        foreach (var (check, protocols) in counts.Broken) Put(found, $"{at}checks/{check}", protocols);
    }

    private static void Contest(SortedDictionary<string, string> found, string at, Views views, ContestReport contest)
    {
        var (tally, sums, form) = (contest.Tally, contest.Tally.Sums, contest.Contest.Form);
        Protocols(found, at, contest.Protocols);
        Put(found, $"{at}stations", sums.All);
        Put(found, $"{at}list", sums[Columns.List]);
        Put(found, $"{at}registered", sums[Columns.Registered]);
        Put(found, $"{at}voted", sums[Columns.Voted]);
        Put(found, $"{at}valid", sums[Columns.Valid]);
        if (form.Invalid is not null) Put(found, $"{at}invalid", sums[Columns.Invalid]);
        Put(found, $"{at}out", tally.VotesOut);
        Put(found, $"{at}annulled", tally.Acts.Annulled is not null);
        Put(found, $"{at}postponed", tally.Acts.Postponed is not null);
        Put(found, $"{at}majority", contest.HasMajority);
        found[$"{at}first"] = string.Join(' ', contest.First);
        foreach (var part in tally.Parts.Where(p => p.Part is not (SlotPart.Received or SlotPart.BeingEntered) || p.Stations > 0))
        {
            Put(found, $"{at}part/{ReportWords.Of(part.Part)}/stations", part.Stations);
            Put(found, $"{at}part/{ReportWords.Of(part.Part)}/voters", part.Voters);
        }

        for (var place = 0; place < tally.Ballot.Length; place++) Put(found, $"{at}votes/{tally.Ballot[place].Code}", tally.VotesOf(place));
        for (var line = 0; line < form.Lines.Length; line++)
        {
            if (sums[ContestTally.LineColumn(line)] is > 0 and var sum) Put(found, $"{at}line/{form.Lines[line].Code}", sum);
        }

        Reports(found, at, views, contest);
        Seats(found, at, contest.Outcome.Count);
    }

    private static void Reports(SortedDictionary<string, string> found, string at, Views views, ContestReport contest)
    {
        foreach (var cutoff in contest.Contest.Cutoffs)
        {
            var reports = TurnoutTabulation.Of(views, contest.Slots.AsSpan(), cutoff);
            if (reports.Counted == 0) continue;
            Put(found, $"{at}cutoff/{views.Registers.Profile.Cutoffs[cutoff].Code}/stations", reports.Counted);
            Put(found, $"{at}cutoff/{views.Registers.Profile.Cutoffs[cutoff].Code}/voters", reports[TurnoutTabulation.Voters]);
        }
    }

    private static void Seats(SortedDictionary<string, string> found, string at, SeatCount? count)
    {
        found[$"{at}outcome"] = count?.Outcome switch
        {
            null => "none",
            SeatOutcome.Awarded => "awarded",
            SeatOutcome.Tie => "tie",
            SeatOutcome.RunOff => "runOff",
            SeatOutcome.RunOffTie => "runOffTie",
            _ => "unfilled",
        };
        foreach (var award in count?.Awards.Where(a => a.Seats > 0) ?? []) Put(found, $"{at}seats/{award.Choice}", award.Seats);
    }
}
