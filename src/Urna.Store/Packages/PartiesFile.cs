using System.Buffers;
using System.Text;

namespace Urna.Store.Packages;

/// <summary>Reads <c>parties.csv</c>.</summary>
internal static class PartiesFile
{
    public const string Name = "parties.csv";

    private static readonly SearchValues<byte> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF"u8);

    public static void Read(PackageDraft draft)
    {
        var languages = draft.Profile.Languages;
        draft.Parties.Whole = !File.Exists(draft.PathOf(Name));
        using var file = draft.Open(Name, false, ["party", .. PackageWords.Named("name", languages)], [.. PackageWords.Named("short", languages), "color"]);
        if (file is null) return;
        var (party, color) = (file.Column("party"), file.Column("color"));
        var (names, shorts) = (file.NameColumns("name", languages), file.NameColumns("short", languages));
        while (file.Next())
        {
            var index = PackageDraft.Register(file, draft.Parties, party);
            var name = file.Names(names, true);
            var shortName = file.Names(shorts, false);
            var painted = Color(file, color);
            if (index >= 0) draft.PartyRows.Add(new(draft.Parties[index], name, shortName, painted));
        }

        draft.Close(file);
        draft.Parties.Whole = true;
    }

    private static string Color(CsvFile file, int column)
    {
        var cell = file.Cell(column);
        if (cell.IsEmpty) return string.Empty;
        if (cell.Length == 7 && cell[0] == '#' && !cell[1..].ContainsAnyExcept(Hexadecimal)) return Encoding.ASCII.GetString(cell[1..]);
        file.Fault(column, $"\"{CsvFile.Show(cell)}\" is not a colour; expected one like #2f6db5");
        return string.Empty;
    }
}
