"""The checks of a protocol form, worked out from its data."""

import re


class Sheet:
    """One protocol beside what its checks may ask about."""

    __slots__ = ("protocol", "standing", "list", "turnout", "closing")

    def __init__(self, protocol, standing, voters, turnout, closing):
        self.protocol, self.standing, self.list, self.turnout, self.closing = protocol, standing, voters, turnout, closing

    @property
    def votes(self):
        """Votes of the standing choices; None if one of them is not written."""
        found = [v for v, stands in zip(self.protocol.votes, self.standing) if stands]
        return None if None in found else sum(found)


NAMED = {
    "@votes": lambda sheet: sheet.votes,
    "@list": lambda sheet: sheet.list,
    "@turnout": lambda sheet: sheet.turnout,
    "@completed": lambda sheet: sheet.protocol.completed,
    "@closing": lambda sheet: sheet.closing,
    "@seats": lambda sheet: sheet.protocol.contest.marks,
}

TERM = re.compile(r"(-?)(?:([0-9]+)\*)?(.+)")


class Sum:
    """A sum of terms such as `4`, `-8`, `3*trips` and `@votes`."""

    def __init__(self, terms, places):
        self.terms = []
        for term in terms:
            minus, times, name = TERM.fullmatch(term).groups()
            value = NAMED[name] if name in NAMED else self.line(places[name])
            self.terms.append(((-1 if minus else 1) * int(times or 1), value))

    @staticmethod
    def line(place):
        return lambda sheet: sheet.protocol.lines[place]

    def of(self, sheet):
        """The sum, or None where a term has no value."""
        total = 0
        for times, value in self.terms:
            found = value(sheet)
            if found is None:
                return None
            total += times * found
        return total

    def known(self, sheet):
        """The sum of the terms that have a value."""
        return sum(times * (value(sheet) or 0) for times, value in self.terms)


def holds(relation, left, right, tolerance):
    if relation == "=":
        return abs(left - right) <= tolerance
    if relation == "<=":
        return left <= right + tolerance
    if relation == "<":
        return left < right + tolerance
    if relation == "not-both":
        return not (left > 0 and right > 0)
    raise ValueError(f"relation {relation}")


class Form:
    """A form's lines, checks and roles, ready to be asked."""

    def __init__(self, data):
        self.lines = [line["code"] for line in data["lines"]]
        places = {code: place for place, code in enumerate(self.lines)}
        self.required = [p for p, line in enumerate(data["lines"]) if not line.get("optional") and line["stage"] != "act"]
        self.checks = [(c["code"], c["level"], Sum(c["left"], places), c["relation"], Sum(c["right"], places), c.get("tolerance", 0))
                       for c in data["checks"]]
        self.roles = {role: Sum(terms, places) for role, terms in data["roles"].items()}
        self.valid_is_votes = any("@votes" in term for term in data["roles"]["valid"])

    def broken(self, sheet):
        """Code to level of each broken check; parts of one code together, `block` before the others."""
        found = {}
        protocol = sheet.protocol
        if None in protocol.votes or any(protocol.lines[p] is None for p in self.required):
            found["BLANK"] = "block"
        for code, level, left, relation, right, tolerance in self.checks:
            a, b = left.of(sheet), right.of(sheet)
            if a is not None and b is not None and not holds(relation, a, b, tolerance) and found.get(code) != "block":
                found[code] = level
        return found
