using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Urna.Cli.Reading;
using Urna.Store.Packages;
using Urna.Store.Records;
using Urna.Web.Hosting;

namespace Urna.Cli.Verbs;

/// <summary>What the verbs that show a site share: where it listens, and the server from its start to its end.</summary>
internal static class Site
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    /// <summary>The port's option.</summary>
    public static Option<int> Port(int usual)
    {
        var port = new Option<int>("--port") { Description = "The port of the site; 0: a free one", HelpName = "N", DefaultValueFactory = _ => usual };
        port.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 0 or > 65_535) given.AddError("A port is 0 to 65535.");
        });
        return port;
    }

    /// <summary>The address's option.</summary>
    public static Option<string> Address()
    {
        var address = new Option<string>("--address") { Description = "The address to listen on; others than this machine reach it only behind a proxy with TLS", HelpName = "IP", DefaultValueFactory = _ => "127.0.0.1" };
        address.Validators.Add(given =>
        {
            if (!IPAddress.TryParse(given.GetValueOrDefault<string>(), out _)) given.AddError("An address is one like 127.0.0.1 or ::1.");
        });
        return address;
    }

    /// <summary>Serves until it is ended; says the address on a line of its own. A replay goes on meanwhile.</summary>
    /// <exception cref="PlaceException">The port is taken, or the replay broke.</exception>
    public static async Task Run(TextWriter output, Election election, WebOptions options, CancellationToken cancel)
    {
        await using var app = WebHost.Build(election, options);
        try
        {
            await app.StartAsync(cancel);
        }
        catch (Exception problem) when (problem is IOException or SocketException)
        {
            throw new PlaceException($"{options.Address}:{options.Port} cannot be listened on: {problem.Message.TrimEnd('.')}. Take another port with --port N; --port 0 finds a free one.");
        }

        output.WriteLine($"{WebHost.Address(app)} shows {election.Id}. Ctrl-C ends it.");
        await output.FlushAsync(cancel);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var warm = election.Warm(ended.Token);
        try
        {
            if (election.Replay is { } replay) await Play(replay, cancel);
            await Task.Delay(Timeout.Infinite, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await app.StopAsync(CancellationToken.None);
        }
        finally
        {
            await ended.CancelAsync();
            await warm.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // Whoever asks finds out by themselves.
        }
    }

    /// <summary>Lives through an election to its end; what cannot be written now is tried again.</summary>
    /// <exception cref="PlaceException">The record does not take it.</exception>
    public static async Task Play(Replay replay, CancellationToken cancel)
    {
        while (!replay.IsOver)
        {
            try
            {
                await replay.Run(cancel);
            }
            catch (RecordUnavailableException problem)
            {
                await Console.Error.WriteLineAsync(problem.Message);
                await Task.Delay(Again, cancel);
            }
            catch (ImportException problem)
            {
                throw new PlaceException(problem.Message, 1);
            }
        }
    }
}
