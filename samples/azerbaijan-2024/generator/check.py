"""Recomputes every figure from the written CSV files alone and compares it with samples/figures.csv. Shares no number with the generator."""

import csv
import json
from collections import Counter, defaultdict
from datetime import datetime

EXAMPLE = {"1": 1004, "1a": 1000, "1b": 4, "2": 1020, "3": 637, "4": 380, "5": 12, "6": 3, "7": 12, "8": 367, "9": 371, "10": 9, "10a": 1,
           "10b": 5, "10c": 3, "10d": 0}


class Election:
    """The package as it stands in its files."""

    def __init__(self, folder):
        read = lambda name: list(csv.DictReader(open(folder / name, encoding="utf-8", newline="")))
        self.settings = json.loads((folder / "election.json").read_text(encoding="utf-8"))
        self.form = self.settings["forms"][0]
        self.levels = {c["code"]: [] for c in self.form["checks"]}
        self.contests = [r["contest"] for r in read("contests.csv")]
        self.choices = {r["choice"]: r for r in read("choices.csv")}
        self.stations = {r["station"]: r for r in read("stations.csv")}
        self.units = {r["unit"] for r in read("units.csv")}
        self.ballots = {r["station"]: r for r in read("ballots.csv")}
        self.list = {k: int(r["permanent"]) + int(r["temporary"]) for k, r in self.ballots.items()}
        self.turnout = {(r["station"], r["cutoff"]): int(r["voters"]) for r in read("turnout.csv")}
        self.decisions = [r | {"time": _time(r["at"])} for r in read("decisions.csv")]
        self.votes = defaultdict(dict)
        for r in read("votes.csv"):
            self.votes[r["station"], r["version"]][r["choice"]] = int(r["votes"])
        self.papers = defaultdict(list)
        for r in read("protocols.csv"):
            lines = {k[5:]: int(v) if v.isdigit() else None for k, v in r.items() if k.startswith("line_")}
            paper = {"station": r["station"], "version": int(r["version"]), "received": _time(r["received_at"]), "lines": lines, "decision": r["decision"],
                     "completed": _time(r["completed_at"]), "votes": self.votes[r["station"], r["version"]], "contest": r["contest"]}
            paper["broken"] = self.broken(lines, self.outside(paper))
            self.papers[r["station"]].append(paper)
        for some in self.papers.values():
            some.sort(key=lambda p: p["version"])

    def outside(self, paper):
        """The values of the @ terms."""
        return {"@votes": sum(paper["votes"].values()), "@list": self.list[paper["station"]], "@turnout": self.turnout.get((paper["station"], "17:00")),
                "@completed": paper["completed"], "@closing": _time(self.settings["closes"])}

    def broken(self, lines, outside):
        """The (code, level) of each check that breaks."""
        found = set()
        for c in self.form["checks"]:
            left, right = (self._sum(c[side], lines, outside) for side in ("left", "right"))
            if left is None or right is None:
                continue
            holds = {"=": left == right, "<=": left <= right, "<": left < right, "not-both": left <= 0 or right <= 0}[c["relation"]]
            if not holds:
                found.add((c["code"], c["level"]))
        if any(lines.get(x["code"]) is None for x in self.form["lines"] if x["stage"] != "act"):
            found.add(("BLANK", "block"))
        return found

    def _sum(self, terms, lines, outside):
        total = 0
        for term in terms:
            sign, name = (-1, term[1:]) if term.startswith("-") else (1, term)
            factor, name = name.split("*") if "*" in name else ("1", name)
            value = outside.get(name) if name.startswith("@") else lines.get(name)
            if value is None:
                return None
            total += sign * int(factor) * value
        return total

    def at(self, text):
        """Everything known at a moment."""
        return State(self, _time(text))


