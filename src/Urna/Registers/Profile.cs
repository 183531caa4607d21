using System.Collections.Immutable;

namespace Urna.Registers;

/// <summary>What a departure from the expected leads to. The default value is to note it.</summary>
public enum Level
{
    /// <summary>Shown.</summary>
    Note,

    /// <summary>Counted; an explanation is owed.</summary>
    Justify,

    /// <summary>Counted; the legal procedure of the article is opened.</summary>
    Consequence,

    /// <summary>Recorded and public, not counted until the commission decides.</summary>
    Block,

    /// <summary>Not recorded at all (turnout reports and early protocols only).</summary>
    Refuse,
}

/// <summary>A moment at which stations report turnout.</summary>
public sealed record Cutoff(string Code, Moment At);

/// <summary>How fast a turnout series may rise.</summary>
/// <param name="PerMinute">Ballots that one station can hand out in a minute, at all its tables together.</param>
/// <param name="Level">What a faster rise leads to.</param>
public sealed record RiseLimit(int PerMinute, Level Level);

/// <summary>A body that contests fill.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Names">Its names.</param>
/// <param name="Seats">How many seats it has.</param>
/// <param name="Main">Whether the front page shows it.</param>
public sealed record Group(string Code, Names Names, int Seats, bool Main);

/// <summary>How votes become seats in a contest.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Type"><c>plurality</c>, <c>majority</c>, <c>top</c> or <c>list</c>.</param>
/// <param name="Method">Of a list: <c>dhondt</c>, <c>sainte-lague</c>, <c>modified-sainte-lague</c>, <c>hare</c> or <c>droop</c>.</param>
/// <param name="Threshold">The part of the base a list needs; not set where there is none.</param>
/// <param name="Base"><c>valid</c> or <c>cast</c> votes.</param>
public sealed record VotingSystem(string Code, string Type, string Method, Part Threshold, string Base);

/// <summary>A kind of station: permanent, temporary, displaced voters', …</summary>
/// <param name="Code">Its code.</param>
/// <param name="Names">Its names.</param>
/// <param name="Basis">The article it rests on.</param>
/// <param name="Special">Whether it is left out of rankings unless asked for.</param>
public sealed record StationKind(string Code, Names Names, string Basis, bool Special);

/// <summary>A kind of unit.</summary>
public sealed record UnitKind(string Code, Names Names);

/// <summary>When a contest is annulled: invalidated stations are more than this part of its stations and, where set, hold more than this part of its voters.</summary>
public sealed record Annulment(Part Stations, Part Voters, string Article);

/// <summary>What equal votes for the last seat lead to: <c>failed</c>, <c>lot</c>, <c>runoff</c> or <c>none</c>.</summary>
public sealed record TieRule(string Consequence, string Article);

/// <summary>Members of a commission that must be present for a decision.</summary>
public sealed record Quorum(int National, int Constituency, int Precinct)
{
    /// <summary>The quorum of a tier: <c>national</c>, <c>constituency</c> or <c>precinct</c>.</summary>
    public int Of(string tier) => tier switch { "national" => National, "constituency" => Constituency, _ => Precinct };
}

/// <summary>Limits that warn, never block.</summary>
/// <param name="Smallest">Voters of the smallest station.</param>
/// <param name="Largest">Voters of the largest station.</param>
/// <param name="Tolerance">How far a constituency may lie from the average.</param>
public sealed record RegisterLimits(int Smallest, int Largest, Part Tolerance);

/// <summary>What is published when.</summary>
/// <param name="EverySeconds">How often.</param>
/// <param name="SilenceSeconds">The longest silence.</param>
/// <param name="Pausers">How many people may pause it together.</param>
/// <param name="SmallestBallots">Below this number of ballots a station's choices are published only merged with a neighbour; 0: none are.</param>
public sealed record PublicationPolicy(int EverySeconds, int SilenceSeconds, int Pausers, int SmallestBallots);

/// <summary>Where the data come from.</summary>
public sealed record Source(string Text, string Licence);

/// <summary>All values that the law and the commission set for one election: <c>election.json</c> without its forms (<c>docs/election-package.md</c>, section 2).</summary>
public sealed partial class Profile
{
    /// <summary>The code of the election.</summary>
    public required string Election { get; init; }

    /// <summary>Live, rehearsal, replay or reconstruction.</summary>
    public required Kind Kind { get; init; }

    /// <summary>The names of the election.</summary>
    public required Names Names { get; init; }

    /// <summary>The languages of its pages, most important first.</summary>
    public required ImmutableArray<string> Languages { get; init; }

    /// <summary>Local time minus universal time, in minutes; for display only.</summary>
    public required int OffsetMinutes { get; init; }

    /// <summary>When voting begins.</summary>
    public required Moment Opens { get; init; }

    /// <summary>When voting ends.</summary>
    public required Moment Closes { get; init; }

    /// <summary>When the registers are frozen.</summary>
    public required Moment Frozen { get; init; }

    /// <summary>Where the data come from.</summary>
    public required Source Source { get; init; }

    /// <summary>The version of the profile.</summary>
    public required string Version { get; init; }

    /// <summary>The law.</summary>
    public required Names Law { get; init; }

    /// <summary>The turnout cut-offs, in time order.</summary>
    public required ImmutableArray<Cutoff> Cutoffs { get; init; }

    /// <summary>What a falling turnout series leads to.</summary>
    public required Level FallingTurnout { get; init; }

    /// <summary>What a report above the station's lists leads to.</summary>
    public required Level TurnoutAboveList { get; init; }

    /// <summary>How fast a turnout series may rise; null where that is not checked.</summary>
    public RiseLimit? TurnoutRise { get; init; }

    /// <summary>What a protocol completed before its station's closing leads to.</summary>
    public required Level EarlyProtocol { get; init; }

    /// <summary>What equal votes lead to.</summary>
    public required TieRule Tie { get; init; }

    /// <summary>When a contest is annulled.</summary>
    public required Annulment Annulment { get; init; }

    /// <summary>Who must be present.</summary>
    public required Quorum Quorum { get; init; }

    /// <summary>Whether an invalidated station stays in numerator and base of turnout.</summary>
    public required bool InvalidatedInTurnout { get; init; }

    /// <summary>Whether votes for a withdrawn choice stay on its line; otherwise the paper counts them as invalid.</summary>
    public required bool WithdrawnVotesKept { get; init; }

    /// <summary>The language in whose alphabetical order the choices stand on the ballot: <c>az</c>; empty where the law sets no such order.</summary>
    public string BallotOrder { get; init; } = string.Empty;

    /// <summary>Limits that warn.</summary>
    public required RegisterLimits Limits { get; init; }

    /// <summary>What is published when.</summary>
    public required PublicationPolicy Publication { get; init; }

    /// <summary>The kinds of station.</summary>
    public required ImmutableArray<StationKind> StationKinds { get; init; }

    /// <summary>The kinds of unit.</summary>
    public required ImmutableArray<UnitKind> UnitKinds { get; init; }

    /// <summary>The bodies to be filled.</summary>
    public required ImmutableArray<Group> Groups { get; init; }

    /// <summary>How votes become seats.</summary>
    public required ImmutableArray<VotingSystem> Systems { get; init; }

    /// <summary>What the commission has announced, by the names of <c>docs/election-package.md</c>; kinds as <c>stationKinds.permanent</c>.</summary>
    public required ImmutableSortedDictionary<string, long> Totals { get; init; }

    /// <summary>The system of this code.</summary>
    /// <exception cref="InvalidOperationException">There is none; a package is checked for that.</exception>
    public VotingSystem System(string code) => Systems.First(s => s.Code == code);
}
