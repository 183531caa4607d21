namespace Urna.Results;

/// <summary>The parts of a report on bodies and rounds.</summary>
internal static class BodyJson
{
    public static void Write(ReportWriter writer, ResultsReport report)
    {
        writer.BeginArray("groups");
        foreach (var body in report.Bodies) Write(writer, report, body);
        writer.EndArray();
        writer.BeginArray("rounds");
        foreach (var round in report.Rounds) Write(writer, round);
        writer.EndArray();
    }

    private static void Write(ReportWriter writer, ResultsReport report, BodyReport body)
    {
        writer.Begin();
        writer.Text("group", body.Group.Code);
        writer.Names("names", body.Group.Names);
        writer.Flag("main", body.Group.Main);
        writer.Number("seats", body.Group.Seats);
        writer.Number("contests", body.Contests.Length);
        writer.Number("norm", body.Norm);
        ReportJson.WriteCoverage(writer, body.Total);
        TurnoutJson.WriteProtocols(writer, "turnout", body.Total, body.Contests.Any(c => c.Contest.IsClosed));
        if (report.Question.Unit is not { Length: > 0 }) WriteSeats(writer, body);
        writer.End();
    }

    private static void WriteSeats(ReportWriter writer, BodyReport body)
    {
        writer.BeginArray("states");
        foreach (var state in Enum.GetValues<SeatState>())
        {
            writer.Begin();
            writer.Text("state", ReportWords.Of(state));
            writer.Number("seats", body.States[(int)state]);
            writer.End();
        }

        writer.EndArray();
        Write(writer, "byNomination", body.SeatsBy(Attribution.Nomination));
        Write(writer, "byMembership", body.SeatsBy(Attribution.Membership));
        Write(writer, "byAffiliation", body.SeatsBy(Attribution.Affiliation));
    }

    private static void Write(ReportWriter writer, string name, IReadOnlyList<PartySeats> seats)
    {
        writer.Begin(name);
        writer.BeginArray("parties");
        foreach (var party in seats.Where(s => s.Party.Length > 0))
        {
            writer.Begin();
            writer.Text("party", party.Party);
            Write(writer, party);
            writer.End();
        }

        writer.EndArray();
        writer.Begin("independent");
        Write(writer, seats.FirstOrDefault(s => s.Party is not { Length: > 0 }));
        writer.End();
        writer.End();
    }

    private static void Write(ReportWriter writer, PartySeats seats)
    {
        writer.Number("ahead", seats.Ahead);
        writer.Number("leading", seats.Leading);
        writer.Number("cannotBeOvertaken", seats.CannotBeOvertaken);
        writer.Number("elected", seats.Elected);
    }

    private static void Write(ReportWriter writer, RoundReport round)
    {
        writer.Begin();
        writer.Text("round", round.Link);
        writer.Number("contests", round.Contests);
        writer.Number("withVotes", round.WithVotes);
        writer.Number("noMajority", round.NoMajority);
        writer.Number("pairsFollow", round.PairsFollow);
        writer.End();
    }
}
