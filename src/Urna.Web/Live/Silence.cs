using System.Runtime.CompilerServices;
using Urna.Protocols;
using Urna.Registers;
using Urna.Results;
using Urna.Web.Hosting;

namespace Urna.Web.Live;

/// <summary>Whether the night has fallen silent: nothing new for longer than the policy allows, although protocols are out.</summary>
public static class Silence
{
    private const long Second = 1000;

    // What is out in views that never change is looked at once.
    private static readonly ConditionalWeakTable<Views, StrongBox<bool>> Known = [];

    /// <summary>Since when nothing new was recorded, where that is longer than the policy allows and something is out; otherwise not known.</summary>
    /// <param name="views">What is known.</param>
    /// <param name="now">What time it is in the election; not known: it is over, and nothing is waited for.</param>
    public static Moment Of(Views views, Moment now)
    {
        ArgumentNullException.ThrowIfNull(views);
        var longest = views.Registers.Profile.Publication.SilenceSeconds * Second;
        if (!now.IsKnown || views.Acts.Paused is not null || now.Milliseconds - views.At.Milliseconds <= longest) return default;
        return Known.GetValue(views, v => new(IsOut(v))).Value ? views.At : default;
    }

    /// <summary>What time it is in an election: the clock's where it is going on, the replay's where one plays; not known where it is past or one moment is shown.</summary>
    public static Moment Now(Election election, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(time);
        if (election.IsFixed) return default;
        if (election.Replay is { } replay) return replay.IsOver ? default : replay.Moment;
        return election.Head.Views.Registers.Opened?.Kind is Kind.Live or Kind.Rehearsal ? Moment.Of(time.GetUtcNow()) : default;
    }

    /// <summary>Whether a protocol of a contest that is closed and has no result yet is still to come.</summary>
    private static bool IsOut(Views views)
    {
        var registers = views.Registers;
        for (var contest = 0; contest < registers.ContestCount; contest++)
        {
            if (!registers.Contest(contest).IsClosed || views.Results.Of(contest) is not { Stage: LegalStage.Preliminary, Annulled: null, Postponed: null }) continue;
            foreach (var slot in registers.SlotsOf(contest))
            {
                if (views.Protocols.PartOf(slot, registers) is SlotPart.NotReceived or SlotPart.Received or SlotPart.BeingEntered) return true;
            }
        }

        return false;
    }
}
