using System.Collections.Immutable;
using System.Globalization;

namespace Urna.Protocols;

/// <summary>Reads sums of terms such as <c>["4", "-8", "3*trips", "@votes"]</c>.</summary>
internal sealed class TermReading(Dictionary<string, int> lines)
{
    private static readonly ImmutableArray<(string Word, TermKind Kind)> Words =
    [
        ("@votes", TermKind.Votes), ("@list", TermKind.List), ("@turnout", TermKind.Turnout), ("@completed", TermKind.Completed),
        ("@closing", TermKind.Closing), ("@seats", TermKind.Seats),
    ];

    /// <summary>A sum; an empty array is zero, a missing one a fault.</summary>
    internal Sum Read(JsonReading json, string key) =>
        json.Has(key) ? Read(json, key, 0) : Missing(json, key, "expected an array of terms; [] is zero");

    /// <summary>A sum that must have a term.</summary>
    internal Sum ReadRole(JsonReading json, string key) =>
        json.Has(key) ? Read(json, key, 1) : Missing(json, key, "expected an array of terms");

    /// <summary>A sum that must have a term, or null where the key is missing.</summary>
    internal Sum? ReadOptionalRole(JsonReading json, string key) => json.Has(key) ? Read(json, key, 1) : null;

    private static Sum Missing(JsonReading json, string key, string sentence)
    {
        json.Fault(key, sentence);
        return new([]);
    }

    private Sum Read(JsonReading json, string key, int least)
    {
        var texts = json.Texts(key);
        if (texts.Length < least || texts.Length > Sum.MaxTerms) json.Fault(key, $"expected {least} to {Sum.MaxTerms} terms, found {texts.Length}");
        var terms = ImmutableArray.CreateBuilder<Term>(texts.Length);
        for (var i = 0; i < texts.Length; i++)
        {
            if (Read(texts[i]) is { } term) terms.Add(term);
            else json.Fault($"{key}[{i}]", Explain(texts[i]));
        }

        return new(terms.ToImmutable());
    }

    private Term? Read(string text)
    {
        var rest = text.AsSpan();
        var sign = rest.StartsWith('-') ? -1 : 1;
        if (sign < 0) rest = rest[1..];
        var factor = 1;
        var star = rest.IndexOf('*');
        if (star >= 0 && !(int.TryParse(rest[..star], NumberStyles.None, CultureInfo.InvariantCulture, out factor) && factor is >= 1 and <= Term.MaxFactor)) return null;
        var name = rest[(star + 1)..].ToString();
        foreach (var (word, kind) in Words)
        {
            if (word == name) return new Term(kind, -1, sign * factor);
        }

        return lines.TryGetValue(name, out var line) ? new Term(TermKind.Line, line, sign * factor) : null;
    }

    private static string Explain(string text) =>
        $"\"{text}\" is not a term: expected a line of the form or one of {string.Join(", ", Words.Select(w => w.Word))}, with - or N* (N from 1 to {Term.MaxFactor}) before it";
}
