using System.Text;

namespace Urna.Store.Packages;

/// <summary>What a spreadsheet does to a file, said by its name.</summary>
internal sealed partial class CsvFile
{
    private static string? BadEncoding(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("\uFEFF"u8)) return "the file begins with a byte order mark; expected UTF-8 without it (its first three bytes taken away)";
        if (line.StartsWith<byte>([0xFF, 0xFE]) || line.StartsWith<byte>([0xFE, 0xFF])) return "the file is UTF-16; expected UTF-8 (save it as UTF-8)";
        if (line.StartsWith("sep="u8)) return "the line \"sep=\" is for a spreadsheet; expected the names of the columns (take the line out)";
        return null;
    }

    // A header of one cell that has semicolons or tabs is a file separated by them.
    private string? BadSeparator() => _header switch
    {
        [var only] when only.Contains(';', StringComparison.Ordinal) => "the cells are separated by semicolons; expected commas",
        [var only] when only.Contains('\t', StringComparison.Ordinal) => "the cells are separated by tabs; expected commas",
        _ => null,
    };

    private bool AllEmpty()
    {
        for (var i = 0; i < _starts.Length; i++)
        {
            if (_starts[i] != _ends[i]) return false;
        }

        return true;
    }

    // Only for a fault that is shown: the search goes through all codes.
    private string Meant(CodeMap known, ReadOnlySpan<byte> code)
    {
        if (_faults.Count >= PackageFaults.Shown) return string.Empty;
        var plain = Plain(Encoding.ASCII.GetString(code));
        for (var i = 0; i < known.Count; i++)
        {
            if (Plain(known[i]) == plain) return $"; there is \"{known[i]}\" (leading zeros and case are part of a code)";
        }

        return string.Empty;
    }

    // A code as a spreadsheet may leave it: each run of digits without its leading zeros, in one case.
    private static string Plain(string code)
    {
        var plain = new StringBuilder(code.Length);
        for (var i = 0; i < code.Length; i++)
        {
            var leads = code[i] == '0' && i + 1 < code.Length && char.IsAsciiDigit(code[i + 1]) && (plain.Length == 0 || !char.IsAsciiDigit(plain[^1]));
            if (leads) continue;
            plain.Append(char.ToUpperInvariant(code[i]));
        }

        return plain.ToString();
    }
}