class State:
    """What is received, held, counted and invalidated at a moment, by the counting rule."""

    def __init__(self, election, now):
        self.election = election
        acts = [d for d in election.decisions if d["time"] <= now]
        admitted = {d["station"] for d in acts if d["kind"] == "admit"}
        self.invalidated = {d["station"] for d in acts if d["kind"] == "invalidate"}
        latest = {s: [p for p in some if p["received"] <= now] for s, some in election.papers.items()}
        self.received = {s: some[-1] for s, some in latest.items() if some}
        self.held = {s for s, p in self.received.items() if any(level == "block" for _, level in p["broken"]) and s not in admitted}
        self.accepted = {s: p for s, p in self.received.items() if s not in self.held}
        self.counted = {s: p for s, p in self.accepted.items() if s not in self.invalidated}

    def totals(self, contest):
        votes = Counter()
        for p in self.counted.values():
            if p["contest"] == contest:
                votes.update(p["votes"])
        return sorted(votes.items(), key=lambda x: (-x[1], x[0]))

    def seats(self):
        seats, votes = Counter(), defaultdict(Counter)
        for p in self.counted.values():
            votes[p["contest"]].update(p["votes"])
        for some in votes.values():
            (first, most), (_, next_) = some.most_common(2)
            choice = self.election.choices[first]
            seats["level" if most == next_ else choice["party"] or choice["member_of"] or "independent"] += 1
        return seats


def _time(text):
    return int(datetime.fromisoformat(text).timestamp())


def share(part, whole, digits=2):
    """A share in per cent, rounded half up, as text."""
    scaled = (part * 100 * 10 ** digits * 2 + whole) // (2 * whole)
    return f"{scaled // 10 ** digits}.{scaled % 10 ** digits:0{digits}}"


def value(e, figure, at, states):
    """A figure of the package by its name."""
    p = figure.split("/")
    s = states.get(at)
    if at and s is None and not p[0] == "turnout":
        s = states[at] = e.at(at)
    if p[0] == "turnout" and ":" not in figure:
        s = states.setdefault(at, e.at(at))
    if p[0].startswith("contest"):
        head, _, kind = p[0].partition(":")
        p = [head, kind] + p[1:]
    return _register(e, p) if not at else _turnout(e, p) if p[0] == "turnout" and ":" in p[1] else _night(e, p, s)


