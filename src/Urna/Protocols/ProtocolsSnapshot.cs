namespace Urna.Protocols;

/// <content>
/// Writing the protocols into a snapshot, and reading them again. What is accepted, and what a change changed, is one of the versions
/// of its slot: it is named by its number, so that after reading it is the same object again.
/// </content>
public sealed partial class ProtocolsView
{
    internal void Save(SnapshotWriter writer)
    {
        writer.Number(_slots.Count);
        for (var slot = 0; slot < _slots.Count; slot++) Save(writer, _slots[slot]);
        writer.Number(_touched.Count);
        for (var contest = 0; contest < _touched.Count; contest++) writer.Number(_touched[contest]);
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
        writer.Number(Touched);
    }

    internal static ProtocolsView Load(SnapshotReader reader)
    {
        var view = new ProtocolsView();
        for (var left = reader.Count(); left > 0; left--) view._slots.Add(LoadState(reader));
        for (var left = reader.Count(); left > 0; left--) view._touched.Add(reader.Number());
        for (var left = reader.Count(); left > 0; left--)
        {
            var slot = reader.Count();
            var latest = view._slots[slot].Latest;
            view._changes.Add(new(slot, (ChangeKind)reader.Count(), reader.Code(), Version(latest, reader.Count()), Version(latest, reader.Count()), reader.Moment(), reader.Number()));
        }

        view.LoadForms(reader);
        view.EnteredCount = reader.Count();
        view.Touched = reader.Number();
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
            writer.Code(pending.A);
            writer.Code(pending.B);
        }

        var versions = new Stack<ProtocolVersion>();
        for (var version = state.Latest; version is not null; version = version.Previous) versions.Push(version);
        writer.Number(versions.Count);
        foreach (var version in versions) Save(writer, version);
        writer.Number(NumberOf(state.Accepted));
    }

    private static void Save(SnapshotWriter writer, ProtocolVersion version)
    {
        writer.Fact(version.Entered);
        writer.Number(version.At.Milliseconds);
        writer.Number(version.Number);
        writer.Author(version.By);
        writer.Number(unchecked((long)version.Broken));
    }

    private static SlotState LoadState(SnapshotReader reader)
    {
        var (marks, admitted, pending) = ((SlotMarks)reader.Count(), reader.Count(), reader.Count());
        var entries = pending > 0 ? new SealedEntries(pending, reader.Code(), reader.Code()) : null;
        ProtocolVersion? latest = null;
        for (var left = reader.Count(); left > 0; left--)
            latest = new(reader.Fact<ProtocolEntered>(), reader.Moment(), reader.Number(), reader.Author(), unchecked((ulong)reader.Number()), latest);
        return new(latest, Version(latest, reader.Count()), admitted, marks, entries);
    }
}
