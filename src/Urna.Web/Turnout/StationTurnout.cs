using Urna.Protocols;
using Urna.Results;

namespace Urna.Web.Turnout;

/// <summary>What one protocol says of turnout.</summary>
/// <param name="Voted">Voters who took part.</param>
/// <param name="Registered">Voters on its lists.</param>
/// <param name="First">The first version, which says when it came.</param>
public sealed record ProtocolTurnout(long Voted, long Registered, ProtocolVersion First);

/// <summary>The turnout of single stations and of several, by either series.</summary>
public static class StationTurnout
{
    private const int Voted = 0;
    private const int Registered = 1;

    /// <summary>What the protocol of a slot says; null where it is not counted, cannot be read, or the polls are not closed.</summary>
    public static ProtocolTurnout? ByProtocol(Views views, int slot)
    {
        var contest = views.Registers.Slot(slot).Contest;
        if (!views.Registers.Contest(contest).IsClosed) return null;
        var part = views.Protocols.PartOf(slot, views.Registers);
        var kept = part == SlotPart.Invalidated && views.Registers.Profile.InvalidatedInTurnout;
        if ((part != SlotPart.Counted && !kept) || views.Protocols.State(slot).Accepted is not { } version) return null;
        var form = views.Registers.Contest(contest).Form;
        var sheet = Sheets.Of(version.Entered, slot, views.Registers, views.Candidates.Of(contest).AsSpan(), views.Turnout);
        if (form.Value(form.Voted, sheet) is not (>= 0 and var voted) || form.Value(form.Registered, sheet) is not (>= 0 and var registered)) return null;
        var first = version;
        while (first.Previous is { } previous) first = previous;
        return new(voted, registered, first);
    }

    /// <summary>Turnout by the protocols of slots.</summary>
    public static Share ByProtocols(Views views, IReadOnlyCollection<int> slots)
    {
        var sums = new StationSums(2, slots.Count);
        foreach (var slot in slots)
        {
            if (ByProtocol(views, slot) is { } turnout) sums.Add([turnout.Voted, turnout.Registered]);
        }

        return sums.Share(Voted, Registered);
    }

    /// <summary>Turnout by the reports of slots at a cut-off; -1: none.</summary>
    public static Share ByReports(Views views, ReadOnlySpan<int> slots, int cutoff) =>
        cutoff < 0 ? default : TurnoutTabulation.ShareOf(TurnoutTabulation.Of(views, slots, cutoff));

    /// <summary>The turnout of one slot by the series asked for; without a base where it is not known.</summary>
    public static Share Of(Views views, int slot, int cutoff, bool byProtocol) => byProtocol ? ByProtocols(views, [slot]) : ByReports(views, [slot], cutoff);
}
