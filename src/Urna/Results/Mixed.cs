using System.Collections.Immutable;

namespace Urna.Results;

/// <summary>The seats of a party in a mixed system.</summary>
/// <param name="Party">The code of the party.</param>
/// <param name="Direct">Seats its candidates won in single-member contests.</param>
/// <param name="List">Seats its list won.</param>
public readonly record struct MixedSeats(string Party, int Direct, int List)
{
    /// <summary>Both together.</summary>
    public int Total => Direct + List;
}

/// <summary>A mixed system whose two parts are counted apart and added (parallel voting).</summary>
public static class Mixed
{
    /// <summary>Adds direct and list seats: parties of the list in their order, then those that won only direct seats, in the order they come.</summary>
    /// <param name="list">The seats of the lists.</param>
    /// <param name="direct">Seats by party, one entry or several for each; who belongs to no party has a code of its own.</param>
    public static ImmutableArray<MixedSeats> Parallel(IEnumerable<SeatAward> list, IEnumerable<SeatAward> direct)
    {
        var lists = list.Select(a => new MixedSeats(a.Choice, 0, a.Seats));
        var directs = direct.Select(a => new MixedSeats(a.Choice, a.Seats, 0));
        return [.. lists.Concat(directs).GroupBy(s => s.Party, StringComparer.Ordinal).Select(g => new MixedSeats(g.Key, g.Sum(s => s.Direct), g.Sum(s => s.List)))];
    }
}
