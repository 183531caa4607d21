"""Turnout and protocols, slot by slot: docs/record.md, sections 5.2 to 5.4."""
import moments
from wrong import Wrong


class Slot:
    """One station in one contest."""

    def __init__(self, station, contest, ballot, order):
        self.station, self.contest, self.order = station, contest, order
        self.list = ballot["permanent"] + ballot["temporary"]
        self.reports = {}
        self.version, self.numbers, self.blocked = 0, None, False
        self.accepted, self.accepted_numbers, self.admitted = 0, None, 0
        self.received = self.sealed = self.recount = self.invalidated = self.failed = False
        self.pending, self.sides = None, set()

    @property
    def closing(self):
        own, contest = self.station.closes, self.contest
        if own is None or (contest.closed_at is not None and own > contest.closed_at) or (contest.linked and own <= contest.opens):
            return contest.closes
        return own

    @property
    def last_report(self):
        given = [code for code, number in self.reports.items() if number is not None]
        return self.reports[max(given, key=self.order.get)] if given else None

    @property
    def is_held(self):
        return self.blocked and self.admitted != self.version

    @property
    def part(self):
        if self.failed:
            return "failed"
        if self.invalidated:
            return "invalidated"
        if not self.version:
            return "beingEntered" if self.sealed else "received" if self.received else "notReceived"
        if self.is_held:
            return "held"
        return "counted" if self.accepted else "beingEntered"


def turnoutreported(slot, data, _):
    if data["cutoff"] not in slot.contest.cutoffs or data["cutoff"] in slot.reports:
        raise Wrong(f"the contest has no cut-off {data['cutoff']}, or the station has reported for it")
    slot.reports[data["cutoff"]] = data.get("voters")


def turnoutcorrected(slot, data, _):
    if data["cutoff"] not in slot.contest.cutoffs or data["cutoff"] not in slot.reports or slot.reports[data["cutoff"]] != data.get("was"):
        raise Wrong(f"the station had not reported {data.get('was')} for {data['cutoff']}")
    slot.reports[data["cutoff"]] = data.get("voters")


def protocolreceived(slot, data, _):
    _mark(slot, "received", data)


def recountordered(slot, data, _):
    _mark(slot, "recount", data)


def votingfailed(slot, data, _):
    _mark(slot, "failed", data)


def resultinvalidated(slot, data, _):
    _mark(slot, "invalidated", data)


def resultrestored(slot, data, _):
    if not slot.invalidated:
        raise Wrong(f"the result of {data['station']} was not invalidated")
    slot.invalidated = False


def entrysealed(slot, data, _):
    _closed(slot)
    if slot.pending != data["version"]:
        slot.pending, slot.sides = data["version"], set()
    side = "a" if data["side"] == "a" else "b"
    if side in slot.sides:
        raise Wrong(f"entry {data['side']} of {data['station']} was made twice")
    slot.sides.add(side)
    slot.sealed = True


def protocolentered(slot, data, _):
    _closed(slot)
    contest = slot.contest
    if data["version"] != slot.version + 1:
        raise Wrong(f"version {data['version']} of {data['station']} does not follow {slot.version}")
    if len(data["lines"]) != len(contest.form.lines) or len(data["votes"]) != len(contest.ballot):
        raise Wrong(f"the protocol of {data['station']} has not the lines of its form and the votes of its ballot")
    lines, votes = _numbers(data["lines"]), _numbers(data["votes"])
    broken = contest.form.broken(lines, votes, _values(slot, data, votes))
    slot.version, slot.numbers, slot.blocked = data["version"], (lines, votes), any(level == "block" for _, level in broken)
    slot.received, slot.sealed, slot.recount, slot.pending = True, False, False, None


def protocolaccepted(slot, data, _):
    if not slot.version or data["version"] != slot.version or slot.accepted == slot.version or slot.is_held:
        raise Wrong(f"version {data['version']} of {data['station']} is not the latest, is accepted already, or is held")
    slot.accepted, slot.accepted_numbers = slot.version, slot.numbers


def protocoladmitted(slot, data, _):
    if not slot.version or data["version"] != slot.version:
        raise Wrong(f"version {data['version']} of {data['station']} is not the latest")
    slot.admitted = slot.version


def protocolexplained(slot, data, _):
    """The slot must be known; nothing else changes."""


def _mark(slot, mark, data):
    if getattr(slot, mark):
        raise Wrong(f"station {data['station']} is {mark} already")
    setattr(slot, mark, True)


def _closed(slot):
    if slot.contest.closed_at is None:
        raise Wrong(f"the polls of {slot.contest.code} were not closed")


def _numbers(written):
    return [number if type(number) is int else None for number in written]


def _values(slot, data, votes):
    standing = [number for number, choice in zip(votes, slot.contest.ballot) if not choice.withdrawn]
    return {
        "@votes": None if None in standing else sum(standing),
        "@list": slot.list,
        "@turnout": slot.last_report,
        "@completed": moments.of_record(data["completed"]) // 1000 if "completed" in data else None,
        "@closing": slot.closing // 1000,
        "@seats": slot.contest.marks,
    }
