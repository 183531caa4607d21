using Urna.Protocols;

namespace Urna.Registers;

/// <summary>What may enter the registers. They are closed before the opening (R7 warns elsewhere; it does not block).</summary>
public static class RegistersRules
{
    /// <summary>The no to a fact of the registers, or null.</summary>
    public static Refusal? Decide(Views views, Fact fact)
    {
        var registers = views.Registers;
        return fact switch
        {
            RecordOpened opened => Open(opened),
            ProfileAdopted adopted => Adopt(registers, adopted.Profile),
            FormAdopted form => registers.Forms.ContainsKey(form.Form.Code) ? Taken("form", form.Form.Code) : null,
            UnitFormed unit => Form(registers, unit),
            ContestCalled contest => Call(registers, contest),
            StationFormed station => Form(registers, station),
            BallotAssigned assigned => Assign(registers, assigned),
            RegistersFrozen frozen => Freeze(views, frozen),
            _ => new("A01", "Urna 1.4", $"Nobody may record {fact.Name}."),
        };
    }

    private static Refusal? Open(RecordOpened opened) => opened.Format == RecordOpened.CurrentFormat && opened.Package.Length == 64
        ? null
        : new("G02", "Urna 5", $"A record is opened in format {RecordOpened.CurrentFormat}, with the hash of its package.");

    private static Refusal? Adopt(RegistersView registers, Profile profile)
    {
        if (registers.UnitCount > 0 || registers.Profile.Election.Length > 0) return new("G01", "Urna 5", "The profile is adopted already, or units are formed without it; it never changes.");
        return registers.Opened is { } opened && opened.Election == profile.Election && opened.Kind == profile.Kind
            ? null
            : new("G15", "Urna 5", $"The profile is of {profile.Election} ({KindNames.Of(profile.Kind)}); the record was opened for {registers.Opened?.Election} ({KindNames.Of(registers.Opened?.Kind ?? default)}).");
    }

    private static Refusal? Form(RegistersView registers, UnitFormed unit)
    {
        if (registers.FrozenAt.IsKnown) return Frozen();
        if (registers.FindUnit(unit.Unit) >= 0) return Taken("unit", unit.Unit);
        if (unit.Parent.Length == 0 && registers.UnitCount > 0) return new("G05", "29.1", "There is one root, and it is formed.");
        return unit.Parent.Length > 0 && registers.FindUnit(unit.Parent) < 0 ? Unknown("unit", unit.Parent) : null;
    }

    private static Refusal? Call(RegistersView registers, ContestCalled contest)
    {
        if (registers.FrozenAt.IsKnown && contest.LinkedTo.Length == 0) return Frozen();
        if (registers.FindContest(contest.Contest) >= 0) return Taken("contest", contest.Contest);
        if (registers.FindUnit(contest.Unit) < 0) return Unknown("unit", contest.Unit);
        if (!registers.Forms.ContainsKey(contest.Form)) return Unknown("form", contest.Form);
        if (registers.Profile.Systems.All(s => s.Code != contest.System)) return Unknown("system", contest.System);
        if (registers.Profile.Groups.All(g => g.Code != contest.Group)) return Unknown("group", contest.Group);
        if (contest.LinkedTo.Length > 0 && registers.FindContest(contest.LinkedTo) < 0) return Unknown("contest", contest.LinkedTo);
        if (contest.Seats > ContestCalled.MaxSeats || contest.Marks < 1 || (contest.Seats > 1 && registers.Profile.System(contest.System).Type is "plurality" or "majority"))
            return new("G16", "29.1", $"The contest {contest.Contest} has {contest.Seats} seats and {contest.Marks} marks; expected at most {ContestCalled.MaxSeats} seats, one where the first alone wins, and a mark.");
        if (contest.Link is not ("" or "runoff" or "rerun" or "repeat") || contest.Link.Length == 0 != (contest.LinkedTo.Length == 0)) return Unknown("link", contest.Link);
        return contest.Opens < contest.Closes ? null : new("G06", "104.1", $"The contest {contest.Contest} closes before it opens.");
    }

    private static Refusal? Form(RegistersView registers, StationFormed station)
    {
        if (registers.FrozenAt.IsKnown) return Frozen();
        if (registers.FindStation(station.Station) >= 0) return Taken("station", station.Station);
        if (registers.FindUnit(station.Unit) < 0) return Unknown("unit", station.Unit);
        if (registers.Opened?.Kind == Kind.Reconstruction && station.Station[0] != 'R') return new("G07", "Urna 5", $"In a reconstruction the code {station.Station} begins with R.");
        foreach (var kind in station.Kinds)
        {
            if (registers.Profile.StationKinds.All(k => k.Code != kind)) return Unknown("kind of station", kind);
        }

        if (station.Kinds.IsEmpty) return new("G08", "35", $"The station {station.Station} has no kind.");
        if (station.Ballots.IsEmpty) return new("G08", "35", $"The station {station.Station} votes in no contest.");
        var contests = station.Ballots.Select(b => b.Contest).ToArray();
        if (contests.Distinct(StringComparer.Ordinal).Count() < contests.Length) return new("G08", "35", $"The station {station.Station} has a contest twice.");
        foreach (var contest in contests)
        {
            if (registers.FindContest(contest) < 0) return Unknown("contest", contest);
        }

        return null;
    }

    private static Refusal? Assign(RegistersView registers, BallotAssigned assigned)
    {
        var station = registers.FindStation(assigned.Station);
        var contest = registers.FindContest(assigned.Ballot.Contest);
        if (station < 0) return Unknown("station", assigned.Station);
        if (contest < 0) return Unknown("contest", assigned.Ballot.Contest);
        if (registers.FindSlot(assigned.Station, assigned.Ballot.Contest) >= 0) return Taken("ballot of station", assigned.Station);
        return registers.FrozenAt.IsKnown && registers.Contest(contest).Called.LinkedTo.Length == 0 ? Frozen() : null;
    }

    private static Refusal? Freeze(Views views, RegistersFrozen frozen)
    {
        var registers = views.Registers;
        if (registers.FrozenAt.IsKnown) return Frozen();
        var here = new RegistersFrozen(registers.StationCount, registers.ContestCount, views.Candidates.ChoiceCount, registers.Voters);
        if (frozen != here)
            return new("G09", "46.1", $"The freeze names {frozen.Stations} stations, {frozen.Contests} contests, {frozen.Choices} choices, {frozen.Voters} voters; registered are {here.Stations}, {here.Contests}, {here.Choices}, {here.Voters}.");
        foreach (var (name, announced) in registers.Profile.Totals)
        {
            var counted = RegisterTotals.Of(views, name);
            if (counted != announced) return new("G10", "46.1", $"Announced as {name} are {announced}; the registers have {counted}. The freeze waits until both agree.");
        }

        return null;
    }

    private static Refusal Frozen() => new("G03", "46.1", "The registers are frozen; they change by decision only.");

    private static Refusal Taken(string what, string code) => new("G04", "Urna 5", $"The {what} {code} is registered already.");

    private static Refusal Unknown(string what, string code) => new("G11", "Urna 5", $"There is no {what} {code}.");
}
