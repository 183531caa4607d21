using System.Globalization;

namespace Urna.Web.Layout;

/// <summary>Reads what an address asks for. What cannot be read asks for nothing, so that no address breaks a page.</summary>
public static class Typed
{
    private const int LongestText = 80;

    /// <summary>The number of a page, from 1; the first where none is asked for.</summary>
    public static int Page(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 1_000_000 ? page : 1;

    /// <summary>What was typed, without space around it and no longer than anything that is looked for.</summary>
    public static string Text(string? text)
    {
        var typed = text?.Trim() ?? string.Empty;
        if (typed.Length <= LongestText) return typed;
        return char.IsHighSurrogate(typed[LongestText - 1]) ? typed[..(LongestText - 1)] : typed[..LongestText];
    }

    /// <summary>One of some words; the first of them where none of them is asked for.</summary>
    public static string Among(string? text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (word == text) return word;
        }

        return words[0];
    }
}
