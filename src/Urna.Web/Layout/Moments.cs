using Urna.Registers;

namespace Urna.Web.Layout;

/// <summary>A moment that a page offers to go to.</summary>
/// <param name="At">When.</param>
/// <param name="Closing">Whether polls closed then.</param>
public sealed record Stop(Moment At, bool Closing);

/// <summary>The moments of an election worth going back to: the cut-offs, the closing, the hours of the night.</summary>
public static class Moments
{
    private const long Hour = 3_600_000;
    private static readonly long[] Night = [1, 2, 3, 4, 5, 6, 8, 12, 18, 24, 48, 72];
    private static readonly long[] ShortNight = [3, 6, 12];

    /// <summary>The stops up to the newest fact, in time order.</summary>
    public static IReadOnlyList<Stop> Of(RegistersView registers, Moment newest)
    {
        var closings = Enumerable.Range(0, registers.ContestCount).Select(c => registers.Contest(c).Called.Closes).Distinct().Order().ToList();
        var stops = registers.Profile.Cutoffs.Select(c => new Stop(c.At, false)).Where(s => !closings.Contains(s.At)).ToList();
        foreach (var closing in closings)
        {
            var next = closings.FirstOrDefault(c => c > closing);
            var hours = closings.Count == 1 ? Night : ShortNight;
            stops.Add(new(closing, true));
            stops.AddRange(hours.Select(h => new Moment(closing.Milliseconds + (h * Hour))).Where(m => !next.IsKnown || m < next).Select(m => new Stop(m, false)));
        }

        return [.. stops.Where(s => s.At < newest).DistinctBy(s => s.At).OrderBy(s => s.At)];
    }
}
