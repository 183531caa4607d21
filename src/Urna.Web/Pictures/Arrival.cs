using System.Collections.Immutable;
using Urna.Protocols;

namespace Urna.Web.Pictures;

/// <summary>How many protocols that are counted now had come by a moment.</summary>
/// <param name="At">The moment.</param>
/// <param name="Protocols">How many.</param>
public readonly record struct ArrivalPoint(Moment At, int Protocols);

/// <summary>How the counted protocols came in: by when the first version of each was recorded.</summary>
/// <param name="Points">Few points at even distances, the last at the last arrival; none while nothing is counted.</param>
/// <param name="Closes">When the polls close, of the contests that close first.</param>
/// <param name="All">All protocols that are expected.</param>
public sealed record Arrival(ImmutableArray<ArrivalPoint> Points, Moment Closes, int All)
{
    private const int MostSteps = 24;
    private const long Minute = 60_000;

    private static readonly long[] Steps = [5, 10, 15, 30, 60, 120, 240, 480, 1440, 2880, 10_080, 40_320];

    /// <summary>Reads the arrivals of all contests that are closed.</summary>
    public static Arrival Of(Views views)
    {
        var registers = views.Registers;
        var contests = Enumerable.Range(0, registers.ContestCount).Select(registers.Contest).ToList();
        var closes = contests.Select(c => c.Called.Closes).DefaultIfEmpty().Min();
        var times = new List<Moment>();
        for (var slot = 0; slot < registers.SlotCount; slot++)
        {
            if (!contests[registers.Slot(slot).Contest].IsClosed || views.Protocols.PartOf(slot, registers) != SlotPart.Counted || views.Protocols.State(slot).Accepted is not { } version) continue;
            while (version.Previous is { } previous) version = previous;
            times.Add(version.At);
        }

        times.Sort();
        return new(times.Count == 0 ? [] : Stepped(times, closes), closes, registers.SlotCount);
    }

    private static ImmutableArray<ArrivalPoint> Stepped(List<Moment> times, Moment closes)
    {
        var (first, last) = (Math.Min(times[0].Milliseconds, closes.Milliseconds), times[^1].Milliseconds);
        var step = Steps.FirstOrDefault(s => (last - first) / (s * Minute) < MostSteps, Steps[^1]) * Minute;
        var points = ImmutableArray.CreateBuilder<ArrivalPoint>();
        var counted = 0;
        for (var at = first / step * step; at < last; at += step)
        {
            while (counted < times.Count && times[counted].Milliseconds <= at) counted++;
            points.Add(new(new(at), counted));
        }

        points.Add(new(times[^1], times.Count));
        return points.ToImmutable();
    }
}
