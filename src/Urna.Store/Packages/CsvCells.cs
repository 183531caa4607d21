using System.Text;
using System.Text.Unicode;

namespace Urna.Store.Packages;

internal sealed partial class CsvFile
{
    private const string NumberExpected = "expected a whole number from 0 to 999999999 in ASCII digits";
    private static readonly SearchedNames NoNames = new([], []);

    /// <summary>A number; -1 where it is faulty.</summary>
    public int Number(int column)
    {
        var cell = Cell(column);
        if (TryNumber(cell, out var number)) return number;
        Fault(column, ExplainNumber(cell));
        return -1;
    }

    /// <summary>A number within bounds, or the given one where the cell is empty.</summary>
    public int Number(int column, int least, int most, int missing)
    {
        if (Cell(column).IsEmpty) return missing;
        var number = Number(column);
        if (number >= 0 && (number < least || number > most)) Fault(column, $"{number} is out of bounds; expected {least} to {most}");
        return number;
    }

    /// <summary>A number of a protocol: empty and <c>?</c> have their own meaning.</summary>
    public int Written(int column)
    {
        var cell = Cell(column);
        if (TryNumber(cell, out var number)) return number;
        if (cell.IsEmpty) return Protocols.Numbers.Empty;
        if (cell.SequenceEqual("?"u8)) return Protocols.Numbers.Unreadable;
        Fault(column, $"{ExplainNumber(cell)}, an empty cell where the line is empty, or ? where it is unreadable");
        return Protocols.Numbers.Unreadable;
    }

    /// <summary>A code that must be there; empty where it is faulty.</summary>
    public ReadOnlySpan<byte> Code(int column)
    {
        var cell = Cell(column);
        if (Codes.IsCode(cell)) return cell;
        Fault(column, cell.IsEmpty ? "the cell is empty; expected a code" : $"\"{Show(cell)}\" is not a code; expected 1 to 40 of A–Z a–z 0–9 . _ : -");
        return [];
    }

    /// <summary>A code, or empty.</summary>
    public string OptionalCode(int column) => Cell(column).IsEmpty ? string.Empty : Encoding.ASCII.GetString(Code(column));

    /// <summary>The index of a code of another file that must be there; -1 where it is faulty or not known.</summary>
    public int Reference(int column, CodeMap known, string what)
    {
        var code = Code(column);
        if (code.IsEmpty) return -1;
        var index = known.Find(code);
        if (index >= 0) return index;
        Faulty = true;
        if (known.Whole) Fault(column, $"there is no {what} \"{Show(code)}\"{Meant(known, code)}");
        return -1;
    }

    /// <summary>One of several words; -1 where it is none.</summary>
    public int Word(int column, params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (Ascii.Equals(Cell(column), words[i])) return i;
        }

