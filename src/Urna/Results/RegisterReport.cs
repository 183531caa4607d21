using System.Collections.Immutable;
using Urna.Registers;

namespace Urna.Results;

/// <summary>What the registers of the whole record hold. A station's voters are those of its first ballot, so that nobody counts twice.</summary>
public sealed record RegisterReport
{
    /// <summary>Stations.</summary>
    public required int Stations { get; init; }

    /// <summary>Voters on permanent lists.</summary>
    public required long Permanent { get; init; }

    /// <summary>Voters on temporary lists.</summary>
    public required long Temporary { get; init; }

    /// <summary>Voters on both.</summary>
    public long Voters => Permanent + Temporary;

    /// <summary>Contests.</summary>
    public required int Contests { get; init; }

    /// <summary>Choices, withdrawn ones included.</summary>
    public required int Choices { get; init; }

    /// <summary>Choices with a party, as nominee or member.</summary>
    public required int Members { get; init; }

    /// <summary>Ballots handed over, where it is recorded.</summary>
    public required long Handed { get; init; }

    /// <summary>Ballot assignments with a recorded hand-over.</summary>
    public required int HandedKnown { get; init; }

    /// <summary>Stations and their voters by kind, in the profile's order. A station of several kinds counts under each.</summary>
    public required ImmutableArray<KindTotal> Kinds { get; init; }

    /// <summary>Choices by kind, in ordinal order.</summary>
    public required ImmutableSortedDictionary<string, int> ChoiceKinds { get; init; }

    /// <summary>Counts the registers.</summary>
    public static RegisterReport Of(Views views)
    {
        var registers = views.Registers;
        var choices = Enumerable.Range(0, registers.ContestCount).SelectMany(c => views.Candidates.Of(c)).Select(c => c.Registered).ToList();
        var slots = Enumerable.Range(0, registers.SlotCount).Select(registers.Slot).ToList();
        var first = Enumerable.Range(0, registers.StationCount).Select(s => registers.Slot(registers.Station(s).Slots[0])).ToList();
        return new()
        {
            Stations = registers.StationCount,
            Permanent = first.Sum(s => (long)s.Permanent),
            Temporary = first.Sum(s => (long)s.Temporary),
            Contests = registers.ContestCount,
            Choices = choices.Count,
            Members = choices.Count(c => c.Party.Length > 0 || c.MemberOf.Length > 0),
            Handed = slots.Sum(s => (long)Math.Max(s.Handed, 0)),
            HandedKnown = slots.Count(s => s.Handed >= 0),
            Kinds = [.. registers.Profile.StationKinds.Select(k => KindTotal.Of(registers, k.Code))],
            ChoiceKinds = choices.GroupBy(c => c.Kind, StringComparer.Ordinal).ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
        };
    }
}

/// <summary>Stations of one kind.</summary>
/// <param name="Kind">The kind, of the profile.</param>
/// <param name="Stations">How many.</param>
/// <param name="Voters">Voters on their lists.</param>
public readonly record struct KindTotal(string Kind, int Stations, long Voters)
{
    internal static KindTotal Of(RegistersView registers, string kind)
    {
        var (stations, voters) = (0, 0L);
        for (var index = 0; index < registers.StationCount; index++)
        {
            var station = registers.Station(index);
            if (!station.Kinds.Contains(kind)) continue;
            stations++;
            voters += registers.Slot(station.Slots[0]).Voters;
        }

        return new(kind, stations, voters);
    }
}
