using System.Text.Json;
using Urna.Record;

namespace Urna;

/// <summary>A name in several languages. Languages stand in ordinal order; a language without a name does not stand there. The default of a missing name is <see cref="None"/>.</summary>
public sealed class Names
{
    private readonly string[] _languages;
    private readonly string[] _texts;

    private Names(string[] languages, string[] texts)
    {
        _languages = languages;
        _texts = texts;
    }

    /// <summary>No name in any language.</summary>
    public static Names None { get; } = new([], []);

    /// <summary>The languages it has, in ordinal order.</summary>
    public IReadOnlyList<string> Languages => _languages;

    /// <summary>The name in a language, or in the first language there is, or empty.</summary>
    public string In(string language)
    {
        var index = Array.IndexOf(_languages, language);
        return index >= 0 ? _texts[index] : _texts.Length > 0 ? _texts[0] : string.Empty;
    }

    /// <summary>The language <see cref="In"/> answers in, so that a page can mark foreign words; empty where there is no name.</summary>
    public string LanguageOf(string language) =>
        Array.IndexOf(_languages, language) >= 0 ? language : _languages.Length > 0 ? _languages[0] : string.Empty;

    /// <summary>Whether there is a name and the other has the same in every language.</summary>
    public bool Same(Names other) => _languages.Length > 0 && _languages.AsSpan().SequenceEqual(other._languages) && _texts.AsSpan().SequenceEqual(other._texts);

    /// <summary>Names by language; empty texts are left out.</summary>
    public static Names Of(IEnumerable<(string Language, string Text)> names)
    {
        var given = names.Where(n => n.Text.Length > 0).OrderBy(n => n.Language, StringComparer.Ordinal).ToArray();
        return given.Length == 0 ? None : new([.. given.Select(n => string.Intern(n.Language))], [.. given.Select(n => n.Text.Normalize())]);
    }

    /// <summary>Names of a JSON object, or none where it is absent.</summary>
    public static Names Of(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? Of(element.EnumerateObject().Select(p => (p.Name, p.Value.GetString() ?? string.Empty)))
        : None;

    internal void Write(CanonicalWriter writer)
    {
        writer.BeginObject();
        for (var i = 0; i < _languages.Length; i++)
        {
            writer.Key(System.Text.Encoding.ASCII.GetBytes(_languages[i]));
            writer.Text(_texts[i]);
        }

        writer.EndObject();
    }

    internal static Names Read(ref CanonicalReader reader)
    {
        var (languages, texts) = reader.TextsByCode("languages in ascending order");
        return languages.Length == 0 ? None : new(languages, texts);
    }
}
