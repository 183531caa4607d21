using Urna.Store.Records;
using Urna.Web.Layout;
using Urna.Web.Live;

namespace Urna.Web.Hosting;

/// <summary>
/// What an answer was drawn from, as the door that drew it says: which part of what is known, as of when. It tells whether the same would be drawn now.
/// What says nothing of this is not kept.
/// </summary>
internal sealed record Basis
{
    private const long HalfSecond = 500;

    /// <summary>Which part is shown.</summary>
    public Scope Scope { get; init; }

    /// <summary>The moment asked for; not known: the newest.</summary>
    public Moment At { get; init; }

    /// <summary>Whether it shows how far the record goes, and so is another with each entry.</summary>
    public bool IsOfHead { get; init; }

    /// <summary>Whether it is a page, with what hinders the election and the clock of a replay on it; otherwise it is a file.</summary>
    public bool IsPage { get; init; }

    /// <summary>Whether nothing can change it.</summary>
    public bool IsForEver { get; init; }

    /// <summary>Whether what was asked for lies so far back that no later entry belongs to it.</summary>
    public bool IsSettled { get; init; }

    /// <summary>What it was of.</summary>
    public Stamp Stamp { get; init; }

    /// <summary>What nothing can change.</summary>
    public static Basis ForEver { get; } = new() { IsForEver = true };

    /// <summary>A page of a visit.</summary>
    public static Basis Of(Visit visit)
    {
        var basis = new Basis { Scope = visit.Scope, At = visit.At, IsOfHead = visit.IsOfHead, IsPage = true, IsSettled = visit.At.IsKnown && visit.Newest.At > visit.At };
        return basis with { Stamp = basis.Version(visit.Head, visit.Newest).With(visit.SilentSince, visit.AwaySince, visit.Tempo) };
    }

    /// <summary>A file of all that is known.</summary>
    public static Basis Of(Head head, Head newest, Moment at)
    {
        var basis = new Basis { IsOfHead = true, At = at, IsSettled = at.IsKnown && newest.At > at };
        return basis with { Stamp = basis.Version(head, newest) };
    }

    /// <summary>Whether the same would be drawn now.</summary>
    public bool Holds(Election election, TimeProvider time)
    {
        if (IsForEver) return true;
        var newest = election.Head;
        var isPast = At.IsKnown && newest.At > At;
        if (isPast && !IsSettled) return false;
        var now = isPast ? Stamp with { Newest = IsPage ? VersionOf(newest) : 0 } : Version(newest, newest);
        return Stamp == (IsPage ? now.With(Silence.Of(newest.Views, Silence.Now(election, time)), election.AwaySince, Tempo.Of(election)) : now);
    }

    private Stamp Version(Head head, Head newest) => new() { Shown = VersionOf(head), Newest = IsPage && At.IsKnown ? VersionOf(newest) : 0 };

    private long VersionOf(Head head) => IsOfHead ? head.Size : Versions.Of(head.Views, Scope).Size;

    /// <summary>The clock of a replay as a kept page may show it: half a second behind at most.</summary>
    internal static long Steps(Tempo tempo) => tempo.Paused ? tempo.Clock.Milliseconds : tempo.Clock.Milliseconds / Math.Max(HalfSecond, HalfSecond * tempo.Speed);
}

/// <summary>The versions of all that stands in an answer. Two answers of one address with one stamp are the same bytes.</summary>
internal readonly record struct Stamp
{
    /// <summary>The last entry that changed what is shown.</summary>
    public long Shown { get; init; }

    /// <summary>Of a page of an earlier moment: the same of the newest, to which it leads.</summary>
    public long Newest { get; init; }

    /// <summary>Since when nothing new came, where that is said.</summary>
    public Moment Silent { get; init; }

    /// <summary>Since when the record is away, where that is said.</summary>
    public Moment Away { get; init; }

    /// <summary>The speed of a replay; 0: none goes on.</summary>
    public int Speed { get; init; }

    /// <summary>Whether it stands still.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Its clock.</summary>
    public long Clock { get; init; }

    /// <summary>The same with what a page says besides.</summary>
    public Stamp With(Moment silent, Moment away, Tempo? tempo) => this with
    {
        Silent = silent,
        Away = away,
        Speed = tempo?.Speed ?? 0,
        IsPaused = tempo?.Paused ?? false,
        Clock = tempo is null ? 0 : Basis.Steps(tempo),
    };
}
