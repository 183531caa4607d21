using System.Runtime.CompilerServices;

namespace Urna.Protocols;

/// <content>
/// Writing the protocols into a snapshot, and reading them again. What a change changed is one of the versions of its slot: it is named by its number, so that after reading it is the same object again.
/// </content>
public sealed partial class ProtocolsView
{
    /// <summary>In so many parts the slots are written, so that several processors can read them.</summary>
    internal const int Slices = 4;

    internal void Save(SnapshotWriter writer)
    {
        writer.Number(_changes.Count);
        for (var index = 0; index < _changes.Count; index++)
        {
            var made = Change(index);
            writer.Number(made.Slot);
            writer.Number((int)made.Kind);
            writer.Code(made.Decision);
            writer.Number(NumberOf(made.Before));
            writer.Number(NumberOf(made.After));
            writer.Number(made.At.Milliseconds);
            writer.Number(made.Number);
        }

        SaveForms(writer);
        writer.Number(EnteredCount);
    }

    /// <summary>Writes one of the slices of the slots, each of which can be read without the others.</summary>
    internal void SaveSlice(SnapshotWriter writer, int slice)
    {
        var (from, to) = ((int)((long)_slots.Count * slice / Slices), (int)((long)_slots.Count * (slice + 1) / Slices));
        writer.Number(to - from);
        for (var slot = from; slot < to; slot++) Save(writer, _slots[slot]);
    }

    /// <summary>Reads a slice of the slots.</summary>
    internal static SlotState[] LoadSlice(SnapshotReader reader)
    {
        var slots = new SlotState[reader.Count()];
        foreach (ref var slot in slots.AsSpan()) slot = LoadState(reader);
        return slots;
    }

    internal static ProtocolsView Load(SnapshotReader reader, IEnumerable<SlotState[]> slices)
    {
        var view = new ProtocolsView();
        foreach (var slots in slices) view._slots.AddAll(slots);
        for (var left = reader.Count(); left > 0; left--)
        {
            var slot = reader.Count();
            var latest = view._slots[slot].Latest;
            view._changes.Add(new(slot, (ChangeKind)reader.Count(), reader.Code(), Version(latest, reader.Count()), Version(latest, reader.Count()), reader.Moment(), reader.Number()));
        }

        view.LoadForms(reader);
        view.EnteredCount = reader.Count();
        return view;
    }

    private void SaveForms(SnapshotWriter writer)
    {
        writer.Number(_forms.Count);
        for (var form = 0; form < _forms.Count; form++)
        {
            writer.Code(_forms[form]);
            writer.Number(_formUses[form].Slot);
            writer.Number(_formUses[form].Number);
        }
    }

    private void LoadForms(SnapshotReader reader)
    {
        for (var left = reader.Count(); left > 0; left--) _formUses.Edit(_forms.Add(reader.Code())) = (reader.Count(), reader.Number());
    }

    private static int NumberOf(ProtocolVersion? version) => version?.Entered.Version ?? 0;

    private static ProtocolVersion? Version(ProtocolVersion? latest, int number)
    {
        while (latest is not null && latest.Entered.Version != number) latest = latest.Previous;
        return latest;
    }

    private static void Save(SnapshotWriter writer, SlotState state)
    {
        writer.Number((int)state.Marks);
        writer.Number(state.Admitted);
        writer.Number(state.Pending?.Version ?? 0);
        if (state.Pending is { } pending)
        {
            Save(writer, pending.A);
            Save(writer, pending.B);
        }

        var versions = new Stack<ProtocolVersion>();
        for (var version = state.Latest; version is not null; version = version.Previous) versions.Push(version);
        writer.Number(versions.Count);
        foreach (var version in versions) Save(writer, version);
    }

    private static void Save(SnapshotWriter writer, SealedEntry entry)
    {
        writer.OptionalCode(entry.By);
        writer.Number(entry.Made.Size);
        writer.Number(entry.Made.At.Milliseconds);
    }

    private static SealedEntry LoadSealed(SnapshotReader reader) => new(reader.OptionalCode(), new(reader.Number(), reader.Moment()));

    private static void Save(SnapshotWriter writer, ProtocolVersion version)
    {
        Save(writer, version.Entered);
        writer.Number(version.At.Milliseconds);
        writer.Number(version.Number);
        writer.Author(version.By);
        writer.Number(unchecked((long)version.Broken));
        var (a, b, accepted) = version.Distances;
        writer.Number(a.Packed);
        writer.Number(b.Packed);
        writer.Number(accepted.Packed);
    }

    // By hand and not in its canonical form: there are more of these than of all other facts.
    private static void Save(SnapshotWriter writer, ProtocolEntered entered)
    {
        writer.Code(entered.Station);
        writer.Code(entered.Contest);
        writer.Number(entered.Version);
        writer.Number(entered.Numbers.Length);
        foreach (var number in entered.Numbers) writer.Number(number);
        writer.Number(entered.LineCount);
        writer.Number(entered.Completed.Milliseconds);
        writer.Number(entered.Claimed.Milliseconds);
        writer.Code(entered.FormNumber);
        writer.Code(entered.Decision);
        writer.Code(entered.Entrants.A);
        writer.Code(entered.Entrants.B);
        writer.Code(entered.Entrants.Settler);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ProtocolEntered LoadEntered(SnapshotReader reader)
    {
        var (station, contest, version) = (reader.Code(), reader.Code(), reader.Count());
        var numbers = new int[reader.Count()];
        reader.Smalls(numbers);
        return new(
            station, contest, version, numbers, reader.Count(), reader.Moment(), reader.Moment(), reader.Code(), reader.Code(), new(reader.Code(), reader.Code(), reader.Code()));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static SlotState LoadState(SnapshotReader reader)
    {
        var (marks, admitted, pending) = ((SlotMarks)reader.Count(), reader.Count(), reader.Count());
        var entries = pending > 0 ? new SealedEntries(pending, LoadSealed(reader), LoadSealed(reader)) : null;
        ProtocolVersion? latest = null;
        for (var left = reader.Count(); left > 0; left--)
            latest = new(LoadEntered(reader), reader.Moment(), reader.Number(), reader.Author(), unchecked((ulong)reader.Number()), latest) { Distances = (new(reader.Number()), new(reader.Number()), new(reader.Number())) };
        return new(latest, admitted, marks, entries);
    }
}
