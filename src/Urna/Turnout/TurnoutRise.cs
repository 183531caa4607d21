using Urna.Registers;

namespace Urna.Turnout;

/// <summary>Whether a series rises faster than people can vote: the limit is the profile's, in ballots a minute of one station. Without a limit nothing is checked.</summary>
public static class TurnoutRise
{
    private const long MillisecondsOfMinute = 60_000;

    /// <summary>Whether a slot's series is anywhere too fast, missing reports left out; the first is compared with the opening.</summary>
    public static bool IsTooFast(Views views, int slot)
    {
        if (views.Registers.Profile.TurnoutRise is not { } limit) return false;
        var cutoffs = views.Registers.Profile.Cutoffs;
        var (before, since) = (0, views.Registers.OpeningOf(slot));
        for (var cutoff = 0; cutoff < cutoffs.Length; cutoff++)
        {
            var voters = views.Turnout.Voters(slot, cutoff);
            if (voters < 0) continue;
            if (Exceeds(limit, voters - before, since, cutoffs[cutoff].At)) return true;
            (before, since) = (voters, cutoffs[cutoff].At);
        }

        return false;
    }

    /// <summary>The no to a number that would rise too fast over the number before it, or from which the next one does; null where the profile does not refuse it.</summary>
    internal static Refusal? Refuse(Views views, int slot, int cutoff, int voters)
    {
        if (views.Registers.Profile.TurnoutRise is not { Level: Level.Refuse } limit || voters < 0) return null;
        var cutoffs = views.Registers.Profile.Cutoffs;
        var earlier = Reported(views, slot, cutoff, -1);
        var (before, since) = earlier < 0 ? (0, views.Registers.OpeningOf(slot)) : (views.Turnout.Voters(slot, earlier), cutoffs[earlier].At);
        if (Exceeds(limit, voters - before, since, cutoffs[cutoff].At)) return No(before, since, voters, cutoffs[cutoff].At);
        var later = Reported(views, slot, cutoff, 1);
        if (later < 0) return null;
        var next = views.Turnout.Voters(slot, later);
        return Exceeds(limit, next - voters, cutoffs[cutoff].At, cutoffs[later].At) ? No(voters, cutoffs[cutoff].At, next, cutoffs[later].At) : null;

        Refusal No(int first, Moment from, int second, Moment until) => new(
            "T08", "104.1", $"Station {views.Registers.Station(views.Registers.Slot(slot).Station).Code} would rise from {first} at {from} to {second} at {until}; at most {limit.PerMinute} voters a minute can take part there.");
    }

    // The nearest cut-off with a number, in steps of one from this; -1 where there is none.
    private static int Reported(Views views, int slot, int cutoff, int step)
    {
        for (var other = cutoff + step; other >= 0 && other < views.Registers.Profile.Cutoffs.Length; other += step)
        {
            if (views.Turnout.Voters(slot, other) >= 0) return other;
        }

        return -1;
    }

    // Multiplied out, so that nothing is rounded; both sides fit: a count has at most nine digits.
    private static bool Exceeds(RiseLimit limit, long rise, Moment since, Moment until) =>
        rise * MillisecondsOfMinute > limit.PerMinute * Math.Max(0, until.Milliseconds - since.Milliseconds);
}
