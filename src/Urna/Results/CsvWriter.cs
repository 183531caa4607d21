using System.Buffers;
using System.Globalization;
using System.Text;

namespace Urna.Results;

/// <summary>Writes CSV as election packages have it: UTF-8, commas, quotes where they are needed, LF. Not for several threads.</summary>
public sealed class CsvWriter(IBufferWriter<byte> output)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");
    private bool _begun;

    /// <summary>Writes a cell.</summary>
    public CsvWriter Cell(string? text)
    {
        if (_begun) output.Write(","u8);
        _begun = true;
        if (text is { Length: > 0 }) Put(text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
        return this;
    }

    /// <summary>Writes a number.</summary>
    public CsvWriter Cell(long number) => Cell(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a number as a protocol has it: empty where the line is empty, <c>?</c> where it cannot be read.</summary>
    public CsvWriter Written(int number) => number >= 0 ? Cell(number) : Cell(number == Protocols.Numbers.Unreadable ? "?" : null);

    /// <summary>Writes a time; an empty cell where it is not known.</summary>
    public CsvWriter Cell(Moment moment) => Cell(moment.IsKnown ? moment.ToString() : null);

    /// <summary>Writes cells.</summary>
    public CsvWriter Cells(IEnumerable<string> texts)
    {
        foreach (var text in texts) Cell(text);
        return this;
    }

    /// <summary>Ends the row.</summary>
    public void End()
    {
        output.Write("\n"u8);
        _begun = false;
    }

    private void Put(string text) => Encoding.UTF8.GetBytes(text, output);
}
