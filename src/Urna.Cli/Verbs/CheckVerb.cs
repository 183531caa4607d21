using System.CommandLine;
using System.Text;
using System.Text.Json;
using Spectre.Console;
using Urna.Cli.Reading;
using Urna.Store.Packages;

namespace Urna.Cli.Verbs;

/// <summary><c>urna check FOLDER</c>: reads an election package and explains every fault. Exit 0: none; 1: faults; 2: there is no such folder.</summary>
internal static class CheckVerb
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "The folder of the election package" };
        var json = new Option<bool>("--json") { Description = "Answer as JSON" };
        var verb = new Command("check", "Check an election package: every fault as file:line: what is wrong, and what was expected") { folder, json };
        verb.SetAction((given, _) => Saying.What(given, output => Task.FromResult(Run(given.GetRequiredValue(folder), given.GetValue(json), output))));
        return verb;
    }

    private static int Run(string folder, bool json, TextWriter output)
    {
        if (!Directory.Exists(folder)) throw new PlaceException($"There is no folder {folder}. Name the folder of an election package.");
        var result = Shown(folder);
        if (json) output.WriteLine(Json(result));
        else Say(result, output);
        return result.FaultCount == 0 ? 0 : 1;
    }

    // The bar goes to the error stream, and only where a person looks at it: what is asked for stays clean.
    private static PackageCheck Shown(string folder)
    {
        if (Console.IsErrorRedirected) return PackageCheck.Of(folder, static _ => { });
        var screen = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return screen.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new SpinnerColumn()).Start(progress =>
        {
            var task = progress.AddTask("reading", maxValue: PackageCheck.Steps);
            return PackageCheck.Of(folder, step =>
            {
                task.Description = Markup.Escape(step);
                task.Increment(1);
            });
        });
    }

    private static void Say(PackageCheck result, TextWriter output)
    {
        foreach (var fault in result.Faults) output.WriteLine(fault);
        if (result.FaultCount > result.Faults.Count) output.WriteLine($"… and {result.FaultCount - result.Faults.Count} more");
        foreach (var warning in result.Warnings) output.WriteLine($"{warning.File}:{warning.Line}: warning: {warning.Sentence}");
        if (result.WarningCount > result.Warnings.Count) output.WriteLine($"… and {result.WarningCount - result.Warnings.Count} more warnings");
        if (result.Package is { } package) output.WriteLine($"{package.Profile.Election}: {package.Stations.Length} stations, {package.Voters} voters, {package.Contests.Length} contests, {package.Choices.Length} choices, {package.Protocols.Length} protocols; hash {package.Hash}");
        output.WriteLine($"{result.FaultCount} {(result.FaultCount == 1 ? "fault" : "faults")}, {result.WarningCount} {(result.WarningCount == 1 ? "warning" : "warnings")}");
    }

    private static string Json(PackageCheck result)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            writer.WriteStartObject();
            if (result.Package is { } package) WriteSummary(writer, package);
            writer.WriteNumber("faultCount", result.FaultCount);
            Write(writer, "faults", result.Faults);
            writer.WriteNumber("warningCount", result.WarningCount);
            Write(writer, "warnings", result.Warnings);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteSummary(Utf8JsonWriter writer, Package package)
    {
        if (Results.ReportMark.Of(package.Profile.Kind) is { Length: > 0 } mark) writer.WriteString("mark", mark);
        writer.WriteString("election", package.Profile.Election);
        writer.WriteString("kind", Registers.KindNames.Of(package.Profile.Kind));
        writer.WriteString("hash", package.Hash);
        writer.WriteNumber("stations", package.Stations.Length);
        writer.WriteNumber("voters", package.Voters);
        writer.WriteNumber("contests", package.Contests.Length);
        writer.WriteNumber("choices", package.Choices.Length);
        writer.WriteNumber("protocols", package.Protocols.Length);
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<PackageFault> faults)
    {
        writer.WriteStartArray(name);
        foreach (var fault in faults)
        {
            writer.WriteStartObject();
            writer.WriteString("file", fault.File);
            writer.WriteNumber("line", fault.Line);
            writer.WriteString("sentence", fault.Sentence);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
