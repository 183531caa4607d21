using System.Threading.Channels;
using Urna.Store.Keys;
using Urna.Store.Snapshots;

namespace Urna.Store.Records;

/// <summary>How an appender works.</summary>
public sealed record AppenderOptions
{
    /// <summary>How long it waits before it looks for entries of other servers; 100 ms where nothing is said.</summary>
    public TimeSpan Follow { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The most entries of one commit that requests share; 1,000 where nothing is said.</summary>
    public int BatchEntries { get; init; } = 1000;

    /// <summary>The most requests that may wait; one more is turned away at once. 10,000 where nothing is said.</summary>
    public int Waiting { get; init; } = 10_000;

    /// <summary>Where snapshots are kept for the next start; none where nothing is said: it folds the record from its beginning.</summary>
    public SnapshotFolder? Snapshots { get; init; }

    /// <summary>Is told each step of a commit ("asked", "encoded", "published", "answered"; the store tells those between), so that tests can end the process there.</summary>
    public Action<string>? Faults { get; init; }
}

/// <summary>
/// The one writer of a record in this process, and the head that everyone here reads. Requests that wait share one commit; an answer
/// <see cref="Answer.Recorded"/> is given only when it is durable and published. Any number of threads may ask; other processes may write
/// the same record, and what they recorded is followed.
/// </summary>
public sealed class Appender : IAsyncDisposable
{
    private readonly Channel<Work> _waiting;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly AppenderOptions _options;
    private readonly TimeProvider _time;
    private readonly Writing _writing;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private volatile TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Head _head;
    private volatile string? _trouble;
    private Task<bool>? _ready;
    private bool _refused;
    private long _reached; // when the store last did what it was asked, by the ticks
    private long _reachedAt; // and by the clock

    private Appender(IRecordStore store, Writing writing, AppenderOptions options, TimeProvider time)
    {
        (Store, _writing, _options, _head, _time) = (store, writing, options, writing.Tip.Head, time);
        Reached();
        _waiting = Channel.CreateBounded<Work>(new BoundedChannelOptions(options.Waiting) { SingleReader = true });
        writing.Published = Publish;
        _loop = Task.Run(() => Run(_stop.Token));
    }

    /// <summary>Where the entries are kept.</summary>
    public IRecordStore Store { get; }

    /// <summary>What is known now.</summary>
    public Head Head => _head;

    /// <summary>Why nothing can be written now, as a sentence; null while all is well. Reading goes on all the same.</summary>
    public string? Trouble => _trouble;

    /// <summary>
    /// Since when the record has not been reached or written, by this machine's clock: the last time that all was well. Not known while it is.
    /// A store that does not even say no counts as away after ten seconds.
    /// </summary>
    public Moment AwaySince =>
        _trouble is not null || _time.GetElapsedTime(Volatile.Read(ref _reached)) > Longest + (_options.Follow * 3) ? new(Volatile.Read(ref _reachedAt)) : default;

    /// <summary>Reads the record from its beginning, and begins to write and to follow it.</summary>
    /// <param name="store">Where the entries are kept; it is closed with the appender.</param>
    /// <param name="rule">What may be recorded: <see cref="Rules.Decide"/>.</param>
    /// <param name="time">This machine's clock.</param>
    /// <param name="options">How it works.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="RecordUnavailableException">The record cannot be read, or is not what its hashes say.</exception>
    public static async Task<Appender> Open(IRecordStore store, Rule rule, TimeProvider time, AppenderOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new();
        var writing = new Writing(store, rule, time, options.Faults);
        await Begin(store, writing, options.Snapshots, cancel);
        return new(store, writing, options, time);
    }

    /// <summary>Asks that facts be recorded, and waits until it is decided and durable.</summary>
    /// <exception cref="RecordUnavailableException">It cannot be said whether it is recorded, or nothing can be written now: ask again with the same ids.</exception>
    public async Task<Answer> Append(Request request, CancellationToken cancel = default)
    {
        if (request.Facts.IsDefaultOrEmpty) throw new ArgumentException("A request has at least one fact.", nameof(request));
        if (RefuseSignature(request) is { } refused) return refused;
        var work = new Work([request], false);
        if (!_waiting.Writer.TryWrite(work)) throw new RecordUnavailableException("Too many requests are waiting. Ask again with the same ids in a few seconds.");
        return (await work.Answers.Task.WaitAsync(cancel))[0];
    }

