using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Urna.Registers;

namespace Urna.Web.Layout;

/// <summary>
/// The moments that a slider goes over: half-hours from the opening of the polls until a day after their close, days in between and afterwards, and last
/// the newest there is. While the record grows, moments are added behind; those before keep their places.
/// </summary>
/// <param name="Stops">The moments in order; the last is the newest.</param>
public sealed record Night(ImmutableArray<Moment> Stops)
{
    private const long HalfHour = 1_800_000;
    private const long Day = 86_400_000;
    private const long DaysApart = 200;

    /// <summary>The place of the newest.</summary>
    public int Last => Stops.Length - 1;

    /// <summary>Whether there is anything to go over.</summary>
    public bool IsLong => Stops.Length > 2;

    /// <summary>The moments as the page's script reads them: the first in seconds, then seconds times how often, such as <c>1725152400 1800*96 86400*20</c>.</summary>
    public string Steps
    {
        get
        {
            var text = new StringBuilder(Stops[0].Seconds.ToString(CultureInfo.InvariantCulture));
            for (var i = 1; i < Stops.Length;)
            {
                var (step, times) = (Step(i), 1);
                while (i + times < Stops.Length && Step(i + times) == step) times++;
                text.Append(CultureInfo.InvariantCulture, $" {step}*{times}");
                i += times;
            }

            return text.ToString();
        }
    }

    /// <summary>When the first polls open; not known where no contest is called.</summary>
    public static Moment OpeningOf(RegistersView registers)
    {
        ArgumentNullException.ThrowIfNull(registers);
        return Enumerable.Range(0, registers.ContestCount).Select(c => registers.Contest(c).Called.Opens).DefaultIfEmpty().Min();
    }

    /// <summary>The moments of an election up to the newest of what is shown.</summary>
    public static Night Of(RegistersView registers, Moment newest)
    {
        ArgumentNullException.ThrowIfNull(registers);
        var polls = Enumerable.Range(0, registers.ContestCount).Select(c => registers.Contest(c).Called)
            .Select(c => (Opens: c.Opens.Milliseconds, Until: c.Closes.Milliseconds + Day)).Distinct().Order().ToList();
        var stops = ImmutableArray.CreateBuilder<Moment>();
        var (at, from) = (polls.Count > 0 ? polls[0].Opens : newest.Milliseconds, polls.Count > 0 ? polls[^1].Until : 0);
        var apart = Day * (1 + ((newest.Milliseconds - from) / (Day * DaysApart)));
        while (at < newest.Milliseconds)
        {
            stops.Add(new(at));
            at = After(polls, at, Math.Max(Day, apart));
        }

        stops.Add(newest);
        return new(stops.ToImmutable());
    }

    /// <summary>The place of the last moment that is not later than this one; the newest where it is not known, the first where all are later.</summary>
    public int PlaceOf(Moment at)
    {
        if (!at.IsKnown) return Last;
        var place = Stops.AsSpan().BinarySearch(at);
        return place >= 0 ? place : Math.Max(0, ~place - 1);
    }

    /// <summary>The moment before this one; not known: there is none.</summary>
    public Moment Before(Moment at) => !at.IsKnown ? (Last > 0 ? Stops[Last - 1] : default) : Stops.LastOrDefault(s => s < at);

    /// <summary>The moment after this one that is not the newest; not known: there is none.</summary>
    public Moment After(Moment at) => at.IsKnown ? Stops.Take(Last).FirstOrDefault(s => s > at) : default;

    private static long After(List<(long Opens, long Until)> polls, long at, long apart)
    {
        if (polls.Exists(p => p.Opens <= at && at < p.Until)) return at + HalfHour;
        var next = polls.Select(p => p.Opens).FirstOrDefault(o => o > at, long.MaxValue);
        return Math.Min(at + apart, next);
    }

    private long Step(int place) => Stops[place].Seconds - Stops[place - 1].Seconds;
}
