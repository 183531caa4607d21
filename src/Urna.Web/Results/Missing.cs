using System.Collections.Immutable;
using Urna.Protocols;
using Urna.Registers;
using Urna.Results;

namespace Urna.Web.Results;

/// <summary>Stations of one sort: how many there are, how many are counted.</summary>
/// <param name="Names">What they have in common, as the registers name it; none for sizes of lists.</param>
/// <param name="From">The smallest list among them.</param>
/// <param name="To">The largest list among them.</param>
/// <param name="Counted">Of how many stations a protocol is counted, of how many.</param>
/// <param name="Voters">Voters on the lists of those not counted.</param>
public sealed record MissingGroup(Names Names, int From, int To, Coverage Counted, long Voters);

/// <summary>How the stations that are missing differ from those counted: by region, kind and size of list. Nothing is projected from it.</summary>
/// <param name="Regions">By the units below the root.</param>
/// <param name="Kinds">By kind.</param>
/// <param name="Sizes">By quarters of the stations, smallest lists first.</param>
public sealed record Missing(ImmutableArray<MissingGroup> Regions, ImmutableArray<MissingGroup> Kinds, ImmutableArray<MissingGroup> Sizes)
{
    private const int Quarters = 4;

    /// <summary>Compares the stations of some contests.</summary>
    public static Missing Of(Views views, IEnumerable<int> contests)
    {
        var registers = views.Registers;
        var slots = contests.SelectMany(c => registers.SlotsOf(c).ToArray()).ToArray();
        var regions = slots.GroupBy(s => RegionOf(registers, registers.Station(registers.Slot(s).Station).Unit)).OrderBy(g => g.Key)
            .Select(g => Group(views, registers.Unit(g.Key).Names, g)).ToImmutableArray();
        var kinds = registers.Profile.StationKinds.Select(k => (k.Names, Slots: slots.Where(s => registers.Station(registers.Slot(s).Station).Kinds.Contains(k.Code)).ToList()))
            .Where(k => k.Slots.Count > 0).Select(k => Group(views, k.Names, k.Slots)).ToImmutableArray();
        var sorted = slots.OrderBy(s => registers.Slot(s).Voters).ToArray();
        var sizes = Enumerable.Range(0, Quarters).Select(q => sorted[(sorted.Length * q / Quarters)..(sorted.Length * (q + 1) / Quarters)])
            .Where(q => q.Length > 0).Select(q => Group(views, Names.None, q)).ToImmutableArray();
        return new(regions, kinds, sizes);
    }

    private static int RegionOf(RegistersView registers, int unit)
    {
        while (registers.Unit(unit).Parent is >= 0 and var parent && registers.Unit(parent).Parent >= 0) unit = parent;
        return unit;
    }

    private static MissingGroup Group(Views views, Names names, IEnumerable<int> slots)
    {
        var (all, from, to, missing) = (0, int.MaxValue, 0, 0L);
        var counted = new List<int>();
        foreach (var slot in slots)
        {
            var voters = views.Registers.Slot(slot).Voters;
            (all, from, to) = (all + 1, Math.Min(from, voters), Math.Max(to, voters));
            if (views.Protocols.PartOf(slot, views.Registers) == SlotPart.Counted) counted.Add(slot);
            else missing += voters;
        }

        var sums = new StationSums(0, all);
        foreach (var _ in counted) sums.Add([]);
        return new(names, from, to, sums.Coverage, missing);
    }
}
