using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Urna.Registers;

/// <content>Writing the registers into a snapshot, and reading them again.</content>
public sealed partial class RegistersView
{
    internal void Save(SnapshotWriter writer)
    {
        writer.OptionalFact(Opened);
        writer.Number(_adopted.Length);
        foreach (var adopted in _adopted) writer.Fact(adopted);
        SaveUnits(writer);
        writer.Number(ContestCount);
        for (var contest = 0; contest < ContestCount; contest++)
        {
            writer.Fact(Contest(contest).Called);
            writer.Number(Contest(contest).ClosedAt.Milliseconds);
        }

        SaveSlots(writer);
        writer.Number(StationCount);
        for (var station = 0; station < StationCount; station++) Save(writer, Station(station));
        writer.Number(FrozenAt.Milliseconds);
        writer.Number(Voters);
    }

    internal static RegistersView Load(SnapshotReader reader)
    {
        var view = new RegistersView { Opened = reader.OptionalFact<RecordOpened>() };
        for (var left = reader.Count(); left > 0; left--) view.Adopt(reader.Fact<Fact>());
        for (var left = reader.Count(); left > 0; left--) view.Apply(reader.Fact<UnitFormed>());
        for (var left = reader.Count(); left > 0; left--)
        {
            view.Apply(reader.Fact<ContestCalled>());
            var index = view.ContestCount - 1;
            if (reader.Moment() is { IsKnown: true } closed) view._contest.Edit(index) = view.Contest(index) with { ClosedAt = closed };
        }

        view.LoadSlots(reader);
        for (var left = reader.Count(); left > 0; left--) view.LoadStation(reader);
        view.FrozenAt = reader.Moment();
        view.Voters = reader.Number();
        return view;
    }

    private static void Save(SnapshotWriter writer, Station station)
    {
        writer.Code(station.Code);
        writer.Number(station.Unit);
        writer.Codes(station.Kinds);
        writer.Kept(station.Fact);
        writer.Number(station.Opens.Milliseconds);
        writer.Number(station.Closes.Milliseconds);
        writer.Number(station.Slots.Length);
        foreach (var slot in station.Slots) writer.Number(slot);
    }

    private void SaveUnits(SnapshotWriter writer)
    {
        writer.Number(UnitCount);
        for (var index = 0; index < UnitCount; index++)
        {
            var unit = Unit(index);
            writer.Fact(new UnitFormed(unit.Code, unit.Parent < 0 ? string.Empty : Unit(unit.Parent).Code, unit.Kind, unit.Names));
        }
    }

    private void SaveSlots(SnapshotWriter writer)
    {
        writer.Number(SlotCount);
        for (var index = 0; index < SlotCount; index++)
        {
            var slot = _slot[index];
            writer.Number(slot.Station);
            writer.Number(slot.Contest);
            writer.Number(slot.Permanent);
            writer.Number(slot.Temporary);
            writer.Number(slot.Handed);
        }
    }

    private void LoadSlots(SnapshotReader reader)
    {
        for (var left = reader.Count(); left > 0; left--)
        {
            var slot = new Slot(reader.Count(), reader.Count(), reader.Count(), reader.Count(), reader.Small());
            _slotsOf.Edit(slot.Contest) = Found(_slotsOf[slot.Contest]).With(_slot.Add(slot));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LoadStation(SnapshotReader reader)
    {
        var (code, unit, kinds, fact) = (reader.Code(), reader.Count(), reader.Codes(), reader.Kept<StationFormed>());
        var (opens, closes) = (reader.Moment(), reader.Moment());
        var slots = ImmutableArray.CreateBuilder<int>(reader.Count());
        while (slots.Count < slots.Capacity) slots.Add(reader.Count());
        _station.Edit(_stations.Add(code)) = new(code, unit, kinds, fact, opens, closes, slots.MoveToImmutable());
    }
}
