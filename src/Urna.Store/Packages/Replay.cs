using Urna.Store.Records;

namespace Urna.Store.Packages;

/// <summary>How a past election is lived through.</summary>
public sealed record ReplayOptions
{
    /// <summary>Seconds of the election in one second of the clock; at least 1.</summary>
    public int Speed { get; init; } = 1;

    /// <summary>The moment up to which everything is recorded at once; not known: the opening of the polls.</summary>
    public Moment From { get; init; }

    /// <summary>The moment up to which it goes faster, so that it is reached within <see cref="QuickTime"/>; not known: none.</summary>
    public Moment QuickUntil { get; init; }

    /// <summary>How long the quick part takes.</summary>
    public TimeSpan QuickTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest time nothing happens; what lasts longer is skipped. Not given: nothing is skipped.</summary>
    public TimeSpan? LongestWait { get; init; }

    /// <summary>Whether it stands still at the beginning.</summary>
    public bool Paused { get; init; }
}

/// <summary>
/// Lives through a past election: a clock of the election that runs faster than the machine's, and what was due by it recorded, commit by commit.
/// Speed and pause may be changed by any thread.
/// </summary>
public sealed class Replay
{
    /// <summary>The fastest speed.</summary>
    public const int Fastest = 1_000_000;

    private const int Group = 5000;
    private static readonly int[] Speeds = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1_200, 3_000, 6_000, 12_000, 30_000, 60_000];
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private readonly Appender _appender;
    private readonly TimeProvider _time;
    private readonly ReplayOptions _options;
    private readonly IEnumerator<Request> _requests;
    private readonly List<Request> _due = [];
    private readonly Lock _lock = new();
    private long _quick;
    private Moment _moment;
    private Moment _recorded;
    private TaskCompletionSource _turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _ticks;
    private int _speed;
    private bool _paused;

    /// <summary>Prepares it; nothing is recorded yet.</summary>
    /// <param name="package">A package of a past election.</param>
    /// <param name="appender">The writer of its record, which may hold a part of it already.</param>
    /// <param name="time">The machine's ticks.</param>
    /// <param name="options">How fast, and from where.</param>
    public Replay(Package package, Appender appender, TimeProvider time, ReplayOptions options)
    {
        (_appender, _time, _options) = (appender, time, options);
        var from = options.From.IsKnown ? options.From : package.Profile.Opens;
        _moment = appender.Head.At > from ? appender.Head.At : from;
        (_speed, _paused) = (Math.Clamp(options.Speed, 1, Fastest), options.Paused);
        _quick = Math.Max(0, options.QuickUntil.Milliseconds - _moment.Milliseconds);
        _requests = PackageReplay.Of(package).GetEnumerator();
        IsOver = !_requests.MoveNext();
    }

    /// <summary>Seconds of the election in one second of the clock.</summary>
    public int Speed
    {
        get { lock (_lock) return _speed; }
    }

    /// <summary>Whether it stands still.</summary>
    public bool Paused
    {
        get { lock (_lock) return _paused; }
    }

    /// <summary>Whether all of it is recorded.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The time in the election.</summary>
    public Moment Moment
    {
        get { lock (_lock) return Now(); }
    }

    /// <summary>Goes on at this speed, from 1 to <see cref="Fastest"/>, or stands still until it is turned again.</summary>
    public void Turn(int speed, bool paused)
    {
        lock (_lock)
        {
            (_moment, _ticks) = (Now(), _time.GetTimestamp()); // What passed was at the speed until now.
            if (speed != _speed) _quick = 0; // Whoever sets a speed means it.
            (_speed, _paused) = (Math.Clamp(speed, 1, Fastest), paused);
        }
    }

    /// <summary>Goes on at the next speed above or below.</summary>
    public void Shift(bool faster)
    {
        lock (_lock)
        {
            var next = faster ? Speeds.FirstOrDefault(s => s > _speed, _speed) : Speeds.LastOrDefault(s => s < _speed, _speed);
            Turn(next, _paused);
        }
    }

    /// <summary>Sets the clock on to a moment to come; what lies between is recorded at once. A clock is never set back: an earlier moment is a view of the same record.</summary>
    public void Forward(Moment to)
    {
        lock (_lock)
        {
            if (to > Now()) (_moment, _ticks) = (to, _time.GetTimestamp());
        }
    }

    /// <summary>Waits until all that was due by a moment is recorded.</summary>
    public async Task Reached(Moment moment, CancellationToken cancel)
    {
        while (true)
        {
            Task turn;
            lock (_lock)
            {
                if (IsOver || _recorded >= moment) return;
                turn = _turn.Task;
            }

            await turn.WaitAsync(cancel);
        }
    }

    /// <summary>Records all that lies before the beginning.</summary>
    /// <exception cref="ImportException">The record does not take it.</exception>
    public async Task Begin(CancellationToken cancel)
    {
        await Record(Moment, cancel);
        lock (_lock) _ticks = _time.GetTimestamp();
    }

    /// <summary>Records what is due, again and again, until all of it is recorded or it is ended.</summary>
    /// <exception cref="ImportException">The record does not take it.</exception>
    /// <exception cref="RecordUnavailableException">Nothing can be written.</exception>
    public async Task Run(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Tick, _time);
        while (!IsOver && await timer.WaitForNextTickAsync(cancel))
        {
            SkipSilence();
            await Record(Moment, cancel);
        }
    }

    private Moment Now()
    {
        if (_paused || _ticks == 0) return _moment;
        var passed = (long)_time.GetElapsedTime(_ticks).TotalMilliseconds;
        var left = _options.QuickUntil.Milliseconds - _moment.Milliseconds;
        if (_quick == 0 || left <= 0) return new(_moment.Milliseconds + (passed * _speed));
        var quick = Math.Max(_speed, _quick / Math.Max(1, (long)_options.QuickTime.TotalMilliseconds));
        return passed * quick <= left ? new(_moment.Milliseconds + (passed * quick)) : new(_options.QuickUntil.Milliseconds + ((passed - (left / quick)) * _speed));
    }

    private void SkipSilence()
    {
        if (_options.LongestWait is not { } longest || IsOver) return;
        lock (_lock)
        {
            var now = Now().Milliseconds;
            var most = (long)longest.TotalMilliseconds * _speed;
            if (_paused || _requests.Current.At.Milliseconds - now <= most) return;
            (_moment, _ticks) = (new(_requests.Current.At.Milliseconds - most), _time.GetTimestamp());
        }
    }

    // What could not be written stays due: the next turn asks again, with the same ids.
    private async Task Record(Moment until, CancellationToken cancel)
    {
        do
        {
            while (!IsOver && _due.Count < Group && _requests.Current.At <= until)
            {
                _due.Add(_requests.Current);
                IsOver = !_requests.MoveNext();
            }

            if (_due.Count > 0) await _appender.Import(_due.ToAsyncEnumerable(), Group, null, cancel);
            _due.Clear();
        }
        while (!IsOver && _requests.Current.At <= until);

        lock (_lock)
        {
            _recorded = until;
            _turn.SetResult();
            _turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
