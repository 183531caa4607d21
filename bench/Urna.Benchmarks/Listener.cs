using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Urna.Benchmarks;

/// <summary>A reader as a page is one: it hears on one connection that something changed, and fetches the changed part on another.</summary>
internal sealed class Listener(int port, string election, Action<long> inHand) : IDisposable
{
    private static readonly byte[] News = [.. "event: news"u8];

    private readonly Socket _events = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Socket _parts = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[128 * 1024];
    private int _length;

    /// <summary>How many parts it has fetched.</summary>
    public int Fetched { get; private set; }

    /// <summary>Connects, and hears what holds now.</summary>
    public async Task Begin(CancellationToken cancel)
    {
        var server = new IPEndPoint(IPAddress.Loopback, port);
        await _events.ConnectAsync(server, cancel);
        await _parts.ConnectAsync(server, cancel);
        await _events.SendAsync(Encoding.ASCII.GetBytes($"GET /e/{election}/events HTTP/1.1\r\nHost: x\r\n\r\n"), cancel);
        await Version("event: state"u8.ToArray(), cancel);
    }

    /// <summary>Listens until it is ended.</summary>
    public async Task Run(CancellationToken cancel)
    {
        try
        {
            var part = new byte[256 * 1024];
            while (true)
            {
                var version = await Version(News, cancel);
                while (_events.Available > 0 && _length < _buffer.Length) _length += await _events.ReceiveAsync(_buffer.AsMemory(_length), cancel);
                while (Taken(News) is { } later) version = Math.Max(version, later); // a page fetches the newest it has heard of
                if (version < 0) continue;
                inHand(await Fetch(version, part, cancel));
                Fetched++;
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _events.Dispose();
        _parts.Dispose();
    }

    /// <summary>The version of the whole in the next event of a name; -1: the whole did not change.</summary>
    private async Task<long> Version(byte[] name, CancellationToken cancel)
    {
        while (true)
        {
            if (Taken(name) is { } version) return version;
            if (_length == _buffer.Length) throw new InvalidOperationException("An event is too long.");
            var read = await _events.ReceiveAsync(_buffer.AsMemory(_length), cancel);
            if (read == 0) throw new InvalidOperationException("The stream ended.");
            _length += read;
        }
    }

    private long? Taken(ReadOnlySpan<byte> name)
    {
        while (true)
        {
            var heard = _buffer.AsSpan(0, _length);
            var end = heard.IndexOf("\n\n"u8);
            if (end < 0) return null;
            var one = heard[..end];
            var (isIt, version) = (one.IndexOf(name) >= 0, VersionIn(one));
            heard[(end + 2)..].CopyTo(_buffer);
            _length -= end + 2;
            if (isIt) return version;
        }
    }

    private static long NumberAt(ReadOnlySpan<byte> digits) => long.Parse(digits[..digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9')], CultureInfo.InvariantCulture);

    private static long VersionIn(ReadOnlySpan<byte> text)
    {
        var at = text.IndexOf("\"nation\":{\"version\":"u8);
        if (at < 0) return -1;
        return NumberAt(text[(at + 20)..]);
    }

    /// <summary>Fetches a version, or the newest where that one is not at hand any more; says which it was.</summary>
    private async Task<long> Fetch(long version, byte[] part, CancellationToken cancel)
    {
        await _parts.SendAsync(Encoding.ASCII.GetBytes($"GET /e/{election}/en/part/nation/{version} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\n\r\n"), cancel);
        var length = 0;
        while (!Senders.IsWhole(part.AsSpan(0, length)))
        {
            var read = await _parts.ReceiveAsync(part.AsMemory(length), cancel);
            if (read == 0) throw new InvalidOperationException("The server ended the connection.");
            length += read;
        }

        var answer = part.AsSpan(0, length);
        if (answer.StartsWith("HTTP/1.1 200"u8)) return version;
        if (answer.IndexOf("/part/nation/"u8) is > 0 and var at && answer.StartsWith("HTTP/1.1 307"u8)) return await Fetch(NumberAt(answer[(at + 13)..]), part, cancel);
        throw new InvalidOperationException($"Version {version} was not given: {Encoding.ASCII.GetString(part, 0, Math.Min(length, 60))}");
    }
}

/// <summary>How long after its acknowledgement an entry was in each reader's hands, counted in milliseconds.</summary>
internal sealed class Delays(long first, int entries)
{
    private const int Longest = 60_000;
    private readonly long[] _acknowledged = new long[entries];
    private readonly long[] _counts = new long[Longest];

    /// <summary>An entry was acknowledged.</summary>
    public void Acknowledge(long number) => Volatile.Write(ref _acknowledged[number - first], Stopwatch.GetTimestamp());

    /// <summary>A reader has everything up to an entry, and had everything up to another before.</summary>
    public void InHand(long before, long number)
    {
        var now = Stopwatch.GetTimestamp();
        for (var entry = Math.Max(first, before + 1); entry <= number && entry - first < entries; entry++)
        {
            var then = Volatile.Read(ref _acknowledged[entry - first]);
            var delay = then == 0 ? 0 : (long)Stopwatch.GetElapsedTime(then, now).TotalMilliseconds;
            Interlocked.Increment(ref _counts[Math.Clamp(delay, 0, Longest - 1)]);
        }
    }

    /// <summary>How many were counted.</summary>
    public long Count => _counts.Sum();

    /// <summary>The delay within which this many of a thousand came.</summary>
    public int Within(int thousandths)
    {
        var left = (Count * thousandths / 1000) - 1;
        var delay = 0;
        while (delay < Longest - 1 && (left -= _counts[delay]) >= 0) delay++;
        return delay;
    }
}
