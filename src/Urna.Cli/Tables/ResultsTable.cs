using Spectre.Console;
using Urna.Protocols;
using Urna.Results;
using Columns = Urna.Results.Columns;

namespace Urna.Cli.Tables;

/// <summary>The results as tables for people.</summary>
internal static class ResultsTable
{
    private const string Language = "en";

    /// <summary>Prints the whole election, or one contest where one was asked for.</summary>
    public static void Show(TextWriter output, ResultsReport report)
    {
        var screen = Screen.Open(output);
        Head(screen, report);
        Counted(screen, report.Total);
        Reports(screen, report);
        if (report.Question.Contest is { Length: > 0 } && report.Contests is [var contest]) ContestTable.Show(screen, report, contest);
        else Election(screen, report);
        Protocols(screen, report.Protocols);
    }

    private static void Head(IAnsiConsole screen, ResultsReport report)
    {
        var profile = report.Views.Registers.Profile;
        screen.Write(new Text(profile.Names.In(Language), new Style(decoration: Spectre.Console.Decoration.Bold)));
        screen.WriteLine();
        if (report.Mark.Length > 0) screen.WriteLine(report.Mark, new Style(Color.Yellow));
        var last = Screen.Time(report.Views.At, profile.OffsetMinutes);
        var asked = report.Question.At.IsKnown ? $"as of {Screen.Time(report.Question.At, profile.OffsetMinutes)}, last fact {last}" : $"last fact {last}";
        screen.WriteLine($"{profile.Election} · {asked} · {Screen.Number(report.Views.Size)} facts · {ResultsView.WordOf(report.Stage)}");
        if (report.Question.Unit is { Length: > 0 } unit) screen.WriteLine($"stations in {unit} only: nothing is said of seats of contests that reach further");
        screen.WriteLine();
    }

    private static void Counted(IAnsiConsole screen, BodyTotal total)
    {
        var table = Screen.Table("protocols of", ">stations", ">voters");
        foreach (var part in total.Parts.Where(p => p.Stations > 0)) table.Row(WordsOf(part.Part), Screen.Number(part.Stations), Screen.Number(part.Voters));
        table.Row("all", Screen.Number(total.Parts.Sum(p => p.Stations)), Screen.Number(total.Parts.Sum(p => p.Voters)));
        screen.Write(table);
    }

    private static void Reports(IAnsiConsole screen, ResultsReport report)
    {
        var cutoffs = report.Views.Registers.Profile.Cutoffs;
        var table = Screen.Table("turnout", ">stations", ">voters", ">of", $">{SharePrinter.Sign}");
        for (var cutoff = 0; cutoff < cutoffs.Length; cutoff++)
        {
            var sums = new StationSums(2, 0);
            foreach (var contest in report.Contests.Where(c => c.Contest.Cutoffs.Contains(cutoff))) sums.Add(TurnoutTabulation.Of(report.Views, contest.Slots.AsSpan(), cutoff));
            if (sums.Counted > 0) table.Row($"reports {cutoffs[cutoff].Code}", $"{Screen.Number(sums.Counted)} of {Screen.Number(sums.All)}", Screen.Number(sums[TurnoutTabulation.Voters]), Screen.Number(sums[TurnoutTabulation.List]), SharePrinter.Number(TurnoutTabulation.ShareOf(sums), Language));
        }

        var turnout = report.Total.Turnout;
        if (turnout.Counted > 0) table.Row("protocols, of their lists", $"{Screen.Number(turnout.Counted)} of {Screen.Number(turnout.All)}", Screen.Number(turnout[Columns.Voted]), Screen.Number(turnout[Columns.List]), SharePrinter.Number(turnout.Share(Columns.Voted, Columns.List), Language));
        if (turnout.Counted > 0) table.Row("protocols, of voters on paper", $"{Screen.Number(turnout.Counted)} of {Screen.Number(turnout.All)}", Screen.Number(turnout[Columns.Voted]), Screen.Number(turnout[Columns.Registered]), SharePrinter.Number(report.Total.TurnoutShare, Language));
        if (table.Rows.Count > 0) screen.Write(table);
        Reasons(screen, [.. report.Contests.SelectMany(c => RoundShares.Of(report.Views, c))]);
    }

