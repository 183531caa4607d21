using System.Security.Cryptography;
using System.Text;

namespace Urna.Store.Packages;

/// <summary>A CSV file of a package, row by row, over its bytes. Every fault goes to the package's; a row of which a cell is faulty says so.</summary>
internal sealed partial class CsvFile : IDisposable
{
    private readonly Stream _stream;
    private readonly CsvLines _lines;
    private readonly PackageFaults _faults;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private string[] _header = [];
    private int[] _starts = [];
    private int[] _ends = [];
    private byte[] _source = [];
    private byte[] _scratch = [];

    /// <summary>Reads a stream as the file of this name.</summary>
    public CsvFile(string name, Stream stream, PackageFaults faults)
    {
        Name = name;
        _stream = stream;
        _faults = faults;
        _lines = new(stream, _hash);
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The line of the row, from 1.</summary>
    public int Line => _lines.Number;

    /// <summary>Whether a cell of the row was faulty.</summary>
    public bool Faulty { get; private set; }

    /// <summary>The columns of the header.</summary>
    public IEnumerable<string> Header => _columns.Keys;

    /// <summary>Its length in bytes, once it is read to its end.</summary>
    public long Bytes => _lines.Bytes;

    /// <summary>SHA-256 of its bytes, once it is read to its end.</summary>
    public string Hash() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <summary>The place of a column, -1 where the file does not have it.</summary>
    public int Column(string name) => _columns.GetValueOrDefault(name, -1);

    /// <summary>Faults the row.</summary>
    public void Fault(string sentence)
    {
        Faulty = true;
        _faults.Add(Name, Line, sentence);
    }

    /// <summary>Faults a cell of the row.</summary>
    public void Fault(int column, string sentence) => Fault($"column \"{_header[column]}\": {sentence}");

    /// <summary>Reads the first line; false where rows cannot be read after it.</summary>
    public bool ReadHeader(IReadOnlyCollection<string> required, IReadOnlyCollection<string> optional, string prefix = "")
    {
        if (!_lines.Next())
        {
            _faults.Add(Name, 1, $"the file is empty; expected the columns {string.Join(", ", required)}");
            return false;
        }

        var line = _lines.Buffer.AsSpan(_lines.Start, _lines.Length);
        if (BadStart(line) is { } bad)
        {
            Fault(bad);
            return false;
        }

        Split(line, Count(line));
        _header = [.. Enumerable.Range(0, _starts.Length).Select(i => Encoding.UTF8.GetString(Cell(i)))];
        if (BadSeparator() is { } separator)
        {
            Fault(separator);
            return false;
        }

        for (var i = 0; i < _header.Length; i++) AddColumn(i, required, optional, prefix);
        var missing = required.Where(c => !_columns.ContainsKey(c)).ToList();
        foreach (var column in missing) Fault($"the column \"{column}\" is missing");
        return missing.Count == 0;
    }

    /// <summary>Goes to the next row that has as many cells as the header.</summary>
    public bool Next()
    {
        while (_lines.Next())
        {
            Faulty = false;
            if (_lines.TooLong) Fault($"the line is longer than {CsvLines.MaxBytes} bytes; expected one row");
            else if (_lines.Length == 0) Fault("the line is empty; expected a row");
            else if (!Split(_lines.Buffer.AsSpan(_lines.Start, _lines.Length), _header.Length)) continue;
            else if (_starts[0] == _ends[0] && AllEmpty()) Fault("all cells of the row are empty; expected a row (an empty row is taken out)");
            else return true;
        }

        return false;
    }

    /// <summary>The bytes of a cell, without its quotes; empty where the file does not have the column.</summary>
    public ReadOnlySpan<byte> Cell(int column) => column < 0 ? [] : _source.AsSpan(_starts[column], _ends[column] - _starts[column]);

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        _hash.Dispose();
    }

