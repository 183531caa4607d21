using Urna.Record;
using Urna.Store.Records;

namespace Urna.Web.Hosting;

/// <summary>
/// What had been received by a moment. Forks of the fold are kept at regular distances, so that an answer folds only what lies behind the
/// nearest one; answers that no later entry can change are kept too: of each the fewer, the more stations a fork may hold anew. One fold runs at a time.
/// </summary>
/// <param name="appender">Who writes the record.</param>
/// <param name="places">The most stations that all forks, and all answers, may hold together: a fork holds up to some sixty bytes of each.</param>
internal sealed class Past(Appender appender, int places = 1 << 21) : IDisposable
{
    private const long Minute = 60_000;
    private const int Fewest = 4;
    private const int MostKept = 64;
    private const int Nearest = 256;
    private const int MostWaiting = 64;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Decoder _decoder = new();
    private readonly List<Mark> _kept = [new(new Views(), new Tree())];
    private readonly Dictionary<Moment, Head> _answers = [];
    private readonly Queue<Moment> _order = [];
    private int _waiting;

    /// <summary>How many forks are kept, and how many answers; while one folds, about so many.</summary>
    public (int Forks, int Answers) Kept => (_kept.Count, _answers.Count);

    private int Most => Math.Clamp(places / Math.Max(1, appender.Head.Views.Registers.StationCount), Fewest, MostKept);

    /// <summary>The head whose entries are those recorded at a moment or before.</summary>
    /// <exception cref="RecordUnavailableException">The entries cannot be read, or too many ask for other moments.</exception>
    public async ValueTask<Head> At(Moment at, CancellationToken cancel)
    {
        var newest = appender.Head;
        if (newest.At <= at) return newest;
        lock (_answers)
        {
            if (_answers.TryGetValue(at, out var known)) return known;
        }

        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw new RecordUnavailableException("Too many ask for other moments at once. Ask again in a few seconds.");
        }

        try
        {
            await _turn.WaitAsync(cancel);
            try
            {
                return await Fold(at, newest, cancel);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>The whole minute before a moment, where nothing came since; otherwise when the last entry came.</summary>
    public static Moment Settle(Moment at, Head head) => new(Math.Max(at.Milliseconds / Minute * Minute, head.At.IsKnown ? head.At.Milliseconds : long.MinValue));

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<Head> Fold(Moment at, Head newest, CancellationToken cancel)
    {
        lock (_answers)
        {
            if (_answers.TryGetValue(at, out var known)) return known;
        }

        var from = _kept.FindLastIndex(m => m.Views.At <= at);
        var mark = _kept[from].Fork();
        await foreach (var batch in appender.Store.Read(mark.Views.Size, cancel))
        {
            if (!Fold(batch, ref mark, at, newest)) break;
        }

        var answer = new Head(mark.Views, mark.Tree.Root());
        Keep(at, answer);
        Keep(Settle(at, answer), answer);
        return answer;
    }

    private bool Fold(IReadOnlyList<StoredEntry> batch, ref Mark mark, Moment at, Head newest)
    {
        foreach (var stored in batch)
        {
            if (stored.Number >= newest.Size) return false;
            var entry = _decoder.Read(stored.Bytes.Span);
            if (entry.At > at) return false;
            mark.Views.Apply(entry);
            mark.Tree.AppendEntry(stored.Bytes.Span);
            if (mark.Views.Size - _kept[^1].Views.Size < Math.Max(Nearest, newest.Size / Most)) continue;
            _kept.Add(mark);
            while (_kept.Count > Most) _kept.RemoveAt(Closest());
            mark = mark.Fork();
        }

        return true;
    }

    /// <summary>The fork between whose neighbours the fewest entries lie: what it saves is least. Neither the first nor the last.</summary>
    private int Closest() => Enumerable.Range(1, _kept.Count - 2).MinBy(i => _kept[i + 1].Views.Size - _kept[i - 1].Views.Size);

    private void Keep(Moment at, Head answer)
    {
        lock (_answers)
        {
            if (!_answers.TryAdd(at, answer)) return;
            _order.Enqueue(at);
            if (_order.Count > Most) _answers.Remove(_order.Dequeue());
        }
    }

    /// <summary>A place in the record that answers start from. Who goes on from it forks it first.</summary>
    private sealed record Mark(Views Views, Tree Tree)
    {
        public Mark Fork() => new(Views.Fork(), Tree.Fork());
    }
}
