using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Urna.Web.Layout;
using Urna.Web.Words;

namespace Urna.Web.Hosting;

/// <summary>What a person sees when something broke or cannot be given now. It is made of nothing but its words and the style sheet that is a file of the program, since anything else may be what broke.</summary>
internal static class ErrorPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Broke = """
        <p lang="az">Səhv bizdədir, sizdə deyil. Bir neçə saniyədən sonra yenidən cəhd edin.</p>
        <p lang="en">Something broke here, not with you. Please try again in a few seconds.</p>
        <p lang="ru">Ошибка у нас, а не у вас. Попробуйте ещё раз через несколько секунд.</p>
        """;

    /// <summary>Writes it: in all languages, that something broke.</summary>
    public static Task Write(HttpContext context, int status) => Send(context, status, "en", status.ToString(CultureInfo.InvariantCulture), Broke);

    /// <summary>Writes it in a reader's language, where there are words of this key; <c>Retry-After</c> is said in them.</summary>
    public static Task Write(HttpContext context, int status, string key, string language, string front)
    {
        var words = Vocabulary.Of(language);
        if (!words.Has(key)) return Write(context, status);
        var means = Encoder.Encode(Means(context, language, key));
        return Send(context, status, language, words[key], $"<p>{means}</p><p><a href=\"{front}\">{Encoder.Encode(words["front"])}</a></p>");
    }

    /// <summary>What there is to do, and when.</summary>
    public static string Means(HttpContext context, string language, string key)
    {
        var seconds = long.TryParse(context.Response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var later) ? later : 1;
        return Vocabulary.Of(language).Say(key + ".means", ("seconds", seconds));
    }

    private static Task Send(HttpContext context, int status, string language, string title, string text)
    {
        var heading = Encoder.Encode(title);
        var page = string.Create(CultureInfo.InvariantCulture, $"<!DOCTYPE html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>{heading}</title><link rel=\"stylesheet\" href=\"{PageFiles.Style.Address}\"></head><body><main><h1>{heading}</h1>{text}</main></body></html>");
        var bytes = Encoding.UTF8.GetBytes(page);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
