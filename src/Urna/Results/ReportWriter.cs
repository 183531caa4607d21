using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Urna.Registers;

namespace Urna.Results;

/// <summary>Writes the JSON of reports (<c>docs/results-json.md</c>): every object begins with the mark of the record's kind, every share has its base. Not for several threads.</summary>
internal sealed class ReportWriter : IDisposable
{
    private readonly Utf8JsonWriter _json;
    private readonly string _mark;

    public ReportWriter(IBufferWriter<byte> output, Kind kind, bool indented)
    {
        _json = new(output, new() { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
        _mark = ReportMark.Of(kind);
    }

    public void Dispose() => _json.Dispose();

    public void Begin()
    {
        _json.WriteStartObject();
        Mark();
    }

    public void Begin(string name)
    {
        _json.WriteStartObject(name);
        Mark();
    }

    public void End() => _json.WriteEndObject();

    public void BeginArray(string name) => _json.WriteStartArray(name);

    public void EndArray() => _json.WriteEndArray();

    public void Text(string name, string value) => _json.WriteString(name, value);

    /// <summary>A text, left out where it is empty.</summary>
    public void Optional(string name, string? value)
    {
        if (value is { Length: > 0 }) _json.WriteString(name, value);
    }

    /// <summary>A time, left out where it is not known.</summary>
    public void Optional(string name, Moment value)
    {
        if (value.IsKnown) _json.WriteString(name, value.ToString());
    }

    public void Number(string name, long value) => _json.WriteNumber(name, value);

    public void Flag(string name, bool value) => _json.WriteBoolean(name, value);

    public void Texts(string name, IEnumerable<string> values)
    {
        _json.WriteStartArray(name);
        foreach (var value in values) _json.WriteStringValue(value);
        _json.WriteEndArray();
    }

    /// <summary>Names by language; the one object without a mark.</summary>
    public void Names(string name, Names names)
    {
        _json.WriteStartObject(name);
        foreach (var language in names.Languages) _json.WriteString(language, names.In(language));
        _json.WriteEndObject();
    }

    public void Share(string name, Share share)
    {
        Begin(name);
        Text("text", SharePrinter.Invariant(share));
        Number("numerator", share.Numerator);
        Number("base", share.Base);
        Number("counted", share.Coverage.Counted);
        Number("all", share.Coverage.All);
        End();
    }

    private void Mark() => Optional("mark", _mark);
}
