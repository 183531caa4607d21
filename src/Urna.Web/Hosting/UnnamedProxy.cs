using System.Net;

namespace Urna.Web.Hosting;

/// <summary>Says once that somebody asks for others although no proxy is named: the limits do not count as the operator may believe. Nothing that they say is believed.</summary>
internal sealed class UnnamedProxy(ILogger log)
{
    private int _said;

    /// <summary>Looks at a request that is not answered by what is kept, as the limits do.</summary>
    public Task Look(HttpContext context, RequestDelegate next)
    {
        if (Volatile.Read(ref _said) == 0 && SpeaksForOthers(context.Request.Headers) && Interlocked.Exchange(ref _said, 1) == 0) Say(context.Connection.RemoteIpAddress);
        return next(context);
    }

    private static bool SpeaksForOthers(IHeaderDictionary headers) => headers.ContainsKey("X-Forwarded-For") || headers.ContainsKey("Forwarded");

    private void Say(IPAddress? from)
    {
        var address = from is { IsIPv4MappedToIPv6: true } ? from.MapToIPv4() : from;
        var network = address is null ? "NETWORK" : new IPNetwork(address, address.GetAddressBytes().Length * 8).ToString();
        var counted = Origin.AddressOf(from) is null ? "nobody who comes through it is limited" : "all who come through it are counted as one";
        log.LogWarning("{Address} asks for others (X-Forwarded-For, Forwarded), but no proxy is named, so it is not believed: {Counted}. If that is your proxy, start with --proxy {Network}. This is said once.", address, counted, network);
    }
}
