using System.Collections.Immutable;
using Urna.Protocols;

namespace Urna.Registers;

/// <summary>The registers: profile, forms, units, contests, stations, lists, and which polls are closed.</summary>
public sealed partial class RegistersView
{
    private static readonly Profile Missing = new()
    {
        Election = string.Empty, Kind = Kind.Live, Names = Names.None, Languages = [], OffsetMinutes = 0, Opens = default, Closes = default, Frozen = default,
        Source = new(string.Empty, string.Empty), Version = string.Empty, Law = Names.None, Cutoffs = [], FallingTurnout = Level.Note, TurnoutAboveList = Level.Note,
        EarlyProtocol = Level.Note, Tie = new("none", string.Empty), Annulment = new(default, default, string.Empty), Quorum = new(0, 0, 0), InvalidatedInTurnout = true,
        WithdrawnVotesKept = true, Limits = new(0, 0, default), Publication = new(60, 1800, 2, 0), StationKinds = [], UnitKinds = [], Groups = [], Systems = [],
        Totals = ImmutableSortedDictionary<string, long>.Empty,
    };

    private readonly CodeIndex _units;
    private readonly CodeIndex _contests;
    private readonly CodeIndex _stations;
    private readonly Dense<Unit> _unit;
    private readonly Dense<Contest> _contest;
    private readonly Dense<SlotList> _slotsOf;
    private readonly Dense<Station> _station;
    private readonly Dense<Slot> _slot;
    private ImmutableDictionary<string, Form> _forms;
    private ImmutableArray<Fact> _adopted = []; // profile and forms, as they were adopted

    /// <summary>Nothing is known yet.</summary>
    public RegistersView()
    {
        _units = new();
        _contests = new();
        _stations = new();
        _unit = new();
        _contest = new();
        _slotsOf = new();
        _station = new();
        _slot = new();
        _forms = ImmutableDictionary.Create<string, Form>(StringComparer.Ordinal);
        Profile = Missing;
    }

    private RegistersView(RegistersView other)
    {
        _units = other._units.Fork();
        _contests = other._contests.Fork();
        _stations = other._stations.Fork();
        _unit = other._unit.Fork();
        _contest = other._contest.Fork();
        _slotsOf = other._slotsOf.Fork();
        _station = other._station.Fork();
        _slot = other._slot.Fork();
        _forms = other._forms;
        _adopted = other._adopted;
        Opened = other.Opened;
        Profile = other.Profile;
        FrozenAt = other.FrozenAt;
        Voters = other.Voters;
        for (var contest = 0; contest < _slotsOf.Count; contest++) _slotsOf[contest]?.Share();
    }

    /// <summary>The first fact; none in an empty record.</summary>
    public RecordOpened? Opened { get; private set; }

    /// <summary>The profile; empty before it is adopted.</summary>
    public Profile Profile { get; private set; }

    /// <summary>When the registers were frozen; not known before.</summary>
    public Moment FrozenAt { get; private set; }

    /// <summary>Voters on permanent and temporary lists, each station once, by its first ballot.</summary>
    public long Voters { get; private set; }

    /// <summary>How many units.</summary>
    public int UnitCount => _unit.Count;

    /// <summary>How many contests.</summary>
    public int ContestCount => _contest.Count;

    /// <summary>How many stations.</summary>
    public int StationCount => _station.Count;

    /// <summary>How many slots: stations times the contests they vote in.</summary>
    public int SlotCount => _slot.Count;

    /// <summary>The forms by code.</summary>
    public IReadOnlyDictionary<string, Form> Forms => _forms;

    /// <summary>The unit of an index.</summary>
    public Unit Unit(int index) => Found(_unit[index]);

    /// <summary>The contest of an index.</summary>
    public Contest Contest(int index) => Found(_contest[index]);

    /// <summary>The station of an index.</summary>
    public Station Station(int index) => Found(_station[index]);

    /// <summary>The slot of an index.</summary>
    public Slot Slot(int index) => _slot[index];

    /// <summary>The slots of a contest.</summary>
    public ReadOnlySpan<int> SlotsOf(int contest) => _slotsOf[contest] is { } list ? list.Items : [];

    /// <summary>The index of a unit, -1 where there is none.</summary>
    public int FindUnit(string code) => _units.Find(code);

    /// <summary>The index of a contest, -1 where there is none.</summary>
    public int FindContest(string code) => _contests.Find(code);

    /// <summary>The index of a station, -1 where there is none.</summary>
    public int FindStation(string code) => _stations.Find(code);

