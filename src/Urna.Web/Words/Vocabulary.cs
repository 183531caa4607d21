using System.Collections.Frozen;
using System.Text.Json;
using Urna.Results;

namespace Urna.Web.Words;

/// <summary>All words of one language: <c>az.json</c>, <c>az.AREA.json</c> and so for each language beside this file. Nothing else in the pages writes a word.</summary>
public sealed class Vocabulary
{
    private static readonly FrozenDictionary<string, Vocabulary> Languages = Language.All.ToFrozenDictionary(l => l.Code, Read, StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Phrase> _phrases;
    private readonly string[] _months;

    private Vocabulary(Language language, FrozenDictionary<string, Phrase> phrases)
    {
        (Language, _phrases) = (language, phrases);
        _months = this["months"].Split('|');
    }

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>The code of the language.</summary>
    public string Code => Language.Code;

    /// <summary>The keys of all phrases.</summary>
    public IReadOnlyCollection<string> Keys => _phrases.Keys;

    /// <summary>The words of a phrase that has no values.</summary>
    /// <exception cref="KeyNotFoundException">There is no such phrase.</exception>
    public string this[string key] => Say(key);

    /// <summary>The words of a language.</summary>
    /// <exception cref="KeyNotFoundException">The pages have no such language.</exception>
    public static Vocabulary Of(string code) => Languages[code];

    /// <summary>Whether there is a phrase of this key.</summary>
    public bool Has(string key) => _phrases.ContainsKey(key);

    /// <summary>The phrase of a key, in pieces.</summary>
    /// <exception cref="KeyNotFoundException">There is no such phrase.</exception>
    public Phrase Phrase(string key) => _phrases.TryGetValue(key, out var phrase) ? phrase : throw new KeyNotFoundException($"{Code} has no words for \"{key}\".");

    /// <summary>A phrase with its values.</summary>
    /// <exception cref="KeyNotFoundException">There is no such phrase, or it wants a value that is not given.</exception>
    public string Say(string key, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var text = new System.Text.StringBuilder();
        foreach (var piece in Phrase(key).Pieces) text.Append(piece.Value.Length == 0 ? piece.Text : Place(key, piece, values));
        return text.ToString();
    }

    /// <summary>What stands in the place of a value.</summary>
    /// <exception cref="KeyNotFoundException">The value is not given.</exception>
    public string Place(string key, Piece piece, ReadOnlySpan<(string Name, object Value)> values)
    {
        foreach (var (name, value) in values)
        {
            if (name != piece.Value) continue;
            if (piece.Forms.IsEmpty) return Text(value);
            return piece.Forms[Math.Min(Language.FormAfter(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)), piece.Forms.Length - 1)];
        }

        throw new KeyNotFoundException($"\"{key}\" wants a value for {piece.Value}.");
    }

    /// <summary>A whole number.</summary>
    public string Number(long value) => Language.Number(value);

    /// <summary>A difference: with its sign, a true minus.</summary>
    public string Difference(long value) => value > 0 ? "+" + Number(value) : Number(value);

    /// <summary>A share as a percentage.</summary>
    public string Text(Share share) => SharePrinter.Text(share, Code);

    /// <summary>A moment: <c>2 September 2024, 01:25</c>, in the election's own time.</summary>
    public string Time(Moment moment, int offsetMinutes) => $"{Day(moment, offsetMinutes)}, {Clock(moment, offsetMinutes)}";

    /// <summary>A day: <c>2 September 2024</c>.</summary>
    public string Day(Moment moment, int offsetMinutes) => Local(moment, offsetMinutes) is var local ? $"{local.Day}\u00A0{_months[local.Month - 1]} {local.Year}" : string.Empty;

    /// <summary>The time of day: <c>01:25</c>.</summary>
    public string Clock(Moment moment, int offsetMinutes) => Local(moment, offsetMinutes).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The time of day to the second: <c>01:25:07</c>.</summary>
    public string Seconds(Moment moment, int offsetMinutes) => Local(moment, offsetMinutes).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Local(Moment moment, int offsetMinutes) => DateTimeOffset.FromUnixTimeMilliseconds(moment.Milliseconds).ToOffset(TimeSpan.FromMinutes(offsetMinutes));

    private static Vocabulary Read(Language language)
    {
        var program = typeof(Vocabulary).Assembly;
        var phrases = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        foreach (var file in program.GetManifestResourceNames().Where(n => n.StartsWith($"Urna.Web.Words.{language.Code}.", StringComparison.Ordinal)))
        {
            using var stream = program.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is not in the program.");
            using var document = JsonDocument.Parse(stream);
            foreach (var phrase in document.RootElement.EnumerateObject()) phrases.Add(phrase.Name, Words.Phrase.Of(phrase.Value.GetString() ?? string.Empty));
        }

        return new(language, phrases.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private string Text(object value) => value switch
    {
        long number => Number(number),
        int number => Number(number),
        Share share => Text(share),
        _ => value.ToString() ?? string.Empty,
    };
}
