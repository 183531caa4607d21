using Urna.Candidates;
using Urna.Registers;
using Urna.Turnout;

namespace Urna.Protocols;

/// <summary>The protocols of all stations: every version, the checks it broke, and where each station stands.</summary>
public sealed partial class ProtocolsView
{
    private readonly Dense<SlotState> _slots;
    private readonly Dense<Change> _changes;
    private readonly CodeIndex _forms;
    private readonly Dense<(int Slot, long Number)> _formUses;

    /// <summary>No protocol yet.</summary>
    public ProtocolsView()
    {
        _slots = new();
        _changes = new();
        _forms = new();
        _formUses = new();
    }

    private ProtocolsView(ProtocolsView other)
    {
        _slots = other._slots.Fork();
        _changes = other._changes.Fork();
        _forms = other._forms.Fork();
        _formUses = other._formUses.Fork();
        EnteredCount = other.EnteredCount;
    }

    /// <summary>Protocols entered, each station and contest once.</summary>
    public int EnteredCount { get; private set; }

    /// <summary>How many times what was counted changed after first publication.</summary>
    public int ChangeCount => _changes.Count;

    /// <summary>A change, from 0 in the order they were made.</summary>
    public Change Change(int index) => _changes[index] ?? throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>What is known of a slot.</summary>
    public SlotState State(int slot) => _slots[slot];

    /// <summary>The slot whose protocol was the first to bear a form's printed number; -1 where none does.</summary>
    public int SlotOfForm(string formNumber) => _forms.Find(formNumber) is >= 0 and var form ? _formUses[form].Slot : -1;

    /// <summary>The part of the stations a slot is in.</summary>
    public SlotPart PartOf(int slot, RegistersView registers)
    {
        var state = _slots[slot];
        if (state.Has(SlotMarks.Failed)) return SlotPart.Failed;
        if (state.Has(SlotMarks.Invalidated)) return SlotPart.Invalidated;
        if (state.Latest is not { } latest)
        {
            if (state.Has(SlotMarks.SealedA) || state.Has(SlotMarks.SealedB)) return SlotPart.BeingEntered;
            return state.Has(SlotMarks.Received) ? SlotPart.Received : SlotPart.NotReceived;
        }

        if (IsHeld(state, registers.Contest(registers.Slot(slot).Contest).Form)) return SlotPart.Held;
        return state.Accepted is null ? SlotPart.BeingEntered : SlotPart.Counted;
    }

    /// <summary>Whether the latest version breaks a check of level block and no decision admits it.</summary>
    public static bool IsHeld(in SlotState state, Form form) =>
        state.Latest is { Broken: not 0 } latest && state.Admitted != latest.Entered.Version && form.LevelOf(latest.Broken) == Level.Block;

    /// <summary>Follows one entry.</summary>
    /// <exception cref="RecordOrderException">The fact cannot follow.</exception>
    public void Apply(Entry entry, long number, RegistersView registers, CandidatesView candidates, TurnoutView turnout)
    {
        switch (entry.Fact)
        {
            case ProtocolEntered entered: Apply(entered, entry, number, registers, candidates, turnout); break;
            case ProtocolAccepted accepted: Apply(accepted, entry, number, registers); break;
            case ProtocolReceived received: Mark(received.Station, received.Contest, SlotMarks.Received, registers); break;
            case EntrySealed sealedEntry: Apply(sealedEntry, entry, number, registers); break;
            case ProtocolAdmitted admitted: Apply(admitted, registers); break;
            case RecountOrdered ordered: Mark(ordered.Station, ordered.Contest, SlotMarks.Recount, registers); break;
            case ResultInvalidated invalidated: Invalidate(invalidated, entry, number, registers); break;
            case ResultRestored restored: Restore(restored, entry, number, registers); break;
            case VotingFailed failed: Mark(failed.Station, failed.Contest, SlotMarks.Failed, registers); break;
            case ProtocolExplained explained: Find(explained.Station, explained.Contest, registers); break;
            default: break; // another room's fact
        }
    }

    /// <summary>A copy that may go its own way.</summary>
    public ProtocolsView Fork() => new(this);

    private static int Find(string station, string contest, RegistersView registers)
    {
        var slot = registers.FindSlot(station, contest);
        return slot >= 0 ? slot : throw new RecordOrderException($"Station {station} does not vote in {contest}.");
    }

    private void Mark(string station, string contest, SlotMarks mark, RegistersView registers)
    {
        ref var state = ref _slots.Edit(Find(station, contest, registers));
        if (state.Has(mark)) throw new RecordOrderException($"Station {station} in {contest} has the mark {mark} already.");
        state = state with { Marks = state.Marks | mark };
    }

