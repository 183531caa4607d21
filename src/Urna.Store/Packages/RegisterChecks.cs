using Urna.Protocols;

namespace Urna.Store.Packages;

/// <summary>What must hold between the registers once all are read, and the limits that only warn.</summary>
internal static class RegisterChecks
{
    public static void Check(PackageDraft draft)
    {
        if (draft.Papers.Whole && draft.Contests.Whole) CheckBallots(draft);
        if (draft.Slots.Whole && draft.Contests.Whole && draft.Stations.Whole) CheckSlots(draft);
        Totals(draft);
        if (draft.Faults.Count == 0) RegisterWarnings.Add(draft);
    }

    private static void CheckBallots(PackageDraft draft)
    {
        for (var contest = 0; contest < draft.ContestRows.Count; contest++)
        {
            var choices = draft.Papers.Count(contest);
            var line = draft.Contests.LineOf(contest);
            if (choices == 0) draft.Faults.Add(ContestsFile.Name, line, $"the contest \"{draft.Contests[contest]}\" has no choice; expected at least one row in {ChoicesFile.Name}");
            if (draft.Forms.TryGetValue(draft.ContestRows[contest].Form, out var form) && form.Form.Lines.Length + choices > ProtocolEntered.MaxNumbers)
                draft.Faults.Add(ContestsFile.Name, line, $"a protocol of the contest \"{draft.Contests[contest]}\" has {form.Form.Lines.Length} lines and {choices} votes; expected at most {ProtocolEntered.MaxNumbers} numbers");
        }
    }

    private static void CheckSlots(PackageDraft draft)
    {
        var voted = new bool[draft.ContestRows.Count];
        for (var slot = 0; slot < draft.Slots.Count; slot++) voted[draft.Slots[slot].Contest] = true;
        for (var contest = 0; contest < voted.Length; contest++)
        {
            if (!voted[contest]) draft.Faults.Add(ContestsFile.Name, draft.Contests.LineOf(contest), $"no station votes in the contest \"{draft.Contests[contest]}\"; expected at least one row in {BallotsFile.Name}");
        }

        for (var station = 0; station < draft.Stations.Count; station++)
        {
            if (draft.Slots.Of(station).IsEmpty) draft.Faults.Add(StationsFile.Name, draft.Stations.LineOf(station), $"the station \"{draft.Stations[station]}\" votes in no contest; expected at least one row in {BallotsFile.Name}");
        }
    }

    // Rows with faults are not counted, so totals are compared only where there are none: one fault would otherwise be told twice.
    private static void Totals(PackageDraft draft)
    {
        var registers = !draft.Faults.In(StationsFile.Name, BallotsFile.Name, ElectionFile.Name);
        foreach (var (name, announced) in draft.Profile.Totals)
        {
            var ready = name switch
            {
                "contests" => !draft.Faults.In(ContestsFile.Name, ElectionFile.Name),
                "choices" or "members" => !draft.Faults.In(ChoicesFile.Name, ElectionFile.Name),
                _ => name.StartsWith("choiceKinds.", StringComparison.Ordinal) ? !draft.Faults.In(ChoicesFile.Name, ElectionFile.Name) : registers,
            };
            if (!ready) continue;
            var counted = Count(draft, name);
            if (counted != announced) draft.Faults.Add(ElectionFile.Name, draft.TotalsLine(name), $"totals.{name}: {announced} were announced; the files have {counted}");
        }
    }

    private static long Count(PackageDraft draft, string name)
    {
        var stations = Enumerable.Range(0, draft.Stations.Count).Where(s => !draft.Slots.Of(s).IsEmpty);
        return name switch
        {
            "stations" => draft.Stations.Count,
            "voters" => stations.Sum(s => (long)draft.Slots.Of(s)[0].Permanent + draft.Slots.Of(s)[0].Temporary),
            "permanent" => stations.Sum(s => (long)draft.Slots.Of(s)[0].Permanent),
            "temporary" => stations.Sum(s => (long)draft.Slots.Of(s)[0].Temporary),
            "contests" => draft.ContestRows.Count,
            "choices" => draft.Papers.All().Length,
            "members" => draft.Papers.All().Count(c => c.MemberOf.Length > 0),
            _ => CountKind(draft, name),
        };
    }

    private static long CountKind(PackageDraft draft, string name)
    {
        var kind = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return name.StartsWith("choiceKinds.", StringComparison.Ordinal)
            ? draft.Papers.All().Count(c => c.Kind == kind)
            : draft.StationRows.Count(s => s.Kinds.Contains(kind));
    }
}
