using System.Text.Encodings.Web;
using System.Text.Json;

namespace Urna.Store.Exporting;

/// <summary>Writes a table as a JSON array: an object a row, that begins with the mark of the record; what is not known is left out.</summary>
internal sealed class JsonRows : IRows
{
    private const int Often = 1 << 16;

    private readonly FileStream _file;
    private readonly Utf8JsonWriter _json;
    private readonly OpenTable _table;
    private readonly string _mark;
    private int _column = -1;

    public JsonRows(string path, OpenTable table, string mark)
    {
        (_file, _table, _mark) = (File.Create(path), table, mark);
        _json = new(_file, new() { NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartArray();
    }

    /// <inheritdoc/>
    public IRows Code(string? text)
    {
        var column = Next();
        if (text is { Length: > 0 }) _json.WriteString(column, text);
        return this;
    }

    /// <inheritdoc/>
    public IRows Name(string? text) => Code(text);

    /// <inheritdoc/>
    public IRows Number(long number)
    {
        _json.WriteNumber(Next(), number);
        return this;
    }

    /// <inheritdoc/>
    public IRows Written(int number) => number >= 0 ? Number(number) : Code(number == Protocols.Numbers.Unreadable ? "?" : null);

    /// <inheritdoc/>
    public IRows Time(Moment moment) => Code(moment.IsKnown ? moment.ToString() : null);

    /// <inheritdoc/>
    public void End()
    {
        _json.WriteEndObject();
        _column = -1;
        if (_json.BytesPending > Often) _json.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.WriteEndArray();
        _json.Dispose();
        _file.Write("\n"u8);
        _file.Dispose();
    }

    private string Next()
    {
        if (_column < 0)
        {
            _json.WriteStartObject();
            if (_mark.Length > 0) _json.WriteString(OpenTable.Mark.Name, _mark);
            _column = 0;
        }

        return _table.Columns[_column++].Name;
    }
}
