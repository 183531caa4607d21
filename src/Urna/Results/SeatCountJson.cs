using System.Buffers;
using System.Collections.Immutable;
using Urna.Registers;

namespace Urna.Results;

/// <summary>A count of seats as JSON, every step of it (<c>docs/results-json.md</c>).</summary>
public static class SeatCountJson
{
    private static readonly ImmutableArray<string> Kinds = ["votes", "quotient", "firstSeat", "wholeQuota", "remainder", "singleAverage", "average", "majoritySeat"];

    /// <summary>Writes a count that stands alone.</summary>
    public static void Write(IBufferWriter<byte> output, SeatCount count)
    {
        using var writer = new ReportWriter(output, Kind.Live, true);
        writer.Begin();
        WriteFields(writer, count);
        writer.End();
    }

    /// <summary>Writes a count that stands alone, with the method and the votes it was made of.</summary>
    public static void Write(IBufferWriter<byte> output, SeatCount count, string method, Tally tally, Part threshold)
    {
        using var writer = new ReportWriter(output, Kind.Live, true);
        writer.Begin();
        writer.Text("method", method);
        if (threshold.IsSet) writer.Text("threshold", threshold.ToString());
        writer.Number("valid", tally.Valid);
        writer.BeginArray("choices");
        foreach (var line in tally.Choices)
        {
            writer.Begin();
            writer.Text("choice", line.Choice);
            writer.Number("votes", line.Votes);
            writer.End();
        }

        writer.EndArray();
        WriteFields(writer, count);
        writer.End();
    }

    /// <summary>The word of what the claims of a step are.</summary>
    public static string WordOf(SeatStepKind kind) => Kinds[(int)kind];

    internal static void Write(ReportWriter writer, string name, SeatCount count)
    {
        writer.Begin(name);
        WriteFields(writer, count);
        writer.End();
    }

    private static void WriteFields(ReportWriter writer, SeatCount count)
    {
        writer.Number("seats", count.Seats);
        WriteOutcome(writer, count.Outcome);
        if (count.Quota.Numerator > 0) writer.Text("quota", count.Quota.ToString());
        writer.Texts("below", count.Below);
        writer.BeginArray("awards");
        foreach (var award in count.Awards)
        {
            writer.Begin();
            writer.Text("choice", award.Choice);
            writer.Number("seats", award.Seats);
            writer.End();
        }

        writer.EndArray();
        writer.BeginArray("steps");
        foreach (var step in count.Steps) Write(writer, step);
        writer.EndArray();
    }

    private static void WriteOutcome(ReportWriter writer, SeatOutcome outcome)
    {
        writer.Begin("outcome");
        switch (outcome)
        {
            case SeatOutcome.Tie tie: WriteTie(writer, "tie", [], tie.Choices, tie.Seats); break;
            case SeatOutcome.RunOffTie tie: WriteTie(writer, "runOffTie", tie.Certain, tie.Tied, tie.Places); break;
            case SeatOutcome.RunOff runOff:
                writer.Text("is", "runOff");
                writer.Texts("pair", runOff.Choices);
                break;
            case SeatOutcome.Unfilled unfilled:
                writer.Text("is", "unfilled");
                writer.Number("seats", unfilled.Seats);
                break;
            default: writer.Text("is", "awarded"); break;
        }

        writer.End();
    }

    private static void WriteTie(ReportWriter writer, string name, ImmutableArray<string> certain, ImmutableArray<string> tied, int seats)
    {
        writer.Text("is", name);
        if (!certain.IsEmpty) writer.Texts("certain", certain);
        writer.Texts("tied", tied);
        writer.Number("seats", seats);
    }

    private static void Write(ReportWriter writer, SeatStep step)
    {
        writer.Begin();
        writer.Number("step", step.Number);
        writer.Text("kind", WordOf(step.Kind));
        writer.BeginArray("claims");
        foreach (var claim in step.Claims)
        {
            writer.Begin();
            writer.Text("choice", claim.Choice);
            writer.Number("held", claim.Held);
            writer.Text("value", claim.Value.ToString());
            writer.Number("given", claim.Given);
            writer.End();
        }

        writer.EndArray();
        writer.Texts("tied", step.Tied);
        writer.End();
    }
}
