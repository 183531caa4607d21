using System.Collections.Immutable;

namespace Urna.Registers;

/// <summary>A paper and what became of it.</summary>
/// <param name="Attached">The fact that names it.</param>
/// <param name="Withheld">The fact that removed it; none where it is public.</param>
public sealed record Paper(PaperAttached Attached, PaperWithheld? Withheld);

/// <summary>A device's key and whether it still speaks.</summary>
/// <param name="Enrolled">The fact that enrolled it.</param>
/// <param name="Revoked">Whether it was revoked.</param>
public sealed record DeviceKey(KeyEnrolled Enrolled, bool Revoked);

/// <summary>The commissions and what they decided, which keys speak for whom, which papers there are, and whether publication is paused.</summary>
public sealed partial class ActsView
{
    private ImmutableDictionary<string, DecisionTaken> _decisions;
    private ImmutableDictionary<string, DeviceKey> _keys;
    private ImmutableDictionary<string, Paper> _papers;
    private ImmutableDictionary<string, Commission> _commissions;

    /// <summary>Nothing is known yet.</summary>
    public ActsView()
    {
        _decisions = ImmutableDictionary.Create<string, DecisionTaken>(StringComparer.Ordinal);
        _keys = ImmutableDictionary.Create<string, DeviceKey>(StringComparer.Ordinal);
        _papers = ImmutableDictionary.Create<string, Paper>(StringComparer.Ordinal);
        _commissions = ImmutableDictionary.Create<string, Commission>(StringComparer.Ordinal);
    }

    private ActsView(ActsView other)
    {
        _decisions = other._decisions;
        _keys = other._keys;
        _papers = other._papers;
        _commissions = other._commissions;
        Paused = other.Paused;
        PausedAt = other.PausedAt;
    }

    /// <summary>The decisions by number.</summary>
    public IReadOnlyDictionary<string, DecisionTaken> Decisions => _decisions;

    /// <summary>The keys by code.</summary>
    public IReadOnlyDictionary<string, DeviceKey> Keys => _keys;

    /// <summary>The papers by hash.</summary>
    public IReadOnlyDictionary<string, Paper> Papers => _papers;

    /// <summary>The commissions by code; none where the record forms none.</summary>
    public IReadOnlyDictionary<string, Commission> Commissions => _commissions;

    /// <summary>The pause that holds now; none where publication goes on.</summary>
    public PublicationPaused? Paused { get; private set; }

    /// <summary>Since when publication is paused; not known where it goes on.</summary>
    public Moment PausedAt { get; private set; }

    /// <summary>Follows one entry.</summary>
    /// <exception cref="RecordOrderException">The fact cannot follow.</exception>
    public void Apply(Entry entry)
    {
        switch (entry.Fact)
        {
            case DecisionTaken decision: _decisions = Once(_decisions, decision.Decision, decision); break;
            case KeyEnrolled key: _keys = Once(_keys, key.Key, new DeviceKey(key, false)); break;
            case KeyRevoked key: _keys = _keys.SetItem(key.Key, Found(_keys, key.Key) with { Revoked = true }); break;
            case PaperAttached paper: _papers = Once(_papers, paper.Hash, new Paper(paper, null)); break;
            case PaperWithheld paper: _papers = _papers.SetItem(paper.Hash, Found(_papers, paper.Hash) with { Withheld = paper }); break;
            case CommissionFormed or MemberSeated or MemberLeft or CommissionDissolved: ApplyCommission(entry.Fact); break;
            case PublicationPaused paused: (Paused, PausedAt) = (paused, entry.At); break;
            case PublicationResumed: (Paused, PausedAt) = (null, default); break;
            default: break; // another room's fact
        }
    }

    /// <summary>A copy that may go its own way.</summary>
    public ActsView Fork() => new(this);

    private void ApplyCommission(Fact fact)
    {
        switch (fact)
        {
            case CommissionFormed formed: _commissions = Once(_commissions, formed.Commission, Commission.Of(formed)); break;
            case MemberSeated seated: Change(seated.Commission, c => c.Seat(seated)); break;
            case MemberLeft left: Change(left.Commission, c => c.Release(left)); break;
            case CommissionDissolved dissolved: Change(dissolved.Commission, c => c.End(dissolved)); break;
            default: break; // no other is given
        }
    }

    private void Change(string code, Func<Commission, Commission> change) => _commissions = _commissions.SetItem(code, change(Found(_commissions, code)));

    private static ImmutableDictionary<string, T> Once<T>(ImmutableDictionary<string, T> known, string key, T value) => known.ContainsKey(key)
        ? throw new RecordOrderException($"\"{key}\" is there already.")
        : known.Add(key, value);

    private static T Found<T>(ImmutableDictionary<string, T> known, string key) => known.TryGetValue(key, out var value)
        ? value
        : throw new RecordOrderException($"\"{key}\" is not known here.");
}
