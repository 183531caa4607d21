using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Urna.Benchmarks;

/// <summary>Clients that each keep one connection, send a request, wait for its answer, and send the next: HTTP/1.1 and no more.</summary>
internal static class Senders
{
    private static ReadOnlySpan<byte> Created => "HTTP/1.1 201"u8;

    /// <summary>Sends bodies, each when it is due, until the time is over, and tells the number of each entry when it is acknowledged; gives how many were recorded, and after how many seconds the last answer came.</summary>
    public static async Task<(int Recorded, double Seconds)> Send(Uri server, string path, IReadOnlyList<byte[]> bodies, int clients, TimeSpan time, Func<int, Task>? due = null, Action<long>? told = null)
    {
        using var over = new CancellationTokenSource(time);
        var next = -1;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => One(server, path, Next, told, over.Token))));
        return (counts.Sum(), clock.Elapsed.TotalSeconds);

        async ValueTask<byte[]?> Next()
        {
            if (Interlocked.Increment(ref next) is var i && i >= bodies.Count) return null;
            if (due is not null) await due(i);
            return bodies[i];
        }
    }

    private static async Task<int> One(Uri server, string path, Func<ValueTask<byte[]?>> next, Action<long>? told, CancellationToken over)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port), CancellationToken.None);
        var buffer = new byte[16 * 1024];
        var recorded = 0;
        while (!over.IsCancellationRequested && await next() is { } body)
        {
            await socket.SendAsync(Request(server, path, body), CancellationToken.None);
            var length = 0;
            while (!IsWhole(buffer.AsSpan(0, length)))
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                if (read == 0) throw new InvalidOperationException($"The server ended the connection: {Encoding.UTF8.GetString(buffer, 0, length)}");
                length += read;
            }

            if (!buffer.AsSpan(0, length).StartsWith(Created)) throw new InvalidOperationException($"Not recorded: {Encoding.UTF8.GetString(buffer, 0, length)}");
            told?.Invoke(EntryIn(buffer.AsSpan(0, length)));
            recorded++;
        }

        return recorded;
    }

    private static long EntryIn(ReadOnlySpan<byte> answer)
    {
        var digits = answer[(answer.IndexOf("{\"entry\":"u8) + 9)..];
        return long.Parse(digits[..digits.IndexOf((byte)',')], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] Request(Uri server, string path, byte[] body) =>
        [.. Encoding.ASCII.GetBytes(Row.Of($"POST {path} HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n")), .. body];

    /// <summary>Whether an answer has all its bytes.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        var header = answer[..end];
        var at = header.IndexOf("Content-Length: "u8);
        if (at < 0) return answer.EndsWith("0\r\n\r\n"u8);
        var digits = header[(at + 16)..];
        var stop = digits.IndexOf((byte)'\r');
        var length = int.Parse(stop < 0 ? digits : digits[..stop], System.Globalization.CultureInfo.InvariantCulture);
        return answer.Length >= end + 4 + length;
    }
}
