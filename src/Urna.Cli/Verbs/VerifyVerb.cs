using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Urna.Cli.Reading;
using Urna.Record;
using Urna.Registers;
using Urna.Results;
using Urna.Store.Records;
using Urna.Store.Verifying;

namespace Urna.Cli.Verbs;

/// <summary><c>urna verify RECORD|FOLDER|URL</c>: recomputes a record and says what is wrong and where. Exit 0: nothing; 1: a problem; 2: it is not there.</summary>
internal static class VerifyVerb
{
    private const int LongestFile = 1 << 20;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var place = new Argument<string>("place") { Description = "A record (SQLite file or PostgreSQL database), a folder of tiles, or the address of a site with tiles" };
        var checkpoint = new Option<string[]>("--checkpoint") { Description = "A signed checkpoint that somebody kept; may be given more than once", HelpName = "FILE" };
        var policy = new Option<string?>("--policy") { Description = "Whose signatures make a checkpoint count (C2SP tlog-policy)", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Answer as JSON" };
        var verb = new Command("verify", "Recompute everything from a record's entries; say what is wrong, and where") { place, checkpoint, policy, json };
        verb.SetAction((given, cancel) => Saying.What(given, async output =>
        {
            var (kept, trusted) = (Kept(given.GetValue(checkpoint) ?? []), given.GetValue(policy) is { } file ? Policy(file) : null);
            var verdict = await Verified(given.GetRequiredValue(place), new() { Checkpoints = kept, Policy = trusted }, cancel);
            if (given.GetValue(json)) output.WriteLine(Json(verdict));
            else Say(verdict, output);
            return verdict.ProblemCount == 0 ? 0 : 1;
        }));
        return verb;
    }

    private static async Task<Verdict> Verified(string place, VerificationOptions options, CancellationToken cancel)
    {
        try
        {
            return await Watched.Do(say => Verification.Of(place, options with { Say = say }, cancel));
        }
        catch (RecordUnavailableException problem)
        {
            throw new PlaceException(problem.Message);
        }
    }

    private static List<KeptCheckpoint> Kept(string[] files) => [.. files.Select(f => new KeptCheckpoint(f, Bytes(f, "checkpoint")))];

    private static TrustPolicy Policy(string file) => TrustPolicy.Read(Bytes(file, "policy"), out var faults)
        ?? throw new PlaceException(string.Join(Environment.NewLine, faults.Select(f => $"{file}: {f}")));

    private static byte[] Bytes(string file, string what)
    {
        if (!File.Exists(file)) throw new PlaceException($"There is no {what} {file}.");
        return new FileInfo(file).Length <= LongestFile ? File.ReadAllBytes(file) : throw new PlaceException($"{file} is too long for a {what}.");
    }

    private static void Say(Verdict verdict, TextWriter output)
    {
        output.WriteLine(verdict.Place);
        if (verdict.Opened is { } opened)
        {
            output.WriteLine($"  origin      {opened.Origin}");
            output.WriteLine($"  kind        {KindNames.Of(opened.Kind)}{(ReportMark.Of(opened.Kind) is { Length: > 0 } mark ? $" ({mark})" : string.Empty)}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  entries     {verdict.Entries:N0}"));
        output.WriteLine($"  root        {verdict.Root}");
        output.WriteLine($"  results     {verdict.ResultDigest ?? "could not be counted"}");
        output.WriteLine($"  checkpoint  {(verdict.Checkpoint is { } held ? string.Create(CultureInfo.InvariantCulture, $"{held.Size:N0} entries; {held.Verified}") : "none")}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  seconds     {verdict.Took.TotalSeconds:0.0}"));
        foreach (var unseen in verdict.Unseen) output.WriteLine(unseen);
        foreach (var problem in verdict.Problems) output.WriteLine(problem);
        if (verdict.ProblemCount > verdict.Problems.Count) output.WriteLine($"… and {verdict.ProblemCount - verdict.Problems.Count} more");
        output.WriteLine(verdict.ProblemCount switch { 0 => "No problem was found.", 1 => "1 problem.", var count => $"{count} problems." });
    }

    private static string Json(Verdict verdict)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            writer.WriteStartObject();
            writer.WriteString("place", verdict.Place);
            writer.WriteString("origin", verdict.Opened?.Origin);
            writer.WriteString("kind", verdict.Opened is { } opened ? KindNames.Of(opened.Kind) : null);
            writer.WriteString("mark", verdict.Opened is { } marked ? ReportMark.Of(marked.Kind) : null);
            writer.WriteNumber("entries", verdict.Entries);
            writer.WriteString("root", verdict.Root.ToString());
            writer.WriteString("resultDigest", verdict.ResultDigest);
            writer.WriteNumber("seconds", decimal.Round((decimal)verdict.Took.TotalSeconds, 3));
            WriteCheckpoint(writer, verdict.Checkpoint);
            writer.WriteStartArray("unseen");
            foreach (var unseen in verdict.Unseen) writer.WriteStringValue(unseen);
            writer.WriteEndArray();
            writer.WriteNumber("problemCount", verdict.ProblemCount);
            WriteProblems(writer, verdict.Problems);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteCheckpoint(Utf8JsonWriter writer, HeldAgainst? held)
    {
        if (held is null)
        {
            writer.WriteNull("checkpoint");
            return;
        }

        writer.WriteStartObject("checkpoint");
        writer.WriteNumber("size", held.Size);
        writer.WriteString("verified", held.Verified);
        writer.WriteEndObject();
    }

    private static void WriteProblems(Utf8JsonWriter writer, IReadOnlyList<Problem> problems)
    {
        writer.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            writer.WriteStartObject();
            if (problem.Entry < 0) writer.WriteNull("entry");
            else writer.WriteNumber("entry", problem.Entry);
            writer.WriteString("kind", problem.KindWord);
            writer.WriteString("what", problem.What);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
