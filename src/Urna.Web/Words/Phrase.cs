using System.Collections.Immutable;

namespace Urna.Web.Words;

/// <summary>A piece of a phrase: words, or the place of a value, or the forms of a noun that follow a value.</summary>
/// <param name="Text">The words; empty where a value stands.</param>
/// <param name="Value">The name of the value; empty for words.</param>
/// <param name="Forms">The forms of the noun; empty where the value itself stands.</param>
public sealed record Piece(string Text, string Value, ImmutableArray<string> Forms);

/// <summary>
/// A phrase of a language, taken apart once. <c>{n}</c> is the place of a value, <c>{n:station|stations}</c> that of a noun in the form which follows the
/// value: one form in Azerbaijani, two in English, three in Russian.
/// </summary>
public sealed class Phrase
{
    private Phrase(string text, ImmutableArray<Piece> pieces) => (Text, Pieces) = (text, pieces);

    /// <summary>The text it was made of.</summary>
    public string Text { get; }

    /// <summary>Its pieces in order.</summary>
    public ImmutableArray<Piece> Pieces { get; }

    /// <summary>The names of its values, each once, in ordinal order.</summary>
    public ImmutableArray<string> Values => [.. Pieces.Select(p => p.Value).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Takes a text apart.</summary>
    /// <exception cref="FormatException">A brace is not closed.</exception>
    public static Phrase Of(string text)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var end = open < 0 ? text.Length : open;
            if (end > at) pieces.Add(new(text[at..end], string.Empty, []));
            if (open < 0) break;
            var close = text.IndexOf('}', open);
            if (close < 0) throw new FormatException($"A brace is not closed in \"{text}\".");
            pieces.Add(Place(text[(open + 1)..close]));
            at = close + 1;
        }

        return new(text, pieces.ToImmutable());
    }

    private static Piece Place(string inside)
    {
        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new(string.Empty, inside, []) : new(string.Empty, inside[..colon], [.. inside[(colon + 1)..].Split('|')]);
    }
}
