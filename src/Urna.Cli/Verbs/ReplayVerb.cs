using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Urna.Cli.Reading;
using Urna.Results;
using Urna.Store.Packages;
using Urna.Store.Records;

namespace Urna.Cli.Verbs;

/// <summary><c>urna replay PACKAGE --record RECORD</c>: records a past election. Exit 0: it is recorded; 1: the package has faults, or the record says no; 2: one of them cannot be used.</summary>
internal static class ReplayVerb
{
    private const int Group = 5000;
    private const int UsualPort = 5080;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("package") { Description = "The folder of an election package" };
        var record = new Option<string>("--record") { Description = "The record to write: a file, or postgres://user@host/database; one that has a part of it goes on", HelpName = "FILE|CONNECTION", Required = true };
        var speed = new Option<string>("--speed") { Description = "How many times as fast as it happened; max: without waiting", HelpName = "N|max", DefaultValueFactory = _ => "max" };
        var serve = new Option<bool>("--serve") { Description = "Show the site meanwhile, and until it is ended" };
        var port = Site.Port(UsualPort);
        var json = new Option<bool>("--json") { Description = "Answer as JSON" };
        var verb = new Command("replay", "Live through a past election: record what its package says, in its order and at its times") { folder, record, speed, serve, port, json };
        speed.Validators.Add(given =>
        {
            if (SpeedOf(given.GetValueOrDefault<string>()) is < 0 or > Replay.Fastest) given.AddError($"A speed is a whole number from 1 to {Replay.Fastest}, or max.");
        });
        verb.SetAction((given, cancel) => Saying.What(given, async output =>
        {
            var (place, times) = (given.GetRequiredValue(record), SpeedOf(given.GetValue(speed)));
            if (given.GetValue(serve))
            {
                var package = await Watched.Do(say => Task.Run(() => Place.PackageIn(given.GetRequiredValue(folder), say), cancel));
                await new Showing { Record = place, Web = new() { Port = given.GetValue(port) }, Package = package, Pace = times == 0 ? null : new() { Speed = times } }.Run(output, cancel);
                return 0;
            }

            var done = await Record(given.GetRequiredValue(folder), place, times, cancel);
            output.WriteLine(given.GetValue(json) ? Json(done) : Words(done));
            return 0;
        }));
        return verb;
    }

    /// <summary>How many times as fast; 0 without waiting, -1 where it is no speed.</summary>
    private static int SpeedOf(string? text) => text == "max" ? 0 : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var speed) && speed > 0 ? speed : -1;

    private static Task<Recorded> Record(string folder, string place, int speed, CancellationToken cancel) => Watched.Do<Recorded>(async say =>
    {
        var begun = Stopwatch.GetTimestamp();
        var package = await Task.Run(() => Place.PackageIn(folder, say), cancel);
        await using var appender = await Appender.Open(await Stores.Write(place, cancel), Rules.Decide, TimeProvider.System, cancel: cancel);
        if (PackageReplay.Refuse(package, appender.Head) is { } other) throw new PlaceException(other);
        try
        {
            if (speed == 0) await appender.Import(PackageReplay.Of(package).ToAsyncEnumerable(), Group, new Counted(say), cancel);
            else await Live(new(package, appender, TimeProvider.System, new() { Speed = speed }), say, cancel);
        }
        catch (ImportException problem)
        {
            throw new PlaceException($"{folder}: {problem.Message}", 1);
        }

        var head = appender.Head;
        return new(appender.Store.Place, head.Size, head.Root.ToString(), ResultDigest.Of(head.Views), Stopwatch.GetElapsedTime(begun));
    });

    private static async Task Live(Replay replay, Action<string> say, CancellationToken cancel)
    {
        await replay.Begin(cancel);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var told = Tell(replay, say, ended.Token);
        await Site.Play(replay, cancel);
        await ended.CancelAsync();
        await told;
    }

    private static async Task Tell(Replay replay, Action<string> say, CancellationToken cancel)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            do say(replay.Moment.ToString());
            while (await second.WaitForNextTickAsync(cancel));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // All of it is recorded.
        }
    }

    private static string Words(Recorded done) => string.Create(CultureInfo.InvariantCulture,
        $"{done.Place}: {done.Entries:N0} entries{Environment.NewLine}root {done.Root}{Environment.NewLine}result digest {done.Digest}{Environment.NewLine}{done.Time.TotalSeconds:0.0} s");

    private static string Json(Recorded done)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("record", done.Place);
            writer.WriteNumber("entries", done.Entries);
            writer.WriteString("root", done.Root);
            writer.WriteString("resultDigest", done.Digest);
            writer.WriteNumber("seconds", Math.Round((decimal)done.Time.TotalSeconds, 1));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed record Recorded(string Place, long Entries, string Root, string Digest, TimeSpan Time);

    private sealed class Counted(Action<string> say) : IProgress<long>
    {
        public void Report(long value) => say(string.Create(CultureInfo.InvariantCulture, $"{value:N0} facts recorded"));
    }
}
