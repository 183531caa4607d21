using System.Collections.Immutable;
using Urna.Protocols;

namespace Urna.Registers;

/// <summary>A station as the registers have it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Unit">The index of the unit it lies in.</param>
/// <param name="Kinds">Its kinds, of the profile.</param>
/// <param name="Fact">The fact that formed it.</param>
/// <param name="Opens">Its own opening now; not known where it is the contest's.</param>
/// <param name="Closes">Its own closing now; not known where it is the contest's.</param>
/// <param name="Slots">The indexes of its slots, one for each contest its voters vote in, in the order of its ballots.</param>
public sealed record Station(string Code, int Unit, ImmutableArray<string> Kinds, Kept<StationFormed> Fact, Moment Opens, Moment Closes, ImmutableArray<int> Slots)
{
    /// <summary>The fact that formed it: place, degrees, first lists. Read anew each time, so not in a loop over all stations that has the rest already.</summary>
    public StationFormed Formed => Fact.Read();
}

/// <summary>One station in one contest: the place of one protocol.</summary>
/// <param name="Station">The index of the station.</param>
/// <param name="Contest">The index of the contest.</param>
/// <param name="Permanent">Voters on the permanent list.</param>
/// <param name="Temporary">Voters on the temporary list.</param>
/// <param name="Handed">Ballots handed over; -1 where not recorded.</param>
public readonly record struct Slot(int Station, int Contest, int Permanent, int Temporary, int Handed)
{
    /// <summary>Voters on both lists of the frozen register.</summary>
    public int Voters => Permanent + Temporary;
}

/// <summary>An area.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Parent">The index of the area it lies in; -1 for the root.</param>
/// <param name="Kind">Its kind, of the profile.</param>
/// <param name="Names">Its names.</param>
public sealed record Unit(string Code, int Parent, string Kind, Names Names);

/// <summary>A contest as the registers have it.</summary>
/// <param name="Called">The fact that called it.</param>
/// <param name="Unit">The index of its unit.</param>
/// <param name="System">How votes become seats.</param>
/// <param name="Form">The form of its protocols.</param>
/// <param name="ClosedAt">When voting was recorded as ended; not known before.</param>
/// <param name="Cutoffs">The turnout cut-offs within its hours, as indexes into the profile's.</param>
public sealed record Contest(ContestCalled Called, int Unit, VotingSystem System, Form Form, Moment ClosedAt, ImmutableArray<int> Cutoffs)
{
    /// <summary>Its code.</summary>
    public string Code => Called.Contest;

    /// <summary>Whether its votes may be recorded and shown.</summary>
    public bool IsClosed => ClosedAt.IsKnown;
}
