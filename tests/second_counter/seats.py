"""Seats from votes, a second time: whole numbers and exact fractions. Equal claims to too few seats are a tie, and no order breaks it."""

from fractions import Fraction

DIVISORS = {
    "dhondt": lambda held: Fraction(held + 1),
    "sainte-lague": lambda held: Fraction(2 * held + 1),
    "modified-sainte-lague": lambda held: Fraction(7, 5) if held == 0 else Fraction(2 * held + 1),
}


def give(votes, seats, held, claim):
    """Gives seats one rank of equal claims after another; the word of how it ended."""
    while sum(held.values()) < seats:
        claims = {c: claim(c) for c in votes if votes[c] > 0}
        claims = {c: value for c, value in claims.items() if value is not None}
        if not claims:
            return "unfilled"
        most = max(claims.values())
        first = [c for c in claims if claims[c] == most]
        if len(first) > seats - sum(held.values()):
            return "tie"
        for choice in first:
            held[choice] += 1
    return "awarded"


def top(votes, seats):
    held = dict.fromkeys(votes, 0)
    return held, give(votes, seats, held, lambda c: votes[c] if held[c] == 0 else None)


def majority(votes, valid):
    held = dict.fromkeys(votes, 0)
    ranked = sorted(votes.values(), reverse=True)
    if not ranked or ranked[0] == 0:
        return held, "unfilled"
    if 2 * ranked[0] > valid:
        return top(votes, 1)
    if len(ranked) == 1:
        return held, "unfilled"
    if len(ranked) == 2:
        return held, "tie" if ranked[0] == ranked[1] else "runOff"
    return held, "runOff" if ranked[1] > ranked[2] else "runOffTie"


def quotas(votes, seats, held, method):
    whole = sum(votes.values())
    if whole == 0 or seats == 0:
        return "awarded" if seats == 0 else "unfilled"
    quota = Fraction(whole, seats) if method == "hare" else Fraction(whole // (seats + 1) + 1)
    for choice, count in votes.items():
        held[choice] = int(count / quota)
    rest = {c: count - held[c] * quota for c, count in votes.items()}
    while True:
        before = dict(held)
        how = give(votes, seats, held, lambda c: rest[c] if held[c] == before[c] else None)
        if how != "unfilled" or held == before:
            return how


def proportional(votes, seats, system, valid, cast):
    above, below = system.get("threshold", "0/1").split("/")
    base = cast if system.get("base") == "cast" else valid
    reached = {c: v for c, v in votes.items() if v * int(below) >= int(above) * base}
    held = dict.fromkeys(votes, 0)
    if system["method"] in DIVISORS:
        divisor = DIVISORS[system["method"]]
        return held, give(reached, seats, held, lambda c: reached[c] / divisor(held[c]))
    return held, quotas(reached, seats, held, system["method"])


def seats_of(system, votes, seats, valid, cast):
    """Seats by choice, and how the count ended."""
    if system["type"] == "list":
        return proportional(votes, seats, system, valid, cast)
    if system["type"] == "majority":
        return majority(votes, valid)
    return top(votes, seats if system["type"] == "top" else 1)
