using System.Text;
using Urna.Protocols;
using Urna.Store.Packages;

namespace Urna.Store.Comparing;

/// <summary>One number of a copy of a protocol.</summary>
/// <param name="Slot">The station and contest.</param>
/// <param name="Column">The place among the numbers of the protocol: lines in the form's order, then votes in ballot order.</param>
/// <param name="Value">The number; <see cref="Numbers"/> where it is empty or unreadable.</param>
/// <param name="Version">The version it is a copy of; 1 where the file does not tell.</param>
public readonly record struct CopiedNumber(int Slot, int Column, int Value, int Version);

/// <summary>Somebody's own copies of protocols, as a CSV file (<c>docs/compare.md</c>). A file with a fault is refused whole.</summary>
/// <param name="Numbers">What the copies say; of several versions of a station the latest. Empty where there is a fault.</param>
/// <param name="Faults">What is wrong, and where.</param>
public sealed record OwnCopies(IReadOnlyList<CopiedNumber> Numbers, PackageFaults Faults)
{
    private static readonly string[] Place = ["station", "contest"];
    private static readonly string[] Unused = ["received_at", "completed_at", "form_number", "decision", "status", "entered_at", "entry", "claimed_at", "mark"];

    /// <summary>Reads a file against the registers.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static OwnCopies Read(string path, Views views)
    {
        var faults = new PackageFaults();
        var head = Head(path);
        using var file = new CsvFile(path, File.OpenRead(path), faults);
        var numbers = new CopiesReading(file, views);
        if (head.Contains("choice") || head.Contains("line")) ReadLong(file, head, numbers);
        else ReadWide(file, numbers);
        if (faults.Count == 0 && numbers.All.Count == 0) faults.Add(path, file.Line + 1, "there is no row; expected one for each number of a copy");
        return new(faults.Count == 0 ? numbers.Latest() : [], faults);
    }

    private static void ReadLong(CsvFile file, HashSet<string> head, CopiesReading numbers)
    {
        var value = head.Contains("votes") ? "votes" : "value";
        if (!file.ReadHeader([.. Place, value], ["choice", "line", "version", .. Unused])) return;
        var (choice, line, cell) = (file.Column("choice"), file.Column("line"), file.Column(value));
        while (file.Next())
        {
            var slot = numbers.Slot();
            var (ofChoice, ofLine) = (!file.Cell(choice).IsEmpty, !file.Cell(line).IsEmpty);
            if (ofChoice == ofLine) file.Fault(ofChoice ? "the row names a choice and a line; expected one of them" : "the row names neither a choice nor a line; expected one of them");
            else if (slot >= 0) numbers.Add(slot, ofChoice ? numbers.Choice(slot, choice) : numbers.Line(slot, line), file.Written(cell));
        }
    }

    private static void ReadWide(CsvFile file, CopiesReading numbers)
    {
        if (!file.ReadHeader(Place, ["version", .. Unused], "line_")) return;
        var lines = file.Header.Where(c => c.StartsWith("line_", StringComparison.Ordinal)).ToList();
        if (lines.Count == 0) file.Fault("there is no number to compare; expected the columns choice and votes, line and value, or line_… as in protocols.csv");
        while (lines.Count > 0 && file.Next())
        {
            var slot = numbers.Slot();
            foreach (var line in slot < 0 ? [] : lines)
            {
                var index = numbers.FormOf(slot).LineIndex(line["line_".Length..]);
                if (index >= 0) numbers.Add(slot, index, file.Written(file.Column(line)));
                else if (!file.Cell(file.Column(line)).IsEmpty) file.Fault(file.Column(line), "the form of this contest has no such line; expected an empty cell");
            }
        }
    }

    // Only to tell the kinds of files apart: the reader itself judges the first line.
    private static HashSet<string> Head(string path)
    {
        using var stream = File.OpenRead(path);
        var bytes = new byte[1 << 16];
        var text = Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, false));
        var line = text.Split('\n')[0].TrimEnd('\r');
        return [.. line.Split(',').Select(c => c.Trim('"'))];
    }
}

/// <summary>The numbers of a file of copies while it is read. Not for several threads.</summary>
internal sealed class CopiesReading(CsvFile file, Views views)
{
    private readonly Dictionary<(int Slot, int Column, int Version), int> _lines = [];

    /// <summary>All numbers so far.</summary>
    public List<CopiedNumber> All { get; } = [];

    /// <summary>The form of a slot's contest.</summary>
    public Form FormOf(int slot) => views.Registers.Contest(views.Registers.Slot(slot).Contest).Form;

    /// <summary>The slot of the row; -1 where it is faulty.</summary>
    public int Slot()
    {
        var (station, contest) = (Encoding.ASCII.GetString(file.Code(file.Column("station"))), Encoding.ASCII.GetString(file.Code(file.Column("contest"))));
        if (station.Length == 0 || contest.Length == 0) return -1;
        if (views.Registers.FindStation(station) < 0) file.Fault(file.Column("station"), $"there is no station \"{station}\"");
        if (views.Registers.FindContest(contest) is not (>= 0 and var index)) file.Fault(file.Column("contest"), $"there is no contest \"{contest}\"");
        else if (!views.Registers.Contest(index).IsClosed) file.Fault(file.Column("contest"), $"the polls of contest \"{contest}\" are not closed; its protocols can be compared after the close");
        if (file.Faulty) return -1;
        var slot = views.Registers.FindSlot(station, contest);
        if (slot < 0) file.Fault($"the voters of station \"{station}\" do not vote in contest \"{contest}\"");
        return slot;
    }

    /// <summary>The column of a choice; -1 where it is faulty.</summary>
    public int Choice(int slot, int column)
    {
        var code = Encoding.UTF8.GetString(file.Cell(column));
        var place = views.Candidates.Find(views.Registers.Slot(slot).Contest, code);
        if (place < 0) file.Fault(column, $"there is no choice \"{CsvFile.Show(file.Cell(column))}\" in this contest");
        return place < 0 ? -1 : FormOf(slot).Lines.Length + place;
    }

    /// <summary>The column of a line; -1 where it is faulty.</summary>
    public int Line(int slot, int column)
    {
        var line = FormOf(slot).LineIndex(Encoding.UTF8.GetString(file.Cell(column)));
        if (line < 0) file.Fault(column, $"there is no line \"{CsvFile.Show(file.Cell(column))}\" on the form of this contest");
        return line;
    }

    /// <summary>Takes a number in.</summary>
    public void Add(int slot, int column, int value)
    {
        var version = file.Number(file.Column("version"), 1, 999_999_999, 1);
        if (column < 0 || file.Faulty) return;
        if (!_lines.TryAdd((slot, column, version), file.Line)) file.Fault($"this number stands on line {_lines[(slot, column, version)]} already; expected it once");
        else All.Add(new(slot, column, value, version));
    }

    /// <summary>The numbers of the latest version of each slot.</summary>
    public IReadOnlyList<CopiedNumber> Latest()
    {
        var latest = All.GroupBy(n => n.Slot).ToDictionary(g => g.Key, g => g.Max(n => n.Version));
        return [.. All.Where(n => n.Version == latest[n.Slot])];
    }
}
