using System.Globalization;

namespace Urna.Web.Hosting;

/// <summary>The parts of what is known that a page may show, from the whole to a station.</summary>
public enum ScopeKind
{
    /// <summary>Everything.</summary>
    Nation,

    /// <summary>Turnout reports alone, without what protocols say.</summary>
    Turnout,

    /// <summary>Protocols of all stations.</summary>
    Protocols,

    /// <summary>A contest and its stations.</summary>
    Contest,

    /// <summary>A station in all its contests.</summary>
    Station,

    /// <summary>Units, contests, stations, lists, and who stands.</summary>
    Registers,

    /// <summary>Decisions, commissions, papers, keys.</summary>
    Acts,

    /// <summary>What is on every page and nothing else.</summary>
    Frame,
}

/// <summary>What a page shows.</summary>
/// <param name="Kind">Which part.</param>
/// <param name="Index">The index of the contest or the station.</param>
public readonly record struct Scope(ScopeKind Kind, int Index = -1)
{
    /// <summary>Everything.</summary>
    public static Scope Nation => default;

    /// <summary>A contest and its stations.</summary>
    public static Scope Contest(int index) => new(ScopeKind.Contest, index);

    /// <summary>A station in all its contests.</summary>
    public static Scope Station(int index) => new(ScopeKind.Station, index);

    /// <summary>Its name in addresses and events: <c>nation</c>, <c>contest-3</c>.</summary>
    public override string ToString() => Kind is not (ScopeKind.Contest or ScopeKind.Station)
        ? Kind.ToString().ToLowerInvariant()
        : string.Create(CultureInfo.InvariantCulture, $"{Kind.ToString().ToLowerInvariant()}-{Index}");
}

/// <summary>The version of a page: the last entry that changed what it shows. It is not the head, which goes on while a page stays as it is.</summary>
public static class Versions
{
    /// <summary>The version of what is shown in these views.</summary>
    public static Edition Of(Views views, Scope scope)
    {
        ArgumentNullException.ThrowIfNull(views);
        var editions = views.Editions;
        return Edition.Later(editions.Frame, scope.Kind switch
        {
            ScopeKind.Turnout => editions.Turnout,
            ScopeKind.Protocols => editions.Protocols,
            ScopeKind.Contest => editions.Contest(scope.Index),
            ScopeKind.Station => editions.Station(scope.Index),
            ScopeKind.Registers => editions.Registers,
            ScopeKind.Acts => editions.Acts,
            ScopeKind.Frame => editions.Frame,
            _ => editions.Nation,
        });
    }
}
