using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Urna.Web.Hosting;

/// <summary>Under which address the site is known: what pages and pictures print, whatever a visitor calls it.</summary>
internal sealed class SiteAddress(WebOptions options, IServer server)
{
    private Uri? _address;

    /// <summary>The address that was given; otherwise where the server listens.</summary>
    public Uri Address => _address ??= options.Public ?? Listening();

    /// <summary>How it is reached.</summary>
    public string Scheme => Address.Scheme;

    /// <summary>Its name and port.</summary>
    public HostString Host => new(Address.Authority);

    private Uri Listening()
    {
        var first = new Uri(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? throw new InvalidOperationException("The server listens at no address."));
        return first.Host is "0.0.0.0" or "[::]" ? new UriBuilder(first) { Host = "localhost" }.Uri : first;
    }
}
