using System.Threading.Channels;
using Urna.Store.Records;
using Urna.Web.Hosting;

namespace Urna.Web.Live;

/// <summary>
/// Everyone who has the page open. One writer makes each event once, all readers share its bytes. Who does not read is let go: coming back they get what
/// holds then, not what they missed.
/// </summary>
internal sealed class Readers(Election election, TimeProvider time, Told told, int perAddress, int most, CancellationToken stop)
{
    private const int MostWaiting = 16;
    private const int LongestBeat = 10_000;

    private readonly Lock _lock = new();
    private readonly HashSet<Reader> _all = [];
    private readonly Dictionary<UInt128, int> _from = [];
    private Task _telling = Task.CompletedTask;

    /// <summary>How many there are.</summary>
    public int Count
    {
        get { lock (_lock) return _all.Count; }
    }

    /// <summary>Whether there is room for no other, wherever they come from.</summary>
    public bool IsFull => Count >= most;

    /// <summary>Lets one in; null where there are too many, or too many from one address.</summary>
    /// <param name="from">The address; null: one that is not counted.</param>
    public Reader? Enter(UInt128? from)
    {
        lock (_lock)
        {
            if (_all.Count >= most || (from is { } place && _from.GetValueOrDefault(place) >= perAddress)) return null;
            var reader = new Reader(this, MostWaiting, from);
            _all.Add(reader);
            if (from is { } counted) _from[counted] = _from.GetValueOrDefault(counted) + 1;
            if (_all.Count > 1) return reader;
            var first = told.Newest(); // What the reader is told at once is this or newer, so that nothing falls between.
            _telling = _telling.ContinueWith(_ => Tell(first), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();
            return reader;
        }
    }

    /// <summary>Lets one go.</summary>
    public void Leave(Reader reader)
    {
        lock (_lock)
        {
            _all.Remove(reader); // who did not read has been let go before
            if (reader.From is not { } place) return;
            if (_from[place] == 1) _from.Remove(place);
            else _from[place]--;
        }
    }

    /// <summary>How often a reader hears that the server is there: twice within the time in which new data is promised, and every ten seconds at least.</summary>
    private TimeSpan Rhythm => TimeSpan.FromMilliseconds(Math.Clamp(election.Head.Views.Registers.Profile.Publication.EverySeconds * 500L, 250, LongestBeat));

    private async Task Tell(Head last)
    {
        while (Count > 0 && !stop.IsCancellationRequested)
        {
            try
            {
                if (await HasMoved(last.Size))
                {
                    await Task.Delay(told.Wait, time, stop);
                    var now = told.Newest();
                    Send(EventText.News(election, last, now, time));
                    last = now;
                }
                else
                {
                    Send(EventText.Beat(election, last, time));
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
        }
    }

    private async Task<bool> HasMoved(long size)
    {
        using var beat = new CancellationTokenSource(Rhythm, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(beat.Token, stop);
        try
        {
            await election.Beyond(size, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Send(ReadOnlyMemory<byte> bytes)
    {
        lock (_lock) _all.RemoveWhere(reader => !reader.Take(bytes));
    }
}

/// <summary>One who has the page open.</summary>
internal sealed class Reader(Readers all, int waiting, UInt128? from) : IDisposable
{
    /// <summary>The address it counts for.</summary>
    public UInt128? From { get; } = from;

    private readonly Channel<ReadOnlyMemory<byte>> _events = Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(waiting) { SingleReader = true });
    private readonly CancellationTokenSource _gone = new();

    /// <summary>Ends when the reader has not read for too long.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary>What is to be told.</summary>
    public ChannelReader<ReadOnlyMemory<byte>> Events => _events.Reader;

    /// <summary>Hands it an event; false: it has not read those before, and is let go.</summary>
    public bool Take(ReadOnlyMemory<byte> bytes)
    {
        if (_events.Writer.TryWrite(bytes)) return true;
        _ = _gone.CancelAsync();
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => all.Leave(this);
}
