using System.Collections.Immutable;
using Urna.Protocols;
using Urna.Registers;

namespace Urna.Results;

/// <summary>How many protocols of some stations there are, and what is the matter with them. Each station and contest counts by its latest version.</summary>
/// <param name="Recorded">Protocols recorded.</param>
/// <param name="Versions">Their versions together.</param>
/// <param name="Counted">Those counted.</param>
/// <param name="Held">Those that a broken check holds back until the commission decides.</param>
/// <param name="Invalidated">Those whose result was invalidated.</param>
/// <param name="Blank">Those with an empty or unreadable number where one is needed.</param>
/// <param name="NoValid">Those without a valid vote, blank ones among them.</param>
/// <param name="Early">Those that came before the close of their contest or were completed before the closing of their station.</param>
/// <param name="Broken">By the code of a check, in ordinal order: protocols that break it. A check of several parts counts once a protocol.</param>
public sealed record ProtocolCounts(
    int Recorded, int Versions, int Counted, int Held, int Invalidated, int Blank, int NoValid, int Early, ImmutableSortedDictionary<string, int> Broken)
{
    /// <summary>No protocols.</summary>
    public static ProtocolCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal));

    /// <summary>Broken checks of the form, <c>BLANK</c> left out.</summary>
    public int BrokenChecks => Broken.Where(b => b.Key != Form.Blank.Code).Sum(b => b.Value);

    /// <summary>Counts the protocols of slots.</summary>
    public static ProtocolCounts Of(Views views, ReadOnlySpan<int> slots)
    {
        var counts = None;
        var broken = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var slot in slots)
        {
            var state = views.Protocols.State(slot);
            if (state.Latest is not { } latest) continue;
            var part = views.Protocols.PartOf(slot, views.Registers);
            counts = counts with
            {
                Recorded = counts.Recorded + 1,
                Versions = counts.Versions + latest.Entered.Version,
                Counted = counts.Counted + One(part == SlotPart.Counted),
                Held = counts.Held + One(part == SlotPart.Held),
                Invalidated = counts.Invalidated + One(part == SlotPart.Invalidated),
                Blank = counts.Blank + One((latest.Broken & Form.BlankBit) != 0),
                NoValid = counts.NoValid + One(HasNoValid(views, slot, latest.Entered)),
                Early = counts.Early + One(IsEarly(views.Registers, slot, latest.Entered)),
            };
            if (latest.Broken == 0) continue;
            foreach (var code in views.Registers.Contest(views.Registers.Slot(slot).Contest).Form.CodesOf(latest.Broken)) broken[code] = broken.GetValueOrDefault(code) + 1;
        }

        return counts with { Broken = counts.Broken.AddRange(broken) };
    }

    /// <summary>The protocols of both.</summary>
    public ProtocolCounts Plus(ProtocolCounts other)
    {
        var broken = Broken;
        foreach (var (code, protocols) in other.Broken) broken = broken.SetItem(code, broken.GetValueOrDefault(code) + protocols);
        return new(
            Recorded + other.Recorded, Versions + other.Versions, Counted + other.Counted, Held + other.Held, Invalidated + other.Invalidated,
            Blank + other.Blank, NoValid + other.NoValid, Early + other.Early, broken);
    }

    /// <summary>Whether a protocol came before the close of its contest, or was completed before the closing of its station.</summary>
    public static bool IsEarly(RegistersView registers, int slot, ProtocolEntered entered) =>
        (entered.Claimed.IsKnown && entered.Claimed < registers.Contest(registers.Slot(slot).Contest).Called.Closes)
        || (entered.Completed.IsKnown && entered.Completed < registers.ClosingOf(slot));

    private static int One(bool counts) => counts ? 1 : 0;

    // Where a line of the valid votes is missing, those that are there decide: a protocol with one vote has a valid vote.
    private static bool HasNoValid(Views views, int slot, ProtocolEntered entered)
    {
        var contest = views.Registers.Slot(slot).Contest;
        var form = views.Registers.Contest(contest).Form;
        var sheet = Sheets.Of(entered, slot, views.Registers, views.Candidates.Of(contest).AsSpan(), views.Turnout);
        if (form.Value(form.Valid, sheet) is { } valid) return valid == 0;
        var known = 0L;
        foreach (var term in form.Valid.Terms) known += Math.Max(sheet[term], 0) * term.Factor;
        return known == 0;
    }
}
