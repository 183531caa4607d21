using System.Net;

namespace Urna.Web.Hosting;

/// <summary>Where a server listens.</summary>
public sealed record WebOptions
{
    /// <summary>The address; this machine alone where nothing is said. TLS and limits per address are the proxy's (<c>docs/operations.md</c>).</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0: a free one.</summary>
    public int Port { get; init; }

    /// <summary>The address under which the public knows the site, as pages print it; none: where the server listens.</summary>
    public Uri? Public { get; init; }

    /// <summary>The most bytes of kept answers.</summary>
    public long KeptBytes { get; init; } = 256 << 20;
}
