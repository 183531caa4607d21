using Urna.Candidates;
using Urna.Protocols;
using Urna.Registers;
using Urna.Results;
using Urna.Turnout;

namespace Urna.Store.Packages;

/// <summary>
/// The package of a record: what its facts say, as files. Corrected reports, amended lists and changed hours, and commissions, stand there as they are in the end; entrants, papers, keys, lots and pauses
/// have no place in a package.
/// </summary>
public sealed class PackageOfRecord
{
    private readonly Views _views = new();
    private readonly List<FormAdopted> _forms = [];
    private readonly List<UnitFormed> _units = [];
    private readonly List<PartyListed> _parties = [];
    private readonly List<string> _commissions = [];
    private readonly List<(TurnoutReported Report, Moment At)> _turnout = [];
    private readonly List<(ProtocolEntered Entered, Moment At)> _protocols = [];
    private readonly OrderedDictionary<string, List<PackageDecision>> _decisions = new(StringComparer.Ordinal);
    private ProfileAdopted? _profile;

    private PackageOfRecord()
    {
    }

    private RegistersView Registers => _views.Registers;

    /// <summary>Folds the entries and gives their package. Its hash is that of the package the record was opened with.</summary>
    /// <exception cref="RecordOrderException">An entry cannot follow those before it, or no profile was adopted.</exception>
    public static Package Of(IEnumerable<Entry> entries)
    {
        var record = new PackageOfRecord();
        foreach (var entry in entries)
        {
            record._views.Apply(entry);
            record.Note(entry);
        }

        return record.ToPackage();
    }

    private void Note(Entry entry)
    {
        switch (entry.Fact)
        {
            case ProfileAdopted profile: _profile = profile; break;
            case FormAdopted form: _forms.Add(form); break;
            case UnitFormed unit: _units.Add(unit); break;
            case PartyListed party: _parties.Add(party); break;
            case CommissionFormed formed: _commissions.Add(formed.Commission); break;
            case TurnoutReported report: _turnout.Add((report, entry.At)); break;
            case ProtocolEntered entered: _protocols.Add((entered, entry.At)); break;
            case DecisionTaken taken: _decisions.Add(taken.Decision, []); break;
            default: Effect(entry.Fact); break;
        }
    }

    private void Effect(Fact fact)
    {
        switch (fact)
        {
            case ProtocolAdmitted a: Add(a.Decision, DecisionKind.Admit, a.Station, a.Contest, version: a.Version); break;
            case ResultInvalidated a: Add(a.Decision, DecisionKind.Invalidate, a.Station, a.Contest); break;
            case ResultRestored a: Add(a.Decision, DecisionKind.Restore, a.Station, a.Contest); break;
            case VotingFailed a: Add(a.Decision, DecisionKind.Fail, a.Station, a.Contest); break;
            case RecountOrdered a: Add(a.Decision, DecisionKind.Recount, a.Station, a.Contest); break;
            case ContestAnnulled a: Add(a.Decision, DecisionKind.Annul, string.Empty, a.Contest); break;
            case ContestPostponed a: Add(a.Decision, DecisionKind.Postpone, string.Empty, a.Contest); break;
            case StageReached a: Add(a.Decision, DecisionKind.Stage, string.Empty, a.Contest, stage: a.Stage); break;
            case ChoiceWithdrawn a: Add(a.Decision, DecisionKind.Withdraw, string.Empty, a.Contest, choice: a.Choice); break;
            default: break; // it has no place in a package, or the views have it
        }
    }

    private void Add(string decision, DecisionKind kind, string station, string contest, string choice = "", int version = 0, string stage = "")
    {
        var taken = _views.Acts.Decisions[decision] with { Confirmer = string.Empty };
        var index = station.Length == 0 ? -1 : Registers.FindStation(station);
        _decisions[decision].Add(new(taken, kind, index, Registers.FindContest(contest), choice, version, stage, 0));
    }

    private Package ToPackage()
    {
        if (_profile is null || Registers.Opened is null) throw new RecordOrderException("The record has no profile: there is no package of it.");
        var places = new int[Registers.SlotCount];
        var slots = new List<PackageSlot>(places.Length);
        for (var station = 0; station < Registers.StationCount; station++)
        {
            foreach (var slot in Registers.Station(station).Slots)
            {
                places[slot] = slots.Count;
                slots.Add(new(station, Registers.Slot(slot).Contest));
            }
        }

        var contests = Enumerable.Range(0, Registers.ContestCount);
        return new()
        {
            Hash = Registers.Opened.Package,
            Profile = _profile.Profile,
            ProfileBytes = _profile.Canonical,
            Forms = [.. _forms],
            Units = [.. _units],
            Contests = [.. contests.Select(c => Registers.Contest(c).Called)],
            Parties = [.. _parties],
            Choices = [.. contests.SelectMany(c => _views.Candidates.Of(c).Select(l => l.Registered))],
            Stations = [.. Enumerable.Range(0, Registers.StationCount).Select(StationNow)],
            Commissions = [.. CommissionsNow()],
            Slots = [.. slots],
            Closings = [.. contests.Select(Registers.LastClosingOf)],
            Turnout = [.. _turnout.Select(t => ReportNow(t.Report, t.At, places))],
            Protocols = [.. _protocols.Select(p => new PackageProtocol(places[Registers.FindSlot(p.Entered.Station, p.Entered.Contest)], p.At, p.Entered with { Entrants = Entrants.None }, 0))],
            Decisions = [.. _decisions.SelectMany(d => d.Value.Count > 0 ? d.Value : [Bare(d.Key)])],
        };
    }

    // Those that stand, with who sits in them: as lists and hours, commissions stand in a package as they are in the end.
    private IEnumerable<PackageSeating> CommissionsNow()
    {
        var standing = _commissions.Select(c => _views.Acts.Commissions[c]).Where(c => c.Stands).ToList();
        return standing.Select(c => (Fact)c.Formed).Concat(standing.SelectMany(c => c.Members.Values)).Select(f => new PackageSeating(f, string.Empty, 0));
    }

    private StationFormed StationNow(int index)
    {
        var station = Registers.Station(index);
        var slots = station.Slots.Select(Registers.Slot);
        return station.Formed with
        {
            Opens = station.Opens,
            Closes = station.Closes,
            Ballots = [.. slots.Select(s => new Ballot(Registers.Contest(s.Contest).Code, s.Permanent, s.Temporary, s.Handed))],
        };
    }

    private PackageTurnout ReportNow(TurnoutReported report, Moment at, int[] places)
    {
        var slot = Registers.FindSlot(report.Station, report.Contest);
        var cutoff = Registers.CutoffOf(Registers.Slot(slot).Contest, report.Cutoff);
        return new(places[slot], cutoff, Math.Max(_views.Turnout.Voters(slot, cutoff), Numbers.Empty), at, 0);
    }

    private PackageDecision Bare(string decision) =>
        new(_views.Acts.Decisions[decision] with { Confirmer = string.Empty }, DecisionKind.Note, -1, -1, string.Empty, 0, string.Empty, 0);
}