    /// <summary>The slot of a station in a contest, -1 where its voters do not vote in it.</summary>
    public int FindSlot(string station, string contest)
    {
        var stationIndex = _stations.Find(station);
        var contestIndex = _contests.Find(contest);
        if (stationIndex < 0 || contestIndex < 0) return -1;
        foreach (var slot in Station(stationIndex).Slots.AsSpan())
        {
            if (_slot[slot].Contest == contestIndex) return slot;
        }

        return -1;
    }

    /// <summary>The index of a contest's turnout cut-off in the profile, -1 where it has none of this code.</summary>
    public int CutoffOf(int contest, string code)
    {
        foreach (var cutoff in Contest(contest).Cutoffs)
        {
            if (Profile.Cutoffs[cutoff].Code == code) return cutoff;
        }

        return -1;
    }

    /// <summary>Whether a unit is another one or lies in it, at any depth.</summary>
    public bool LiesIn(int unit, int whole)
    {
        for (var at = unit; at >= 0; at = Unit(at).Parent)
        {
            if (at == whole) return true;
        }

        return false;
    }

    /// <summary>When a slot's station opens.</summary>
    public Moment OpeningOf(int slot)
    {
        var contest = Contest(_slot[slot].Contest);
        var own = Station(_slot[slot].Station).Opens;
        var first = contest.Called.LinkedTo.Length == 0 || own > contest.Called.Opens;
        return first && IsOfDay(contest, own) && own < contest.Called.Closes ? own : contest.Called.Opens;
    }

    /// <summary>When a slot's station closes.</summary>
    public Moment ClosingOf(int slot)
    {
        var contest = Contest(_slot[slot].Contest);
        var own = Station(_slot[slot].Station).Closes;
        return IsOfDay(contest, own) && (contest.Called.LinkedTo.Length == 0 || own > contest.Called.Opens) ? own : contest.Called.Closes;
    }

    /// <summary>The last closing hour of a contest, over all its stations.</summary>
    public Moment LastClosingOf(int contest)
    {
        var last = Contest(contest).Called.Closes;
        foreach (var slot in SlotsOf(contest))
        {
            var closing = ClosingOf(slot);
            if (closing > last) last = closing;
        }

        return last;
    }

    /// <summary>Follows one entry.</summary>
    /// <exception cref="RecordOrderException">The fact cannot follow.</exception>
    public void Apply(Entry entry)
    {
        switch (entry.Fact)
        {
            case RecordOpened opened: Opened = Opened is null ? opened : throw new RecordOrderException("The record was opened twice."); break;
            case ProfileAdopted or FormAdopted: Adopt(entry.Fact); break;
            case UnitFormed unit: Apply(unit); break;
            case ContestCalled contest: Apply(contest); break;
            case StationFormed station: Apply(station); break;
            case BallotAssigned assigned: Apply(assigned); break;
            case RegistersFrozen frozen: Apply(frozen, entry.At); break;
            case ListAmended amended: Apply(amended); break;
            case HoursChanged changed: Apply(changed); break;
            case PollsClosed closed: Apply(closed, entry); break;
            default: break; // another room's fact
        }
    }

    /// <summary>A copy that may go its own way.</summary>
    public RegistersView Fork() => new(this);

    // A station has one pair of hours. Those set after a contest's polls were closed are of a later contest, such as its run-off.
    private static bool IsOfDay(Contest contest, Moment own) => own.IsKnown && !(contest.IsClosed && own > contest.ClosedAt);

    private static T Found<T>(T? value)
        where T : class => value ?? throw new ArgumentOutOfRangeException(nameof(value), "No such index.");

    private void Adopt(Fact adopted)
    {
        if (adopted is ProfileAdopted own) Profile = ReferenceEquals(Profile, Missing) ? own.Profile : throw new RecordOrderException("A profile was adopted twice.");
        if (adopted is FormAdopted { Form: var form })
        {
            if (_forms.ContainsKey(form.Code)) throw new RecordOrderException($"The form \"{form.Code}\" was adopted twice.");
            _forms = _forms.Add(form.Code, form);
        }

        _adopted = _adopted.Add(adopted);
    }

