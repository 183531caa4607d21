using System.CommandLine;
using Urna.Cli.Reading;
using Urna.Web.Hosting;

namespace Urna.Cli.Verbs;

/// <summary>What the verbs that show a site share: the port, and the server from its start to its end.</summary>
internal static class Site
{
    /// <summary>The port's option.</summary>
    public static Option<int> Port(int usual)
    {
        var port = new Option<int>("--port") { Description = "The port of the site on this machine; 0: a free one", HelpName = "N", DefaultValueFactory = _ => usual };
        port.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 0 or > 65_535) given.AddError("A port is 0 to 65535.");
        });
        return port;
    }

    /// <summary>Serves until it is ended; says the address on a line of its own. A replay goes on meanwhile.</summary>
    /// <exception cref="PlaceException">The port is taken.</exception>
    public static async Task Run(TextWriter output, Election election, WebOptions options, CancellationToken cancel)
    {
        await using var app = WebHost.Build(election, options);
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException)
        {
            throw new PlaceException($"The port {options.Port} is in use. Take another with --port N; --port 0 finds a free one.");
        }

        output.WriteLine($"{WebHost.Address(app)}  (Ctrl-C ends it)");
        await output.FlushAsync(cancel);
        try
        {
            if (election.Replay is { } replay) await replay.Run(cancel);
            await Task.Delay(Timeout.Infinite, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await app.StopAsync(CancellationToken.None);
        }
    }
}