    private string? BadStart(ReadOnlySpan<byte> line)
    {
        if (_lines.TooLong) return $"the line is longer than {CsvLines.MaxBytes} bytes; expected the names of the columns";
        if (BadEncoding(line) is { } bad) return bad;
        if (line.IsEmpty) return "the line is empty; expected the names of the columns";
        return System.Text.Unicode.Utf8.IsValid(line) ? null : "the line is not UTF-8; expected the names of the columns";
    }

    private void AddColumn(int index, IReadOnlyCollection<string> required, IReadOnlyCollection<string> optional, string prefix)
    {
        var name = _header[index];
        if (name.Length == 0)
        {
            Fault($"cell {index + 1} of the header is empty; expected the name of a column (an empty column is taken out)");
            return;
        }

        var known = required.Contains(name) || optional.Contains(name) || (prefix.Length > 0 && name.StartsWith(prefix, StringComparison.Ordinal));
        if (known && !_columns.TryAdd(name, index)) Fault($"the column \"{Show(Cell(index))}\" stands twice");
        if (!known) Fault($"the column \"{Show(Cell(index))}\" is not known here; known are {string.Join(", ", required.Concat(optional))}{(prefix.Length > 0 ? $", {prefix}…" : string.Empty)}");
    }

    private static int Count(ReadOnlySpan<byte> line)
    {
        var commas = 0;
        var quoted = false;
        foreach (var letter in line)
        {
            if (letter == '"') quoted = !quoted;
            else if (letter == ',' && !quoted) commas++;
        }

        return commas + 1;
    }

    private bool Split(ReadOnlySpan<byte> line, int expected)
    {
        if (_starts.Length != expected) (_starts, _ends) = (new int[expected], new int[expected]);
        if (line.Contains((byte)'"')) return SplitQuoted(line, expected);
        _source = _lines.Buffer;
        var cells = 0;
        var from = 0;
        while (cells < expected)
        {
            var comma = line[from..].IndexOf((byte)',');
            var end = comma < 0 ? line.Length : from + comma;
            _starts[cells] = _lines.Start + from;
            _ends[cells] = _lines.Start + end;
            cells++;
            from = end + 1;
            if (comma < 0) break;
        }

        return (cells == expected && from > line.Length) || WrongCount(Count(line), expected);
    }

    private bool SplitQuoted(ReadOnlySpan<byte> line, int expected)
    {
        if (_scratch.Length < line.Length) _scratch = new byte[line.Length * 2];
        _source = _scratch;
        var (cells, at, written) = (0, 0, 0);
        while (true)
        {
            var start = written;
            if (at < line.Length && line[at] == '"')
            {
                if (!Unquote(line, ref at, ref written)) return false;
            }
            else
            {
                var comma = line[at..].IndexOf((byte)',');
                var cell = line.Slice(at, comma < 0 ? line.Length - at : comma);
                if (cell.Contains((byte)'"')) return BadQuote("a quote stands inside a cell that does not begin with one; expected \"…\" around the cell, and \"\" for a quote in it");
                cell.CopyTo(_scratch.AsSpan(written));
                at += cell.Length;
                written += cell.Length;
            }

            if (cells < expected) (_starts[cells], _ends[cells]) = (start, written);
            cells++;
            if (at >= line.Length) return cells == expected || WrongCount(cells, expected);
            at++;
        }
    }

    private bool Unquote(ReadOnlySpan<byte> line, ref int at, ref int written)
    {
        at++;
        while (true)
        {
            var quote = line[at..].IndexOf((byte)'"');
            if (quote < 0) return BadQuote("a quote is opened and not closed in this line; expected \"…\" (a cell has no line break)");
            line.Slice(at, quote).CopyTo(_scratch.AsSpan(written));
            written += quote;
            at += quote + 1;
            if (at == line.Length || line[at] == ',') return true;
            if (line[at] != '"') return BadQuote("text follows a closing quote; expected a comma, or \"\" for a quote in the cell");
            _scratch[written++] = (byte)'"';
            at++;
        }
    }

    private bool BadQuote(string sentence)
    {
        Fault(sentence);
        return false;
    }

    private bool WrongCount(int cells, int expected)
    {
        Fault($"the row has {cells} cells; expected {expected}, as the header has");
        return false;
    }
}
