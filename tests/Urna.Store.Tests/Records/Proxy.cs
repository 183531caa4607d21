using System.Net;
using System.Net.Sockets;

namespace Urna.Store.Tests.Records;

/// <summary>A wire between a server and its database that can be cut, before or after the database has heard COMMIT.</summary>
internal sealed class Proxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _target;

    public Proxy(string target)
    {
        _target = target;
        _listener.Start();
        _ = Accept();
    }

    public enum Cut
    {
        Never,
        Before,
        After,
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Where the next COMMIT is cut.</summary>
    public Cut Next { get; set; }

    /// <summary>Whether it takes nothing any more once it was cut.</summary>
    public bool Dead { get; set; }

    /// <summary>How often it was cut.</summary>
    public int Cuts { get; private set; }

    public void Dispose() => _listener.Dispose();

    private async Task Accept()
    {
        while (true)
        {
            try
            {
                var client = await _listener.AcceptSocketAsync();
                if (Dead && Cuts > 0) client.Dispose();
                else _ = Carry(client);
            }
            catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Carry(Socket client)
    {
        using var near = client;
        using var far = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var silent = new StrongBox(false);
        try
        {
            await far.ConnectAsync(new UnixDomainSocketEndPoint(_target));
            await Task.WhenAny(Forth(near, far, silent), Back(far, near, silent));
        }
        catch (SocketException)
        {
            // Whoever is on this wire sees that it is cut.
        }
    }

    private async Task Forth(Socket near, Socket far, StrongBox silent)
    {
        var buffer = new byte[1 << 16];
        while (await near.ReceiveAsync(buffer) is > 0 and var length)
        {
            if (Next == Cut.Never || buffer.AsSpan(0, length).IndexOf("COMMIT\0"u8) < 0)
            {
                await far.SendAsync(buffer.AsMemory(0, length));
                continue;
            }

            silent.Value = true;
            var now = Next;
            Next = Cut.Never;
            Cuts++;
            if (now == Cut.Before) return;
            await far.SendAsync(buffer.AsMemory(0, length));
            await Task.Delay(Timeout.Infinite); // Until the database has answered, which ends this connection.
        }
    }

    private static async Task Back(Socket far, Socket near, StrongBox silent)
    {
        var buffer = new byte[1 << 16];
        while (await far.ReceiveAsync(buffer) is > 0 and var length)
        {
            if (silent.Value) return;
            await near.SendAsync(buffer.AsMemory(0, length));
        }
    }

    private sealed class StrongBox(bool value)
    {
        public volatile bool Value = value;
    }
}
