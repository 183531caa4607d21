using System.Collections.Immutable;
using Urna.Protocols;
using Urna.Registers;
using Urna.Results;

namespace Urna.Web.Results;

/// <summary>A part of the stations, and what hangs on it.</summary>
/// <param name="Total">Its stations and voters.</param>
/// <param name="Ballots">The most valid votes that can come from it: ballots handed over, or voters on the lists where no hand-over is recorded.</param>
/// <param name="Seats">Seats whose holder these ballots alone could still change.</param>
public sealed record WeighedPart(PartTotal Total, long Ballots, int Seats);

/// <summary>All stations, each in exactly one part, and how many seats hang on each part. A station counts once for each contest its voters vote in.</summary>
/// <param name="Parts">The parts, counted first.</param>
/// <param name="Stations">All of them.</param>
/// <param name="Voters">Voters on their lists.</param>
/// <param name="OpenSeats">Seats whose holder all ballots still out together could change.</param>
public sealed record Partition(ImmutableArray<WeighedPart> Parts, int Stations, long Voters, int OpenSeats)
{
    private const int PartCount = (int)SlotPart.Invalidated + 1;

    private static readonly ImmutableArray<SlotPart> Order =
        [SlotPart.Counted, SlotPart.Held, SlotPart.BeingEntered, SlotPart.Received, SlotPart.NotReceived, SlotPart.Failed, SlotPart.Invalidated];

    /// <summary>Weighs the parts of a report.</summary>
    public static Partition Of(ResultsReport report)
    {
        var seats = report.Bodies.SelectMany(b => b.SeatContests).Select(c => c.Index).ToHashSet();
        var (ballots, hang, open) = (new long[PartCount], new int[PartCount], 0);
        foreach (var contest in report.Contests)
        {
            var own = BallotsOf(report.Views, contest);
            for (var part = 0; part < PartCount; part++) ballots[part] += own[part];
            if (!seats.Contains(contest.Index)) continue;
            for (var part = 0; part < PartCount; part++) hang[part] += CouldChange(contest, own[part]) ? contest.Contest.Called.Seats : 0;
            open += CouldChange(contest, own.Sum()) ? contest.Contest.Called.Seats : 0;
        }

        var parts = Order.Select(p => new WeighedPart(report.Total.Of(p), ballots[(int)p], hang[(int)p])).ToImmutableArray();
        return new(parts, parts.Sum(p => p.Total.Stations), parts.Sum(p => p.Total.Voters), open);
    }

    /// <summary>Whether so many more votes could change who holds the seats of a contest.</summary>
    public static bool CouldChange(ContestReport contest, long votes)
    {
        if (votes == 0 || contest.Contest.Called.Seats == 0 || contest.Outcome.IsEstablished || contest.Outcome.State is SeatState.Annulled or SeatState.Failed) return false;
        var outcome = contest.Outcome;
        if (outcome.Bounds is { } bounds && bounds with { Out = votes } is var weighed && (weighed.FirstRoundIsCertain || weighed.RunOffIsCertain)) return false;
        return outcome.Cut is not { HasRival: true } cut || !(cut with { Out = votes }).CannotBeOvertaken;
    }

    private static long[] BallotsOf(Views views, ContestReport contest)
    {
        var ballots = new long[PartCount];
        foreach (var slot in contest.Slots)
        {
            var part = views.Protocols.PartOf(slot, views.Registers);
            if (part is SlotPart.Counted or SlotPart.Failed) continue;
            ballots[(int)part] += BallotsAt(views.Registers.Slot(slot));
        }

        return ballots;
    }

    private static long BallotsAt(Slot slot) => slot.Handed >= 0 ? slot.Handed : slot.Voters;
}
