namespace Urna.Store.Packages;

/// <summary>Reads <c>turnout.csv</c>.</summary>
internal static class TurnoutFile
{
    public const string Name = "turnout.csv";

    public static void Read(PackageDraft draft)
    {
        using var file = draft.Open(Name, false, ["station", "contest", "cutoff", "voters"], ["at"]);
        if (file is null) return;
        var (station, contest, cutoff, voters, at) = (file.Column("station"), file.Column("contest"), file.Column("cutoff"), file.Column("voters"), file.Column("at"));
        string[] codes = [.. draft.Profile.Cutoffs.Select(c => c.Code)];
        var lines = new int[draft.Slots.Count * codes.Length];
        while (file.Next())
        {
            var slot = draft.Slots.Find(draft, file, station, contest);
            var index = file.Word(cutoff, codes);
            var number = file.Cell(voters).IsEmpty ? Protocols.Numbers.Empty : file.Number(voters);
            var received = file.OptionalMoment(at);
            if (slot < 0 || index < 0) continue;
            if (!received.IsKnown) received = draft.Profile.Cutoffs[index].At;
            CheckTime(draft, file, slot, index, received);
            ref var line = ref lines[(slot * codes.Length) + index];
            if (line > 0) file.Fault($"the report of this station, contest and cut-off stands on line {line} already; expected it once");
            else line = file.Line;
            if (!file.Faulty) draft.TurnoutRows.Add(new(slot, index, number, received, file.Line));
        }

        draft.Close(file);
    }

    private static void CheckTime(PackageDraft draft, CsvFile file, int slot, int index, Moment received)
    {
        var cutoff = draft.Profile.Cutoffs[index];
        var contest = draft.ContestRows[draft.Slots[slot].Contest];
        if (cutoff.At < contest.Opens || cutoff.At > contest.Closes)
            file.Fault($"the cut-off \"{cutoff.Code}\" at {draft.Say(cutoff.At)} lies outside of the hours of contest \"{contest.Contest}\"; expected one from {draft.Say(contest.Opens)} to {draft.Say(contest.Closes)}");
        else if (received < cutoff.At) file.Fault($"the report was received at {draft.Say(received)}; expected a time not before its cut-off \"{cutoff.Code}\" at {draft.Say(cutoff.At)}");
    }
}
