using System.Collections.Immutable;
using Urna.Protocols;

namespace Urna.Store.Packages;

/// <summary>A row of <c>protocols.csv</c> whose votes come from another file.</summary>
internal sealed class ProtocolRow
{
    /// <summary>A number that no row of <c>votes.csv</c> has given yet.</summary>
    public const int Awaited = int.MinValue;

    public required int Slot { get; init; }

    public required int Contest { get; init; }

    public required int Version { get; init; }

    public required Moment Received { get; init; }

    public required Moment Completed { get; init; }

    public required string FormNumber { get; init; }

    public required string Decision { get; init; }

    public required int[] Numbers { get; init; }

    public required int LineCount { get; init; }

    public required int Line { get; init; }

    public int Filled { get; set; }

    public ProtocolRow? Other { get; set; }
}

/// <summary>The protocols of a package while it is read, by slot and version.</summary>
internal sealed class ProtocolTable
{
    /// <summary>The most numbers of a protocol: lines and votes.</summary>
    public const int MaxNumbers = ProtocolEntered.MaxNumbers;

    private ProtocolRow?[] _first = [];

    /// <summary>All rows, in the order of the file.</summary>
    public List<ProtocolRow> Rows { get; } = [];

    /// <summary>Whether the file could be read: references to protocols are checked only then.</summary>
    public bool Whole { get; set; }

    /// <summary>Makes room for the protocols of so many slots.</summary>
    public void Reserve(int slots) => _first = new ProtocolRow?[slots];

    /// <summary>The protocol of a slot and version; none where there is none.</summary>
    public ProtocolRow? Find(int slot, int version)
    {
        var row = slot < _first.Length ? _first[slot] : null;
        while (row is not null && row.Version != version) row = row.Other;
        return row;
    }

    /// <summary>The versions of a slot, lowest first.</summary>
    public List<ProtocolRow> Versions(int slot)
    {
        var rows = new List<ProtocolRow>();
        for (var row = slot < _first.Length ? _first[slot] : null; row is not null; row = row.Other) rows.Add(row);
        rows.Sort(static (a, b) => a.Version.CompareTo(b.Version));
        return rows;
    }

    /// <summary>Adds a protocol.</summary>
    public void Add(ProtocolRow row)
    {
        Rows.Add(row);
        row.Other = _first[row.Slot];
        _first[row.Slot] = row;
    }

    /// <summary>When a protocol is recorded.</summary>
    public static Moment ArrivalOf(PackageDraft draft, ProtocolRow row)
    {
        var closing = draft.Slots.Closings[row.Contest];
        return row.Received < closing ? closing : row.Received;
    }

    /// <summary>The protocols as they are recorded.</summary>
    public ImmutableArray<PackageProtocol> Enter(PackageDraft draft)
    {
        var protocols = ImmutableArray.CreateBuilder<PackageProtocol>(Rows.Count);
        foreach (var row in Rows)
        {
            var at = ArrivalOf(draft, row);
            var claimed = row.Received < at ? row.Received : default;
            var entered = new ProtocolEntered(
                draft.Stations[draft.Slots[row.Slot].Station], draft.Contests[row.Contest], row.Version, row.Numbers, row.LineCount, row.Completed, claimed, row.FormNumber, row.Decision, Entrants.None);
            protocols.Add(new(row.Slot, at, entered, row.Line));
        }

        return protocols.MoveToImmutable();
    }
}
