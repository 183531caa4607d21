"""A plain second counter: reads an election package with its own code and prints what it counts as JSON.

    python3 count.py FOLDER [--at TIME]            count one package
    python3 count.py --figures samples/figures.csv [SAMPLE]   compare with the asserted figures; exit code 1 on a difference

A protocol is counted if it is the latest version received by then (at the earliest at the close of its contest), no check of level
`block` is broken or a decision admits it, its station's result is not invalidated or failed, and its contest is not postponed.
Checks are judged when a protocol is recorded, with the reports and withdrawals made by then.
"""

import argparse
import collections
import json
import sys

import figures
from checks import Form, Sheet
from package import Package, breaks_off, last_reports, moment
from seats import seats_of


class Acts:
    """What the decisions made by then have changed."""

    def __init__(self, package, until):
        self.invalidated, self.failed, self.admitted, self.annulled, self.postponed = set(), set(), set(), set(), set()
        self.withdrawn = {}
        for at, kind, station, contest, choice, version in package.decisions:
            if until is not None and at > until:
                continue
            of = [contest] if contest else [c.code for c in package.contests.values() if station in c.lists or choice in c.index]
            if kind == "admit":
                self.admitted.update((station, c, int(version) if version else newest(package, station, c, at)) for c in of)
            elif kind == "invalidate":
                self.invalidated.update((station, c) for c in of)
            elif kind == "restore":
                self.invalidated.difference_update((station, c) for c in of)
            elif kind == "fail":
                self.failed.update((station, c) for c in of)
            elif kind == "withdraw":
                self.withdrawn |= {(c, choice): self.withdrawn.get((c, choice), at) for c in of}
            elif kind in ("annul", "postpone"):
                (self.annulled if kind == "annul" else self.postponed).add(contest)

    def standing(self, contest, at=None):
        """Per choice whether it had not been withdrawn by a moment; None is the end."""
        gone = [self.withdrawn.get((contest.code, c)) for c in contest.choices]
        return [g is None or at is not None and g > at for g in gone]


def newest(package, station, contest, until):
    """The latest version of a protocol at a moment; 0 where none had come."""
    version, found = 1, 0
    while (protocol := package.protocols.get((station, contest, version))) is not None:
        if arrival(protocol) <= until:
            found = version
        version += 1
    return found


def arrival(protocol):
    """A protocol is recorded when it comes, at the earliest at the close of its contest."""
    return max(protocol.received, protocol.contest.closing)


def closing_of(package, protocol):
    """A station's own closing, unless it is of the day of the contest that this one follows."""
    own, contest = package.closings.get(protocol.station), protocol.contest
    return own if own and (not contest.linked or own > contest.opens) else contest.closes


def is_early(package, protocol):
    closing = closing_of(package, protocol)
    return protocol.received < protocol.contest.closes or protocol.completed is not None and protocol.completed < closing


def latest_protocols(package, until):
    refused = package.profile["early"] == "refuse"
    latest = {}
    for (station, contest, version), protocol in package.protocols.items():
        if (until is not None and arrival(protocol) > until) or (refused and is_early(package, protocol)):
            continue
        if (station, contest) not in latest or latest[station, contest].version < version:
            latest[station, contest] = protocol
    return latest


class Tally:
    """The sums of one contest."""

    def __init__(self, contest):
        self.contest = contest
        self.counts = collections.Counter()
        self.lines = collections.Counter()
        self.votes = [0] * len(contest.choices)
        self.broken = collections.Counter()
        self.counted, self.held = set(), set()

    def add(self, form, sheet, withdrawn_invalid):
        """Adds a counted protocol."""
        protocol = sheet.protocol
        for role, total in form.roles.items():
            self.counts[role] += max(total.of(sheet) or 0, 0)
        for code, value in zip(form.lines, protocol.lines):
            self.lines[code] += value or 0
        for place, votes in enumerate(protocol.votes):
            self.votes[place] += votes or 0
        gone = sum(v or 0 for v, stands in zip(protocol.votes, sheet.standing) if not stands)
        if gone and withdrawn_invalid:
            self.counts["invalid"] += gone
            self.counts["valid"] -= 0 if form.valid_is_votes else min(gone, max(form.roles["valid"].of(sheet) or 0, 0))

    def leaders(self, standing):
        votes = [(v, c) for v, c, stands in zip(self.votes, self.contest.choices, standing) if stands]
        most = max((v for v, _ in votes), default=0)
        return [c for v, c in votes if v == most and most > 0]

    def parts(self, acts):
        """Every station in one part: stations and voters of each."""
        found = {p: [0, 0] for p in ("notReceived", "held", "counted", "failed", "invalidated")}
        for station, voters in self.contest.lists.items():
            key = (station, self.contest.code)
            part = ("failed" if key in acts.failed else "invalidated" if key in acts.invalidated else "held" if station in self.held
                    else "counted" if station in self.counted else "notReceived")
            found[part][0] += 1
            found[part][1] += voters
        return found

    def out(self, acts):
        """The most votes that can still come: ballots handed over, or else the list, of stations that are neither counted nor failed."""
        contest = self.contest
        return sum(contest.lists[s] if contest.handed[s] is None else contest.handed[s]
                   for s in contest.lists if s not in self.counted and (s, contest.code) not in acts.failed)

    def seats(self, system, standing, acts):
        """Seats by choice and how the count ended; nothing where nothing is counted, or by decision."""
        contest = self.contest
        if not self.counted or contest.seats == 0 or contest.code in acts.annulled or contest.code in acts.postponed:
            return {}, "none"
        votes = {c: v for c, v, stands in zip(contest.choices, self.votes, standing) if stands}
        cast = self.counts["valid"] + (self.counts["invalid"] if "invalid" in contest.form["roles"] else 0)
        return seats_of(system, votes, contest.seats, self.counts["valid"], cast)

    def printed(self, standing, annulled, postponed):
        contest, leaders = self.contest, self.leaders(standing)
        most = self.votes[contest.index[leaders[0]]] if leaders else 0
        return {
            "stations": len(contest.stations),
            **{k: self.counts[k] for k in ("protocols", "counted", "held", "invalidated", "early", "no-valid")},
            **{role: self.counts[role] for role in contest.form["roles"]},
            "list": self.counts["list"],
            "votes": dict(zip(contest.choices, self.votes)),
            "lines": dict(self.lines),
            "withdrawn": [c for c, stands in zip(contest.choices, standing) if not stands],
            "leaders": leaders,
            "majority": len(leaders) == 1 and 2 * most > self.counts["valid"],
            "checks": dict(sorted(self.broken.items())),
            "annulled": annulled,
            "postponed": postponed,
        }


