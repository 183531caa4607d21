using System.Buffers;
using Urna.Registers;
using Urna.Results;
using Urna.Store.Records;
using Urna.Web.Hosting;

namespace Urna.Web.Record;

/// <summary>The numbers as files: results as JSON and CSV, a station as JSON, and the state of the server. Each carries the mark of the record's kind.</summary>
internal static class DataEndpoints
{
    private const string Json = "application/json; charset=utf-8";
    private const string Csv = "text/csv; charset=utf-8";

    /// <summary>Maps the doors below <c>/e/ELECTION/</c>.</summary>
    public static void MapData(this IEndpointRouteBuilder routes, Election election)
    {
        var data = routes.MapGroup($"/e/{election.Id}");
        data.MapGet("/results.json", context => Results(context, election, Json, (report, buffer) => report.WriteJson(buffer))).WithMetadata(new Kept("at", "contest", "unit"));
        data.MapGet("/results.csv", context => Results(context, election, Csv, (report, buffer) => report.WriteCsv(buffer))).WithMetadata(new Kept("at", "contest", "unit"));
        data.MapGet("/station/{station}.json", context => Station(context, election)).WithMetadata(new Kept("at"));
        data.MapGet("/status.json", context => Status(context, election));
    }

    private static async Task Results(HttpContext context, Election election, string type, Action<ResultsReport, IBufferWriter<byte>> write)
    {
        if (await Asked(context, election) is not var (head, at)) return;
        var question = new ReportQuestion(at, context.Request.Query["contest"], context.Request.Query["unit"]);
        if (Unknown(head.Views.Registers, question) is { } wrong)
        {
            await Problems.Write(context, StatusCodes.Status404NotFound, wrong);
            return;
        }

        var buffer = new ArrayBufferWriter<byte>();
        write(ResultsReport.Of(head.Views, question), buffer);
        await Write(context, type, buffer.WrittenMemory);
    }

    private static async Task Station(HttpContext context, Election election)
    {
        if (await Asked(context, election) is not var (head, at)) return;
        var code = context.Request.RouteValues["station"] as string ?? string.Empty;
        var station = head.Views.Registers.FindStation(code);
        if (station < 0)
        {
            await Problems.Write(context, StatusCodes.Status404NotFound, $"There is no station {code}.");
            return;
        }

        await Write(context, Json, StationJson.Of(head.Views, station, at));
    }

    private static Task Status(HttpContext context, Election election)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return Write(context, Json, StatusJson.Of(election));
    }

    /// <summary>What is asked about: the newest, or as of the moment in the address. Null: it was not understood, and the answer is given.</summary>
    private static async ValueTask<(Head Head, Moment At)?> Asked(HttpContext context, Election election)
    {
        string? text = context.Request.Query["at"];
        Moment at = default;
        if (text is { Length: > 0 } && !Moment.TryParse(text.Replace(' ', '+'), out at))
        {
            await Problems.Write(context, StatusCodes.Status400BadRequest, $"\"{text}\" is not a time; expected one like 2024-09-01T19:00:00+04:00.");
            return null;
        }

        var newest = election.Head; // looked at first: of what lies before it nothing more comes
        var head = await election.AsOf(at, context.RequestAborted);
        if (head.Views.Registers.StationCount > 0)
        {
            context.Response.Headers.CacheControl = "public, max-age=1, must-revalidate";
            Notes.Keep(context, Basis.Of(at.IsKnown ? head : newest, newest, at));
            return (at.IsKnown ? head : newest, at);
        }

        await Problems.Write(context, StatusCodes.Status404NotFound, $"Nothing had been received by {at}. Ask for a later time.");
        return null;
    }

    private static string? Unknown(RegistersView registers, ReportQuestion question)
    {
        if (question.Contest is { Length: > 0 } contest && registers.FindContest(contest) < 0) return $"There is no contest {contest}.";
        return question.Unit is { Length: > 0 } unit && registers.FindUnit(unit) < 0 ? $"There is no unit {unit}." : null;
    }

    // Anyone may use the numbers on a page of their own.
    private static Task Write(HttpContext context, string type, ReadOnlyMemory<byte> bytes)
    {
        context.Response.ContentType = type;
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
