using System.Collections.Concurrent;

namespace Urna.Web.Hosting;

/// <summary>An answer that was drawn, and of what. Without a basis it is given to those who wait and not kept.</summary>
/// <param name="Copy">The answer.</param>
/// <param name="Basis">What it was drawn from.</param>
/// <param name="Missing">The language in which it is to be said that there is nothing, where that is the answer.</param>
internal sealed record Drawn(Copy Copy, Basis? Basis, string? Missing = null);

/// <summary>
/// The answers that are kept. One answer an address, the newest; one drawing an address at a time, for which all others wait. It holds no more
/// than its bytes: what was not asked for longest goes first. Any number of threads may ask.
/// </summary>
public sealed class Shelf
{
    private const int MostNames = 8;
    private const int NameBytes = 128;
    private const int Spared = 8; // an eighth is freed at once, so that not every new answer looks through all

    private readonly Election _election;
    private readonly TimeProvider _time;
    private readonly long _most;
    private readonly ConcurrentDictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Place> _targets = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _bytes;
    private long _drawn;

    /// <summary>An empty one.</summary>
    /// <param name="election">What answers are drawn from.</param>
    /// <param name="time">The server's clock.</param>
    /// <param name="most">The most bytes it may hold.</param>
    public Shelf(Election election, TimeProvider time, long most) => (_election, _time, _most) = (election, time, most);

    /// <summary>How many answers were drawn since the start.</summary>
    public long Drawings => Interlocked.Read(ref _drawn);

    /// <summary>How many bytes are kept.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>How many answers are kept.</summary>
    public int Count => _places.Count;

    /// <summary>The answer to a request line that was answered before, if it still holds; null: it has to be looked for.</summary>
    internal Copy? Find(string target)
    {
        if (!_targets.TryGetValue(target, out var place) || place.Drawn is not { Basis: { } basis } drawn || !basis.Holds(_election, _time)) return null;
        place.Asked = Environment.TickCount64;
        return drawn.Copy;
    }

    /// <summary>The answer of an address: the one kept, or a new one, drawn once for all who ask.</summary>
    /// <param name="key">The address without what says nothing.</param>
    /// <param name="target">The request line that led here; empty: it is to be looked for each time.</param>
    /// <param name="draw">Draws it.</param>
    /// <param name="cancel">Ends the waiting, not the drawing: others wait for it too.</param>
    internal async ValueTask<Drawn> Get(string key, string target, Func<Task<Drawn>> draw, CancellationToken cancel)
    {
        for (var isLater = false; ; isLater = true)
        {
            var place = _places.GetOrAdd(key, static k => new(k));
            if (place.Drawn is { Basis: { } basis } kept && basis.Holds(_election, _time))
            {
                place.Asked = Environment.TickCount64;
                Name(place, target);
                return kept;
            }

            var (drawing, isOwn) = place.Begin(() => Draw(place, draw));
            var drawn = await drawing.WaitAsync(cancel);
            // What another began before this one asked may be older than what this one knows of; the next that is drawn is not.
            if (!isOwn && !isLater && drawn.Basis is { } old && !old.Holds(_election, _time)) continue;
            if (drawn.Basis is not null) Name(place, target);
            return drawn;
        }
    }

    private async Task<Drawn> Draw(Place place, Func<Task<Drawn>> draw)
    {
        try
        {
            Interlocked.Increment(ref _drawn);
            var drawn = await draw();
            Keep(place, drawn);
            return drawn;
        }
        catch
        {
            Keep(place, null);
            throw;
        }
        finally
        {
            place.End();
        }
    }

    private void Keep(Place place, Drawn? drawn)
    {
        lock (_lock)
        {
            var size = drawn?.Basis is null ? 0 : drawn.Copy.Size + (2 * place.Key.Length);
            if (size == 0 || size > _most / Spared || _places.GetOrAdd(place.Key, place) != place)
            {
                Remove(place);
                return;
            }

            size += place.Names.Sum(SizeOf);
            _bytes += size - place.Size;
            (place.Size, place.Drawn, place.Asked) = (size, drawn, Environment.TickCount64);
            if (_bytes > _most) Free(place);
        }
    }

    private void Free(Place newest)
    {
        foreach (var place in _places.Values.Where(p => p.Size > 0 && p != newest).OrderBy(p => p.Asked).ToList())
        {
            if (_bytes <= _most - (_most / Spared)) return;
            Remove(place);
        }
    }

    private void Remove(Place place)
    {
        _places.TryRemove(new(place.Key, place));
        foreach (var name in place.Names) _targets.TryRemove(new(name, place));
        place.Names.Clear();
        _bytes -= place.Size;
        (place.Size, place.Drawn) = (0, null);
    }

    /// <summary>Remembers a request line as a way to an answer; a few of each, so that nobody fills the memory with ways.</summary>
    private void Name(Place place, string target)
    {
        if (target.Length == 0 || _targets.ContainsKey(target) || place.Names.Count >= MostNames) return;
        lock (_lock)
        {
            if (place.Size == 0 || place.Names.Count >= MostNames || _bytes + SizeOf(target) > _most || !_targets.TryAdd(target, place)) return;
            place.Names.Add(target);
            place.Size += SizeOf(target);
            _bytes += SizeOf(target);
        }
    }

    private static int SizeOf(string name) => NameBytes + (2 * name.Length);

    /// <summary>Where the answer of one address stands.</summary>
    private sealed class Place(string key)
    {
        private readonly Lock _lock = new();
        private Task<Drawn>? _drawing;
        private volatile Drawn? _drawn;

        public string Key { get; } = key;

        public Drawn? Drawn
        {
            get => _drawn;
            set => _drawn = value;
        }

        public List<string> Names { get; } = [];

        public int Size { get; set; }

        public long Asked { get; set; }

        /// <summary>The drawing that goes on, or a new one.</summary>
        public (Task<Drawn> Drawing, bool IsOwn) Begin(Func<Task<Drawn>> draw)
        {
            lock (_lock)
            {
                if (_drawing is { } other) return (other, false);
                return (_drawing = Task.Run(draw), true);
            }
        }

        public void End()
        {
            lock (_lock) _drawing = null;
        }
    }
}
