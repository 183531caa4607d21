using System.Collections.Immutable;
using Urna.Protocols;

namespace Urna.Results;

/// <summary>The words of reports and files (<c>docs/results-json.md</c>).</summary>
public static class ReportWords
{
    private static readonly ImmutableArray<string> Parts = ["notReceived", "received", "beingEntered", "held", "counted", "failed", "invalidated"];
    private static readonly ImmutableArray<string> States = ["noResult", "leading", "cannotBeOvertaken", "level", "elected", "runOff", "lot", "failed", "annulled"];

    /// <summary>The word of a part of the stations.</summary>
    public static string Of(SlotPart part) => Parts[(int)part];

    /// <summary>The word of the state of a seat.</summary>
    public static string Of(SeatState state) => States[(int)state];
}
