using Urna.Turnout;

namespace Urna.Results;

/// <summary>Adds up turnout reports. They are the first of the two series of turnout and never joined with the second, which comes from protocols.</summary>
public static class TurnoutTabulation
{
    /// <summary>The column of voters who took part.</summary>
    public const int Voters = 0;

    /// <summary>The column of voters on the lists of the stations that reported.</summary>
    public const int List = 1;

    /// <summary>The reports of slots for a cut-off; a station that has not reported is not in the sums.</summary>
    /// <param name="views">What is known.</param>
    /// <param name="slots">Indexes of slots.</param>
    /// <param name="cutoff">The index of the cut-off in the profile.</param>
    public static StationSums Of(Views views, ReadOnlySpan<int> slots, int cutoff)
    {
        var sums = new StationSums(2, slots.Length);
        Span<long> row = stackalloc long[2];
        foreach (var slot in slots)
        {
            var voters = views.Turnout.Voters(slot, cutoff);
            if (voters < 0) continue;
            row[Voters] = voters;
            row[List] = views.Registers.Slot(slot).Voters;
            sums.Add(row);
        }

        return sums;
    }

    /// <summary>Turnout by reports: voters who took part of the voters on the lists of the same stations.</summary>
    public static Share ShareOf(StationSums reports) => reports.Share(Voters, List);

    /// <summary>How many series slots have, and which are flagged.</summary>
    public static TurnoutSeries Series(Views views, ReadOnlySpan<int> slots)
    {
        var (series, falling, broken, fast, flagged) = (0, 0, 0, 0, 0);
        foreach (var slot in slots)
        {
            if (views.Turnout.Last(slot) < 0) continue;
            var (falls, breaks, rises) = (views.Turnout.Falls(slot), views.Turnout.BreaksOff(slot), TurnoutRise.IsTooFast(views, slot));
            series++;
            falling += falls ? 1 : 0;
            broken += breaks ? 1 : 0;
            fast += rises ? 1 : 0;
            flagged += falls || breaks || rises ? 1 : 0;
        }

        return new(series, flagged, falling, broken, fast);
    }
}

/// <summary>Turnout series: stations and contests with at least one number.</summary>
/// <param name="All">How many there are.</param>
/// <param name="Flagged">Those that fall, break off or rise too fast.</param>
/// <param name="Falling">Those in which a later number lies below an earlier one.</param>
/// <param name="BrokenOff">Those in which a report without a number follows one with a number.</param>
/// <param name="TooFast">Those that rise faster than the profile's limit; none where it has no limit.</param>
public readonly record struct TurnoutSeries(int All, int Flagged, int Falling, int BrokenOff, int TooFast)
{
    /// <summary>The series of both.</summary>
    public TurnoutSeries Plus(TurnoutSeries other) => new(All + other.All, Flagged + other.Flagged, Falling + other.Falling, BrokenOff + other.BrokenOff, TooFast + other.TooFast);
}
