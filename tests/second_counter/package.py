"""An election package read from its folder, after docs/election-package.md and nothing else."""

import collections
import csv
import datetime
import json
import pathlib


def moment(text):
    """Seconds since 1970 of a time with offset; None of an empty cell."""
    return int(datetime.datetime.fromisoformat(text).timestamp()) if text else None


def number(text):
    """A count; None of an empty cell or an unreadable one."""
    return None if text in ("", "?") else int(text)


class Table:
    """The rows of one CSV file; a column that is left out reads as empty."""

    def __init__(self, folder, name):
        self.path = folder / name
        self.header = []
        if self.path.exists():
            with open(self.path, encoding="utf-8", newline="") as file:
                self.header = next(csv.reader(file), [])

    def rows(self, *columns):
        """Each row as a list of the cells asked for."""
        if not self.header:
            return
        places = [self.header.index(c) if c in self.header else -1 for c in columns]
        with open(self.path, encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            next(reader)
            for cells in reader:
                yield [cells[p] if p >= 0 else "" for p in places]


class Contest:
    """What the package says about one contest, with the choices in ballot order."""

    def __init__(self, code, group, system, form, seats, opens, closes, link, linked, marks):
        self.code, self.group, self.system, self.form, self.seats = code, group, system, form, int(seats)
        self.opens, self.closes, self.link, self.linked, self.marks = opens, closes, link, linked, int(marks or 1)
        self.closing = closes
        self.choices, self.positions = [], []
        self.index = {}
        self.stations = []
        self.lists, self.handed = {}, {}


class Protocol:
    """One version of one protocol: `lines` in the order of the form, `votes` in the order of the choices; None where nothing is written."""

    __slots__ = ("station", "contest", "version", "received", "completed", "lines", "votes")

    def __init__(self, station, contest, version, received, completed, lines):
        self.station, self.contest, self.version = station, contest, version
        self.received, self.completed, self.lines = received, completed, lines
        self.votes = [None] * len(contest.choices)


class Package:
    """Everything the counter needs, by code."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.election = json.loads((self.folder / "election.json").read_text(encoding="utf-8"))
        self.profile = self.election["profile"]
        self.systems = {s["code"]: s for s in self.election["systems"]}
        self.forms = {f["code"]: f for f in self.election["forms"]}
        self.cutoffs = {c["code"]: (i, moment(c["at"])) for i, c in enumerate(self.profile["cutoffs"])}
        self.opens, self.closes = moment(self.election["opens"]), moment(self.election["closes"])
        self.contests = self._contests()
        self.closings = {s: moment(closes) for s, closes in Table(self.folder, "stations.csv").rows("station", "closes")}
        self._ballots()
        self.protocols = self._protocols()
        self.decisions = self._decisions()

    def _contests(self):
        contests = {}
        columns = ("contest", "group", "system", "form", "seats", "opens", "closes", "link", "linked_to", "marks")
        for code, group, system, form, seats, opens, closes, link, linked, marks in Table(self.folder, "contests.csv").rows(*columns):
            contests[code] = Contest(code, group, system, self.forms[form], seats, moment(opens) or self.opens,
                                     moment(closes) or self.closes, link, linked, marks)
        rows = sorted(Table(self.folder, "choices.csv").rows("contest", "choice", "position"), key=lambda r: int(r[2]))
        for code, choice, position in rows:
            contest = contests[code]
            contest.index[choice] = len(contest.choices)
            contest.choices.append(choice)
            contest.positions.append(int(position))
        return contests

    def _ballots(self):
        for station, code, permanent, temporary, handed in Table(self.folder, "ballots.csv").rows("station", "contest", "permanent", "temporary", "handed"):
            contest = self.contests[code]
            contest.stations.append(station)
            contest.lists[station] = int(permanent) + int(temporary or 0)
            contest.handed[station] = number(handed)
            own = self.closings.get(station)
            if own and (not contest.linked or own > contest.opens):
                contest.closing = max(contest.closing, own)

    def _protocols(self):
        table = Table(self.folder, "protocols.csv")
        given = [c for c in table.header if c.startswith("line_")]
        places = {code: [given.index(f"line_{line['code']}") if f"line_{line['code']}" in given else -1 for line in form["lines"]]
                  for code, form in self.forms.items()}
        found = {}
        for station, code, version, received, completed, *cells in table.rows("station", "contest", "version", "received_at", "completed_at", *given):
            contest = self.contests[code]
            lines = [number(cells[p]) if p >= 0 else None for p in places[contest.form["code"]]]
            key = (station, code, int(version or 1))
            found[key] = Protocol(station, contest, key[2], moment(received), moment(completed), lines)
        for station, code, choice, votes, version in Table(self.folder, "votes.csv").rows("station", "contest", "choice", "votes", "version"):
            protocol = found[station, code, int(version or 1)]
            protocol.votes[protocol.contest.index[choice]] = number(votes)
        return found

    def _decisions(self):
        columns = ("at", "kind", "station", "contest", "choice", "version")
        rows = [(moment(at), *rest) for at, *rest in Table(self.folder, "decisions.csv").rows(*columns)]
        return sorted(rows, key=lambda r: r[0])

    def reports(self, until):
        """Turnout reports accepted by then: per (station, contest) a list of (received, order of the cut-off, voters), as they came."""
        rows = []
        for station, code, cutoff, voters, at in Table(self.folder, "turnout.csv").rows("station", "contest", "cutoff", "voters", "at"):
            order, usual = self.cutoffs[cutoff]
            received = moment(at) or usual
            if until is None or received <= until:
                rows.append((received, order, station, code, int(voters) if voters else None))
        rows.sort(key=lambda r: r[:2])
        rules = self.profile["turnout"]
        series = collections.defaultdict(list)
        for received, order, station, code, voters in rows:
            if voters is None:
                series[station, code].append((received, order, None))
                continue
            if rules["falling"] == "refuse" and any(v is not None and o < order and v > voters for _, o, v in series[station, code]):
                continue
            if rules["aboveList"] == "refuse" and voters > self.contests[code].lists.get(station, 0):
                continue
            series[station, code].append((received, order, voters))
        return {key: told for key, told in series.items() if any(v is not None for _, _, v in told)}


def last_reports(told):
    """Order of the cut-off to the voters last reported for it, in the order of the cut-offs; reports without a number are left out."""
    return {order: voters for order, voters in all_reports(told).items() if voters is not None}


def all_reports(told):
    """The same with None for a report without a number."""
    return {order: voters for _, order, voters in sorted(told, key=lambda r: (r[1], r[0]))}


def breaks_off(told):
    """Whether a report without a number follows one with a number."""
    values = list(all_reports(told).values())
    return any(v is None and any(w is not None for w in values[:i]) for i, v in enumerate(values))
