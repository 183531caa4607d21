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

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("package") { Description = "The folder of an election package" };
        var record = new Option<string>("--record") { Description = "The record to write: a file, or postgres://user@host/database; one that has a part of it goes on", HelpName = "FILE|CONNECTION", Required = true };
        var speed = new Option<string>("--speed") { Description = "How many times as fast as it happened; max: without waiting", HelpName = "N|max", DefaultValueFactory = _ => "max" };
        var json = new Option<bool>("--json") { Description = "Answer as JSON" };
        var verb = new Command("replay", "Live through a past election: record what its package says, in its order and at its times") { folder, record, speed, json };
        verb.SetAction((given, cancel) => Saying.What(given, async output =>
        {
            var done = await Record(given.GetRequiredValue(folder), given.GetRequiredValue(record), cancel);
            output.WriteLine(given.GetValue(json) ? Json(done) : Words(done));
            return 0;
        }));
        return verb;
    }

    private static Task<Recorded> Record(string folder, string place, CancellationToken cancel) => Watched.Do<Recorded>(async say =>
    {
        var begun = Stopwatch.GetTimestamp();
        var package = await Task.Run(() => Place.PackageIn(folder, say), cancel);
        await using var appender = await Appender.Open(await Stores.Write(place, cancel), Rules.Decide, TimeProvider.System, cancel: cancel);
        if (PackageReplay.Refuse(package, appender.Head) is { } other) throw new PlaceException(other);
        var counted = new Counted(say);
        try
        {
            await appender.Import(PackageReplay.Of(package).ToAsyncEnumerable(), Group, counted, cancel);
        }
        catch (ImportException problem)
        {
            throw new PlaceException($"{folder}: {problem.Message}", 1);
        }

        var head = appender.Head;
        return new(appender.Store.Place, head.Size, head.Root.ToString(), ResultDigest.Of(head.Views), Stopwatch.GetElapsedTime(begun));
    });

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
