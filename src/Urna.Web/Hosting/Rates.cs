using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.HttpOverrides;

namespace Urna.Web.Hosting;

/// <summary>
/// How much one place may ask for, by address and by subnet. It stands behind what is kept: an answer that costs nothing is counted by nobody.
/// This machine itself is not counted; a proxy on it names those it asks for, or counts them itself.
/// </summary>
internal static class Rates
{
    private const int AtOnce = 10;
    private const int Later = 5;

    /// <summary>Adds them.</summary>
    public static void AddRates(this IServiceCollection services, WebOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, UInt128>(context => Bucket(Origin.AddressOf(context.Connection.RemoteIpAddress), options.PerAddress)),
            PartitionedRateLimiter.Create<HttpContext, UInt128>(context => Bucket(Origin.SubnetOf(context.Connection.RemoteIpAddress), options.PerSubnet)));
        limiter.OnRejected = async (rejected, _) => await Refuse(rejected.HttpContext);
    });

    /// <summary>Believes the proxies that were named, and nobody else, for whom they ask.</summary>
    public static void UseProxies(this WebApplication app, WebOptions options)
    {
        if (options.Proxies.IsEmpty)
        {
            var unnamed = new UnnamedProxy(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Urna.Web"));
            app.Use(next => context => unnamed.Look(context, next));
            return;
        }

        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var network in options.Proxies) forwarded.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(forwarded);
    }

    /// <summary>Says that it was too much, and when to come again.</summary>
    public static Task Refuse(HttpContext context)
    {
        context.Response.Headers.RetryAfter = Later.ToString(CultureInfo.InvariantCulture);
        return Errors.Say(context, StatusCodes.Status429TooManyRequests, $"More requests a second come from this address or its network than are taken here. Ask again in {Later} seconds.");
    }

    private static RateLimitPartition<UInt128> Bucket(UInt128? from, int perSecond) => from is { } place && perSecond > 0
        ? RateLimitPartition.GetTokenBucketLimiter(place, _ => new()
        {
            TokenLimit = perSecond * AtOnce,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        })
        : RateLimitPartition.GetNoLimiter(UInt128.Zero);
}
