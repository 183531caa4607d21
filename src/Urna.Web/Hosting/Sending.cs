using Microsoft.Extensions.Primitives;

namespace Urna.Web.Hosting;

/// <summary>Sends what is kept. Nothing here waits for anything but the visitor, and hardly anything is made.</summary>
internal static class Sending
{
    private static readonly StringValues Vary = "Accept-Encoding";

    /// <summary>Gives a copy, or says that the visitor has it.</summary>
    public static Task Give(HttpContext context, Copy copy)
    {
        var (request, response) = (context.Request, context.Response);
        var form = copy.For(request.Headers.AcceptEncoding);
        var headers = response.Headers;
        SecurityHeaders.Set(headers);
        headers.CacheControl = copy.CacheControl;
        if (copy.Brotli is not null) headers.Vary = Vary;
        foreach (var (name, value) in copy.More) headers[name] = value;
        if (copy.Status == StatusCodes.Status200OK)
        {
            headers.ETag = form.Tag;
            if (Has(request.Headers.IfNoneMatch, form.Tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        response.StatusCode = copy.Status;
        headers.ContentType = copy.Type;
        headers.ContentLength = form.Bytes.Length;
        if (form.Encoding.Count > 0 && form.Encoding[0] is { Length: > 0 }) headers.ContentEncoding = form.Encoding;
        return HttpMethods.IsHead(request.Method) || form.Bytes.IsEmpty ? Task.CompletedTask : response.BodyWriter.WriteAsync(form.Bytes, context.RequestAborted).AsTask();
    }

    /// <summary>Whether a visitor names this tag, or any. A proxy may have made it a weak one.</summary>
    private static bool Has(StringValues given, StringValues tag)
    {
        foreach (var line in given)
        {
            if (line is not null && (line == "*" || line.Contains(tag.ToString(), StringComparison.Ordinal))) return true;
        }

        return false;
    }
}
