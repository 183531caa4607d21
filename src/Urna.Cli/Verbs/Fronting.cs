using System.CommandLine;
using System.Net;
using Urna.Web.Hosting;

namespace Urna.Cli.Verbs;

/// <summary>The options of a server that stands before the public: under which name, behind which proxies, how much one place may ask for.</summary>
internal sealed class Fronting
{
    private readonly Option<string?> _public = new("--public") { Description = "The address under which the public knows the site, as pages print it", HelpName = "URL" };
    private readonly Option<string[]> _proxies = new("--proxy") { Description = "A network whose word on who asks (X-Forwarded-For, X-Forwarded-Proto) is believed; may be given several times", HelpName = "NETWORK", AllowMultipleArgumentsPerToken = false };
    private readonly Option<int?> _perAddress = new("--per-address") { Description = "Requests a second from one address, of what is not kept; 0: any number", HelpName = "N" };
    private readonly Option<int?> _perSubnet = new("--per-subnet") { Description = "The same of a subnet (/24, IPv6 /48)", HelpName = "N" };

    /// <summary>Adds them to a verb.</summary>
    public Fronting(Command verb)
    {
        _public.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } text && !(Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")) given.AddError("A public address is one like https://election.example.");
        });
        _proxies.Validators.Add(given =>
        {
            if (given.Tokens.Any(t => !IPNetwork.TryParse(t.Value, out _))) given.AddError("A network is one like 127.0.0.0/8 or 10.1.2.3/32.");
        });
        foreach (var count in (Option<int?>[])[_perAddress, _perSubnet])
        {
            count.Validators.Add(given =>
            {
                if (given.GetValueOrDefault<int?>() < 0) given.AddError("A number of requests is not below 0.");
            });
        }

        foreach (var option in (Option[])[_public, _proxies, _perAddress, _perSubnet]) verb.Options.Add(option);
    }

    /// <summary>What was given, added to where the server listens.</summary>
    public WebOptions Read(ParseResult given, WebOptions web) => web with
    {
        Public = given.GetValue(_public) is { } address ? new Uri(address) : null,
        Proxies = [.. (given.GetValue(_proxies) ?? []).Select(IPNetwork.Parse)],
        PerAddress = given.GetValue(_perAddress) ?? web.PerAddress,
        PerSubnet = given.GetValue(_perSubnet) ?? web.PerSubnet,
    };
}