    /// <summary>Records ready requests in order, many to a commit: a past election, or the preparation of one.</summary>
    /// <param name="requests">The requests; those of a replay with their own times.</param>
    /// <param name="group">How many requests share a commit.</param>
    /// <param name="progress">Is told how many are recorded.</param>
    /// <param name="cancel">Ends it between two commits.</param>
    /// <returns>How many were recorded, or had been before.</returns>
    /// <exception cref="ImportException">One was not taken; those of its group are not recorded, all groups before it are.</exception>
    public async Task<long> Import(IAsyncEnumerable<Request> requests, int group = 5000, IProgress<long>? progress = null, CancellationToken cancel = default)
    {
        long done = 0;
        await foreach (var chunk in requests.Chunk(group).WithCancellation(cancel))
        {
            var work = new Work(chunk, true);
            await _waiting.Writer.WriteAsync(work, cancel);
            var answers = await work.Answers.Task.WaitAsync(cancel);
            for (var i = 0; i < answers.Length; i++)
            {
                if (answers[i] is not Answer.Recorded) throw ImportException.Of(done + i, chunk[i], answers[i]);
            }

            done += chunk.Length;
            progress?.Report(done);
        }

        return done;
    }

    /// <summary>Waits until more than this many entries are known; gives the head then.</summary>
    public async Task<Head> Beyond(long size, CancellationToken cancel)
    {
        while (true)
        {
            var moved = _moved.Task;
            var head = _head;
            if (head.Size > size) return head;
            await moved.WaitAsync(cancel);
        }
    }

    /// <summary>Stops taking requests, fails those that wait, and closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _stop.CancelAsync();
        await _loop;
        if (_options.Snapshots is { } snapshots) await snapshots.Writing;
        while (_waiting.Reader.TryRead(out var work)) work.Fail(new RecordUnavailableException("The server is stopping; nothing of this is recorded."));
        await Store.DisposeAsync();
        _stop.Dispose();
    }

    /// <summary>Goes on from the newest snapshot that leads to the stored root, or from the beginning.</summary>
    private static async Task Begin(IRecordStore store, Writing writing, SnapshotFolder? snapshots, CancellationToken cancel)
    {
        foreach (var tip in snapshots?.Load((await store.Head(cancel)).Size) ?? [])
        {
            try
            {
                await writing.Follow(tip, cancel);
                return;
            }
            catch (Exception problem) when (problem is RecordUnavailableException or RecordOrderException)
            {
                snapshots?.Reject(tip, problem);
            }
        }

        await writing.Follow(cancel);
    }

    private Answer.Refused? RefuseSignature(Request request)
    {
        for (var i = 0; i < request.Facts.Length; i++)
        {
            try
            {
                if (DeviceSignatures.Refuse(_head.Views, request.By, request.Facts[i]) is { } refusal) return new Answer.Refused(refusal, i);
            }
            catch (ArgumentException problem)
            {
                return new Answer.Refused(RecordRefusals.Of(RecordRefusals.NotWritable, problem.Message), i);
            }
        }

        return null;
    }

    private void Publish(Head head)
    {
        _head = head;
        Interlocked.Exchange(ref _moved, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        _options.Faults?.Invoke("published");
    }

    private async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var batch = await Take(stop);
            try
            {
                if (batch.Count > 0) await _writing.Write(batch, stop);
                else await Watch(stop);
                _refused = false;
                _options.Snapshots?.Consider(_writing.Tip);
                _trouble = null;
                Reached();
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                // Rather every request of the batch fails than that one is answered wrongly; the next one starts from what is stored.
                _trouble = stop.IsCancellationRequested ? null : problem.Message;
                _refused |= batch.Count > 0;
                var told = problem as RecordUnavailableException ?? new RecordUnavailableException($"The record could not go on: {problem.Message}", problem);
                foreach (var work in batch) work.Fail(told);
            }
        }
    }

    private void Reached()
    {
        Volatile.Write(ref _reachedAt, _time.GetUtcNow().ToUnixTimeMilliseconds());
        Volatile.Write(ref _reached, _time.GetTimestamp());
    }

    /// <summary>After a write that failed, trouble is over only when something can be written: a full disk can still be read.</summary>
    private async Task Watch(CancellationToken stop)
    {
        await _writing.Watch(stop);
        if (_refused) await _writing.Try(stop);
    }

    private async Task<List<Work>> Take(CancellationToken stop)
    {
        _ready ??= _waiting.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        if (!_ready.IsCompleted) await Task.WhenAny(_ready, Task.Delay(_options.Follow, stop));
        var batch = new List<Work>();
        if (!_ready.IsCompleted) return batch; // Nobody asked for anything: time to follow the others.
        _ready = null;
        var entries = 0;
        while (entries < _options.BatchEntries && _waiting.Reader.TryRead(out var work))
        {
            batch.Add(work);
            entries += work.Requests.Sum(r => r.Facts.Length);
        }

        return batch;
    }
}
