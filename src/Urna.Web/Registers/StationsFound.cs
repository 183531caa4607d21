using System.Collections.Immutable;
using System.Globalization;
using Urna.Protocols;
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
    /// <summary>How many stand on a page.</summary>
    public const int PerPage = 200;

    /// <summary>The station of exactly this code, capital and small letters alike; null where there is none.</summary>
    public static string? Exact(Views views, string asked)
    {
        if (views.Registers.FindStation(asked) >= 0) return asked;
        var codes = Enumerable.Range(0, views.Registers.StationCount).Select(s => views.Registers.Station(s).Code);
        return codes.FirstOrDefault(c => c.Equals(asked, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Looks for stations by a piece of their code or of their place, as the readers of the language spell it.</summary>
    public static StationsFound Search(Views views, string asked, Language language, int page)
    {
        var compare = CultureInfo.GetCultureInfo(language.Culture).CompareInfo;
        var names = CultureInfo.InvariantCulture.CompareInfo;
        return Of(views, asked, null, page, slot =>
        {
            if (asked.Length == 0) return false;
            var formed = views.Registers.Station(views.Registers.Slot(slot).Station).Formed;
            return formed.Station.Contains(asked, StringComparison.OrdinalIgnoreCase)
                || formed.Place.Languages.Any(l => (l == language.Code ? compare : names).IndexOf(formed.Place.In(l), asked, CompareOptions.IgnoreCase) >= 0);
        });
    }

    /// <summary>All stations in a part.</summary>
    public static StationsFound In(Views views, SlotPart part, int page) => Of(views, string.Empty, part, page, slot => views.Protocols.PartOf(slot, views.Registers) == part);

    /// <summary>The query of a page of them.</summary>
    public (string Name, string Value)[] Query(int page) =>
    [
        Part is { } part ? ("part", SeatWords.Of(part)) : ("q", Asked),
        ("page", page.ToString(CultureInfo.InvariantCulture)),
    ];

    private static StationsFound Of(Views views, string asked, SlotPart? part, int page, Func<int, bool> fits)
    {
        var all = Enumerable.Range(0, views.Registers.SlotCount).Where(fits).ToList();
        return new(asked, part, page, [.. all.Skip((page - 1) * PerPage).Take(PerPage)], all.Count);
    }
}
