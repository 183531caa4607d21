using System.Collections.Immutable;
using System.Globalization;
using Urna.Protocols;
using Urna.Registers;
using Urna.Web.Results;
using Urna.Web.Words;

namespace Urna.Web.Registers;

/// <summary>Stations that were asked for, one page of them. A station stands there once for each contest its voters vote in.</summary>
/// <param name="Asked">What was typed; empty where a part was asked for.</param>
/// <param name="Part">The part asked for; none where something was typed.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Slots">The slots on it.</param>
/// <param name="All">How many there are in all.</param>
public sealed record StationsFound(string Asked, SlotPart? Part, int Page, ImmutableArray<int> Slots, int All)
{
    /// <summary>The unit asked for; empty where something else was.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>How many stand on a page.</summary>
    public const int PerPage = 200;

    /// <summary>The station of exactly this code, capital and small letters alike; null where there is none.</summary>
    public static string? Exact(Views views, string asked)
    {
        if (views.Registers.FindStation(asked) >= 0) return asked;
        var codes = Enumerable.Range(0, views.Registers.StationCount).Select(s => views.Registers.Station(s).Code);
        return codes.FirstOrDefault(c => c.Equals(asked, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Looks for stations by a piece of their code, their place, or the constituency and areas they belong to, as the readers of each language spell it.</summary>
    public static StationsFound Search(Views views, string asked, int page)
    {
        var (registers, search) = (views.Registers, new NameSearch(asked));
        var units = Enumerable.Range(0, registers.UnitCount).Where(u => search.IsIn(registers.Unit(u).Names)).ToHashSet();
        var contests = Enumerable.Range(0, registers.ContestCount).Where(c => search.IsIn(registers.Contest(c).Called.Names)).ToHashSet();
        return Of(views, asked, null, page, slot =>
        {
            var place = registers.Slot(slot);
            var station = registers.Station(place.Station);
            return search.IsIn(station.Code) || contests.Contains(place.Contest) || search.IsIn(station.Formed.Place) || IsBelow(registers, station.Unit, units);
        });
    }

    /// <summary>All stations that lie in a unit, by its index.</summary>
    public static StationsFound Within(Views views, int unit, int page) =>
        Of(views, string.Empty, null, page, slot => views.Registers.LiesIn(views.Registers.Station(views.Registers.Slot(slot).Station).Unit, unit)) with { Unit = views.Registers.Unit(unit).Code };

    /// <summary>All stations in a part.</summary>
    public static StationsFound In(Views views, SlotPart part, int page) => Of(views, string.Empty, part, page, slot => views.Protocols.PartOf(slot, views.Registers) == part);

    /// <summary>The query of a page of them.</summary>
    public (string Name, string Value)[] Query(int page) =>
    [
        Unit.Length > 0 ? ("unit", Unit) : Part is { } part ? ("part", SeatWords.Of(part)) : ("q", Asked),
        ("page", page.ToString(CultureInfo.InvariantCulture)),
    ];

    private static bool IsBelow(RegistersView registers, int unit, HashSet<int> wholes)
    {
        for (; wholes.Count > 0 && unit >= 0; unit = registers.Unit(unit).Parent)
        {
            if (wholes.Contains(unit)) return true;
        }

        return false;
    }

    private static StationsFound Of(Views views, string asked, SlotPart? part, int page, Func<int, bool> fits)
    {
        var all = Enumerable.Range(0, views.Registers.SlotCount).Where(fits).ToList();
        return new(asked, part, page, [.. all.Skip((page - 1) * PerPage).Take(PerPage)], all.Count);
    }
}
