using System.Collections.Immutable;
using Urna.Registers;

namespace Urna.Results;

/// <summary>What the numbers of a contest mean for its seats: who is ahead, by which inequality, and what the law makes of it at the stage reached.</summary>
/// <param name="Tally">The numbers.</param>
/// <param name="Count">The seats by the contest's system, every step recorded; none where nothing is counted or there is no seat to give.</param>
/// <param name="Cut">Ahead against behind, for the last seat; none where nothing is counted, or for lists.</param>
/// <param name="Bounds">The bounds of a contest that needs a majority; none for others.</param>
/// <param name="State">The state of its seat or seats.</param>
/// <param name="Stage">The legal stage.</param>
public sealed record ContestOutcome(ContestTally Tally, SeatCount? Count, Overtaking? Cut, MajorityBounds? Bounds, SeatState State, LegalStage Stage)
{
    /// <summary>The choices that hold a seat by the numbers counted; with equal votes none of the equal ones, but those that lots gave the seat.</summary>
    public ImmutableArray<string> Ahead => Count is null ? [] : [.. Count.Awards.Where(a => a.Seats > 0).Select(a => a.Choice), .. LotsOf(Tally, Count)];

    /// <summary>The seats of the choices ahead, those given by lot among them.</summary>
    public ImmutableArray<SeatAward> Holders
    {
        get
        {
            if (Count is null) return [];
            var awards = Count.Awards.Where(a => a.Seats > 0);
            return Count.Outcome is SeatOutcome.Tie && !Tally.Acts.Lots.IsDefaultOrEmpty ? [.. awards, .. Tally.Acts.Lots.Select(c => new SeatAward(c, 1))] : [.. awards];
        }
    }

    /// <summary>Whether the result is established by a commission.</summary>
    public bool IsEstablished => Stage > LegalStage.Preliminary;

    /// <summary>Weighs a contest.</summary>
    public static ContestOutcome Of(ContestTally tally, Profile profile)
    {
        var called = tally.Contest.Called;
        var stage = tally.Acts.Stage;
        var list = tally.Contest.System.Type == "list";
        if (tally.Acts.Annulled is not null) return new(tally, null, null, null, SeatState.Annulled, stage);
        if (tally.Acts.Postponed is not null) return new(tally, null, null, null, SeatState.Failed, stage);
        if (!tally.HasVotes || called.Seats == 0) return new(tally, null, null, null, SeatState.NoResult, stage);
        var standing = tally.Standing();
        var count = SeatSystems.Count(tally.Contest.System, standing, called.Seats);
        var cut = list ? null : Overtaking.OfTop(standing, called.Seats, tally.VotesOut, 0);
        var bounds = tally.Contest.System.Type == "majority" ? MajorityBounds.Of(standing, tally.VotesOut, 0) : null;
        var state = stage > LegalStage.Preliminary ? Established(count, profile, tally) : OnTheNight(cut, bounds, standing, tally);
        return new(tally, count, cut, bounds, state, stage);
    }

    private static SeatState Established(SeatCount count, Profile profile, ContestTally tally) =>
        count.Outcome is SeatOutcome.Tie tie && LotsOf(tally, count).Length == tie.Seats ? SeatState.Elected : SeatStates.Established(count.Outcome, profile.Tie);

    // A correction after a lot can break up the tie it was drawn for: only those still level profit from it.
    private static ImmutableArray<string> LotsOf(ContestTally tally, SeatCount count) => count.Outcome is SeatOutcome.Tie tie && !tally.Acts.Lots.IsDefault
        ? [.. tally.Acts.Lots.Where(tie.Choices.Contains).Take(tie.Seats)]
        : [];

    private static SeatState OnTheNight(Overtaking? cut, MajorityBounds? bounds, Tally standing, ContestTally tally)
    {
        if (standing.Votes == 0) return SeatState.NoResult;
        if (standing.Choices.Length == 1) return SeatState.Leading; // nobody is declared unopposed by arithmetic: the commission decides (Art. 149)
        if (cut is null) return tally.VotesOut == 0 ? SeatState.CannotBeOvertaken : SeatState.Leading;
        if (bounds is null || cut.IsLevel) return SeatStates.OnTheNight(cut);
        if (bounds.FirstRoundIsCertain) return SeatState.CannotBeOvertaken;
        return bounds.RunOffIsCertain ? SeatState.RunOff : SeatState.Leading;
    }
}