    private void Apply(PollsClosed closed, Entry entry)
    {
        var index = _contests.Get(closed.Contest);
        if (Contest(index).IsClosed) throw new RecordOrderException($"The polls of {closed.Contest} were closed twice.");
        if (closed.Confirmer == entry.By.Actor) throw new RecordOrderException($"One person alone closed the polls of {closed.Contest}.");
        if (entry.At < LastClosingOf(index)) throw new RecordOrderException($"The polls of {closed.Contest} were closed at {entry.At}, before the last station's hour {LastClosingOf(index)}.");
        _contest.Edit(index) = Contest(index) with { ClosedAt = entry.At };
    }

    private void Apply(UnitFormed unit)
    {
        if (unit.Parent.Length == 0 && UnitCount > 0) throw new RecordOrderException($"The units have two roots: \"{Unit(0).Code}\" and \"{unit.Unit}\".");
        var parent = unit.Parent.Length == 0 ? -1 : _units.Get(unit.Parent);
        _unit.Edit(_units.Add(unit.Unit)) = new(unit.Unit, parent, unit.Kind, unit.Names);
    }

    private void Apply(ContestCalled called)
    {
        if (!_forms.TryGetValue(called.Form, out var form)) throw new RecordOrderException($"The form \"{called.Form}\" was not adopted.");
        var system = Profile.Systems.FirstOrDefault(s => s.Code == called.System) ?? throw new RecordOrderException($"The profile has no system \"{called.System}\".");
        var cutoffs = Enumerable.Range(0, Profile.Cutoffs.Length).Where(i => Profile.Cutoffs[i].At >= called.Opens && Profile.Cutoffs[i].At <= called.Closes);
        var index = _contests.Add(called.Contest);
        _contest.Edit(index) = new(called, _units.Get(called.Unit), system, form, default, [.. cutoffs]);
        _slotsOf.Edit(index) = new();
    }

    private void Apply(StationFormed formed)
    {
        if (formed.Ballots.IsEmpty) throw new RecordOrderException($"Station {formed.Station} votes in no contest.");
        var index = _stations.Add(formed.Station);
        var slots = ImmutableArray.CreateBuilder<int>(formed.Ballots.Length);
        foreach (var ballot in formed.Ballots) slots.Add(AddSlot(index, ballot));
        _station.Edit(index) = new(formed.Station, _units.Get(formed.Unit), formed.Kinds, Kept<StationFormed>.Of(formed), formed.Opens, formed.Closes, slots.MoveToImmutable());
        Voters += formed.Ballots[0].Permanent + formed.Ballots[0].Temporary;
    }

    private void Apply(BallotAssigned assigned)
    {
        var index = _stations.Get(assigned.Station);
        if (FindSlot(assigned.Station, assigned.Ballot.Contest) >= 0) throw new RecordOrderException($"Station {assigned.Station} votes in {assigned.Ballot.Contest} already.");
        _station.Edit(index) = Station(index) with { Slots = Station(index).Slots.Add(AddSlot(index, assigned.Ballot)) };
    }

    private int AddSlot(int station, Ballot ballot)
    {
        var contest = _contests.Get(ballot.Contest);
        if (SlotsOf(contest) is [.., var last] && _slot[last].Station == station) throw new RecordOrderException($"Station {_stations[station]} votes in {ballot.Contest} twice.");
        var slot = _slot.Add(new(station, contest, ballot.Permanent, ballot.Temporary, ballot.Handed));
        _slotsOf.Edit(contest) = Found(_slotsOf[contest]).With(slot);
        return slot;
    }

    private void Apply(RegistersFrozen frozen, Moment at)
    {
        if (FrozenAt.IsKnown) throw new RecordOrderException("The registers were frozen twice.");
        if (frozen.Stations != StationCount || frozen.Contests != ContestCount || frozen.Voters != Voters)
            throw new RecordOrderException($"The registers were frozen with {frozen.Stations} stations, {frozen.Contests} contests and {frozen.Voters} voters; here are {StationCount}, {ContestCount} and {Voters}.");
        FrozenAt = at;
    }

    private void Apply(ListAmended amended)
    {
        var index = FindSlot(amended.Station, amended.Contest);
        if (index < 0) throw new RecordOrderException($"Station {amended.Station} does not vote in {amended.Contest}.");
        var slot = _slot[index];
        if (Station(slot.Station).Slots[0] == index) Voters += amended.Permanent + amended.Temporary - slot.Voters;
        _slot.Edit(index) = slot with { Permanent = amended.Permanent, Temporary = amended.Temporary };
    }

    private void Apply(HoursChanged changed)
    {
        var index = _stations.Get(changed.Station);
        _station.Edit(index) = Station(index) with { Opens = changed.Opens, Closes = changed.Closes };
    }
}
