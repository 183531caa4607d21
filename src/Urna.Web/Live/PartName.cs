using System.Globalization;
using Urna.Web.Hosting;

namespace Urna.Web.Live;

/// <summary>The names of parts in addresses and events: <c>nation</c>, <c>turnout</c>, <c>contest-3</c>, <c>station-17</c>; the number is the place in the registers, from 0.</summary>
internal static class PartName
{
    private static readonly Scope[] Whole = [Scope.Nation, new(ScopeKind.Turnout), new(ScopeKind.Protocols), new(ScopeKind.Registers), new(ScopeKind.Acts), new(ScopeKind.Frame)];

    /// <summary>Reads a name; null where there is no such part.</summary>
    public static Scope? Read(string? name, Views views)
    {
        foreach (var scope in Whole)
        {
            if (scope.ToString() == name) return scope;
        }

        if (name?.Split('-') is not [var kind, var digits] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return null;
        return kind switch
        {
            "contest" when index < views.Registers.ContestCount => Scope.Contest(index),
            "station" when index < views.Registers.StationCount => Scope.Station(index),
            _ => null,
        };
    }

    /// <summary>How many protocols are known in a part, each station and contest once.</summary>
    public static int Protocols(Views views, Scope scope)
    {
        if (scope.Kind == ScopeKind.Contest) return Entered(views, views.Registers.SlotsOf(scope.Index));
        return scope.Kind == ScopeKind.Station ? Entered(views, views.Registers.Station(scope.Index).Slots.AsSpan()) : views.Protocols.EnteredCount;
    }

    private static int Entered(Views views, ReadOnlySpan<int> slots)
    {
        var count = 0;
        foreach (var slot in slots)
        {
            if (views.Protocols.State(slot).Latest is not null) count++;
        }

        return count;
    }
}