    private void Apply(ProtocolEntered entered, Entry entry, long number, RegistersView registers, CandidatesView candidates, TurnoutView turnout)
    {
        var slot = Find(entered.Station, entered.Contest, registers);
        var index = registers.Slot(slot).Contest;
        var contest = registers.Contest(index);
        var ballot = candidates.Of(index);
        ref var state = ref _slots.Edit(slot);
        if (!contest.IsClosed) throw new RecordOrderException($"Votes of {entered.Contest} stand before its polls were closed.");
        if (entered.Version != (state.Latest?.Entered.Version ?? 0) + 1) throw new RecordOrderException($"Version {entered.Version} of {entered.Station} does not follow.");
        if (entered.LineCount != contest.Form.Lines.Length || entered.Votes.Length != ballot.Length)
            throw new RecordOrderException($"The protocol of {entered.Station} has {entered.LineCount} lines and {entered.Votes.Length} votes; the form has {contest.Form.Lines.Length}, the ballot {ballot.Length}.");
        if (state.Latest is null) EnteredCount++;
        Remember(entered.FormNumber, slot, number);
        var counted = PartOf(slot, registers) == SlotPart.Counted;
        var broken = contest.Form.Broken(Sheets.Of(entered, slot, registers, ballot.AsSpan(), turnout));
        var marks = state.Marks & ~(SlotMarks.SealedA | SlotMarks.SealedB | SlotMarks.Recount) | SlotMarks.Received;
        var version = new ProtocolVersion(entered, entry.At, number, entry.By, broken, state.Latest);
        state = state with { Latest = state.Pending is { } made && made.Version == entered.Version ? version.After(made) : version, Marks = marks, Pending = null };
        if (counted && IsHeld(state, contest.Form)) _changes.Add(new(slot, ChangeKind.HeldBack, entered.Decision, state.Accepted, null, entry.At, number));
    }

    private void Remember(string formNumber, int slot, long number)
    {
        if (formNumber.Length == 0) return;
        var form = _forms.Find(formNumber);
        if (form < 0 || number < _formUses[form].Number) _formUses.Edit(form < 0 ? _forms.Add(formNumber) : form) = (slot, number);
    }

    private void Apply(ProtocolAccepted accepted, Entry entry, long number, RegistersView registers)
    {
        var slot = Find(accepted.Station, accepted.Contest, registers);
        ref var state = ref _slots.Edit(slot);
        if (state.Latest is not { } latest || latest.Entered.Version != accepted.Version || latest.IsAccepted)
            throw new RecordOrderException($"Version {accepted.Version} of {accepted.Station} cannot be accepted: it is not the latest, or is accepted.");
        if (IsHeld(state, registers.Contest(registers.Slot(slot).Contest).Form))
            throw new RecordOrderException($"Version {accepted.Version} of {accepted.Station} was accepted although a check of level block is broken.");
        var before = state.Accepted;
        latest = latest.Taken(new(number + 1, entry.At));
        state = state with { Latest = latest };
        if (before is not null) _changes.Add(new(slot, ChangeKind.Corrected, latest.Entered.Decision, before, latest, entry.At, number));
    }

    private void Apply(EntrySealed made, Entry entry, long number, RegistersView registers)
    {
        var slot = Find(made.Station, made.Contest, registers);
        if (!registers.Contest(registers.Slot(slot).Contest).IsClosed) throw new RecordOrderException($"An entry of {made.Contest} stands before its polls were closed.");
        ref var state = ref _slots.Edit(slot);
        var pending = state.Pending is { } known && known.Version == made.Version ? known : new(made.Version, default, default);
        var first = made.Side == "a";
        if ((first ? pending.A : pending.B).IsMade) throw new RecordOrderException($"Entry {made.Side} of {made.Station} was made twice.");
        var one = new SealedEntry(entry.By.Actor, new(number + 1, entry.At));
        state = state with
        {
            Pending = first ? pending with { A = one } : pending with { B = one },
            Marks = state.Marks | (first ? SlotMarks.SealedA : SlotMarks.SealedB),
        };
    }

    private void Apply(ProtocolAdmitted admitted, RegistersView registers)
    {
        ref var state = ref _slots.Edit(Find(admitted.Station, admitted.Contest, registers));
        if (state.Latest?.Entered.Version != admitted.Version) throw new RecordOrderException($"Version {admitted.Version} of {admitted.Station} is not the latest.");
        state = state with { Admitted = admitted.Version };
    }

    private void Invalidate(ResultInvalidated invalidated, Entry entry, long number, RegistersView registers)
    {
        var slot = Find(invalidated.Station, invalidated.Contest, registers);
        ref var state = ref _slots.Edit(slot);
        if (state.Has(SlotMarks.Invalidated)) throw new RecordOrderException($"The result of {invalidated.Station} was invalidated twice.");
        state = state with { Marks = state.Marks | SlotMarks.Invalidated };
        if (state.Accepted is not null) _changes.Add(new(slot, ChangeKind.Invalidated, invalidated.Decision, state.Accepted, null, entry.At, number));
    }

    private void Restore(ResultRestored restored, Entry entry, long number, RegistersView registers)
    {
        var slot = Find(restored.Station, restored.Contest, registers);
        ref var state = ref _slots.Edit(slot);
        if (!state.Has(SlotMarks.Invalidated)) throw new RecordOrderException($"The result of {restored.Station} was restored and not invalidated.");
        state = state with { Marks = state.Marks & ~SlotMarks.Invalidated };
        if (state.Accepted is not null) _changes.Add(new(slot, ChangeKind.Restored, restored.Decision, null, state.Accepted, entry.At, number));
    }
}
