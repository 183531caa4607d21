using Urna.Registers;

namespace Urna.Store.Packages;

/// <summary>Reads <c>contests.csv</c>.</summary>
internal static class ContestsFile
{
    public const string Name = "contests.csv";

    private const int MaxSeats = 100_000;

    public static void Read(PackageDraft draft)
    {
        var languages = draft.Profile.Languages;
        using var file = draft.Open(
            Name, true, ["contest", "unit", "group", "system", "form", "seats", .. PackageWords.Named("name", languages)], ["opens", "closes", "link", "linked_to", "marks"]);
        if (file is null) return;
        var names = file.NameColumns("name", languages);
        var rows = new List<ContestCalled>();
        while (file.Next())
        {
            if (Row(draft, file, names) is { } row) rows.Add(row);
        }

        draft.Close(file);
        draft.Contests.Whole = true;
        if (rows.Count == 0) draft.Faults.Add(Name, 1, "there is no contest; expected one at least");
        Arrange(draft, rows);
    }

    private static ContestCalled? Row(PackageDraft draft, CsvFile file, SearchedNames names)
    {
        var profile = draft.Profile;
        var index = PackageDraft.Register(file, draft.Contests, file.Column("contest"));
        var unit = file.Reference(file.Column("unit"), draft.Units, "unit");
        var group = Pick(file, "group", [.. profile.Groups.Select(g => g.Code)]);
        var system = Pick(file, "system", [.. profile.Systems.Select(s => s.Code)]);
        var form = Pick(file, "form", [.. draft.Forms.Keys]);
        var seats = Bounded(file, "seats", 0, MaxSeats);
        var marks = file.Number(file.Column("marks"), 1, ProtocolTable.MaxNumbers, 1);
        var opens = file.OptionalMoment(file.Column("opens"));
        var closes = file.OptionalMoment(file.Column("closes"));
        if (!opens.IsKnown) opens = profile.Opens;
        if (!closes.IsKnown) closes = profile.Closes;
        if (opens >= closes) file.Fault($"the contest opens at {draft.Say(opens)} and closes at {draft.Say(closes)}; expected it to close later");
        if (opens <= profile.Frozen) file.Fault($"the contest opens at {draft.Say(opens)}; expected it after the registers are frozen at {draft.Say(profile.Frozen)}");
        var link = file.Cell(file.Column("link")).IsEmpty ? string.Empty : Pick(file, "link", PackageWords.Links);
        var linkedTo = file.OptionalCode(file.Column("linked_to"));
        if (link.Length > 0 != linkedTo.Length > 0) file.Fault("only one of \"link\" and \"linked_to\" is given; expected both or none");
        var name = file.Names(names, true);
        if (index < 0) return null;
        return new(draft.Contests[index], unit < 0 ? string.Empty : draft.Units[unit], group, system, form, seats, Math.Max(marks, 1), opens, closes, name, link, linkedTo);
    }

    private static string Pick(CsvFile file, string column, string[] words) => file.Word(file.Column(column), words) is >= 0 and var word ? words[word] : string.Empty;

    private static int Bounded(CsvFile file, string column, int least, int most)
    {
        var number = file.Number(file.Column(column));
        if (number > most) file.Fault(file.Column(column), $"{number} is out of bounds; expected {least} to {most}");
        return number;
    }

    private static void Arrange(PackageDraft draft, List<ContestCalled> rows)
    {
        var contests = draft.Contests;
        var linked = rows.Select(r => r.LinkedTo.Length == 0 ? -1 : contests.Find(r.LinkedTo)).ToArray();
        var depths = Chains.Depths(rows.Count, i => linked[i]);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].LinkedTo.Length > 0 && linked[i] < 0) draft.Faults.Add(Name, contests.LineOf(i), $"column \"linked_to\": there is no contest \"{rows[i].LinkedTo}\"");
            if (depths[i] < 0) draft.Faults.Add(Name, contests.LineOf(i), $"the contest \"{contests[i]}\" is linked to itself: its links lead in a circle");
        }

        for (var i = 0; i < draft.Profile.Cutoffs.Length; i++)
        {
            var cutoff = draft.Profile.Cutoffs[i];
            if (rows.Count > 0 && !rows.Any(r => r.Opens <= cutoff.At && cutoff.At <= r.Closes))
                draft.Faults.Add(ElectionFile.Name, draft.CutoffLine(i), $"profile.cutoffs[{i}]: the cut-off \"{cutoff.Code}\" at {draft.Say(cutoff.At)} lies in no contest's hours");
        }

        var order = Chains.Order(depths);
        draft.Contests = contests.Ordered(order);
        draft.ContestRows = [.. order.Select(i => rows[i])];
    }
}
