using System.Collections.Immutable;
using Urna.Results;

namespace Urna.Web.Results;

/// <summary>The seats of one party in a table.</summary>
/// <param name="Party">The code of the party; empty for independents.</param>
/// <param name="Elected">Seats of established results.</param>
/// <param name="Safe">Seats that votes still out cannot change.</param>
/// <param name="Leading">Seats that votes still out could change.</param>
/// <param name="Other">Seats it is ahead for in a contest that is level in others.</param>
public sealed record SeatRow(string Party, int Elected, int Safe, int Leading, int Other)
{
    /// <summary>All seats it is ahead for.</summary>
    public int All => Elected + Safe + Leading + Other;
}

/// <summary>Seats that nobody is ahead for.</summary>
/// <param name="State">Why.</param>
/// <param name="Seats">How many.</param>
public sealed record OpenSeats(SeatState State, int Seats);

/// <summary>The seats of a body: by party, those nobody is ahead for, those filled elsewhere. They add up to the seats of the body.</summary>
/// <param name="Rows">The parties, most seats first, independents last of equals.</param>
/// <param name="Open">The seats nobody is ahead for, by state.</param>
/// <param name="Elsewhere">Seats of the body that no contest of this record fills.</param>
public sealed record SeatTable(ImmutableArray<SeatRow> Rows, ImmutableArray<OpenSeats> Open, int Elsewhere)
{
    /// <summary>All of them.</summary>
    public int Seats => Rows.Sum(r => r.All) + Open.Sum(o => o.Seats) + Elsewhere;

    /// <summary>More than half of them.</summary>
    public int Majority => (Seats / 2) + 1;

    /// <summary>Adds up a body.</summary>
    public static SeatTable Of(BodyReport body, Attribution attribution)
    {
        var rows = body.SeatsBy(attribution)
            .Select(p => new SeatRow(p.Party, p.Elected, p.CannotBeOvertaken, p.Leading, p.Ahead - p.Elected - p.CannotBeOvertaken - p.Leading))
            .OrderByDescending(r => r.All).ThenBy(r => r.Party.Length == 0).ToImmutableArray();
        var open = body.SeatContests
            .Select(c => (c.Outcome.State, Seats: c.Contest.Called.Seats - c.Outcome.Holders.Sum(h => h.Seats)))
            .Where(o => o.Seats > 0).GroupBy(o => o.State).OrderBy(g => g.Key)
            .Select(g => new OpenSeats(g.Key, g.Sum(o => o.Seats))).ToImmutableArray();
        return new(rows, open, Math.Max(0, body.Group.Seats - body.SeatContests.Sum(c => c.Contest.Called.Seats)));
    }
}
