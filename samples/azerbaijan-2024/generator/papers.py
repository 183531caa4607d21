"""The protocols: their lines, their votes, and those that do not add up. All of it is invented within the published sums."""

from dataclasses import dataclass, field

from . import known
from .chance import Chance, share

# Published sums are exact and named constituencies stay free of invented faults: nothing breaks in either.
CLEAR = set(known.WINNERS) | {known.CORRECTED} | set(known.PLACES)


@dataclass
class Paper:
    station: object
    lines: dict
    votes: dict = field(default_factory=dict)
    received: int = 0  # seconds after 19:00 on the day
    completed: int = 0
    version: int = 1
    decision: dict | None = None  # the act behind a later version

    def copy(self, version, decision):
        return Paper(self.station, dict(self.lines), dict(self.votes), self.received, self.completed, version, decision)


def write(stations):
    """A protocol for each station that adds up."""
    chance = Chance("papers")
    papers = {s.code: Paper(s, _lines(s, chance)) for s in stations}
    for c, (_, _, valid) in known.WINNERS.items():
        _fit_valid([papers[s.code] for s in stations if s.contest == c], valid)
    return papers


def _lines(s, chance):
    requests = max(0, chance.bell(-4, 18))
    portable = requests - (chance.below(3) if requests > 3 else 0)
    trips = -(-requests // 7)
    taken = requests + chance.below(3 * trips + 1)
    spoilt = max(0, chance.below(6) - 2)
    strange = 1 if chance.below(50) == 0 else 0
    unmarked = s.issued * chance.between(2, 9) // 1000
    other = s.issued * chance.between(6, 26) // 1000
    return {"1": s.voters + s.supplementary, "1a": s.voters, "1b": s.supplementary, "2": s.handed, "3": s.handed - s.issued - spoilt,
            "4": s.issued, "5": portable, "6": spoilt, "7": portable, "8": s.issued - portable, "9": s.issued - unmarked - other,
            "10": strange + unmarked + other, "10a": strange, "10b": unmarked, "10c": other, "10d": 0, "handed": s.handed,
            "requests": requests, "trips": trips, "taken": taken, "used": portable, "returned": taken - portable, "words": 0}


def _fit_valid(papers, valid):
    """Moves ballots between valid and otherwise invalid, one a station, until the constituency's valid votes are exact."""
    missing = valid - sum(p.lines["9"] for p in papers)
    step = 1 if missing > 0 else -1
    while missing != 0:
        before = missing
        for p in papers:
            if missing != 0 and p.lines["10c"] - step >= 0:
                p.lines["9"] += step
                p.lines["10c"] -= step
                p.lines["10"] -= step
                missing -= step
        if before == missing:
            raise ValueError("no ballots left to move")


def vote(papers, field_of, first):
    """Divides the valid votes of each protocol among the choices; the six known winners and constituency 070 exactly."""
    chance = Chance("votes")
    by_contest = {}
    for p in papers.values():
        by_contest.setdefault(p.station.contest, []).append(p)
    second = {}
    for c, choices in field_of.items():
        order = [first[c]] + chance.shuffled(x for x in choices if x is not first[c])
        second[c] = order[1]
        strength = dict(zip([x.code for x in order], _strengths(chance, c, len(order))))
        for p in by_contest[c]:
            weights = [strength[x.code] * chance.bell(60, 140) for x in choices]
            p.votes = dict(zip([x.code for x in choices], share(p.lines["9"], weights)))
        if c in known.WINNERS:
            _fit_votes(by_contest[c], first[c].code, second[c].code, known.WINNERS[c][1])
        if c == known.CORRECTED:
            _fit_votes(by_contest[c], order[1].code, order[2].code, known.CORRECTED_AFTER)
    return second


def _strengths(chance, contest, count):
    """Shares of the valid votes in ten-thousandths: the first, the second, then falling."""
    if contest in known.WINNERS:
        _, votes, valid = known.WINNERS[contest]
        top = votes * 10000 // valid
        runner = (10000 - top) * chance.between(38, 52) // 100
    elif contest == known.CORRECTED:
        top, runner = 5600, 1850
    else:
        close = chance.below(100)
        margin = chance.between(120, 400) if close < 12 else chance.between(400, 1500) if close < 35 else chance.between(1500, 4500)
        runner = chance.bell(1300, 3300)
        top = runner + margin
        if top + runner > 9000:
            top = 9000 - runner
    rest = 10000 - top - runner
    least = min(runner * 8 // 10, rest)
    weights = [(count - i) * chance.between(60, 140) for i in range(2, count)]
    tail = share(rest, weights, [min(45, rest // (count - 2))] * (count - 2),[max(least, rest // (count - 2) + 1)] * (count - 2))
    return [top, runner] + sorted(tail, reverse=True)


def _fit_votes(papers, choice, other, target):
    missing = target - sum(p.votes[choice] for p in papers)
    step = 1 if missing > 0 else -1
    while missing != 0:
        before = missing
        for p in papers:
            if missing != 0 and p.votes[choice] + step >= 0 and p.votes[other] - step >= 0:
                p.votes[choice] += step
                p.votes[other] -= step
                missing -= step
        if before == missing:
            raise ValueError("no votes left to move")
