using System.Collections.Immutable;
using Urna.Results;
using Urna.Web.Layout;
using Urna.Web.Results;

namespace Urna.Web.Pictures;

/// <summary>A constituency on the map of tiles.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Mark">Its texture.</param>
/// <param name="Party">The party ahead; empty for independents, null where nobody is.</param>
public sealed record Tile(ContestReport Contest, SeatMark Mark, string? Party)
{
    /// <summary>The fewest constituencies of a body that a map is drawn of.</summary>
    public const int Fewest = 6;

    /// <summary>The tiles of a body, in the order of the register; none where it has too few constituencies.</summary>
    public static ImmutableArray<Tile> Of(BodyReport body)
    {
        var tiles = body.SeatContests.Where(c => c.Contest.System.Type != "list" && c.Contest.Called.Seats > 0).Select(Of).ToImmutableArray();
        return tiles.Length < Fewest ? [] : tiles;
    }

    /// <summary>The letters on a tile: the short name of the party, or the first letters of its name.</summary>
    public static string LettersOf(Visit visit, string? party)
    {
        if (party is null) return string.Empty;
        if (party.Length == 0) return visit.Words["tile.independent"];
        var name = visit.PartyShort(party).In(visit.Words.Code);
        var letters = name.Length <= 5 ? name : string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsLetter(w[0])).Select(w => w[0])).ToUpper(System.Globalization.CultureInfo.GetCultureInfo(visit.Words.Language.Culture));
        return letters.Length is 0 or > 5 ? name[..Math.Min(3, name.Length)] : letters;
    }

    /// <summary>The tile of a constituency.</summary>
    public static Tile Of(ContestReport contest)
    {
        var state = contest.Outcome.State;
        var most = contest.Outcome.Holders.OrderByDescending(h => h.Seats).FirstOrDefault();
        var party = most.Seats == 0 ? null : contest.Tally.Ballot.First(c => c.Code == most.Choice).Registered.Party;
        return new(contest, MarkOf(state), state is SeatState.Leading or SeatState.CannotBeOvertaken or SeatState.Elected ? party : null);
    }

    private static SeatMark MarkOf(SeatState state) => state switch
    {
        SeatState.NoResult => SeatMark.None,
        SeatState.Leading => SeatMark.Leading,
        SeatState.CannotBeOvertaken => SeatMark.Safe,
        SeatState.Elected => SeatMark.Elected,
        _ => SeatMark.Level,
    };
}
