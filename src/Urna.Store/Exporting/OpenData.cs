using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Urna.Registers;
using Urna.Results;

namespace Urna.Store.Exporting;

/// <summary>
/// The open data of an election at one moment: tables as CSV or JSON, the results document, and a description of every column. The files appear in the
/// folder all at once or not at all.
/// </summary>
public sealed class OpenData
{
    /// <summary>The name of the description, by which an earlier export is known.</summary>
    public const string Description = "datapackage.json";

    private const string Profile = "urna-open-data-1";
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ResultsReport _report;
    private readonly bool _json;
    private readonly OpenTable[] _tables;

    /// <summary>Prepares an export.</summary>
    /// <param name="report">The results; the views behind them must hold what had been received by the moment asked for and no more.</param>
    /// <param name="effects">What decisions changed.</param>
    /// <param name="json">As JSON rather than CSV.</param>
    public OpenData(ResultsReport report, Effects effects, bool json)
    {
        (_report, _json) = (report, json);
        var views = report.Views;
        _tables =
        [
            RegisterTables.Contests(views), RegisterTables.Choices(views), RegisterTables.Stations(views), RegisterTables.Ballots(views),
            CountTables.Turnout(views), CountTables.TurnoutCorrections(views), CountTables.Protocols(views), CountTables.Votes(views), CountTables.Checks(views),
            CountTables.Changes(views), DecisionTables.Decisions(views), DecisionTables.EffectsOf(effects), ResultTable.Of(report),
        ];
    }

    /// <summary>How many files it has.</summary>
    public int Files => _tables.Length + 2;

    /// <summary>Whether something may be written there: there is nothing, an empty folder, or an earlier export.</summary>
    public static bool MayWrite(string folder)
    {
        if (File.Exists(folder)) return false;
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any()) return true;
        var description = Path.Combine(folder, Description);
        return File.Exists(description) && IsOurs(File.ReadAllBytes(description));
    }

    /// <summary>Writes the files beside the folder first, then puts them in its place; an earlier export there is replaced.</summary>
    /// <exception cref="IOException">They cannot be written, or the folder holds something else; it is as it was then.</exception>
    public void Write(string folder, Action<string> progress) => Put(folder, made =>
    {
        foreach (var table in _tables)
        {
            progress(table.Name);
            using var rows = Open(made, table);
            table.Fill(rows);
        }

        using (var results = File.Create(Path.Combine(made, "report.json"))) Write(results);
        Describe(Path.Combine(made, Description));
    });

    /// <summary>Fills a folder beside the one named, then puts it in its place.</summary>
    /// <exception cref="IOException">It cannot be written, or the folder holds something else; it is as it was then.</exception>
    public static void Put(string folder, Action<string> fill)
    {
        if (!MayWrite(folder)) throw new IOException($"{folder} holds something else than an earlier export; name another folder, or empty it.");
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var (made, old) = ($"{whole}.{Guid.NewGuid():N}.new", $"{whole}.{Guid.NewGuid():N}.old");
        Directory.CreateDirectory(made);
        try
        {
            fill(made);
            if (Directory.Exists(whole)) Directory.Move(whole, old);
            Directory.Move(made, whole);
        }
        finally
        {
            if (Directory.Exists(made)) Directory.Delete(made, true);
            if (Directory.Exists(old) && !Directory.Exists(whole)) Directory.Move(old, whole);
            if (Directory.Exists(old)) Directory.Delete(old, true);
        }
    }

    private static bool IsOurs(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("profile", out var profile) && profile.ValueKind == JsonValueKind.String && profile.GetString() == Profile;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private IRows Open(string folder, OpenTable table) => _json
        ? new JsonRows(Path.Combine(folder, FileOf(table)), table, _report.Mark)
        : new CsvRows(Path.Combine(folder, FileOf(table)), table, _report.Mark);

    private string FileOf(OpenTable table) => table.Name + (_json ? ".json" : ".csv");

    private void Write(Stream stream)
    {
        var buffer = new ArrayBufferWriter<byte>();
        _report.WriteJson(buffer);
        stream.Write(buffer.WrittenSpan);
        stream.Write("\n"u8);
    }

    private void Describe(string path)
    {
        var (views, profile) = (_report.Views, _report.Views.Registers.Profile);
        using var file = File.Create(path);
        using (var writer = new Utf8JsonWriter(file, Indented))
        {
            writer.WriteStartObject();
            if (_report.Mark.Length > 0) writer.WriteString("mark", _report.Mark);
            writer.WriteString("profile", Profile);
            writer.WriteString("name", profile.Election);
            writer.WriteString("kind", KindNames.Of(_report.Kind));
            if (_report.Question.At.IsKnown) writer.WriteString("at", _report.Question.At.ToString());
            writer.WriteNumber("entries", views.Size);
            if (views.At.IsKnown) writer.WriteString("lastFact", views.At.ToString());
            if (views.Registers.Opened is { } opened) writer.WriteString("package", opened.Package);
            writer.WriteString("source", profile.Source.Text);
            writer.WriteString("licence", profile.Source.Licence);
            writer.WriteStartArray("resources");
            foreach (var table in _tables) Describe(writer, table);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        file.Write("\n"u8);
    }

    private void Describe(Utf8JsonWriter writer, OpenTable table)
    {
        writer.WriteStartObject();
        writer.WriteString("name", table.Name);
        writer.WriteString("path", FileOf(table));
        writer.WriteString("description", table.Says);
        writer.WriteStartObject("schema");
        writer.WriteStartArray("fields");
        foreach (var column in table.Columns.Append(OpenTable.Mark))
        {
            writer.WriteStartObject();
            writer.WriteString("name", column.Name);
            writer.WriteString("type", column.Type);
            writer.WriteString("description", column.Says);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