        Fault(column, $"\"{Show(Cell(column))}\" is not known; expected one of {string.Join(", ", words.ToArray())}");
        return -1;
    }

    /// <summary>A moment that must be there.</summary>
    public Moment Moment(int column)
    {
        if (CellTime.TryRead(Cell(column), out var moment)) return moment;
        Fault(column, $"\"{Show(Cell(column))}\" is not a time; expected one like 2024-09-01T19:00:00+04:00");
        return default;
    }

    /// <summary>A moment, or none where the cell is empty.</summary>
    public Moment OptionalMoment(int column) => Cell(column).IsEmpty ? default : Moment(column);

    /// <summary>A text without line breaks, in normalization form C.</summary>
    public string Text(int column)
    {
        var cell = Cell(column);
        if (cell.IsEmpty) return string.Empty;
        if (!Utf8.IsValid(cell))
        {
            Fault(column, $"\"{Show(cell)}\" is not UTF-8; expected the file saved as UTF-8");
            return string.Empty;
        }

        var text = Encoding.UTF8.GetString(cell);
        if (text.Length > Limits.NameLength) Fault(column, $"the text has {text.Length} characters; expected at most {Limits.NameLength}");
        if (text.Contains('\uFFFE'))
        {
            Fault(column, "the text has U+FFFE, which is no character; expected plain text");
            return string.Empty;
        }

        if (HasControl(text)) Fault(column, $"\"{Show(cell)}\" has a control character; expected plain text");
        return Ascii.IsValid(cell) ? text : text.Normalize();
    }

    /// <summary>The columns of a name: one a language.</summary>
    public SearchedNames NameColumns(string prefix, IEnumerable<string> languages)
    {
        var there = languages.Order(StringComparer.Ordinal).Select(l => (Language: l, Column: Column($"{prefix}_{l}"))).Where(c => c.Column >= 0).ToArray();
        return there.Length == 0 ? NoNames : new([.. there.Select(c => c.Language)], [.. there.Select(c => c.Column)]);
    }

    /// <summary>A name by language; where it must be there, in one language at least.</summary>
    public Names Names(SearchedNames columns, bool needed)
    {
        List<(string, string)>? given = null;
        for (var i = 0; i < columns.Columns.Length; i++)
        {
            if (!Cell(columns.Columns[i]).IsEmpty) (given ??= new(columns.Columns.Length)).Add((columns.Languages[i], Text(columns.Columns[i])));
        }

        var names = given is null ? Urna.Names.None : Urna.Names.Of(given);
        if (needed && names.Languages.Count == 0 && columns.Columns.Length > 0) Fault(columns.Columns[0], "the name is empty in all languages; expected it in one at least");
        return names;
    }

    /// <summary>Decimal degrees, in millionths; none where the cell is empty.</summary>
    public int Degree(int column, int most)
    {
        var cell = Cell(column);
        if (cell.IsEmpty) return Registers.StationFormed.NoDegree;
        if (CellDegree.TryRead(cell, out var millionths) && Math.Abs(millionths) <= most * 1_000_000L) return (int)millionths;
        Fault(column, $"\"{Show(cell)}\" is not a degree; expected a decimal like 40.409264, from -{most} to {most}");
        return Registers.StationFormed.NoDegree;
    }

    /// <summary>A cell as a message shows it: short, and without anything that a terminal obeys.</summary>
    public static string Show(ReadOnlySpan<byte> cell)
    {
        var text = Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, 160)]);
        var shown = string.Concat(text.Take(40).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '·' : c));
        return text.Length > 40 ? $"{shown}…" : shown;
    }

    private static bool HasControl(string text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character)) return true;
        }

        return false;
    }

    private static bool TryNumber(ReadOnlySpan<byte> cell, out int number)
    {
        number = 0;
        if (cell.Length is 0 or > 9) return false;
        foreach (var letter in cell)
        {
            if (letter is < (byte)'0' or > (byte)'9') return false;
            number = (number * 10) + (letter - '0');
        }

        return true;
    }

    private static string ExplainNumber(ReadOnlySpan<byte> cell)
    {
        var shown = Show(cell);
        if (cell.IsEmpty) return $"the cell is empty, and empty is not zero; {NumberExpected}";
        var digits = cell[0] is (byte)'-' or (byte)'+' ? cell[1..] : cell;
        if (!digits.IsEmpty && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            if (cell[0] == '-') return $"\"{shown}\" is negative; {NumberExpected}";
            return cell[0] == '+' ? $"\"{shown}\" has a sign; {NumberExpected}" : $"\"{shown}\" is too large; {NumberExpected}";
        }

        var text = Encoding.UTF8.GetString(cell);
        if (text.Any(c => char.IsDigit(c) && !char.IsAsciiDigit(c))) return $"\"{shown}\" has digits that are not ASCII; {NumberExpected}";
        if (text.Any(char.IsWhiteSpace)) return $"\"{shown}\" has a space; {NumberExpected}";
        return text.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-') && text.Any(char.IsAsciiDigit)
            ? $"\"{shown}\" has a fraction or separators; {NumberExpected}"
            : $"\"{shown}\" is not a number; {NumberExpected}";
    }
}

/// <summary>The columns of a name that a file has, by language.</summary>
internal sealed record SearchedNames(string[] Languages, int[] Columns);
