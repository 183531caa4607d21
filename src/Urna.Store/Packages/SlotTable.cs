using System.Collections.Immutable;
using Urna.Registers;

namespace Urna.Store.Packages;

/// <summary>The slots of a package while it is read: stations times the contests their voters vote in.</summary>
internal sealed class SlotTable
{
    private readonly int[] _first;
    private readonly BallotRow[] _slots;

    public SlotTable(int[] first, BallotRow[] slots, bool whole, PackageDraft draft)
    {
        (_first, _slots, Whole) = (first, slots, whole);
        var closings = draft.ContestRows.Select(c => c.Closes).ToArray();
        foreach (var slot in slots)
        {
            var own = slot.Station < draft.StationRows.Count ? draft.StationRows[slot.Station].Closes : default;
            if (own > closings[slot.Contest]) closings[slot.Contest] = own;
        }

        Closings = [.. closings];
    }

    private SlotTable() => (_first, _slots, Closings) = ([0], [], []);

    /// <summary>No slots.</summary>
    public static SlotTable Nothing { get; } = new();

    /// <summary>Whether the file could be read: references to slots are checked only then.</summary>
    public bool Whole { get; }

    /// <summary>The last closing of each contest.</summary>
    public ImmutableArray<Moment> Closings { get; }

    /// <summary>How many slots.</summary>
    public int Count => _slots.Length;

    /// <summary>The slots as rows of the package.</summary>
    public ImmutableArray<PackageSlot> Rows => [.. _slots.Select(s => new PackageSlot(s.Station, s.Contest))];

    /// <summary>The row of a slot.</summary>
    public ref readonly BallotRow this[int slot] => ref _slots[slot];

    /// <summary>The rows of a station.</summary>
    public ReadOnlySpan<BallotRow> Of(int station) => station + 1 < _first.Length ? _slots.AsSpan(_first[station], _first[station + 1] - _first[station]) : [];

    /// <summary>The first slot of a station.</summary>
    public int FirstOf(int station) => _first[station];

    /// <summary>The slot that a row's two cells name; -1 where they are faulty or there is none.</summary>
    public int Find(PackageDraft draft, CsvFile file, int stationColumn, int contestColumn)
    {
        var station = file.Reference(stationColumn, draft.Stations, "station");
        var contest = file.Reference(contestColumn, draft.Contests, "contest");
        if (station < 0 || contest < 0) return -1;
        var rows = Of(station);
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Contest == contest) return _first[station] + i;
        }

        if (Whole) file.Fault($"the voters of station \"{draft.Stations[station]}\" do not vote in contest \"{draft.Contests[contest]}\"; expected a row for both in {BallotsFile.Name}");
        return -1;
    }

    /// <summary>The stations with their ballots, as they are recorded.</summary>
    public ImmutableArray<StationFormed> Form(PackageDraft draft)
    {
        var stations = ImmutableArray.CreateBuilder<StationFormed>(draft.StationRows.Count);
        for (var station = 0; station < draft.StationRows.Count; station++)
        {
            var rows = Of(station);
            var ballots = ImmutableArray.CreateBuilder<Ballot>(rows.Length);
            foreach (var row in rows) ballots.Add(new(draft.Contests[row.Contest], row.Permanent, row.Temporary, row.Handed));
            var read = draft.StationRows[station];
            stations.Add(new(draft.Stations[station], read.Unit, read.Kinds, read.Place, read.Latitude, read.Longitude, read.Opens, read.Closes, ballots.MoveToImmutable()));
        }

        return stations.MoveToImmutable();
    }
}
