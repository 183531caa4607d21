"""The acts of the commissions: what is held is decided, corrections, invalidations, stages. Numbers and votes of the acts are invented."""

from . import breaks, known
from .chance import Chance
from .papers import CLEAR

DAY = 24 * 3600
MIDNIGHT = 5 * 3600  # the end of voting day, in seconds after 19:00


class Acts:
    def __init__(self):
        self.rows = []
        self._chance = Chance("acts")

    def add(self, at, contest, kind, article, station="", version="", stage="", national=False):
        """Adds an act and returns it; its number is given at the end."""
        commission = "CEC" if national else f"ConEC-{contest:03}"
        present = self._chance.between(14, 18) if national else self._chance.between(7, 9)
        against = self._chance.below(3) if self._chance.below(4) == 0 else 0
        row = {"decision": "", "at": at, "commission": commission, "tier": "national" if national else "constituency", "kind": kind,
                          "article": article, "present": present, "for": present - against, "against": against, "station": station,
                          "contest": f"{contest:03}" if contest else "", "version": version, "stage": stage}
        self.rows.append(row)
        return row

    def number(self):
        """Numbers the acts of each commission in the order of time."""
        numbers = {}
        self.rows.sort(key=lambda r: (r["at"], r["commission"], r["station"]))
        for row in self.rows:
            number = numbers[row["commission"]] = numbers.get(row["commission"], 0) + 1
            row["decision"] = f"R-{row['commission']}-{number:02}"


def settle(papers, codes, correct, arrivals):
    """Decides on the held protocols on 2 September. Returns the acts and the second versions."""
    acts = Acts()
    chance = Chance("settling")
    second = []
    times = {}
    for code, (check, way) in zip(codes, breaks.HARD):
        paper = papers[code]
        earliest = max(MIDNIGHT + 9 * 3600, arrivals[code] + 1800)
        times[code] = chance.between(earliest, MIDNIGHT + 21 * 3600 + 40 * 60)
        contest = paper.station.contest
        if way:
            acts.add(times[code], contest, "admit", "107.1", code, 1)
            continue
        kind = "recount" if check in ("K8", "K10") else "note"
        new = correct[code]
        new.decision = acts.add(times[code], contest, kind, "108.4" if kind == "recount" else "107.1", code, 2)
        new.completed = times[code] + 300
        new.received = new.completed + 420
        second.append(new)
    return acts, second


def correct_counted(acts, papers, stations, second_choice, field_of, avoid):
    """Corrections of protocols already counted: 84 votes in constituency 070, and three small ones elsewhere. The first version gets the wrong numbers."""
    chance = Chance("corrections")
    second = []
    x = second_choice[known.CORRECTED].code
    here = [papers[s.code] for s in stations if s.contest == known.CORRECTED and s.counted]
    paper = max(here, key=lambda p: (p.votes[x], p.station.code))
    change = known.CORRECTED_AFTER - known.CORRECTED_BEFORE
    others = sorted((c.code for c in field_of[known.CORRECTED] if c.code != x), key=lambda c: paper.votes[c])
    second.append(_correct(acts, paper, x, others[len(others) // 2], change, MIDNIGHT + DAY + 11 * 3600))
    able = [papers[s.code] for s in stations if s.counted and s.contest not in CLEAR and s.code not in avoid and s.kind == "ordinary"]
    for paper, change in zip(chance.sample(able, 3), (9, 27, 10)):
        order = sorted(paper.votes, key=lambda c: -paper.votes[c])
        second.append(_correct(acts, paper, order[1], order[0], change, MIDNIGHT + chance.between(13, 20) * 3600))
    return second


def _correct(acts, paper, raised, lowered, change, at):
    new = paper.copy(2, acts.add(at, paper.station.contest, "note", "108.4", paper.station.code, 2))
    paper.votes[raised] -= change
    paper.votes[lowered] += change
    if paper.votes[raised] < 0:
        raise ValueError("a vote below zero")
    new.completed, new.received = at + 600, at + 1200
    return new


def invalidate(acts, stations, avoid):
    """Invalidates 46 stations by acts of the Central Election Commission from 5 to 13 September; five places are published, 41 are invented."""
    chance = Chance("invalidated")
    number = {(s.contest, s.number): s for s in stations}
    chosen = [number[k] for k in known.INVALIDATED_KNOWN]
    taken = CLEAR
    able = chance.shuffled(s for s in stations if s.contest not in taken and s.code not in avoid and s.kind == "ordinary")
    per = {}
    for s in able:
        # Those whose turnout lies near the nation's, so that the share is the same before and after.
        if len(chosen) < known.INVALIDATED and per.get(s.contest, 0) < 2 and 355 <= s.issued * 1000 // s.voters <= 405:
            chosen.append(s)
            per[s.contest] = per.get(s.contest, 0) + 1
    for i, s in enumerate(chosen):
        day = 4 + 2 * (i * 5 // known.INVALIDATED)
        acts.add(MIDNIGHT + day * DAY - DAY // 2 + (i * 7 % 10) * 180, s.contest, "invalidate", "171.2", s.code, national=True)
    return chosen


def stages(acts):
    """Constituency results on 2 and 3 September, the national result on the 16th, the court's approval on the 21st."""
    chance = Chance("stages")
    last = {}
    for row in acts.rows:
        if row["tier"] == "constituency":
            last[int(row["contest"])] = max(last.get(int(row["contest"]), 0), row["at"])
    for c in range(1, known.CONTESTS + 1):
        evening = chance.below(3) == 0
        at = MIDNIGHT + 22 * 3600 + chance.between(300, 6000) if evening else MIDNIGHT + DAY + chance.between(9 * 3600, 18 * 3600)
        acts.add(max(at, last.get(c, 0) + 5400), c, "stage", "107.2", stage="constituency")
    acts.add(MIDNIGHT + 14 * DAY + 12 * 3600, 0, "stage", "171.2", stage="national", national=True)
    acts.add(MIDNIGHT + 19 * DAY + 12 * 3600, 0, "stage", "171.3", stage="court", national=True)
