using System.Text.Json;
using Urna.Record;

namespace Urna;

/// <summary>What is wrong in a JSON document, and where.</summary>
/// <param name="Path">Keys and indexes from the root, such as <c>profile.cutoffs[2].at</c>.</param>
/// <param name="Sentence">What is wrong, and what was expected.</param>
public sealed record JsonFault(string Path, string Sentence);

/// <summary>Reads one JSON object, key by key, and collects every fault instead of stopping at the first.</summary>
public sealed class JsonReading
{
    private readonly JsonElement _element;
    private readonly string _path;
    private readonly List<JsonFault> _faults;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>Reads the object at this path.</summary>
    public JsonReading(JsonElement element, string path, List<JsonFault> faults)
    {
        _element = element;
        _path = path;
        _faults = faults;
        if (element.ValueKind != JsonValueKind.Object) Fault(string.Empty, "expected an object { … }");
    }

    /// <summary>Reads an object that must be without fault, as those of the record are.</summary>
    /// <exception cref="RecordFormatException">It has faults.</exception>
    public static T Strictly<T>(JsonElement element, Func<JsonReading, T> read)
    {
        var faults = new List<JsonFault>();
        var value = read(new(element, string.Empty, faults));
        return faults.Count == 0 ? value : throw new RecordFormatException($"{faults[0].Path}: {faults[0].Sentence}");
    }

    /// <summary>Whether the key is there.</summary>
    public bool Has(string key) => TryGet(key, out _);

    /// <summary>Adds a fault at a key of this object.</summary>
    public void Fault(string key, string sentence) =>
        _faults.Add(new(key.Length == 0 ? _path : _path.Length == 0 ? key : $"{_path}.{key}", sentence));

    /// <summary>A text; faulty where it is missing.</summary>
    public string Text(string key) => TryGet(key, out var value) && value.ValueKind == JsonValueKind.String
        ? value.GetString() ?? string.Empty
        : Missing(key, "a text", string.Empty);

    /// <summary>A text, or empty where the key is missing.</summary>
    public string OptionalText(string key) => Has(key) ? Text(key) : string.Empty;

    /// <summary>A code.</summary>
    public string Code(string key)
    {
        var text = Text(key);
        if (text.Length > 0 && !Codes.IsCode(text)) Fault(key, $"\"{text}\" is not a code: 1 to 40 of A–Z a–z 0–9 . _ : -");
        return text;
    }

    /// <summary>One word of several.</summary>
    public string Word(string key, params ReadOnlySpan<string> allowed)
    {
        var text = Text(key);
        return allowed.Contains(text) ? text : Missing(key, $"one of {string.Join(", ", allowed.ToArray())}", allowed[0]);
    }

    /// <summary>A whole number within bounds.</summary>
    public long Number(string key, long least, long most) =>
        TryGet(key, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most
            ? number
            : Missing(key, $"a whole number from {least} to {most}", least);

    /// <summary>A whole number within bounds, or the given one where the key is missing.</summary>
    public long Number(string key, long least, long most, long missing) => Has(key) ? Number(key, least, most) : missing;

    /// <summary>True or false, or false where the key is missing.</summary>
    public bool Flag(string key)
    {
        if (!TryGet(key, out var value)) return false;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : Missing(key, "true or false", false);
    }

    /// <summary>A moment with its offset.</summary>
    public Moment Moment(string key) =>
        Urna.Moment.TryParse(OptionalText(key), out var moment) ? moment : Missing(key, "a time like 2024-09-01T19:00:00+04:00", default(Moment));

    /// <summary>A part of a whole, such as <c>"2/5"</c>.</summary>
    public Part Part(string key) =>
        Urna.Part.TryParse(OptionalText(key), out var part) ? part : Missing(key, "a fraction like \"2/5\"", default(Part));

    /// <summary>Names by language.</summary>
    public Names Names(string key) => TryGet(key, out var value) && value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(p => p.Value.ValueKind == JsonValueKind.String)
        ? Urna.Names.Of(value)
        : Missing(key, "names by language, like {\"en\": \"…\"}", Urna.Names.None);

    /// <summary>An object below this one.</summary>
    public JsonReading Below(string key) => new(TryGet(key, out var value) ? value : default, Under(key), _faults);

    /// <summary>The objects of an array; none where the key is missing.</summary>
    public IEnumerable<JsonReading> Each(string key) => Items(key).Select((item, i) => new JsonReading(item, $"{Under(key)}[{i}]", _faults));

    /// <summary>The texts of an array; none where the key is missing.</summary>
    public string[] Texts(string key)
    {
        var items = Items(key);
        if (items.Any(i => i.ValueKind != JsonValueKind.String)) Fault(key, "expected an array of texts");
        return [.. items.Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString() ?? string.Empty)];
    }

    /// <summary>The keys of the object, for those that are codes of the election.</summary>
    public string[] Keys()
    {
        if (_element.ValueKind != JsonValueKind.Object) return [];
        return [.. _element.EnumerateObject().Select(p => p.Name)];
    }

    /// <summary>Faults every key that nobody asked for: a word misspelt is not silently ignored.</summary>
    public void NoOthers()
    {
        foreach (var key in Keys().Where(k => !_asked.Contains(k))) Fault(key, $"unknown key; known here: {string.Join(", ", _asked.Order(StringComparer.Ordinal))}");
    }

    private JsonElement[] Items(string key)
    {
        if (!TryGet(key, out var value)) return [];
        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : Missing<JsonElement[]>(key, "an array [ … ]", []);
    }

    private string Under(string key) => _path.Length == 0 ? key : $"{_path}.{key}";

    private bool TryGet(string key, out JsonElement value)
    {
        _asked.Add(key);
        value = default;
        return _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(key, out value);
    }

    private T Missing<T>(string key, string expected, T instead)
    {
        Fault(key, $"expected {expected}");
        return instead;
    }
}
