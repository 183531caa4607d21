using Urna.Registers;

namespace Urna.Store.Records;

/// <summary>One turn of the writer after the other: decide, encode, decode, fold, store, publish, answer. For one thread at a time.</summary>
internal sealed class Writing(IRecordStore store, Rule rule, TimeProvider time, Action<string>? faults)
{
    private const int MostTurns = 50;
    private const int MostFailures = 2;

    private readonly Decoder _decoder = new();

    /// <summary>Where this process is.</summary>
    public Tip Tip { get; private set; } = Tip.Empty;

    /// <summary>Is told every new head, before anyone is answered from it.</summary>
    public Action<Head> Published { get; set; } = _ => { };

    /// <summary>Goes to the end of what is stored.</summary>
    public async Task Follow(CancellationToken cancel) => Move(await Folding.Follow(store, Tip, _decoder, cancel));

    /// <summary>Goes from a tip that is known to lie in the record to the end of what is stored.</summary>
    public async Task Follow(Tip from, CancellationToken cancel) => Move(await Folding.Follow(store, from, _decoder, cancel));

    /// <summary>Writes the head that is there once more: whether the store takes anything now.</summary>
    /// <exception cref="RecordUnavailableException">It does not.</exception>
    public Task Try(CancellationToken cancel) => store.Append(Tip.Head.Stored, Tip.Head.Stored, [], cancel);

    /// <summary>Looks whether others recorded something, and whether the clocks still agree.</summary>
    /// <exception cref="RecordUnavailableException">The store cannot be asked, or nothing could be written by these clocks.</exception>
    public async Task Watch(CancellationToken cancel)
    {
        var (bearings, now) = await Ask([], cancel);
        if (bearings.Head != Tip.Head.Stored) await Follow(cancel);
        else if (Tip.Head.Views.Registers.Opened is not { Kind: Kind.Replay or Kind.Reconstruction }) now();
    }

    /// <summary>
    /// Decides and stores a batch. Where another was faster, or the outcome of a commit is not known, it goes to the end of what is stored
    /// and begins again: what was recorded after all is found by its ids.
    /// </summary>
    public async Task Write(IReadOnlyList<Work> batch, CancellationToken cancel)
    {
        var failures = 0;
        for (var turn = 0; turn < MostTurns; turn++)
        {
            try
            {
                if (await Turn(batch, cancel)) return;
            }
            catch (RecordUnavailableException) when (failures++ < MostFailures)
            {
                // The turn below begins with what is stored, which says what became of this one.
            }

            await Follow(cancel);
        }

        throw new RecordUnavailableException("Other servers were faster every time. Ask again with the same ids.");
    }

    private async Task<bool> Turn(IReadOnlyList<Work> batch, CancellationToken cancel)
    {
        var keys = batch.SelectMany(w => w.Requests).SelectMany(r => r.Facts.Select(f => new EntryKey(r.By.Actor, f.Id))).Distinct().ToList();
        var (bearings, now) = await Ask(keys, cancel);
        if (bearings.Head != Tip.Head.Stored) return false;
        faults?.Invoke("asked");
        var draft = new Draft(Tip, _decoder, bearings);
        var deciding = new Deciding(rule, draft, now);
        var answers = batch.Select(work => Decide(work, deciding, draft)).ToList();
        faults?.Invoke("encoded");
        if (draft.Count > 0)
        {
            var next = draft.Tip();
            if (!await store.Append(Tip.Head.Stored, next.Head.Stored, draft.Entries, cancel)) return false;
            Move(next);
        }

        for (var i = 0; i < batch.Count; i++) batch[i].Answers.TrySetResult(answers[i]);
        faults?.Invoke("answered");
        return true;
    }

    private async Task<(Bearings Bearings, Func<Moment> Now)> Ask(IReadOnlyList<EntryKey> keys, CancellationToken cancel)
    {
        var before = Moment.Of(time.GetUtcNow());
        var bearings = await store.Ask(keys, cancel);
        var after = Moment.Of(time.GetUtcNow());
        return (bearings, () => ClockGuard.Now(Tip.Head.At, before, bearings.Clock, after));
    }

    private static Answer[] Decide(Work work, Deciding deciding, Draft draft)
    {
        var start = draft.Count;
        var answers = new Answer[work.Requests.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = deciding.Decide(work.Requests[i]);
            if (!work.Together || answers[i] is Answer.Recorded) continue;
            if (draft.Count > start) draft.Rewind(start);
            break; // Its sender looks no further than to the first that was not recorded.
        }

        return answers;
    }

    private void Move(Tip next)
    {
        if (ReferenceEquals(next, Tip)) return;
        Tip = next;
        Published(next.Head);
    }
}
