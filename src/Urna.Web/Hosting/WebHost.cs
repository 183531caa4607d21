using System.Net;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Console;
using Urna.Web.Candidates;
using Urna.Web.Guide;
using Urna.Web.Layout;
using Urna.Web.Pictures;
using Urna.Web.Live;
using Urna.Web.Protocols;
using Urna.Web.Record;
using Urna.Web.Registers;
using Urna.Web.Results;
using Urna.Web.Submissions;
using Urna.Web.Turnout;

namespace Urna.Web.Hosting;

/// <summary>The server's table of contents: what is added, what passes a request on, and the doors, one line a room.</summary>
public static class WebHost
{
    // A request line and all headers: who is being answered cannot fill the memory with what they send meanwhile.
    private const int MostUnread = 80 * 1024;

    /// <summary>Builds the server of an election; whoever starts it also stops it.</summary>
    /// <param name="election">What it shows; it is not closed with the server.</param>
    /// <param name="options">Where it listens.</param>
    public static WebApplication Build(Election election, WebOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseSockets(sockets => sockets.MaxReadBufferSize = MostUnread).ConfigureKestrel(kestrel => Limit(kestrel, options));
        builder.Logging.AddFilter(level => level >= LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None).AddConsole(Log);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Services.AddRoutingCore();
        builder.Services.AddRazorComponents();
        builder.Services.AddResponseCompression(Compress);
        builder.Services.AddSingleton(election.Time);
        builder.Services.AddSingleton(election);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(new Shelf(election, election.Time, options.KeptBytes));
        builder.Services.AddRates(options);
        builder.Services.AddSingleton<SiteAddress>();
        builder.Services.AddSingleton<Keeper>();
        var app = builder.Build();
        var keeper = app.Services.GetRequiredService<Keeper>();
        app.Use(next => context => keeper.Quick(context, next));
        app.UseSecurityHeaders();
        app.Use(next => context => Heads(context, next));
        app.UseErrors();
        app.UseProxies(options);
        app.UseRateLimiter();
        app.UseLegible();
        app.UseStops(election);
        app.UseRouting();
        app.Use(next => context => keeper.Look(context, next));
        app.UseResponseCompression();
        Map(app, election);
        return app;
    }

    /// <summary>The address a started server listens on.</summary>
    public static Uri Address(WebApplication app) => new(app.Urls.First());

    private static void Map(WebApplication app, Election election)
    {
        app.MapGet("/", () => TypedResults.Redirect($"/e/{election.Id}/"));
        app.MapPageFiles();
        app.MapResults();
        app.MapPictures();
        app.MapStations();
        app.MapProtocols();
        app.MapTurnout();
        app.MapCandidates();
        app.MapGuide();
        app.MapData(election);
        var tiles = new RecordTiles(election.Appender.Store);
        app.MapRecord(election, tiles);
        app.MapRecordPage();
        app.MapRecount(tiles);
        app.MapSubmissions(election);
        app.MapReplay(election);
        app.MapLive(election);
        app.MapScreen();
    }

    // Doors know GET alone; of an answer to HEAD the server sends no body. A stream would have no end.
    private static Task Heads(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method) && context.Request.Path.Value?.EndsWith("/events", StringComparison.OrdinalIgnoreCase) is false) context.Request.Method = HttpMethods.Get;
        return next(context);
    }

    // What a server is asked to print stays clean.
    private static void Log(ConsoleLoggerOptions console) => console.LogToStandardErrorThreshold = LogLevel.Trace;

    // There is no secret in any answer, so that its length may say what it likes.
    private static void Compress(ResponseCompressionOptions compression)
    {
        compression.EnableForHttps = true;
        compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "text/csv", "image/svg+xml", "application/geo+json", "application/problem+json"];
    }

    private static void Limit(KestrelServerOptions kestrel, WebOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Urna.Limits.EntryBytes + 1;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestLineSize = 64 * 1024; // of a longer one nothing can be said in words
        kestrel.Limits.MinResponseDataRate = new(bytesPerSecond: options.SlowestReader, gracePeriod: TimeSpan.FromSeconds(5));
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        kestrel.Limits.MaxConcurrentConnections = 20_000;
        kestrel.Listen(new IPEndPoint(options.Address, options.Port));
    }
}