    private static void Reasons(IAnsiConsole screen, IReadOnlyCollection<RoundShares> looked)
    {
        if (looked.Count == 0) return;
        var stations = looked.Sum(l => l.Stations);
        screen.WriteLine($"turnout reports, reasons to look, not findings: the second decimal is 0 in {looked.Count(l => l.IsRound)} of {looked.Count} shares of a contest at a cut-off and {Screen.Number(looked.Sum(l => l.RoundStations))} of {Screen.Number(stations)} of a station;");
        screen.WriteLine($"a contest has one share at several cut-offs {looked.Count(l => !l.SameAs.IsEmpty)} times, a station that of its report before {Screen.Number(looked.Sum(l => l.UnchangedStations))} times, that of another station {Screen.Number(looked.Sum(l => l.AlikeStations))} times");
    }

    private static void Election(IAnsiConsole screen, ResultsReport report)
    {
        if (report.Question.Unit is not { Length: > 0 })
        {
            foreach (var body in report.Bodies.Where(b => b.SeatsBy(Attribution.Affiliation).Length > 0)) Body(screen, report, body);
        }

        foreach (var round in report.Rounds.Where(r => r.WithVotes > 0))
            screen.WriteLine($"{round.Link}: {round.Contests} contests, in {round.NoMajority} nobody has more than half of the valid votes{(round.Link == "runoff" ? $", in {round.PairsFollow} the pair is the first two of the round before" : string.Empty)}");
        var table = Screen.Table("contest", "", ">counted", ">valid", "first", ">votes", $">{SharePrinter.Sign}", ">lead", "state");
        foreach (var contest in report.Contests) ContestTable.Row(table, contest);
        screen.Write(table);
    }

    private static void Body(IAnsiConsole screen, ResultsReport report, BodyReport body)
    {
        var members = body.SeatsBy(Attribution.Membership).ToDictionary(p => p.Party, p => p.Ahead, StringComparer.Ordinal);
        var nominees = body.SeatsBy(Attribution.Nomination).ToDictionary(p => p.Party, p => p.Ahead, StringComparer.Ordinal);
        var table = Screen.Table(body.Group.Names.In(Language), ">seats ahead", ">leading", ">cannot be overtaken", ">elected", ">as nominees", ">as members");
        foreach (var party in body.SeatsBy(Attribution.Affiliation))
        {
            var name = party.Party.Length == 0 ? "independent" : report.Views.Candidates.Parties.TryGetValue(party.Party, out var listed) ? $"{party.Party} {listed.Names.In(Language)}" : party.Party;
            table.Row(name, Screen.Number(party.Ahead), Screen.Number(party.Leading), Screen.Number(party.CannotBeOvertaken), Screen.Number(party.Elected), Screen.Number(nominees.GetValueOrDefault(party.Party)), Screen.Number(members.GetValueOrDefault(party.Party)));
        }

        screen.Write(table);
        var others = Enum.GetValues<SeatState>().Where(s => s is not (SeatState.Leading or SeatState.CannotBeOvertaken or SeatState.Elected) && body.States[(int)s] > 0);
        screen.WriteLine(string.Join(" · ", others.Select(s => $"{ContestTable.WordsOf(s)}: {body.States[(int)s]} seats").Prepend($"{body.Group.Seats} seats")));
    }

    private static void Protocols(IAnsiConsole screen, ProtocolCounts counts)
    {
        if (counts.Recorded == 0) return;
        screen.WriteLine($"{Screen.Number(counts.Recorded)} protocols in {Screen.Number(counts.Versions)} versions: {Screen.Number(counts.Counted)} counted, {counts.Held} held, {counts.Invalidated} invalidated, {counts.Blank} blank, {counts.NoValid} without a valid vote, {counts.Early} early");
        if (!counts.Broken.IsEmpty) screen.WriteLine($"checks broken: {string.Join(", ", counts.Broken.Select(b => $"{b.Key} {b.Value}"))}");
    }

    private static string WordsOf(SlotPart part) => part switch
    {
        SlotPart.NotReceived => "stations without a protocol",
        SlotPart.Received => "stations whose paper is there",
        SlotPart.BeingEntered => "stations being entered",
        SlotPart.Held => "stations held by a check",
        SlotPart.Counted => "stations counted",
        SlotPart.Failed => "stations where voting failed",
        _ => "stations invalidated",
    };
}
