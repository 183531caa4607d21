using System.Collections.Immutable;
using Urna.Protocols;
using Urna.Results;

namespace Urna.Web.Results;

/// <summary>The words of states and parts as pages and addresses use them.</summary>
public static class SeatWords
{
    private static readonly ImmutableArray<string> States = ["none", "leading", "safe", "level", "elected", "run-off", "lot", "failed", "annulled"];
    private static readonly ImmutableArray<string> Parts = ["not-received", "received", "being-entered", "held", "counted", "failed", "invalidated"];

    /// <summary>The word of a state.</summary>
    public static string Of(SeatState state) => States[(int)state];

    /// <summary>The word of a part.</summary>
    public static string Of(SlotPart part) => Parts[(int)part];

    /// <summary>The part of a word; null where there is none.</summary>
    public static SlotPart? PartOf(string? word) => word is not null && Parts.IndexOf(word) is >= 0 and var index ? (SlotPart)index : null;
}
