using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Urna.Cli.Reading;
using Urna.Results;
using Urna.Store.Exporting;
using Urna.Store.Packages;

namespace Urna.Cli.Verbs;

/// <summary><c>urna export PACKAGE|RECORD --format F --to FOLDER</c>: the open data files. Exit 0: done; 1: the place has faults; 2: used wrongly.</summary>
internal static class ExportVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var place = new Argument<string>("place") { Description = "The folder of an election package, or a record" };
        var format = new Option<string>("--format") { Description = "csv, json, or package: an election package that makes the same facts", Required = true, HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong("csv", "json", "package");
        var folder = new Option<string>("--to") { Description = "Where to: a new or empty folder, or that of an earlier export", Required = true, HelpName = "FOLDER" };
        var at = new Option<string?>("--at") { Description = "What had been received by then, such as 2024-09-02T01:25:00+04:00", HelpName = "TIME" };
        var json = new Option<bool>("--json") { Description = "Say what was written as JSON" };
        var verb = new Command("export", "Write open data: stations, turnout, every version of every protocol, checks, decisions, results, with a description of each column") { place, format, folder, at, json };
        verb.SetAction((given, cancel) => Saying.What(given, async output =>
        {
            var (from, to, kind) = (given.GetRequiredValue(place), given.GetRequiredValue(folder), given.GetRequiredValue(format));
            if (!OpenData.MayWrite(to)) throw new PlaceException($"{to} holds something else than an earlier export; name another folder, or empty it.");
            var (effects, entries, question) = (new Effects(), new List<Entry>(), new ReportQuestion(Place.MomentOf(given.GetValue(at)), null, null));
            var views = await Place.Read(from, question.At, Seen, cancel);
            if (kind == "package") WritePackage(entries, to);
            else await Watched.Do(say => Task.Run(() => Write(new(ResultsReport.Of(views, question), effects, kind == "json"), to, say), cancel));
            output.WriteLine(given.GetValue(json) ? Json(to, kind, views) : string.Create(CultureInfo.InvariantCulture, $"{to}: {Directory.GetFiles(to).Length} files of {views.Size:N0} entries, last fact {views.At}"));
            return 0;

            void Seen(Entry entry, long number)
            {
                effects.Note(entry, number);
                if (kind == "package") entries.Add(entry);
            }
        }));
        return verb;
    }

    private static int Write(OpenData data, string folder, Action<string> say)
    {
        data.Write(folder, say);
        return data.Files;
    }

    private static void WritePackage(List<Entry> entries, string folder) => OpenData.Put(folder, made => PackageWriter.Write(PackageOfRecord.Of(entries), made));

    private static string Json(string folder, string format, Views views)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("folder", folder);
            writer.WriteString("format", format);
            writer.WriteNumber("entries", views.Size);
            writer.WriteString("lastFact", views.At.ToString());
            writer.WriteStartArray("files");
            foreach (var file in Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)) writer.WriteStringValue(file);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
