using System.Collections.Immutable;
using Urna.Registers;
using Urna.Store.Keys;

namespace Urna.Store.Records;

/// <summary>Decides requests one after the other against a draft.</summary>
internal sealed class Deciding(Rule rule, Draft draft, Func<Moment> clock)
{
    private Moment? _now;

    /// <summary>What becomes of a request if the draft is recorded.</summary>
    public Answer Decide(Request request)
    {
        if (Repeated(request) is { } before) return before;
        var start = draft.Count;
        var answer = DecideNew(request);
        if (answer is not Answer.Recorded && draft.Count > start) draft.Rewind(start);
        return answer;
    }

    /// <summary>The same ids with the same bodies were recorded before: the same answer. An id with another body: a conflict.</summary>
    private Answer? Repeated(Request request)
    {
        var numbers = ImmutableArray.CreateBuilder<long>(request.Facts.Length);
        Moment at = default;
        foreach (var asked in request.Facts)
        {
            if (draft.Find(new(request.By.Actor, asked.Id)) is not var (entry, number)) continue;
            if (!HasBody(asked, entry)) return new Answer.Conflict(asked.Id, number);
            numbers.Add(number);
            at = entry.At;
        }

        if (numbers.Count == 0) return null;
        if (numbers.Count == request.Facts.Length) return new Answer.Recorded(numbers.MoveToImmutable(), at, true);
        // Facts of a request are recorded together, so some of its ids belong to another request.
        return new Answer.Conflict(request.Facts[0].Id, numbers[0]);
    }

    private Answer DecideNew(Request request)
    {
        var numbers = ImmutableArray.CreateBuilder<long>(request.Facts.Length);
        if (TimeOf(request, out var at) is { } wrong) return new Answer.Refused(wrong, 0);
        for (var index = 0; index < request.Facts.Length; index++)
        {
            var asked = request.Facts[index];
            if (draft.Find(new(request.By.Actor, asked.Id)) is not null) return new Answer.Conflict(asked.Id, -1);
            if (asked.Signature is not null && DeviceSignatures.RefuseSpeaker(draft.Views, request.By, asked.Signature) is { } no) return new Answer.Refused(no, index);
            numbers.Add(draft.Views.Size);
            if (DecideFact(request.By, asked, at) is { } refusal) return new Answer.Refused(refusal, index);
        }

        return new Answer.Recorded(numbers.MoveToImmutable(), at, false);
    }

    private Refusal? DecideFact(Author by, Submission asked, Moment at)
    {
        var decision = rule(draft.Views, by, asked.Fact, at);
        if (decision is Decision.Refused refused) return refused.Refusal;
        var facts = ((Decision.Accepted)decision).Facts;
        for (var i = 0; i < facts.Length; i++)
        {
            // What a rule adds of its own has an id made from the one that caused it, so that a repetition finds it too.
            var own = ReferenceEquals(facts[i], asked.Fact);
            var id = i == 0 ? asked.Id : Derived(asked.Id, i);
            if (draft.TryAdd(new(at, by, id, facts[i], own ? asked.Signature : null)) is { } refusal) return refusal;
        }

        return null;
    }

    private Refusal? TimeOf(Request request, out Moment at)
    {
        var last = draft.Views.At;
        var opened = draft.Views.Registers.Opened ?? request.Facts[0].Fact as RecordOpened;
        var packages = opened is not null && ClockGuard.IsPackages(opened.Kind);
        at = packages ? request.At.IsKnown ? request.At : last : default;
        if (request.At.IsKnown && !packages)
            return RecordRefusals.Of(RecordRefusals.OwnTime, "Only a replay or a reconstruction has the times of its package; here the record's own clock counts.");
        if (packages && at < last) return RecordRefusals.Of(RecordRefusals.Earlier, $"{at} lies before the last entry, which was recorded at {last}.");
        if (!packages) at = _now ??= clock();
        return null;
    }

    private static EntryId Derived(EntryId id, int index)
    {
        var bytes = Record.Hash.Of([.. SqliteRows.Bytes(id), (byte)index]).ToBytes();
        return new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    private static bool HasBody(Submission asked, Entry entry)
    {
        try
        {
            return Entry.SignedBytes(asked.Id, asked.Fact).AsSpan().SequenceEqual(Entry.SignedBytes(entry.Id, entry.Fact));
        }
        catch (ArgumentException)
        {
            return false; // It cannot be written, so it is not what was recorded.
        }
    }
}
