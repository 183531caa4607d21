using Urna.Web.Layout;
using Urna.Web.Words;

namespace Urna.Web.Hosting;

/// <summary>Turns addresses away that nobody means: too long, with signs that are none, with a time that is none or stands there twice.</summary>
internal static class Legible
{
    private const int Longest = 2_048;

    /// <summary>Looks at each address before a door does.</summary>
    public static void UseLegible(this WebApplication app, Election election) => app.Use(next => context => Look(next, context, election));

    private static Task Look(RequestDelegate next, HttpContext context, Election election)
    {
        var asked = context.Request.QueryString.Value ?? string.Empty;
        if (asked.Length + (context.Request.Path.Value?.Length ?? 0) > Longest)
            return Errors.Say(context, StatusCodes.Status414UriTooLong, $"An address here has no more than {Longest} signs.");
        if (!IsRead(asked)) return Errors.Say(context, StatusCodes.Status400BadRequest, "The question in the address cannot be read: a percent sign is followed by two hexadecimal digits, and control characters are no text.");
        if (IsPage(context.Request.Path, election) && context.Request.Query["at"] is { Count: > 0 } at && (at.Count > 1 || Visits.MomentOf(at[0]) is null))
            return Errors.Say(context, StatusCodes.Status400BadRequest, "\"at\" is one time, written like 2024-09-01T19:00:00+04:00.");
        return next(context);
    }

    private static bool IsPage(PathString path, Election election) => path.Value?.Split('/') is ["", "e", var id, var language, ..] && id == election.Id && Language.Find(language) is not null;

    /// <summary>Whether every percent sign begins a byte that is no control character.</summary>
    private static bool IsRead(string asked)
    {
        for (var at = asked.IndexOf('%', StringComparison.Ordinal); at >= 0; at = asked.IndexOf('%', at + 1))
        {
            if (at + 2 >= asked.Length || !char.IsAsciiHexDigit(asked[at + 1]) || !char.IsAsciiHexDigit(asked[at + 2])) return false;
            if (asked[at + 1] is '0' or '1' || asked.AsSpan(at + 1, 2).Equals("7f", StringComparison.OrdinalIgnoreCase)) return false;
        }

        return true;
    }
}
