using System.Globalization;
using System.Text;

namespace Urna.Store.Packages;

/// <summary>Writes a CSV file of a package: UTF-8 without BOM, LF, quotes only where a cell needs them.</summary>
internal sealed class CsvOutput : IDisposable
{
    private readonly StreamWriter _writer;
    private bool _begun;

    public CsvOutput(string path, IEnumerable<string> columns)
    {
        _writer = new(path, false, new UTF8Encoding(false, true), 1 << 16) { NewLine = "\n" };
        foreach (var column in columns) Put(column);
        End();
    }

    public CsvOutput Put(string cell)
    {
        if (_begun) _writer.Write(',');
        _begun = true;
        if (cell.AsSpan().IndexOfAny(',', '"') < 0) _writer.Write(cell);
        else _writer.Write($"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        return this;
    }

    public CsvOutput Put(int number) => Put(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number of a protocol.</summary>
    public CsvOutput Written(int number) => number >= 0 ? Put(number) : Put(number == Protocols.Numbers.Unreadable ? "?" : string.Empty);

    /// <summary>A number; an empty cell where it is the one that an empty cell means.</summary>
    public CsvOutput Put(int number, int missing) => number == missing ? Put(string.Empty) : Put(number);

    /// <summary>The name in each of these languages; an empty cell where it has none.</summary>
    public CsvOutput Put(Names names, IEnumerable<string> languages)
    {
        foreach (var language in languages) Put(names.LanguageOf(language) == language ? names.In(language) : string.Empty);
        return this;
    }

    /// <summary>Decimal degrees of millionths; an empty cell where there is none.</summary>
    public CsvOutput Degree(int millionths)
    {
        if (millionths == Registers.StationFormed.NoDegree) return Put(string.Empty);
        var (whole, part) = Math.DivRem(Math.Abs(millionths), 1_000_000);
        return Put(string.Create(CultureInfo.InvariantCulture, $"{(millionths < 0 ? "-" : string.Empty)}{whole}.{part:D6}"));
    }

    public void End()
    {
        _writer.Write('\n');
        _begun = false;
    }

    public void Dispose() => _writer.Dispose();
}
