using System.Globalization;
using System.Text;

namespace Urna.Web.Hosting;

/// <summary>What a person sees when something broke. It is made of nothing but this text, since anything else may be what broke.</summary>
internal static class ErrorPage
{
    private const string Later = """
        <p lang="az">Səhv bizdədir, sizdə deyil. Bir neçə saniyədən sonra yenidən cəhd edin.</p>
        <p lang="en">Something broke here, not with you. Please try again in a few seconds.</p>
        <p lang="ru">Ошибка у нас, а не у вас. Попробуйте ещё раз через несколько секунд.</p>
        """;

    /// <summary>Writes it.</summary>
    public static Task Write(HttpContext context, int status)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{status}</title></head><body><h1>{status}</h1>{Later}</body></html>");
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
