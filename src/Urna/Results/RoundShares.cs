using System.Collections.Immutable;

namespace Urna.Results;

/// <summary>
/// What there is to look at in the turnout reports of a contest at a cut-off: shares that are round or alike when written with two decimals, half up on whole
/// numbers. These are reasons to look, not findings: about one share in ten is round by chance, and small lists have few shares to be alike in. A share
/// written as zero is left out.
/// </summary>
/// <param name="Cutoff">The index of the cut-off in the profile.</param>
/// <param name="Stations">Stations with a share.</param>
/// <param name="IsRound">Whether the second decimal of the contest's share is zero.</param>
/// <param name="SameAs">Earlier cut-offs with the same share of the contest.</param>
/// <param name="RoundStations">Stations with a share whose second decimal is zero.</param>
/// <param name="AlikeStations">Stations with the same share as another station of the contest.</param>
/// <param name="UnchangedStations">Stations with the same share as in their report before.</param>
public sealed record RoundShares(int Cutoff, int Stations, bool IsRound, ImmutableArray<int> SameAs, int RoundStations, int AlikeStations, int UnchangedStations)
{
    // A share written with two decimals is a whole number of these parts.
    private const int Written = 10_000;

    /// <summary>The cut-offs of a contest whose share is not zero, in time order.</summary>
    public static ImmutableArray<RoundShares> Of(Views views, ContestReport contest)
    {
        var found = ImmutableArray.CreateBuilder<RoundShares>();
        var wholes = new Dictionary<int, long>();
        var before = new long[contest.Slots.Length];
        foreach (var cutoff in contest.Contest.Cutoffs)
        {
            var whole = ShareOf(views, contest.Slots.AsSpan(), cutoff);
            if (whole == 0) continue;
            var shares = Enumerable.Range(0, before.Length).Select(i => ShareOf(views, contest.Slots.AsSpan(i, 1), cutoff)).ToArray();
            var written = shares.Where(s => s > 0).ToArray();
            found.Add(new(
                cutoff,
                written.Length,
                IsWrittenRound(whole),
                [.. wholes.Where(w => w.Value == whole).Select(w => w.Key)],
                written.Count(IsWrittenRound),
                written.GroupBy(s => s).Sum(g => g.Count() > 1 ? g.Count() : 0),
                shares.Zip(before).Count(s => s.First > 0 && s.First == s.Second)));
            wholes.Add(cutoff, whole);
            for (var i = 0; i < before.Length; i++) before[i] = shares[i] > 0 ? shares[i] : before[i];
        }

        return found.ToImmutable();
    }

    private static long ShareOf(Views views, ReadOnlySpan<int> slots, int cutoff) => TurnoutTabulation.ShareOf(TurnoutTabulation.Of(views, slots, cutoff)).ScaledTo(Written);

    private static bool IsWrittenRound(long share) => Math.DivRem(share, 10).Remainder == 0;
}
