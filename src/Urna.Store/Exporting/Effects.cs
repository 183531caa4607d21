using Urna.Candidates;
using Urna.Protocols;
using Urna.Registers;
using Urna.Results;

namespace Urna.Store.Exporting;

/// <summary>Notes, while entries are folded, what decisions changed. Not for several threads.</summary>
public sealed class Effects
{
    private readonly List<Effect> _all = [];

    /// <summary>What was noted so far, in the order of the record.</summary>
    internal IReadOnlyList<Effect> All => _all;

    /// <summary>Notes an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="number">Its number in the record.</param>
    public void Note(Entry entry, long number)
    {
        var effect = entry.Fact switch
        {
            ProtocolAdmitted a => new Effect(a.Decision, "admit", a.Station, a.Contest, string.Empty, a.Version, string.Empty),
            ResultInvalidated a => new(a.Decision, "invalidate", a.Station, a.Contest, string.Empty, 0, string.Empty),
            ResultRestored a => new(a.Decision, "restore", a.Station, a.Contest, string.Empty, 0, string.Empty),
            VotingFailed a => new(a.Decision, "fail", a.Station, a.Contest, string.Empty, 0, string.Empty),
            RecountOrdered a => new(a.Decision, "recount", a.Station, a.Contest, string.Empty, 0, string.Empty),
            ContestAnnulled a => new(a.Decision, "annul", string.Empty, a.Contest, string.Empty, 0, string.Empty),
            ContestPostponed a => new(a.Decision, "postpone", string.Empty, a.Contest, string.Empty, 0, string.Empty),
            StageReached a => new(a.Decision, "stage", string.Empty, a.Contest, string.Empty, 0, a.Stage),
            ChoiceWithdrawn a => new(a.Decision, "withdraw", string.Empty, a.Contest, a.Choice, 0, string.Empty),
            LotDrawn a => new(a.Decision, "lot", string.Empty, a.Contest, a.Choice, 0, string.Empty),
            ListAmended a => new(a.Decision, "list", a.Station, a.Contest, string.Empty, 0, string.Empty),
            HoursChanged a => new(a.Decision, "hours", a.Station, string.Empty, string.Empty, 0, string.Empty),
            _ => null,
        };
        if (effect is not null) _all.Add(effect with { At = entry.At, Number = number });
    }
}

/// <summary>What a decision changed.</summary>
/// <param name="Decision">Its number.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Station">The station; empty where it is none's.</param>
/// <param name="Contest">The contest; empty where it is all.</param>
/// <param name="Choice">The choice; empty where it is none's.</param>
/// <param name="Version">The version of the protocol; 0 where it is none's.</param>
/// <param name="Stage">The stage reached; empty otherwise.</param>
internal sealed record Effect(string Decision, string Kind, string Station, string Contest, string Choice, int Version, string Stage)
{
    /// <summary>When it was recorded.</summary>
    public Moment At { get; init; }

    /// <summary>The number of the entry.</summary>
    public long Number { get; init; }
}
