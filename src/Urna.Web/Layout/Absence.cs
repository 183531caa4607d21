using System.Collections.Immutable;
using Urna.Store.Records;
using Urna.Web.Hosting;

namespace Urna.Web.Layout;

/// <summary>What there is not.</summary>
public enum AbsenceKind
{
    /// <summary>No such page.</summary>
    Page,

    /// <summary>Another election than the one that is shown.</summary>
    Election,

    /// <summary>No station of this code.</summary>
    Station,

    /// <summary>No contest of this code.</summary>
    Contest,

    /// <summary>A time that cannot be read.</summary>
    NoTime,

    /// <summary>A time before the first fact.</summary>
    TooEarly,

    /// <summary>A time to come.</summary>
    ToCome,
}

/// <summary>
/// Why there is no page at an address, and what may have been meant. Nothing that somebody typed is in it, so that there are few of them however many
/// addresses lead nowhere.
/// </summary>
/// <param name="Kind">What is not there.</param>
/// <param name="At">The moment that the page's links keep.</param>
/// <param name="Near">The codes that are like the one asked for.</param>
public sealed record Absence(AbsenceKind Kind, Moment At, ImmutableArray<string> Near)
{
    /// <summary>Its name among the answers that are kept.</summary>
    public string Key => $"{Kind} {At} {string.Join(' ', Near)}";

    /// <summary>Looks what is missing at an address.</summary>
    internal static async ValueTask<Absence> Of(HttpRequest request, Election election, CancellationToken cancel)
    {
        if (Visits.MomentOf(request.Query["at"]) is not { } at) return new(AbsenceKind.NoTime, default, []);
        if (at > Visits.Clock(election)) return new(AbsenceKind.ToCome, default, []);
        if (!at.IsKnown) return Of(request.Path, election, at);
        try
        {
            var settled = await election.Settled(at, cancel);
            return (await election.AsOf(settled, cancel)).Views.Registers.StationCount > 0 ? Of(request.Path, election, settled) : new(AbsenceKind.TooEarly, default, []);
        }
        catch (RecordUnavailableException)
        {
            return Of(request.Path, election, default); // That there is no such page is known without the record.
        }
    }

    private static Absence Of(PathString path, Election election, Moment at)
    {
        var registers = election.Head.Views.Registers;
        return (path.Value ?? string.Empty).Split('/') switch
        {
            ["", "e", var other, ..] when other != election.Id => new(AbsenceKind.Election, default, []),
            ["", "e", _, _, "station", { Length: > 0 } code] => new(AbsenceKind.Station, at, Likeness.Nearest(code, registers.StationCount, s => registers.Station(s).Code)),
            ["", "e", _, _, "contest", { Length: > 0 } code] => new(AbsenceKind.Contest, at, Likeness.Nearest(code, registers.ContestCount, c => registers.Contest(c).Code)),
            _ => new(AbsenceKind.Page, at, []),
        };
    }
}
