namespace Urna.Store.Packages;

/// <summary>Reads <c>ballots.csv</c>.</summary>
internal static class BallotsFile
{
    public const string Name = "ballots.csv";

    public static void Read(PackageDraft draft)
    {
        using var file = draft.Open(Name, true, ["station", "contest", "permanent", "temporary"], ["handed"]);
        var building = new SlotBuilding(draft.Stations.Count);
        if (file is not null)
        {
            var (station, contest, permanent, temporary, handed) =
                (file.Column("station"), file.Column("contest"), file.Column("permanent"), file.Column("temporary"), file.Column("handed"));
            while (file.Next())
            {
                var row = new BallotRow(
                    file.Reference(station, draft.Stations, "station"), file.Reference(contest, draft.Contests, "contest"), file.Number(permanent), file.Number(temporary),
                    file.Cell(handed).IsEmpty ? -1 : file.Number(handed), file.Line);
                if (row.Station < 0 || row.Contest < 0) continue;
                if ((long)row.Permanent + row.Temporary > Limits.Count) file.Fault($"the lists have {(long)row.Permanent + row.Temporary} voters together; expected at most {Limits.Count}");
                if (building.Add(row) is { } wrong) file.Fault(wrong(draft));
            }

            draft.Close(file);
        }

        draft.Slots = building.Build(draft, file is not null);
    }
}

/// <summary>A row of <c>ballots.csv</c>.</summary>
internal readonly record struct BallotRow(int Station, int Contest, int Permanent, int Temporary, int Handed, int Line);

/// <summary>The rows of <c>ballots.csv</c> as they come, by station.</summary>
internal sealed class SlotBuilding(int stations)
{
    private const int MaxBallots = 500;

    private readonly List<BallotRow> _rows = [];
    private readonly List<int> _before = [];
    private readonly int[] _last = [.. Enumerable.Repeat(-1, stations)];
    private readonly int[] _counts = new int[stations];

    /// <summary>Adds a row; gives what is wrong with it.</summary>
    public Func<PackageDraft, string>? Add(in BallotRow row)
    {
        for (var other = _last[row.Station]; other >= 0; other = _before[other])
        {
            if (_rows[other].Contest != row.Contest) continue;
            var (taken, line) = (row, _rows[other].Line);
            return draft => $"station \"{draft.Stations[taken.Station]}\" and contest \"{draft.Contests[taken.Contest]}\" stand on line {line} already; expected them once";
        }

        if (_counts[row.Station] == MaxBallots) return static _ => $"the station votes in more than {MaxBallots} contests";
        _before.Add(_last[row.Station]);
        _last[row.Station] = _rows.Count;
        _counts[row.Station]++;
        _rows.Add(row);
        return null;
    }

    /// <summary>The slots, in the order of the stations and of their rows.</summary>
    public SlotTable Build(PackageDraft draft, bool whole)
    {
        var first = new int[_counts.Length + 1];
        for (var station = 0; station < _counts.Length; station++) first[station + 1] = first[station] + _counts[station];
        var next = first.ToArray();
        var slots = new BallotRow[_rows.Count];
        foreach (var row in _rows) slots[next[row.Station]++] = row;
        return new(first, slots, whole, draft);
    }
}
