namespace Urna.Web.Hosting;

/// <summary>Turns addresses away that nobody means: too long, or with characters that are none.</summary>
internal static class Legible
{
    private const int Longest = 2_048;
    private const char Sign = '\x25'; // what begins a byte that is written with two digits

    /// <summary>Looks at each address before a door does.</summary>
    public static void UseLegible(this WebApplication app) => app.Use(next => context => Look(next, context));

    private static Task Look(RequestDelegate next, HttpContext context)
    {
        var asked = context.Request.QueryString.Value ?? string.Empty;
        if (asked.Length + (context.Request.Path.Value?.Length ?? 0) > Longest)
            return Errors.Say(context, StatusCodes.Status414UriTooLong, $"An address here has no more than {Longest} characters.");
        if (!IsRead(asked)) return Errors.Say(context, StatusCodes.Status400BadRequest, "The question in the address cannot be read: a percent sign is followed by two hexadecimal digits, and control characters are no text.");
        return next(context);
    }

    /// <summary>Whether every percent sign begins a byte that is no control character.</summary>
    private static bool IsRead(string asked)
    {
        for (var at = asked.IndexOf(Sign, StringComparison.Ordinal); at >= 0; at = asked.IndexOf(Sign, at + 1))
        {
            if (at + 2 >= asked.Length || !char.IsAsciiHexDigit(asked[at + 1]) || !char.IsAsciiHexDigit(asked[at + 2])) return false;
            if (asked[at + 1] is '0' or '1' || asked.AsSpan(at + 1, 2).Equals("7f", StringComparison.OrdinalIgnoreCase)) return false;
        }

        return true;
    }
}
