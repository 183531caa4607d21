namespace Urna.Results;

/// <summary>The JSON document of a report, from the top (<c>docs/results-json.md</c>).</summary>
internal static class ReportJson
{
    /// <summary>The version of the document's form: it rises when a field goes away or changes its meaning.</summary>
    public const int Version = 1;

    public static void Write(ReportWriter writer, ResultsReport report)
    {
        var profile = report.Views.Registers.Profile;
        writer.Begin();
        writer.Number("version", Version);
        writer.Text("election", profile.Election);
        writer.Text("kind", Registers.KindNames.Of(report.Kind));
        writer.Names("names", profile.Names);
        writer.Optional("at", report.Question.At);
        writer.Optional("lastFact", report.Views.At);
        writer.Number("size", report.Views.Size);
        writer.Optional("contest", report.Question.Contest);
        writer.Optional("unit", report.Question.Unit);
        writer.Text("stage", ResultsView.WordOf(report.Stage));
        WriteRegisters(writer, report.Registers);
        BodyJson.Write(writer, report);
        WriteCoverage(writer, report.Total);
        TurnoutJson.Write(writer, report);
        WriteProtocols(writer, report.Protocols);
        writer.BeginArray("contests");
        foreach (var contest in report.Contests) ContestJson.Write(writer, report, contest);
        writer.EndArray();
        writer.End();
    }

    public static void WriteCoverage(ReportWriter writer, BodyTotal total)
    {
        writer.Begin("coverage");
        writer.Number("stations", total.Parts.Sum(p => p.Stations));
        writer.Number("voters", total.Parts.Sum(p => p.Voters));
        writer.Share("counted", total.Sums.Coverage.Share);
        writer.BeginArray("parts");
        foreach (var part in total.Parts) WritePart(writer, part);
        writer.EndArray();
        writer.End();
    }

    public static void WriteProtocols(ReportWriter writer, ProtocolCounts counts)
    {
        writer.Begin("protocols");
        writer.Number("recorded", counts.Recorded);
        writer.Number("versions", counts.Versions);
        writer.Number("counted", counts.Counted);
        writer.Number("held", counts.Held);
        writer.Number("invalidated", counts.Invalidated);
        writer.Number("blank", counts.Blank);
        writer.Number("noValid", counts.NoValid);
        writer.Number("early", counts.Early);
        writer.Number("brokenChecks", counts.BrokenChecks);
        writer.BeginArray("broken");
        foreach (var (check, protocols) in counts.Broken)
        {
            writer.Begin();
            writer.Text("check", check);
            writer.Number("protocols", protocols);
            writer.End();
        }

        writer.EndArray();
        writer.End();
    }

    private static void WritePart(ReportWriter writer, PartTotal part)
    {
        writer.Begin();
        writer.Text("part", ReportWords.Of(part.Part));
        writer.Number("stations", part.Stations);
        writer.Number("voters", part.Voters);
        writer.End();
    }

    private static void WriteRegisters(ReportWriter writer, RegisterReport registers)
    {
        writer.Begin("registers");
        writer.Number("stations", registers.Stations);
        writer.Number("voters", registers.Voters);
        writer.Number("permanent", registers.Permanent);
        writer.Number("temporary", registers.Temporary);
        writer.Number("contests", registers.Contests);
        writer.Number("choices", registers.Choices);
        writer.Number("members", registers.Members);
        writer.Number("handed", registers.Handed);
        writer.Number("handedKnown", registers.HandedKnown);
        writer.BeginArray("kinds");
        foreach (var kind in registers.Kinds)
        {
            writer.Begin();
            writer.Text("kind", kind.Kind);
            writer.Number("stations", kind.Stations);
            writer.Number("voters", kind.Voters);
            writer.End();
        }

        writer.EndArray();
        writer.BeginArray("choiceKinds");
        foreach (var (kind, choices) in registers.ChoiceKinds)
        {
            writer.Begin();
            writer.Text("kind", kind);
            writer.Number("choices", choices);
            writer.End();
        }

        writer.EndArray();
        writer.End();
    }
}
