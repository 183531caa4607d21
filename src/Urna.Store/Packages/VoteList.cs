using Urna.Results;

namespace Urna.Store.Packages;

/// <summary>Votes on their own, for a seat method: a CSV file with the columns <c>choice</c> and <c>votes</c>.</summary>
/// <param name="Tally">The votes in the order of the file; none where it has a fault.</param>
/// <param name="Faults">What is wrong, and where.</param>
public sealed record VoteList(Tally? Tally, PackageFaults Faults)
{
    /// <summary>Reads a file; as strict as the reader of packages.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static VoteList Read(string path)
    {
        var faults = new PackageFaults();
        using var file = new CsvFile(path, File.OpenRead(path), faults);
        var lines = new List<ChoiceVotes>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        if (!file.ReadHeader(["choice", "votes"], [])) return new(null, faults);
        while (file.Next())
        {
            var choice = file.Text(file.Column("choice"));
            var votes = file.Number(file.Column("votes"));
            if (choice.Length == 0) file.Fault(file.Column("choice"), "the cell is empty; expected the name or code of a choice");
            else if (!known.TryAdd(choice, file.Line)) file.Fault($"the choice \"{CsvFile.Show(file.Cell(file.Column("choice")))}\" stands on line {known[choice]} already; expected it once");
            if (!file.Faulty) lines.Add(new(choice, votes));
        }

        if (lines.Count == 0 && faults.Count == 0) faults.Add(path, file.Line + 1, "there is no row; expected one for each choice");
        return new(faults.Count == 0 ? Tally.Of(lines) : null, faults);
    }
}
