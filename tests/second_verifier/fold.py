"""What follows from the facts: docs/record.md, sections 5.1 and 5.2. Protocols and turnout are in slots.py."""
import form
import moments
import profile
import slots
from wrong import Wrong

STAGES = ("preliminary", "constituency", "national", "court")


class Contest:
    """One decision on a ballot."""

    def __init__(self, called, its_form, cutoffs):
        self.code, self.form, self.cutoffs, self.marks = called["contest"], its_form, cutoffs, called["marks"]
        self.opens, self.closes, self.linked = moments.of_record(called["opens"]), moments.of_record(called["closes"]), "linkedTo" in called
        self.closed_at, self.ballot, self.slots = None, [], []
        self.stage, self.annulled, self.postponed, self.result_protocol = 0, False, False, 0

    @property
    def last_closing(self):
        return max([self.closes, *(slot.closing for slot in self.slots)])


class Station:
    """A polling station: its own closing, and its slots in order, by contest."""

    def __init__(self, closes):
        self.closes, self.slots = closes, {}


class Choice:
    """A line on the ballot."""

    def __init__(self, code, position):
        self.code, self.position, self.withdrawn = code, position, False


class Commission:
    """Who sits in it, and whether it was dissolved."""

    def __init__(self):
        self.members, self.dissolved = set(), False


