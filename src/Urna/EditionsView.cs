using Urna.Protocols;
using Urna.Registers;
using Urna.Results;
using Urna.Turnout;

namespace Urna;

/// <summary>
/// The last entry that changed what can be shown of the nation, a contest, a station. What is drawn from them alone is the same until the next
/// such entry, however far the record goes on: it is what a page is kept by (<c>docs/decisions/0060-editions.md</c>).
/// </summary>
public sealed class EditionsView
{
    private readonly Dense<Edition> _contests;
    private readonly Dense<Edition> _stations;
    private Moment _next; // the first opening that no entry has reached

    /// <summary>Nothing was changed yet.</summary>
    public EditionsView()
    {
        _contests = new();
        _stations = new();
    }

    private EditionsView(EditionsView other)
    {
        _contests = other._contests.Fork();
        _stations = other._stations.Fork();
        _next = other._next;
        (Frame, Nation, Registers, Turnout, Protocols, Acts) = (other.Frame, other.Nation, other.Registers, other.Turnout, other.Protocols, other.Acts);
    }

    /// <summary>What every page shows: the profile, who stands, the stage, a pause.</summary>
    public Edition Frame { get; private set; }

    /// <summary>Anything that is shown.</summary>
    public Edition Nation { get; private set; }

    /// <summary>Units, contests, stations, lists, hours.</summary>
    public Edition Registers { get; private set; }

    /// <summary>Turnout reports, and the lists they are of.</summary>
    public Edition Turnout { get; private set; }

    /// <summary>Protocols of any station.</summary>
    public Edition Protocols { get; private set; }

    /// <summary>Decisions, commissions, papers, keys.</summary>
    public Edition Acts { get; private set; }

    /// <summary>What is shown of a contest and its stations, beside <see cref="Frame"/>.</summary>
    public Edition Contest(int contest) => _contests[contest];

    /// <summary>What is shown of a station in all its contests, beside <see cref="Frame"/>.</summary>
    public Edition Station(int station) => _stations[station];

    /// <summary>Follows one entry, which the registers have followed.</summary>
    public void Apply(Entry entry, long number, RegistersView registers)
    {
        var now = new Edition(number + 1, entry.At);
        switch (entry.Fact)
        {
            case TurnoutReported f: Turnout = Touch(f.Station, f.Contest, now, registers); break;
            case TurnoutCorrected f: Turnout = Touch(f.Station, f.Contest, now, registers); break;
            case ListAmended f: Turnout = Registers = Touch(f.Station, f.Contest, now, registers); break;
            case HoursChanged f: Registers = Touch(f.Station, now, registers); break;
            case PaperAttached { Station.Length: > 0 } f: Acts = Touch(f.Station, f.Contest, now, registers); break;
            case EntrySealed or ProtocolReceived or ProtocolEntered or ProtocolAccepted or ProtocolExplained or ProtocolAdmitted or RecountOrdered or ResultInvalidated or ResultRestored or VotingFailed:
                Protocols = Touch(entry.Fact, now, registers);
                break;
            case ResultProtocolEntered f: _contests.Edit(registers.FindContest(f.Contest)) = Nation = now; break;
            case KeyEnrolled or KeyRevoked or KeyAnnounced or FormatRaised or PaperAttached or CommissionFormed or MemberSeated or MemberLeft or CommissionDissolved: Acts = Nation = now; break;
            case UnitFormed or ContestCalled or StationFormed or BallotAssigned: Frame = Nation = Registers = now; break;
            default: Frame = Nation = Acts = now; break; // rare, and seen on every page
        }

        Open(entry, now, registers);
    }

    /// <summary>A copy that may go its own way.</summary>
    public EditionsView Fork() => new(this);

    internal void Save(SnapshotWriter writer)
    {
        foreach (var edition in (ReadOnlySpan<Edition>)[Frame, Nation, Registers, Turnout, Protocols, Acts]) Save(writer, edition);
        writer.Number(_next.Milliseconds);
        foreach (var editions in (ReadOnlySpan<Dense<Edition>>)[_contests, _stations])
        {
            writer.Number(editions.Count);
            for (var index = 0; index < editions.Count; index++) Save(writer, editions[index]);
        }
    }

    internal static EditionsView Load(SnapshotReader reader)
    {
        var view = new EditionsView { Frame = Read(reader), Nation = Read(reader), Registers = Read(reader), Turnout = Read(reader), Protocols = Read(reader), Acts = Read(reader) };
        view._next = reader.Moment();
        for (var left = reader.Count(); left > 0; left--) view._contests.Add(Read(reader));
        for (var left = reader.Count(); left > 0; left--) view._stations.Add(Read(reader));
        return view;
    }

    private static void Save(SnapshotWriter writer, Edition edition)
    {
        writer.Number(edition.Size);
        writer.Number(edition.At.Milliseconds);
    }

    private static Edition Read(SnapshotReader reader) => new(reader.Number(), reader.Moment());

    /// <summary>Voting begins by the clock and not by a fact: the first entry after a contest's opening hour changes the stage.</summary>
    private void Open(Entry entry, Edition now, RegistersView registers)
    {
        if (entry.Fact is ContestCalled { Opens: var opens } && opens > entry.At && (!_next.IsKnown || opens < _next)) _next = opens;
        if (!_next.IsKnown || entry.At < _next) return;
        Frame = Nation = now;
        _next = default;
        for (var contest = 0; contest < registers.ContestCount; contest++)
        {
            var opening = registers.Contest(contest).Called.Opens;
            if (opening > entry.At && (!_next.IsKnown || opening < _next)) _next = opening;
        }
    }

    private Edition Touch(Fact fact, Edition now, RegistersView registers) => fact switch
    {
        EntrySealed f => Touch(f.Station, f.Contest, now, registers),
        ProtocolReceived f => Touch(f.Station, f.Contest, now, registers),
        ProtocolEntered f => Touch(f.Station, f.Contest, now, registers),
        ProtocolAccepted f => Touch(f.Station, f.Contest, now, registers),
        ProtocolExplained f => Touch(f.Station, f.Contest, now, registers),
        ProtocolAdmitted f => Touch(f.Station, f.Contest, now, registers),
        RecountOrdered f => Touch(f.Station, f.Contest, now, registers),
        ResultInvalidated f => Touch(f.Station, f.Contest, now, registers),
        ResultRestored f => Touch(f.Station, f.Contest, now, registers),
        VotingFailed f => Touch(f.Station, f.Contest, now, registers),
        _ => now,
    };

    private Edition Touch(string station, string contest, Edition now, RegistersView registers)
    {
        if (registers.FindContest(contest) is >= 0 and var index) _contests.Edit(index) = now;
        if (registers.FindStation(station) is >= 0 and var place) _stations.Edit(place) = now;
        return Nation = now;
    }

    private Edition Touch(string station, Edition now, RegistersView registers)
    {
        var index = registers.FindStation(station);
        _stations.Edit(index) = now;
        foreach (var slot in registers.Station(index).Slots) _contests.Edit(registers.Slot(slot).Contest) = now;
        return Nation = now;
    }
}
