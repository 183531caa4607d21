using Urna.Registers;

namespace Urna.Store.Packages;

/// <summary>Reads <c>units.csv</c>.</summary>
internal static class UnitsFile
{
    public const string Name = "units.csv";

    public static void Read(PackageDraft draft)
    {
        var languages = draft.Profile.Languages;
        using var file = draft.Open(Name, true, ["unit", "parent", "kind", .. PackageWords.Named("name", languages)], []);
        if (file is null) return;
        var (unit, parent, kind) = (file.Column("unit"), file.Column("parent"), file.Column("kind"));
        var names = file.NameColumns("name", languages);
        string[] kinds = [.. draft.Profile.UnitKinds.Select(k => k.Code)];
        var rows = new List<UnitFormed>();
        while (file.Next())
        {
            var index = PackageDraft.Register(file, draft.Units, unit);
            var above = file.OptionalCode(parent);
            var word = file.Word(kind, kinds);
            var name = file.Names(names, true);
            if (index >= 0) rows.Add(new(draft.Units[index], above, word < 0 ? string.Empty : kinds[word], name));
        }

        draft.Close(file);
        draft.Units.Whole = true;
        Arrange(draft, rows);
    }

    private static void Arrange(PackageDraft draft, List<UnitFormed> rows)
    {
        var units = draft.Units;
        var parents = rows.Select(r => r.Parent.Length == 0 ? -1 : units.Find(r.Parent)).ToArray();
        var roots = Enumerable.Range(0, rows.Count).Where(i => rows[i].Parent.Length == 0).ToList();
        if (roots.Count == 0) draft.Faults.Add(Name, 1, "no unit has an empty parent; expected one root");
        foreach (var root in roots.Skip(1)) draft.Faults.Add(Name, units.LineOf(root), $"the unit \"{units[root]}\" has no parent, but the root is \"{units[roots[0]]}\" on line {units.LineOf(roots[0])}; expected one root");
        var depths = Chains.Depths(rows.Count, i => parents[i]);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Parent.Length > 0 && parents[i] < 0) draft.Faults.Add(Name, units.LineOf(i), $"column \"parent\": there is no unit \"{rows[i].Parent}\"");
            if (depths[i] < 0) draft.Faults.Add(Name, units.LineOf(i), $"the unit \"{units[i]}\" lies in itself: its parents lead in a circle");
        }

        var order = Chains.Order(depths);
        draft.Units = units.Ordered(order);
        draft.UnitRows = [.. order.Select(i => rows[i])];
    }
}
