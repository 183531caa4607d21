using System.Collections.Immutable;
using Urna.Registers;

namespace Urna.Store.Packages;

/// <summary>Reads <c>stations.csv</c>.</summary>
internal static class StationsFile
{
    public const string Name = "stations.csv";

    private static readonly ImmutableArray<string> NoKinds = [];

    public static void Read(PackageDraft draft)
    {
        var languages = draft.Profile.Languages;
        using var file = draft.Open(
            Name, true, ["station", "unit", "kinds", .. PackageWords.Named("place", languages)], ["latitude", "longitude", "opens", "closes"]);
        if (file is null) return;
        var columns = new Columns(
            file.Column("station"), file.Column("unit"), file.Column("kinds"), file.Column("latitude"), file.Column("longitude"), file.Column("opens"), file.Column("closes"),
            file.NameColumns("place", languages));
        var kinds = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        while (file.Next()) Row(draft, file, columns, kinds);
        draft.Close(file);
        draft.Stations.Whole = true;
        if (draft.Stations.Count == 0) draft.Faults.Add(Name, 1, "there is no station; expected one at least");
    }

    private static void Row(PackageDraft draft, CsvFile file, Columns columns, Dictionary<string, ImmutableArray<string>> kinds)
    {
        var index = PackageDraft.Register(file, draft.Stations, columns.Station);
        if (index >= 0 && draft.Profile.Kind == Kind.Reconstruction && draft.Stations[index][0] != 'R')
            file.Fault(columns.Station, $"\"{draft.Stations[index]}\" is a station of a reconstruction; expected a code that begins with R");
        var unit = file.Reference(columns.Unit, draft.Units, "unit");
        var ofKinds = Kinds(draft, file, columns.Kinds, kinds);
        var place = file.Names(columns.Place, false);
        var (latitude, longitude) = (file.Degree(columns.Latitude, 90), file.Degree(columns.Longitude, 180));
        if ((latitude == StationFormed.NoDegree) != (longitude == StationFormed.NoDegree) && !file.Faulty) file.Fault("only one of \"latitude\" and \"longitude\" is given; expected both or none");
        var (opens, closes) = (file.OptionalMoment(columns.Opens), file.OptionalMoment(columns.Closes));
        if (opens.IsKnown && closes.IsKnown && opens >= closes) file.Fault($"the station opens at {draft.Say(opens)} and closes at {draft.Say(closes)}; expected it to close later");
        if (index >= 0) draft.StationRows.Add(new(unit < 0 ? string.Empty : draft.Units[unit], ofKinds, place, latitude, longitude, opens, closes));
    }

    private static ImmutableArray<string> Kinds(PackageDraft draft, CsvFile file, int column, Dictionary<string, ImmutableArray<string>> known)
    {
        var cell = file.Cell(column);
        if (cell.Length > 400 || !System.Text.Ascii.IsValid(cell))
        {
            file.Fault(column, $"\"{CsvFile.Show(cell)}\" is not a list of kinds; expected codes of the profile's stationKinds with a space between them");
            return NoKinds;
        }

        var text = System.Text.Encoding.ASCII.GetString(cell);
        if (known.TryGetValue(text, out var kinds)) return kinds;
        var words = text.Split(' ');
        if (text.Length == 0)
        {
            file.Fault(column, "the cell is empty; expected at least one kind of the profile's stationKinds");
            return NoKinds;
        }

        foreach (var word in words)
        {
            if (draft.Profile.StationKinds.All(k => k.Code != word)) file.Fault(column, $"there is no kind \"{CsvFile.Show(System.Text.Encoding.ASCII.GetBytes(word))}\" in the profile's stationKinds");
        }

        if (words.Distinct(StringComparer.Ordinal).Count() < words.Length) file.Fault(column, $"\"{CsvFile.Show(cell)}\" has a kind twice; expected each once");

        kinds = [.. words];
        if (!file.Faulty) known.Add(text, kinds);
        return kinds;
    }

    private sealed record Columns(int Station, int Unit, int Kinds, int Latitude, int Longitude, int Opens, int Closes, SearchedNames Place);
}
