using Urna.Store.Records;
using Urna.Web.Hosting;

namespace Urna.Web.Live;

/// <summary>
/// The heads that readers are told of: at most two a second, the last few of them kept, so that everyone who asks for a part that was named asks for
/// the same one and gets it.
/// </summary>
internal sealed class Told(Election election, TimeProvider time)
{
    private const int MostKept = 20;

    private readonly Lock _lock = new();
    private readonly List<Head> _kept = [];
    private long _taken;

    /// <summary>How far apart two of them are at least.</summary>
    public static TimeSpan Apart { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long until the next may be told of.</summary>
    public TimeSpan Wait
    {
        get
        {
            lock (_lock) return _kept.Count == 0 ? TimeSpan.Zero : Apart - time.GetElapsedTime(_taken) is { Ticks: > 0 } left ? left : TimeSpan.Zero;
        }
    }

    /// <summary>The newest that is told of.</summary>
    public Head Newest()
    {
        lock (_lock)
        {
            if (_kept.Count > 0 && (ReferenceEquals(_kept[^1], election.Head) || time.GetElapsedTime(_taken) < Apart)) return _kept[^1];
            _kept.Add(election.Head);
            _taken = time.GetTimestamp();
            if (_kept.Count > MostKept) _kept.RemoveAt(0);
            return _kept[^1];
        }
    }

    /// <summary>The head in which a part has this version; null where none is at hand.</summary>
    public Head? With(Scope scope, long version)
    {
        var newest = Newest();
        if (Is(newest) || Is(election.Head)) return Is(newest) ? newest : election.Head;
        lock (_lock) return _kept.FindLast(Is);

        bool Is(Head head) => Versions.Of(head.Views, scope).Number == version;
    }
}