def _register(e, p):
    kind = p[1] if len(p) > 1 else ""
    if p[0] == "contests" and kind or p[0] == "contest":
        here = [k for k, r in e.ballots.items() if r["contest"] in kind.split("+")]
        return {"voters": sum(e.list[k] for k in here), "stations": len(here),
                "choices": sum(r["contest"] in kind.split("+") for r in e.choices.values())}[p[2]]
    of_kind = [k for k, r in e.stations.items() if kind in r["kinds"].split()]
    member = sum(bool(r["party"] or r["member_of"]) for r in e.choices.values())
    if p[0] == "voters":
        lists = {"": sum(e.list.values()), "norm": (2 * sum(e.list.values()) + len(e.contests)) // (2 * len(e.contests))}
        lists |= {k: sum(int(r[k]) for r in e.ballots.values()) for k in ("permanent", "temporary")}
        return lists[kind] if kind in lists else sum(e.list[k] for k in of_kind)
    if p[0] == "choices":
        special = {"": len(e.choices), "affiliated": member, "unaffiliated": len(e.choices) - member,
                   "members": member - sum(r["kind"] == "party" for r in e.choices.values())}
        return special[kind] if kind in special else sum(r["kind"] == kind for r in e.choices.values())
    if p == ["ballots", "handed", "share"]:
        return share(sum(int(r["handed"]) for r in e.ballots.values()), sum(e.list.values()))
    return {"contests": len(e.contests), "stations": len(of_kind) if kind else len(e.stations),
            "ballots": sum(int(r["handed"]) for r in e.ballots.values())}[p[0]]


def _turnout(e, p):
    reports = {s: v for (s, cutoff), v in e.turnout.items() if cutoff == p[1]}
    voters, lists = Counter(), Counter()
    for s, v in reports.items():
        voters[e.ballots[s]["contest"]] += v
        lists[e.ballots[s]["contest"]] += e.list[s]
    order = sorted(voters, key=lambda c: -voters[c] * 10 ** 9 // lists[c])
    if p[2] == "contest":
        return share(voters[p[3]], lists[p[3]]) if len(p) > 4 else voters[p[3]]
    return {"voters": sum(reports.values()), "stations": len(reports), "share": share(sum(reports.values()), sum(lists.values())),
            "highest": order[0], "second": share(voters[order[1]], lists[order[1]])}[p[2]]


def _night(e, p, s):
    voted = lambda some: sum(x["lines"]["4"] for x in some.values())
    lists = lambda some: sum(e.list[k] for k in some)
    if p[0] == "seats":
        return s.seats()[p[2]]
    if p[0] == "contest" and p[2] == "cutoff":
        return sum(v for (k, cutoff), v in e.turnout.items() if cutoff == p[3] and e.ballots[k]["contest"] == p[1])
    if p[0] == "contest" and p[2] == "invalidated":
        return sum(e.ballots[k]["contest"] == p[1] for k in s.invalidated)
    if p[0] == "contest":
        order = s.totals(p[1])
        code, votes = order[0]
        return {"votes": lambda: dict(order)[p[3]], "valid": lambda: sum(x["lines"]["9"] for x in s.counted.values() if x["contest"] == p[1]),
                "winner": lambda: {"": code, "party": e.choices[code]["party"], "share": share(votes, sum(v for _, v in order), 1)}["/".join(p[3:])]}[p[2]]()
    if p[0] == "checks":
        return sum(p[2] in {c for c, _ in x["broken"]} for x in s.received.values())
    series = [[e.turnout[k, c] for c in ("10:00", "12:00", "15:00", "17:00")] for k in e.stations]
    out = {k: 1 for k in e.stations if k not in s.accepted}
    return {"counted/stations": lambda: len(s.counted), "counted/stations/share": lambda: share(len(s.counted), len(e.stations)),
            "counted/list": lambda: lists(s.counted), "counted/voted": lambda: voted(s.counted),
            "counted/voted/share": lambda: share(voted(s.counted), lists(s.counted)),
            "counted/voted/of-all-voters": lambda: share(voted(s.counted), sum(e.list.values())),
            "outstanding/stations": lambda: len(out), "outstanding/list": lambda: lists(out),
            "protocols": lambda: len(s.received), "protocols/counted": lambda: len(s.counted), "protocols/invalidated": lambda: len(s.invalidated),
            "protocols/blank": lambda: sum(("BLANK", "block") in x["broken"] for x in s.received.values()),
            "protocols/early": lambda: sum(x["completed"] < _time(e.settings["closes"]) for x in s.received.values()),
            "turnout-series": lambda: len(series), "turnout-series/falling": lambda: sum(sorted(x) != x for x in series), "protocols/held": lambda: len(s.held), "invalidated": lambda: len(s.invalidated),
            "turnout/voted": lambda: voted(s.accepted), "turnout/share": lambda: share(voted(s.accepted), lists(s.accepted)),
            "turnout/share/without-invalidated": lambda: share(voted(s.counted), lists(s.counted))}["/".join(p)]()


def rules(e):
    """What must hold beside the figures: (sentence, whether it holds)."""
    outside = {"@votes": 371, "@list": 1000, "@turnout": None, "@completed": 2, "@closing": 1}
    codes = lambda lines: {c for c, _ in e.broken(EXAMPLE | lines, outside)}
    yield "the worked example breaks exactly K7 and K17", codes({}) == {"K7", "K17"}
    yield "7 = 13, 8 = 366 adds K5", codes({"7": 13, "8": 366}) == {"K5", "K7", "K17"}
    yield "7 = 10, 8 = 369 adds K6", codes({"7": 10, "8": 369}) == {"K6", "K7", "K17"}
    yield "10b + 1 and 10 + 1 adds K8", codes({"10b": 6, "10": 10}) == {"K8", "K7", "K17"}
    steps = ("10:00", "12:00", "15:00", "17:00")
    series = [[e.turnout[s, c] for c in steps] + [some[-1]["lines"]["4"]] for s, some in e.papers.items()]
    yield "turnout rises at every station", all(a < b for x in series for a, b in zip(x, x[1:]))
    yield "stations have 404 to 1,500 voters", min(e.list.values()) >= 404 and max(e.list.values()) <= 1500
    yield "every station code begins with R", all(s.startswith("R") for s in e.stations)
    yield "every station has a list, a first protocol and a unit", all(
        s in e.ballots and e.papers[s][0]["version"] == 1 and r["unit"] in e.units for s, r in e.stations.items())
    fields = Counter(r["contest"] for r in e.choices.values())
    yield "every protocol has a vote for every choice", all(
        len(p["votes"]) == fields[p["contest"]] and all(c.startswith(p["contest"] + "-") for c in p["votes"]) for some in e.papers.values() for p in some)
    handed, lists = Counter(), Counter()
    for s, r in e.ballots.items():
        handed[r["contest"]] += int(r["handed"])
        lists[r["contest"]] += e.list[s]
    yield "ballots handed over are at most 1.03 of the list", all(handed[c] * 100 <= lists[c] * 103 for c in lists)
    night, end, final = (e.at(x) for x in ("2024-09-02T01:25:00+04:00", "2024-09-02T22:00:00+04:00", "2024-09-21T18:00:00+04:00"))
    on_paper = lambda s: share(sum(p["lines"]["4"] for p in s.accepted.values()), sum(p["lines"]["1"] for p in s.accepted.values()))
    yield "the shares hold on line 1 as well", on_paper(night) == "37.27" and on_paper(end) == "37.24"
    leaders = lambda s: {c: s.totals(c)[0][0] for c in e.contests}
    yield "the same choices lead at 01:25, at the end and after the invalidations", leaders(night) == leaders(end) == leaders(final)
    yield "no invalidated contest", all(n * 5 <= 2 * sum(r["contest"] == c for r in e.ballots.values())
                                        for c, n in Counter(e.ballots[s]["contest"] for s in final.invalidated).items())
    yield "the five published stations are invalidated", {"R022-002", "R022-014", "R022-020", "R078-029", "R078-032"} <= final.invalidated
    numbers = {d["decision"]: d for d in e.decisions}
    yield "each later version has its decision, and follows it", all(
        p["version"] == 1 or numbers[p["decision"]]["time"] <= p["received"] for some in e.papers.values() for p in some)
    quorum = e.settings["profile"]["quorum"]
    yield "each decision has its quorum", all(int(d["present"]) >= quorum[d["tier"]] and int(d["for"]) + int(d["against"]) <= int(d["present"]) for d in e.decisions)


def run(folder, figures):
    """Prints what differs; 0 where nothing does."""
    e = Election(folder)
    states, wrong, count = {}, 0, 0
    for sentence, holds in rules(e):
        count += 1
        if not holds:
            wrong += 1
            print(f"does not hold: {sentence}")
    for r in csv.DictReader(open(figures, encoding="utf-8", newline="")):
        if r["sample"] != e.settings["election"]:
            continue
        count += 1
        found = str(value(e, r["figure"], r["at"], states))
        if found != r["value"]:
            wrong += 1
            print(f"{r['figure']} {r['at']}: found {found}, published {r['value']}")
    broken = Counter(c for some in e.papers.values() for c in {code for p in some for code, _ in p["broken"]})
    print(f"{count} figures and rules, {wrong} wrong; protocols that break a check: " + ", ".join(f"{c} {n}" for c, n in sorted(broken.items())))
    return 1 if wrong or count < 100 else 0
