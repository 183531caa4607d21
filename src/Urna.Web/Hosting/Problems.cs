using System.Text.Json;

namespace Urna.Web.Hosting;

/// <summary>Answers that say no to a program: problem details (RFC 9457) with the code and the article of a refusal.</summary>
internal static class Problems
{
    /// <summary>Writes one.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">Its status.</param>
    /// <param name="sentence">What is wrong, where, and what was expected.</param>
    /// <param name="refusal">The rule's no, where it is one.</param>
    /// <param name="latest">The latest version of what was asked for; 0: none.</param>
    public static Task Write(HttpContext context, int status, string sentence, Refusal? refusal = null, int latest = 0)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/problem+json";
        response.Headers.CacheControl = "no-store";
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("status", status);
            writer.WriteString("title", Title(status));
            writer.WriteString("detail", sentence);
            if (refusal is not null)
            {
                writer.WriteString("code", refusal.Code);
                writer.WriteString("article", refusal.Article);
            }

            if (latest > 0) writer.WriteNumber("latest", latest);

            writer.WriteEndObject();
        }

        response.ContentLength = stream.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(stream.GetBuffer().AsMemory(0, (int)stream.Length), context.RequestAborted).AsTask();
    }

    private static string Title(int status) => status switch
    {
        400 => "It cannot be read",
        401 => "Who asks is not known",
        403 => "This is not theirs to do",
        404 => "There is no such thing",
        405 => "Not by this method",
        409 => "A rule says no",
        413 => "It is too large",
        414 => "Its address is too long",
        415 => "Not of this type",
        422 => "The id has another body",
        429 => "Too many at once",
        503 => "The record cannot be reached",
        _ => "It did not work",
    };
}
