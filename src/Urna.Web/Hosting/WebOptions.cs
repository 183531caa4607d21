using System.Collections.Immutable;
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

    /// <summary>The networks of proxies that are believed when they say for whom they ask; none: nobody is.</summary>
    public ImmutableArray<IPNetwork> Proxies { get; init; } = [];

    /// <summary>
    /// How many requests a second one address may make, ten times as many at once, of what is not kept and so costs something; 0: any number. Thousands
    /// may share an address of a mobile network.
    /// </summary>
    public int PerAddress { get; init; } = 100;

    /// <summary>The same of a subnet: /24, or /48 of IPv6.</summary>
    public int PerSubnet { get; init; } = 400;

    /// <summary>How many streams may be open at once.</summary>
    public int Streams { get; init; } = 20_000;

    /// <summary>How many streams one address may keep open.</summary>
    public int StreamsPerAddress { get; init; } = 2_000;

    /// <summary>How many bytes a second who is answered must take at least, after five seconds of grace; who does not is let go.</summary>
    public int SlowestReader { get; init; } = 2_000;

    /// <summary>The most bytes of kept answers.</summary>
    public long KeptBytes { get; init; } = 256 << 20;
}
