"""Protocols that break checks. How many, where and which is invented; none of them is in a constituency that has a published sum or a name here."""

from . import known
from .chance import Chance
from .papers import CLEAR

# Counted, with something to explain: check, how many protocols.
SOFT = (("K5", 3), ("K6", 2), ("K7", 9), ("K7+K17", 3), ("K12", 5), ("K15", 4), ("K16", 6))
# Not counted until the commission decides; the first nine have arrived by 01:25. "admit": counted as written; otherwise corrected in version 2.
HARD = (("K2", ""), ("K10", ""), ("K13", "admit"), ("K8", ""), ("K7", "admit"), ("BLANK", ""), ("K11", "admit"), ("K9", ""), ("K2", ""),
        ("K10", ""), ("K13", "admit"), ("K1", ""), ("UNREADABLE", ""), ("K2", ""))


def soften(papers):
    """Writes the breaks that leave a protocol counted; before the votes are divided. Returns them by station."""
    chance = Chance("soft breaks")
    able = [p for p in papers.values() if p.station.counted and p.station.contest not in CLEAR and p.lines["5"] >= 4
            and p.lines["10a"] == 0 and p.station.kind == "ordinary"]
    chosen = iter(chance.sample(able, sum(n for _, n in SOFT)))
    broken = {}
    for check, count in SOFT:
        for i in range(count):
            p = next(chosen)
            _soft(p.lines, check, i, chance)
            broken[p.station.code] = check
    return broken


def _soft(x, check, i, chance):
    if check == "K5":  # one ballot more in the portable box than issued for it: all of its votes are invalid
        x["7"] = x["5"] + 1
        x["8"] = x["4"] - x["7"]
        x["10d"] = x["7"]
        x["9"] -= x["10d"]
        x["10"] += x["10d"]
    elif check == "K6":
        x["7"] -= 2
        x["8"] += 2
    elif check in ("K7", "K7+K17"):
        missing = 1 if check != "K7" else chance.between(1, 3)
        x["8"] -= missing
        x["9"] -= missing
        if check != "K7":
            x["10a"] += 1
            x["10"] += 1
    elif check == "K12":
        x["returned"] += -1 if x["returned"] > 0 else 1
    elif check == "K15":
        change = (9, -9, 18, -18)[i]
        x["1a"] += change
        x["1"] += change
    elif check == "K16":
        x["words"] = chance.between(1, 2)


def choose_hard(stations):
    """The stations of the held protocols: among those that are not counted at 01:25."""
    able = [s for s in stations if not s.counted and s.contest not in CLEAR and s.kind == "ordinary"]
    return [s.code for s in Chance("hard breaks").sample(able, len(HARD))]


def harden(papers, codes):
    """Writes the breaks that hold a protocol; after the votes are divided. Returns the correct paper of each that will be corrected."""
    correct = {}
    for code, (check, way) in zip(codes, HARD):
        paper = papers[code]
        if not way:
            correct[code] = paper.copy(2, None)
        _hard(paper, check)
    return correct


def _hard(p, check):
    x = p.lines
    if check == "K1":
        x["1"] = _swapped(x["1"])
    elif check == "K2":
        x["3"] = _swapped(x["3"])
    elif check == "K7":  # one ballot more in the boxes than was issued
        x["8"] += 1
        x["9"] += 1
        p.votes[max(p.votes, key=p.votes.get)] += 1
    elif check == "K8":
        x["9"] = _swapped(x["9"])
    elif check == "K9":
        x["10"] += 3
    elif check == "K10":
        top = max(p.votes, key=p.votes.get)
        p.votes[top] = _swapped(p.votes[top])
    elif check == "K11":
        x["2"] += 10
        x["3"] += 10
    elif check == "K13":
        p.completed = -(8 + x["4"] % 11) * 60
    elif check == "BLANK":
        x["10c"] = ""
    elif check == "UNREADABLE":
        x["6"] = "?"


def _swapped(number):
    """The number with two neighbouring digits exchanged, the last pair that differs."""
    digits = list(str(number))
    for i in range(len(digits) - 2, -1, -1):
        if digits[i] != digits[i + 1] and (i > 0 or digits[1] != "0"):
            digits[i], digits[i + 1] = digits[i + 1], digits[i]
            return int("".join(digits))
    return number + 9
