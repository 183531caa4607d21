namespace Urna.Store.Packages;

/// <summary>Reads <c>votes.csv</c> into the protocols.</summary>
internal static class VotesFile
{
    public const string Name = "votes.csv";

    private const int Named = 5;

    public static void Read(PackageDraft draft)
    {
        if (!File.Exists(draft.PathOf(ProtocolsFile.Name))) return;
        using var file = draft.Open(Name, true, ["station", "contest", "choice", "votes"], ["version"]);
        if (file is null) return;
        var columns = new Columns(file.Column("station"), file.Column("contest"), file.Column("choice"), file.Column("votes"), file.Column("version"));
        var guess = 0;
        while (file.Next()) Row(draft, file, columns, ref guess);
        draft.Close(file);
        if (draft.Papers.Whole) CheckFilled(draft);
    }

    private static void Row(PackageDraft draft, CsvFile file, Columns columns, ref int guess)
    {
        var slot = draft.Slots.Find(draft, file, columns.Station, columns.Contest);
        var choice = file.Code(columns.Choice);
        var votes = file.Written(columns.Votes);
        var version = file.Number(columns.Version, 1, int.MaxValue, 1);
        if (slot < 0 || choice.IsEmpty || version < 1) return;
        var contest = draft.Slots[slot].Contest;
        var place = draft.Papers.Find(contest, choice, guess);
        if (place < 0)
        {
            if (draft.Papers.Whole) file.Fault(columns.Choice, $"there is no choice \"{CsvFile.Show(choice)}\" in contest \"{draft.Contests[contest]}\"");
            return;
        }

        guess = place + 1 == draft.Papers.Count(contest) ? 0 : place + 1;
        if (draft.Protocols.Find(slot, version) is not { } protocol)
        {
            if (draft.Protocols.Whole) file.Fault($"there is no protocol of this station and contest in version {version}; expected a row in {ProtocolsFile.Name}");
            return;
        }

        ref var number = ref protocol.Numbers[protocol.LineCount + place];
        if (number != ProtocolRow.Awaited) file.Fault($"the votes of choice \"{draft.Papers.Code(contest, place)}\" on this protocol were given on another line already; expected them once");
        else protocol.Filled++;
        number = votes;
    }

    private static void CheckFilled(PackageDraft draft)
    {
        foreach (var protocol in draft.Protocols.Rows)
        {
            var count = draft.Papers.Count(protocol.Contest);
            if (protocol.Filled == count) continue;
            var missing = Enumerable.Range(0, count).Where(p => protocol.Numbers[protocol.LineCount + p] == ProtocolRow.Awaited).Select(p => $"\"{draft.Papers.Code(protocol.Contest, p)}\"").ToList();
            var named = string.Join(", ", missing.Take(Named)) + (missing.Count > Named ? ", …" : string.Empty);
            draft.Faults.Add(ProtocolsFile.Name, protocol.Line, $"{Name} has no row for {missing.Count} of the {count} choices of this protocol: {named}; expected one for each");
        }
    }

    private sealed record Columns(int Station, int Contest, int Choice, int Votes, int Version);
}
