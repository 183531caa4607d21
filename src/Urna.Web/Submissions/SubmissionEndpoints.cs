using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Urna.Protocols;
using Urna.Record;
using Urna.Store.Records;
using Urna.Web.Hosting;

namespace Urna.Web.Submissions;

/// <summary>
/// The door through which devices have facts recorded: <c>POST /e/ELECTION/facts</c>. The body is the submission in its canonical bytes; who speaks is the
/// enrolled key of its signature (<c>docs/api.md</c>).
/// </summary>
internal static class SubmissionEndpoints
{
    private const string Json = "application/json";

    /// <summary>Maps the door.</summary>
    public static void MapSubmissions(this IEndpointRouteBuilder routes, Election election)
    {
        if (election.IsFixed) return; // It shows one moment of the past: nothing is recorded there.
        var decoders = new Decoders();
        routes.MapPost($"/e/{election.Id}/facts", context => Submit(context, election, decoders));
    }

    private static async Task Submit(HttpContext context, Election election, Decoders decoders)
    {
        (EntryId Id, Fact Fact, DeviceSignature? Signature) asked;
        try
        {
            asked = await Read(context.Request.BodyReader, decoders, context.RequestAborted);
        }
        catch (RecordFormatException problem)
        {
            await Problems.Write(context, StatusCodes.Status400BadRequest, problem.Message);
            return;
        }

        if (asked.Signature is not { } signature)
        {
            await Problems.Write(context, StatusCodes.Status401Unauthorized, "The submission has no signature. Sign name, version, id and data with the key of an enrolled device.");
            return;
        }

        if (!election.Head.Views.Acts.Keys.TryGetValue(signature.Key, out var key))
        {
            await Problems.Write(context, StatusCodes.Status403Forbidden, $"The key {signature.Key} is not enrolled.");
            return;
        }

        var by = new Author(key.Enrolled.Actor, key.Enrolled.Commission, key.Enrolled.Role);
        // Once it is asked for it is decided, whether or not the device still listens: half an answer would help nobody.
        var answer = await election.Appender.Append(Request.Of(by, asked.Id, asked.Fact, signature), CancellationToken.None);
        await Say(context, election, asked.Fact, answer);
    }

    private static async Task<(EntryId Id, Fact Fact, DeviceSignature? Signature)> Read(PipeReader body, Decoders decoders, CancellationToken cancel)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancel);
            if (!read.IsCompleted)
            {
                body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            try
            {
                return Parse(read.Buffer, decoders);
            }
            finally
            {
                body.AdvanceTo(read.Buffer.End);
            }
        }
    }

    private static (EntryId Id, Fact Fact, DeviceSignature? Signature) Parse(in ReadOnlySequence<byte> bytes, Decoders decoders)
    {
        if (bytes.IsSingleSegment) return decoders.Read(bytes.FirstSpan);
        var whole = ArrayPool<byte>.Shared.Rent((int)bytes.Length);
        try
        {
            bytes.CopyTo(whole);
            return decoders.Read(whole.AsSpan(0, (int)bytes.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    private static Task Say(HttpContext context, Election election, Fact fact, Answer answer) => answer switch
    {
        Answer.Recorded recorded => Say(context, election.Id, recorded),
        Answer.Conflict conflict => Problems.Write(context, StatusCodes.Status422UnprocessableEntity, conflict.Number < 0
            ? $"The id {conflict.Id} stands twice in this request."
            : $"The id {conflict.Id} is that of entry {conflict.Number}, which says something else. A new submission takes a new id."),
        Answer.Refused { Refusal: { Code: RecordRefusals.Signature } refusal } => Problems.Write(context, StatusCodes.Status403Forbidden, refusal.Sentence, refusal),
        Answer.Refused { Refusal: { Code: RecordRefusals.NotWritable } refusal } => Problems.Write(context, StatusCodes.Status400BadRequest, refusal.Sentence, refusal),
        Answer.Refused refused => Problems.Write(context, StatusCodes.Status409Conflict, refused.Refusal.Sentence, refused.Refusal, Latest(election.Head.Views, fact)),
        _ => throw new InvalidOperationException("Every answer has its words."),
    };

    private static async Task Say(HttpContext context, string election, Answer.Recorded recorded)
    {
        var response = context.Response;
        var number = recorded.Numbers[0];
        response.StatusCode = recorded.Before ? StatusCodes.Status200OK : StatusCodes.Status201Created;
        response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"/e/{election}/record/entry/{number}");
        response.Headers.CacheControl = "no-store";
        response.ContentType = Json;
        var text = string.Create(CultureInfo.InvariantCulture, $"{{\"entry\":{number},\"at\":\"{recorded.At}\"}}");
        var written = Encoding.ASCII.GetBytes(text, response.BodyWriter.GetSpan(text.Length));
        response.ContentLength = written;
        response.BodyWriter.Advance(written);
        await response.BodyWriter.FlushAsync(CancellationToken.None);
    }

    /// <summary>The version a refused one was not based on: the latest protocol of the place; 0 where the fact is of another sort, or none is there.</summary>
    private static int Latest(Views views, Fact fact)
    {
        var (station, contest) = fact switch
        {
            ProtocolEntered entered => (entered.Station, entered.Contest),
            ProtocolAccepted accepted => (accepted.Station, accepted.Contest),
            EntrySealed made => (made.Station, made.Contest),
            ProtocolExplained explained => (explained.Station, explained.Contest),
            ProtocolAdmitted admitted => (admitted.Station, admitted.Contest),
            _ => (string.Empty, string.Empty),
        };
        var slot = station.Length == 0 ? -1 : views.Registers.FindSlot(station, contest);
        return slot < 0 ? 0 : views.Protocols.State(slot).Latest?.Entered.Version ?? 0;
    }
}