def count(package, until=None):
    """Everything the counter knows at a moment (seconds since 1970; None is the end)."""
    acts = Acts(package, until)
    reports = package.reports(until)
    forms = {code: Form(data) for code, data in package.forms.items()}
    tallies = {code: Tally(contest) for code, contest in package.contests.items()}
    standing = {code: acts.standing(contest) for code, contest in package.contests.items()}
    withdrawn_invalid = package.profile["withdrawnVotes"] == "invalid"
    for (station, code), protocol in latest_protocols(package, until).items():
        contest, tally, form = protocol.contest, tallies[code], forms[protocol.contest.form["code"]]
        entered = arrival(protocol)
        told = last_reports([r for r in reports.get((station, code), ()) if r[0] <= entered])
        sheet = Sheet(protocol, standing[code] if all(standing[code]) else acts.standing(contest, entered), contest.lists.get(station),
                      told[max(told)] if told else None, closing_of(package, protocol))
        broken = form.broken(sheet)
        tally.broken.update(broken.keys())
        held = "block" in broken.values() and (station, code, protocol.version) not in acts.admitted
        sheet.standing = standing[code]  # checks are judged at entry, sums by who stands now
        void = (station, code) in acts.invalidated or (station, code) in acts.failed
        tally.counts.update({"protocols": 1, "held": int(held and not void), "invalidated": int(void), "early": int(is_early(package, protocol)),
                             "no-valid": int(form.roles["valid"].known(sheet) == 0)})
        if held and not void:
            tally.held.add(station)
        if not held and not void and code not in acts.postponed:
            tally.counted.add(station)
            tally.counts.update({"counted": 1, "list": contest.lists.get(station, 0)})
            tally.add(form, sheet, withdrawn_invalid)
    contests = {code: tally.printed(standing[code], code in acts.annulled, code in acts.postponed) for code, tally in tallies.items()}
    for code, tally in tallies.items():
        held, how = tally.seats(package.systems[tally.contest.system], standing[code], acts)
        contests[code] |= {"parts": tally.parts(acts), "out": tally.out(acts), "seats": held, "outcome": how}
    return {"election": package.election["election"], "kind": package.election["kind"], **whole(package, contests, reports), "contests": contests}


def whole(package, contests, reports):
    """The figures of the election, with the turnout reports by contest and cut-off."""
    checks = collections.Counter()
    for contest in contests.values():
        checks.update(contest["checks"])
    names = list(package.cutoffs)
    sums = collections.defaultdict(lambda: {"stations": 0, "voters": 0})
    falling = flagged = 0
    for (_, code), received in reports.items():
        told = last_reports(received)
        values = list(told.values())
        falls = any(b < a for a, b in zip(values, values[1:]))
        falling += falls
        flagged += falls or breaks_off(received)
        for order, voters in told.items():
            cell = sums[code, names[order]]
            cell["stations"] += 1
            cell["voters"] += voters
    for (code, cutoff), cell in sorted(sums.items(), key=lambda s: package.cutoffs[s[0][1]][0]):
        contests[code].setdefault("turnout", {})[cutoff] = cell
    return {
        "stations": len(package.closings),
        **{k: sum(c[k] for c in contests.values()) for k in ("protocols", "counted", "held", "invalidated", "early", "no-valid")},
        "checks": dict(sorted(checks.items())),
        "turnout-series": len(reports),
        "turnout-series-falling": falling,
        "turnout-series-flagged": flagged,
    }


def main():
    parser = argparse.ArgumentParser(description="Counts an election package a second time.")
    parser.add_argument("folder", nargs="?", help="package folder; with --figures: the sample to compare, default all")
    parser.add_argument("--at", help="only what had been received by this time, such as 2021-09-20T06:00:00+03:00")
    parser.add_argument("--figures", help="CSV with the columns sample, figure, at, value, source")
    asked = parser.parse_args()
    if asked.figures:
        sys.exit(figures.compare(asked.figures, asked.folder, Package, count))
    if not asked.folder:
        parser.error("expected a package folder")
    json.dump(count(Package(asked.folder), moment(asked.at or "")), sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main()
