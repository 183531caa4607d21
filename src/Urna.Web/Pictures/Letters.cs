namespace Urna.Web.Pictures;

/// <summary>Letters in drawings, where nothing measures them.</summary>
internal static class Letters
{
    /// <summary>The text, or its beginning where it has more letters than there is room for.</summary>
    public static string Fit(string text, int most)
    {
        if (text.Length <= most) return text;
        return text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";
    }
}
