using System.Collections.Immutable;
using Urna.Candidates;
using Urna.Protocols;
using Urna.Registers;

namespace Urna.Results;

/// <summary>One part of the stations.</summary>
/// <param name="Part">Which.</param>
/// <param name="Stations">Its stations.</param>
/// <param name="Voters">Voters on the lists of its stations.</param>
public readonly record struct PartTotal(SlotPart Part, int Stations, long Voters);

/// <summary>The columns that the sums of every contest begin with; then come the lines of its form, then the votes in ballot order.</summary>
public static class Columns
{
    /// <summary>Voters on the lists of the frozen register.</summary>
    public const int List = 0;

    /// <summary>Registered voters as the protocols say.</summary>
    public const int Registered = 1;

    /// <summary>Voters who took part, as the protocols say.</summary>
    public const int Voted = 2;

    /// <summary>Valid votes.</summary>
    public const int Valid = 3;

    /// <summary>Invalid votes; 0 where the form does not tell.</summary>
    public const int Invalid = 4;

    /// <summary>How many columns every contest has.</summary>
    public const int Common = 5;
}

/// <summary>The numbers of one contest, over all its stations or over those of a unit: counted anew from the protocols.</summary>
public sealed record ContestTally
{
    /// <summary>The index of the contest.</summary>
    public required int Index { get; init; }

    /// <summary>The contest.</summary>
    public required Contest Contest { get; init; }

    /// <summary>Its choices in ballot order.</summary>
    public required ImmutableArray<Choice> Ballot { get; init; }

    /// <summary>Every station in exactly one part, in the order of <see cref="SlotPart"/>; the parts add up to all stations and all voters.</summary>
    public required ImmutableArray<PartTotal> Parts { get; init; }

    /// <summary>The sums over the counted stations: <see cref="Columns"/>, lines, votes.</summary>
    public required StationSums Sums { get; init; }

    /// <summary>The sums over the stations that turnout is taken from: the counted ones and, where the profile keeps them, the invalidated ones; none whose voters or lists cannot be read.</summary>
    public required StationSums Turnout { get; init; }

    /// <summary>The sums over those counted stations whose valid votes and votes are all there: shares are taken from these, so that no base lacks a number its numerator has.</summary>
    public required StationSums Whole { get; init; }

    /// <summary>Numbers of counted protocols that are empty or unreadable: they are in no sum.</summary>
    public required long Missing { get; init; }

    /// <summary>Protocols entered.</summary>
    public required int Entered { get; init; }

    /// <summary>The most valid votes that can still come: ballots handed to every station not counted, or voters on its lists where no hand-over is recorded.</summary>
    public required long VotesOut { get; init; }

    /// <summary>What commissions decided on the contest.</summary>
    public required ContestActs Acts { get; init; }

    /// <summary>The total of a part.</summary>
    public PartTotal Of(SlotPart part) => Parts[(int)part];

    /// <summary>The column of a line of the form.</summary>
    public static int LineColumn(int line) => Columns.Common + line;

    /// <summary>The column of a choice, by its place on the ballot from 0.</summary>
    public int VotesColumn(int place) => Columns.Common + Contest.Form.Lines.Length + place;

    /// <summary>The votes of a choice, by its place on the ballot from 0.</summary>
    public long VotesOf(int place) => Sums[VotesColumn(place)];

    /// <summary>A choice's share of the valid votes of the counted stations whose votes are all there.</summary>
    public Share ShareOf(int place) => Whole.Share(VotesColumn(place), Columns.Valid);

    /// <summary>Turnout by protocols: voters who took part of the registered voters of the same stations.</summary>
    public Share TurnoutShare => Turnout.Share(Columns.Voted, Columns.Registered);

    /// <summary>Whether any protocol is counted.</summary>
    public bool HasVotes => Sums.Counted > 0;

    /// <summary>The votes of the choices that stand, as the methods for seats want them.</summary>
    public Tally Standing()
    {
        var choices = ImmutableArray.CreateBuilder<ChoiceVotes>(Ballot.Length);
        for (var place = 0; place < Ballot.Length; place++)
        {
            if (Ballot[place].Stands) choices.Add(new(Ballot[place].Code, VotesOf(place)));
        }

        return Tally.Of(choices.DrainToImmutable(), Sums[Columns.Valid], Sums[Columns.Valid] + Sums[Columns.Invalid]);
    }
}
