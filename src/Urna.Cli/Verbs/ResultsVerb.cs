using System.Buffers;
using System.CommandLine;
using System.Text;
using Urna.Cli.Reading;
using Urna.Cli.Tables;
using Urna.Results;

namespace Urna.Cli.Verbs;

/// <summary><c>urna results PACKAGE|RECORD</c>: counts anew and prints the results. Exit 0: done; 1: the place has faults; 2: it, or a code given, is not there.</summary>
internal static class ResultsVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var place = new Argument<string>("place") { Description = "The folder of an election package, or a record" };
        var contest = new Option<string?>("--contest") { Description = "Only this contest, with its choices and lines", HelpName = "CODE" };
        var unit = new Option<string?>("--unit") { Description = "Only the stations that lie in this unit", HelpName = "CODE" };
        var at = new Option<string?>("--at") { Description = "What had been received by then, such as 2024-09-02T01:25:00+04:00", HelpName = "TIME" };
        var json = new Option<bool>("--json") { Description = "Answer as JSON (docs/results-json.md)" };
        var csv = new Option<bool>("--csv") { Description = "Answer as CSV: a row for each choice" };
        var before = new Option<string?>("--before") { Description = "Compare with this election, a package or a record, where the boundaries match", HelpName = "PLACE" };
        var verb = new Command("results", "Count anew and print the results, with the base of every share") { place, contest, unit, at, json, csv, before };
        verb.Validators.Add(given =>
        {
            if (given.GetValue(json) && given.GetValue(csv)) given.AddError("--json and --csv exclude each other.");
            if (given.GetValue(before) is not null && (given.GetValue(json) || given.GetValue(csv) || given.GetValue(unit) is not null))
                given.AddError("--before prints a table of whole contests: leave out --json, --csv and --unit.");
        });
        verb.SetAction((given, cancel) => Saying.What(given, async output =>
        {
            var question = new ReportQuestion(Place.MomentOf(given.GetValue(at)), given.GetValue(contest), given.GetValue(unit));
            var views = await Place.Read(given.GetRequiredValue(place), question.At, cancel);
            var report = Report(views, question);
            if (given.GetValue(json)) Print(output, buffer => report.WriteJson(buffer));
            else if (given.GetValue(csv)) Print(output, report.WriteCsv);
            else ResultsTable.Show(output, report);
            if (given.GetValue(before) is { } other) PreviousTable.Show(output, PreviousElection.Of(report, Report(await Place.Read(other, default, cancel), default)));
            return 0;
        }));
        return verb;
    }

    private static ResultsReport Report(Views views, ReportQuestion question)
    {
        try
        {
            return ResultsReport.Of(views, question);
        }
        catch (ArgumentException problem)
        {
            throw new PlaceException(problem.Message);
        }
    }

    private static void Print(TextWriter output, Action<IBufferWriter<byte>> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(buffer);
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        output.Write(text.EndsWith('\n') ? text : text + "\n");
    }
}