class Views:
    """All that is known. Each fact has a method of its name in small letters; facts without one change nothing here."""

    def __init__(self):
        self.size, self.at, self.opened, self.frozen = 0, "", None, False
        self.profile, self.forms, self.units, self.parties = None, {}, set(), set()
        self.contests, self.stations, self.choices = {}, {}, 0
        self.decisions, self.keys, self.revoked, self.papers, self.commissions = set(), {}, set(), set(), {}

    def apply(self, entry):
        """Follows one entry whose shape was checked."""
        name, data = entry["name"], entry["data"]
        if entry["at"] < self.at:
            raise Wrong("it is earlier than the entry before")
        if (self.size == 0) != (name == "RecordOpened"):
            raise Wrong("the first fact, and no other, opens the record")
        method = name.lower()
        if hasattr(self, method):
            getattr(self, method)(data, entry)
        elif hasattr(slots, method):
            getattr(slots, method)(self.slot(data["station"], data["contest"]), data, entry)
        self.size += 1
        self.at = entry["at"]

    def slot(self, station, contest):
        """The place of one protocol."""
        known = self.stations.get(station)
        if not known or contest not in known.slots:
            raise Wrong(f"station {station} does not vote in {contest}")
        return known.slots[contest]

    def contest(self, code):
        return _known(self.contests, code, "contest")

    def recordopened(self, data, _):
        self.opened = data

    def profileadopted(self, data, _):
        if self.profile:
            raise Wrong("a profile was adopted already")
        self.profile = profile.read(data["profile"])

    def formadopted(self, data, _):
        read = form.read(data["form"])
        _once(self.forms, read.code, "form")
        self.forms[read.code] = read

    def unitformed(self, data, _):
        _once(self.units, data["unit"], "unit")
        if "parent" in data:
            _known(self.units, data["parent"], "unit")
        elif self.units:
            raise Wrong("the units have two roots")
        self.units.add(data["unit"])

    def contestcalled(self, data, _):
        rules = self.profile or profile.Profile()
        _once(self.contests, data["contest"], "contest")
        _known(self.units, data["unit"], "unit")
        _known(rules.systems, data["system"], "system")
        opens, closes = moments.of_record(data["opens"]), moments.of_record(data["closes"])
        cutoffs = [code for code, at in rules.cutoffs if opens <= at <= closes]
        self.contests[data["contest"]] = Contest(data, _known(self.forms, data["form"], "form"), cutoffs)

    def stationformed(self, data, _):
        _once(self.stations, data["station"], "station")
        _known(self.units, data["unit"], "unit")
        if not data["ballots"]:
            raise Wrong(f"station {data['station']} votes in no contest")
        self.stations[data["station"]] = Station(_time(data, "closes"))
        for ballot in data["ballots"]:
            self._assign(data["station"], ballot)

    def ballotassigned(self, data, _):
        _known(self.stations, data["station"], "station")
        self._assign(data["station"], data["ballot"])

    def _assign(self, code, ballot):
        station, contest = self.stations[code], self.contest(ballot["contest"])
        _once(station.slots, contest.code, "ballot of this station")
        slot = slots.Slot(station, contest, ballot, (self.profile or profile.Profile()).order)
        station.slots[contest.code] = slot
        contest.slots.append(slot)

    def registersfrozen(self, data, _):
        voters = sum(next(iter(station.slots.values())).list for station in self.stations.values())
        here = {"stations": len(self.stations), "contests": len(self.contests), "choices": self.choices, "voters": voters}
        if self.frozen or data != here:
            raise Wrong(f"the registers were frozen before, or here are {here}")
        self.frozen = True

    def listamended(self, data, _):
        self.slot(data["station"], data["contest"]).list = data["permanent"] + data["temporary"]

    def hourschanged(self, data, _):
        _known(self.stations, data["station"], "station").closes = _time(data, "closes")

    def pollsclosed(self, data, entry):
        contest, at = self.contest(data["contest"]), moments.of_record(entry["at"])
        if contest.closed_at is not None:
            raise Wrong(f"the polls of {contest.code} were closed twice")
        if data["confirmer"] == entry["by"]["actor"] or at < contest.last_closing:
            raise Wrong(f"the polls of {contest.code} were closed by one person alone, or before the last closing")
        contest.closed_at = at

    def commissionformed(self, data, _):
        _once(self.commissions, data["commission"], "commission")
        self.commissions[data["commission"]] = Commission()

    def memberseated(self, data, _):
        members = _known(self.commissions, data["commission"], "commission").members
        _once(members, data["member"], "member")
        members.add(data["member"])

    def memberleft(self, data, _):
        members = _known(self.commissions, data["commission"], "commission").members
        _known(members, data["member"], "member")
        members.remove(data["member"])

    def commissiondissolved(self, data, _):
        commission = _known(self.commissions, data["commission"], "commission")
        if commission.dissolved:
            raise Wrong(f"the commission {data['commission']} was dissolved before")
        commission.dissolved = True

    def decisiontaken(self, data, _):
        _once(self.decisions, data["decision"], "decision")
        self.decisions.add(data["decision"])

    def keyenrolled(self, data, _):
        _once(self.keys, data["key"], "key")
        self.keys[data["key"]] = data

    def keyrevoked(self, data, _):
        _known(self.keys, data["key"], "key")
        self.revoked.add(data["key"])

    def paperattached(self, data, _):
        _once(self.papers, data["hash"], "paper")
        self.papers.add(data["hash"])

    def paperwithheld(self, data, _):
        _known(self.papers, data["hash"], "paper")

    def partylisted(self, data, _):
        _once(self.parties, data["party"], "party")
        self.parties.add(data["party"])

    def choiceregistered(self, data, _):
        contest = self.contest(data["contest"])
        if contest.closed_at is not None:
            raise Wrong(f"the polls of {contest.code} are closed")
        if any(choice.code == data["choice"] or choice.position == data["position"] for choice in contest.ballot):
            raise Wrong(f"choice {data['choice']} or position {data['position']} is there already")
        contest.ballot.append(Choice(data["choice"], data["position"]))
        contest.ballot.sort(key=lambda choice: choice.position)
        self.choices += 1

    def choicewithdrawn(self, data, _):
        choice = next((c for c in self.contest(data["contest"]).ballot if c.code == data["choice"]), None)
        if not choice or choice.withdrawn:
            raise Wrong(f"choice {data['choice']} is not registered, or is withdrawn already")
        choice.withdrawn = True

    def stagereached(self, data, _):
        contest = self.contest(data["contest"])
        if data["stage"] not in STAGES or STAGES.index(data["stage"]) <= contest.stage:
            raise Wrong(f"the stage {data['stage']} does not follow {STAGES[contest.stage]}")
        contest.stage = STAGES.index(data["stage"])

    def contestannulled(self, data, _):
        self.contest(data["contest"]).annulled = True

    def contestpostponed(self, data, _):
        self.contest(data["contest"]).postponed = True

    def lotdrawn(self, data, _):
        self.contest(data["contest"])

    def resultprotocolentered(self, data, _):
        contest = self.contest(data["contest"])
        if contest.closed_at is None:
            raise Wrong(f"votes of {contest.code} stand before its polls were closed")
        if data["version"] != contest.result_protocol + 1:
            raise Wrong(f"version {data['version']} of the result protocol of {contest.code} does not follow")
        if len(data["lines"]) != len(contest.form.lines) or len(data["votes"]) != len(contest.ballot):
            raise Wrong(f"the result protocol of {contest.code} has not the numbers of its form and ballot")
        contest.result_protocol = data["version"]


def _once(known, code, what):
    if code in known:
        raise Wrong(f"the {what} \"{code}\" is there already")


def _known(known, code, what):
    if code not in known:
        raise Wrong(f"the {what} \"{code}\" is not known")
    return known[code] if isinstance(known, dict) else None


def _time(data, key):
    return moments.of_record(data[key]) if key in data else None
