using System.Collections.Immutable;

namespace Urna.Results;

/// <summary>
/// Whether votes still out can change who holds a seat: it cannot be overtaken if lead − disputed &gt; out. All numbers are kept, so that a page shows the
/// inequality itself.
/// </summary>
/// <param name="Ahead">Who holds the seat by the stations counted: one choice, or all with as many votes, in ballot order.</param>
/// <param name="AheadVotes">Their votes, each.</param>
/// <param name="Behind">Who comes next: one choice, or all with equal votes, in ballot order; the same as ahead where the seat is level, empty where there is no rival.</param>
/// <param name="BehindVotes">Their votes, each; 0 where there is no rival.</param>
/// <param name="Out">The most valid votes that can still come: ballots handed to every station not counted, quarantined ones included.</param>
/// <param name="Disputed">The sum of the leader's lead in counted stations under complaint where it leads: what annulments could take away.</param>
public sealed record Overtaking(ImmutableArray<string> Ahead, long AheadVotes, ImmutableArray<string> Behind, long BehindVotes, long Out, long Disputed)
{
    /// <summary>By how many votes the one ahead leads; 0 where level.</summary>
    public long Lead => AheadVotes - BehindVotes;

    /// <summary>Whether more choices than seats have equal votes.</summary>
    public bool IsLevel => HasRival && Lead == 0;

    /// <summary>Whether there is anybody to overtake.</summary>
    public bool HasRival => Behind.Length > 0;

    /// <summary>Whether lead − disputed &gt; out. Without a rival: whether there is a vote.</summary>
    public bool CannotBeOvertaken => !IsLevel && (HasRival ? Lead - Disputed > Out : AheadVotes > 0);

    /// <summary>The one seat of a plurality contest.</summary>
    public static Overtaking OfPlurality(Tally tally, long votesOut, long disputed) => OfTop(tally, 1, votesOut, disputed);

    /// <summary>The last of several seats: the weakest choice inside against the strongest outside. Each voter has at most one vote for a choice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one seat, or a negative number of votes.</exception>
    public static Overtaking OfTop(Tally tally, int seats, long votesOut, long disputed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seats, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(votesOut);
        ArgumentOutOfRangeException.ThrowIfNegative(disputed);
        var ranked = tally.Choices.Select(c => c.Votes).OrderDescending().ToList();
        if (ranked.Count == 0) return new([], 0, [], 0, votesOut, disputed);
        var last = ranked[Math.Min(seats, ranked.Count) - 1];
        var inside = With(tally, last);
        if (seats >= ranked.Count) return new(inside, last, [], 0, votesOut, disputed);
        var next = ranked[seats];
        return new(inside, last, With(tally, next), next, votesOut, disputed);
    }

    private static ImmutableArray<string> With(Tally tally, long votes) => [.. tally.Choices.Where(c => c.Votes == votes).Select(c => c.Choice)];
}

/// <summary>Whether votes still out can change the outcome of a contest that needs a majority.</summary>
/// <param name="First">The most votes of a choice (L).</param>
/// <param name="Second">The second most.</param>
/// <param name="Third">The third most.</param>
/// <param name="Valid">Valid ballots counted (T).</param>
/// <param name="Out">The most valid votes that can still come (R), as for <see cref="Overtaking"/>.</param>
/// <param name="Disputed">The most by which annulments can move any of the margins below.</param>
public sealed record MajorityBounds(long First, long Second, long Third, long Valid, long Out, long Disputed)
{
    /// <summary>The first wins in this round whatever comes: 2L − T − disputed &gt; R.</summary>
    public bool FirstRoundIsCertain => (First * 2) - Valid - Disputed > Out;

    /// <summary>There will be a run-off whatever comes: T − 2L − disputed ≥ R.</summary>
    public bool RunOffIsCertain => Valid - (First * 2) - Disputed >= Out && Valid > 0;

    /// <summary>The first two stay the first two whatever comes: second − third − disputed &gt; R.</summary>
    public bool PairIsCertain => Second - Third - Disputed > Out;

    /// <summary>The bounds of a tally.</summary>
    public static MajorityBounds Of(Tally tally, long votesOut, long disputed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(votesOut);
        ArgumentOutOfRangeException.ThrowIfNegative(disputed);
        var ranked = tally.Choices.Select(c => c.Votes).OrderDescending().Concat([0, 0, 0]).Take(3).ToList();
        return new(ranked[0], ranked[1], ranked[2], tally.Valid, votesOut, disputed);
    }
}
