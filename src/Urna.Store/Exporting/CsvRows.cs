using System.Globalization;
using System.Text;

namespace Urna.Store.Exporting;

/// <summary>Writes a table as CSV: UTF-8 without BOM, commas, LF, quotes where they are needed, the mark of the record in the last column.</summary>
internal sealed class CsvRows : IRows
{
    private readonly StreamWriter _writer;
    private readonly string _mark;
    private bool _begun;

    public CsvRows(string path, OpenTable table, string mark)
    {
        _writer = new(path, false, new UTF8Encoding(false, true), 1 << 16) { NewLine = "\n" };
        _mark = mark;
        foreach (var column in table.Columns) Code(column.Name);
        Code(OpenTable.Mark.Name);
        Line();
    }

    /// <inheritdoc/>
    public IRows Code(string? text)
    {
        if (_begun) _writer.Write(',');
        _begun = true;
        if (text is not { Length: > 0 }) return this;
        if (text.AsSpan().IndexOfAny(",\"\r\n") < 0) _writer.Write(text);
        else _writer.Write($"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        return this;
    }

    // A spreadsheet obeys a cell that begins like a formula (docs/decisions/0040-open-data-files.md).
    /// <inheritdoc/>
    public IRows Name(string? text) => Code(text is ['=' or '+' or '-' or '@', ..] ? $"'{text}" : text);

    /// <inheritdoc/>
    public IRows Number(long number) => Code(number.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public IRows Written(int number) => number >= 0 ? Number(number) : Code(number == Protocols.Numbers.Unreadable ? "?" : null);

    /// <inheritdoc/>
    public IRows Time(Moment moment) => Code(moment.IsKnown ? moment.ToString() : null);

    /// <inheritdoc/>
    public void End()
    {
        Code(_mark);
        Line();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void Line()
    {
        _writer.Write('\n');
        _begun = false;
    }
}
