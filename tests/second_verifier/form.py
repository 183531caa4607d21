"""The protocol's form and its checks: docs/record.md, sections 4 and 5.3."""
import re

from canonical import depth
from profile import DEEPEST, Reader
from shapes import MOST_COUNT
from wrong import Wrong

TERM = re.compile(r"(-?)(?:([0-9]+)\*)?([^*]*)", re.ASCII)
WORDS = ("@votes", "@list", "@turnout", "@completed", "@closing", "@seats")
ROLES = ("registered", "voted", "valid", "invalid", "received", "unused", "issued", "spoilt", "portable", "stationary")


class Check:
    """A relation between two sums of terms."""

    def __init__(self, code, left, relation, right, tolerance, level):
        self.code, self.left, self.relation, self.right, self.tolerance, self.level = code, left, relation, right, tolerance, level

    def is_broken(self, values):
        left, right = _sum(self.left, values), _sum(self.right, values)
        if left is None or right is None:
            return False
        if self.relation == "=":
            return abs(left - right) > self.tolerance
        if self.relation == "<=":
            return left - right > self.tolerance
        if self.relation == "<":
            return left - right >= self.tolerance
        return left > 0 and right > 0


class Form:
    """Its lines in order, which of them must be filled, and its checks."""

    def __init__(self, code, lines, required, checks):
        self.code, self.lines, self.required, self.checks = code, lines, required, checks

    def broken(self, lines, votes, values):
        """The checks a protocol breaks, as (code, level). A number that is missing is None."""
        values = {**values, **dict(zip(self.lines, lines))}
        broken = [(check.code, check.level) for check in self.checks if check.is_broken(values)]
        if any(lines[place] is None for place in self.required) or None in votes:
            broken.append(("BLANK", "block"))
        return broken


def read(value):
    """The form of FormAdopted."""
    if depth(value) > DEEPEST:
        raise Wrong("the form nests too deep")
    top = Reader(value, "form")
    code = top.code("code")
    top.names("names")
    top.text("source")
    lines, required = _lines(top)
    checks = [_check(reader, lines) for reader in top.each("checks")]
    if len(checks) > 60:
        raise Wrong("form.checks: expected at most 60")
    roles = top.below("roles")
    for number, role in enumerate(ROLES):
        if number < 3 or roles.has(role):
            _terms(roles, role, lines, 1)
    roles.no_others()
    top.no_others()
    return Form(code, list(lines), required, checks)


def _lines(top):
    parents, required = {}, []
    for reader in top.each("lines"):
        code = reader.code("code")
        if code in parents or code.startswith("-"):
            raise Wrong(f"{reader.path}: the line \"{code}\" stands twice, or begins with -")
        reader.names("names")
        stage = reader.word("stage", "before", "after", "act")
        if not reader.flag("optional") and stage != "act":
            required.append(len(parents))
        parents[code] = reader.optional_text("parent")
        reader.no_others()
    if not 1 <= len(parents) <= 200:
        raise Wrong("form.lines: expected 1 to 200 lines")
    for code in parents:
        above, steps = parents[code], 0
        while above:
            if above not in parents or steps == len(parents):
                raise Wrong(f"form.lines: the parent of \"{code}\" is no line, or leads in a circle")
            above, steps = parents[above], steps + 1
    return parents, required


def _check(reader, lines):
    code = reader.code("code")
    left, right = _terms(reader, "left", lines, 0), _terms(reader, "right", lines, 0)
    relation = reader.word("relation", "=", "<=", "<", "not-both")
    tolerance = reader.number("tolerance", 0, MOST_COUNT) if reader.has("tolerance") else 0
    level = reader.word("level", "note", "justify", "consequence", "block")
    reader.optional_text("article")
    reader.names("sentence")
    reader.no_others()
    if code == "BLANK" or not (left or right) or (relation == "not-both" and tolerance):
        raise Wrong(f"{reader.path}: it is called BLANK, has no term, or not-both with a tolerance")
    return Check(code, left, relation, right, tolerance, level)


def _terms(reader, key, lines, least):
    if not reader.has(key):
        raise Wrong(f"{reader.path}.{key}: expected an array of terms")
    terms = [_term(text, lines, reader, key) for text in reader.texts(key)]
    if not least <= len(terms) <= 100:
        raise Wrong(f"{reader.path}.{key}: expected {least} to 100 terms")
    return terms


def _term(text, lines, reader, key):
    found = TERM.fullmatch(text)
    factor = int(found.group(2) or 1) if found else 0
    if not 1 <= factor <= 1000 or (found.group(3) not in WORDS and found.group(3) not in lines):
        raise Wrong(f"{reader.path}.{key}: \"{text}\" is not a term")
    return (-factor if found.group(1) else factor, found.group(3))


def _sum(terms, values):
    total = 0
    for factor, name in terms:
        if values[name] is None:
            return None
        total += factor * values[name]
    return total
