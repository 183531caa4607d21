using System.Collections.Immutable;
using Urna.Protocols;
using Urna.Results;

namespace Urna.Store.Comparing;

/// <summary>A number of a copy that is not the official one.</summary>
/// <param name="Slot">The station and contest.</param>
/// <param name="Column">The place among the numbers of the protocol.</param>
/// <param name="Mine">The number of the copy.</param>
/// <param name="Official">The official one.</param>
public readonly record struct Difference(int Slot, int Column, int Mine, int Official);

/// <summary>What the differences of a contest come to.</summary>
/// <param name="Contest">The index of the contest.</param>
/// <param name="Net">Per choice in ballot order: the votes it would have more (or, below 0, fewer) by the copies, over counted stations.</param>
/// <param name="Official">The seats by the official numbers.</param>
/// <param name="Mine">The seats with the numbers of the copies in the place of the official ones.</param>
public sealed record ContestEffect(int Contest, ImmutableArray<long> Net, SeatCount? Official, SeatCount? Mine)
{
    /// <summary>Whether the seats would be others.</summary>
    public bool ChangesSeats => Official is not null && Mine is not null && (!Official.Awards.SequenceEqual(Mine.Awards) || Official.Outcome.GetType() != Mine.Outcome.GetType());
}

/// <summary>Own copies of protocols beside the official ones of all stations. Nothing is changed and nothing is sent anywhere.</summary>
public sealed record Comparison
{
    /// <summary>Stations and contests of which there is a copy.</summary>
    public required int Copies { get; init; }

    /// <summary>Those of all.</summary>
    public required int All { get; init; }

    /// <summary>Numbers that are the same.</summary>
    public required int Same { get; init; }

    /// <summary>Numbers of copies that cannot be read.</summary>
    public required int Unreadable { get; init; }

    /// <summary>Copies of protocols that have not come in officially.</summary>
    public required ImmutableArray<int> NotReceived { get; init; }

    /// <summary>The numbers that differ, by slot and place on the form.</summary>
    public required ImmutableArray<Difference> Differences { get; init; }

    /// <summary>What they come to, by contest.</summary>
    public required ImmutableArray<ContestEffect> Effects { get; init; }

    /// <summary>Compares.</summary>
    public static Comparison Of(Views views, IReadOnlyList<CopiedNumber> copies)
    {
        var (same, unreadable, missing) = (0, 0, new SortedSet<int>());
        var differences = new List<Difference>();
        foreach (var number in copies.OrderBy(n => n.Slot).ThenBy(n => n.Column))
        {
            if (Official(views, number.Slot) is not { } version) missing.Add(number.Slot);
            else if (number.Value == Numbers.Unreadable) unreadable++;
            else if (version.Entered.Numbers[number.Column] is var official && official != number.Value) differences.Add(new(number.Slot, number.Column, number.Value, official));
            else same++;
        }

        return new()
        {
            Copies = copies.DistinctBy(n => n.Slot).Count(), All = views.Registers.SlotCount, Same = same, Unreadable = unreadable,
            NotReceived = [.. missing], Differences = [.. differences], Effects = [.. EffectsOf(views, differences)],
        };
    }

    // What is counted; where nothing is, the latest that was entered.
    private static ProtocolVersion? Official(Views views, int slot)
    {
        var state = views.Protocols.State(slot);
        return views.Protocols.PartOf(slot, views.Registers) == SlotPart.Counted ? state.Accepted : state.Latest;
    }

    private static IEnumerable<ContestEffect> EffectsOf(Views views, List<Difference> differences)
    {
        foreach (var group in differences.GroupBy(d => views.Registers.Slot(d.Slot).Contest).OrderBy(g => g.Key))
        {
            var tally = Tabulation.Of(views, group.Key);
            var lines = tally.Contest.Form.Lines.Length;
            var net = new long[tally.Ballot.Length];
            foreach (var difference in group.Where(d => d.Column >= lines && views.Protocols.PartOf(d.Slot, views.Registers) == SlotPart.Counted))
                net[difference.Column - lines] += Math.Max(difference.Mine, 0) - Math.Max(difference.Official, 0);
            var counts = tally.HasVotes && tally.Contest.Called.Seats > 0;
            yield return new(group.Key, [.. net], counts ? Count(tally, tally.Standing()) : null, counts ? Count(tally, With(tally, net)) : null);
        }
    }

    private static SeatCount Count(ContestTally tally, Tally votes) => SeatSystems.Count(tally.Contest.System, votes, tally.Contest.Called.Seats);

    private static Tally With(ContestTally tally, long[] net)
    {
        var standing = tally.Standing();
        var places = Enumerable.Range(0, tally.Ballot.Length).Where(p => tally.Ballot[p].Stands).ToArray();
        var more = places.Sum(p => net[p]);
        var valid = Math.Max(standing.Valid + more, 0);
        return Tally.Of([.. places.Select((place, i) => standing.Choices[i] with { Votes = standing.Choices[i].Votes + net[place] })], valid, valid + standing.Cast - standing.Valid);
    }
}
