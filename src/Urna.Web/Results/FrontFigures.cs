using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Urna.Protocols;
using Urna.Results;
using Urna.Web.Turnout;

namespace Urna.Web.Results;

/// <summary>A protocol that is public and not counted until the commission decides.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Version">Its latest version.</param>
public sealed record HeldProtocol(int Slot, ProtocolVersion Version);

/// <summary>All that the front page shows, in no language. Made once for each state of the record.</summary>
public sealed class FrontFigures
{
    private const int MostClosest = 10;
    private const int MostHeld = 8;

    private static readonly ConditionalWeakTable<Views, FrontFigures> Made = [];

    private FrontFigures(Views views)
    {
        Report = ResultsReport.Of(views, default);
        Partition = Partition.Of(Report);
        Turnout = TurnoutFigures.Of(Report);
        Missing = Missing.Of(views, Turnout.Contests);
        Closest = [.. Report.Bodies.SelectMany(b => b.SeatContests).Where(c => c.Outcome is { Cut.HasRival: true, IsEstablished: false })
            .OrderBy(c => c.Outcome.Cut?.Lead).ThenBy(c => c.Contest.Code, StringComparer.Ordinal).Take(MostClosest)];
        Held = [.. Enumerable.Range(0, views.Registers.SlotCount).Where(s => views.Protocols.PartOf(s, views.Registers) == SlotPart.Held)
            .Select(s => (Slot: s, views.Protocols.State(s).Latest)).Where(h => h.Latest is not null).OfType<(int Slot, ProtocolVersion Latest)>()
            .Select(h => new HeldProtocol(h.Slot, h.Latest)).OrderByDescending(h => h.Version.Number).Take(MostHeld)];
    }

    /// <summary>The report.</summary>
    public ResultsReport Report { get; }

    /// <summary>The parts of the stations.</summary>
    public Partition Partition { get; }

    /// <summary>The two series of turnout.</summary>
    public TurnoutFigures Turnout { get; }

    /// <summary>How the missing stations differ.</summary>
    public Missing Missing { get; }

    /// <summary>The seats with the smallest leads, closest first.</summary>
    public ImmutableArray<ContestReport> Closest { get; }

    /// <summary>Protocols that a check holds back, latest first.</summary>
    public ImmutableArray<HeldProtocol> Held { get; }

    /// <summary>Whether the polls of any contest are closed.</summary>
    public bool AnyClosed => Report.Contests.Any(c => c.Contest.IsClosed);

    /// <summary>The figures of published views, which never change.</summary>
    public static FrontFigures Of(Views views) => Made.GetValue(views, v => new(v));
}
