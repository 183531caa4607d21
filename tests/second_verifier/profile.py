"""The profile: docs/record.md, section 4."""
import re

import moments
from canonical import depth
from shapes import CODE, MOST_COUNT, is_names
from wrong import Wrong

DEEPEST = 16
MOST_INTEGER = (1 << 53) - 1
FRACTION = re.compile(r"([0-9]+)/([0-9]+)", re.ASCII)
OFFSET = re.compile(r"[+-]([01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)
LEVELS = ("note", "justify", "consequence", "refuse")
TOTALS = ("stations", "voters", "permanent", "temporary", "contests", "choices", "members")


class Reader:
    """Reads an object strictly: every key once, none unknown."""

    def __init__(self, value, path):
        if type(value) is not dict:
            raise Wrong(f"{path or 'the value'}: expected an object")
        self.value, self.path, self.asked = value, path, set()

    def has(self, key):
        self.asked.add(key)
        return key in self.value

    def get(self, key, check, expected):
        if not self.has(key) or not check(self.value[key]):
            raise Wrong(f"{self.path}.{key}: expected {expected}")
        return self.value[key]

    def text(self, key):
        return self.get(key, lambda v: type(v) is str, "a text")

    def optional_text(self, key):
        return self.text(key) if self.has(key) else ""

    def code(self, key):
        return self.get(key, lambda v: type(v) is str and (v == "" or CODE.fullmatch(v)), "a code")

    def word(self, key, *words):
        return self.get(key, lambda v: v in words, " or ".join(words))

    def number(self, key, least, most):
        return self.get(key, lambda v: type(v) is int and least <= v <= most, f"a whole number from {least} to {most}")

    def flag(self, key):
        return self.has(key) and self.get(key, lambda v: type(v) is bool, "true or false")

    def names(self, key):
        return self.get(key, is_names, "names")

    def moment(self, key):
        return moments.of_package(self.text(key))

    def fraction(self, key):
        found = FRACTION.fullmatch(self.text(key))
        if not found or int(found.group(2)) == 0 or max(int(found.group(1)), int(found.group(2))) > 1_000_000_000:
            raise Wrong(f"{self.path}.{key}: expected a fraction")

    def texts(self, key):
        return self.get(key, lambda v: type(v) is list and all(type(t) is str for t in v), "an array of texts") if self.has(key) else []

    def below(self, key):
        self.asked.add(key)
        return Reader(self.value.get(key), f"{self.path}.{key}")

    def each(self, key):
        if not self.has(key):
            return []
        items = self.get(key, lambda v: type(v) is list, "an array")
        return [Reader(item, f"{self.path}.{key}[{i}]") for i, item in enumerate(items)]

    def no_others(self):
        unknown = set(self.value) - self.asked
        if unknown:
            raise Wrong(f"{self.path}: unknown keys {', '.join(sorted(unknown))}")


class Profile:
    """What a digest needs of it: cut-offs in order, and systems."""

    def __init__(self, cutoffs=(), systems=()):
        self.cutoffs = list(cutoffs)
        self.systems = set(systems)
        self.order = {code: place for place, (code, _) in enumerate(self.cutoffs)}


def read(value):
    """The profile of ProfileAdopted."""
    if depth(value) > DEEPEST:
        raise Wrong("the profile nests too deep")
    top = Reader(value, "profile")
    top.number("package", 1, 1)
    top.has("forms")
    top.code("election")
    top.word("kind", "live", "rehearsal", "replay", "reconstruction")
    top.names("names")
    if not top.texts("languages"):
        raise Wrong("profile.languages: expected one at least")
    if not OFFSET.fullmatch(top.text("offset")):
        raise Wrong("profile.offset: expected an offset like +04:00")
    opens, closes, frozen = top.moment("opens"), top.moment("closes"), top.moment("frozen")
    if not frozen < opens < closes:
        raise Wrong("profile: expected frozen before opens before closes")
    _texts(top.below("source"), "text", "licence")
    if sum(_group(group) for group in top.each("groups")) != 1:
        raise Wrong("profile.groups: expected exactly one main group")
    systems = [_system(system) for system in top.each("systems")]
    if not systems:
        raise Wrong("profile.systems: expected one at least")
    _totals(top)
    cutoffs = _rules(top.below("profile"))
    top.no_others()
    return Profile(cutoffs, systems)


def _texts(reader, *keys):
    for key in keys:
        reader.text(key)
    reader.no_others()


def _group(reader):
    reader.code("code")
    reader.names("names")
    reader.number("seats", 0, 100_000)
    main = reader.flag("main")
    reader.no_others()
    return main


def _system(reader):
    code = reader.code("code")
    if reader.word("type", "plurality", "majority", "top", "list") == "list":
        reader.word("method", "dhondt", "sainte-lague", "modified-sainte-lague", "hare", "droop")
    if reader.has("threshold"):
        reader.fraction("threshold")
    if reader.has("base"):
        reader.word("base", "valid", "cast")
    reader.no_others()
    return code


def _totals(top):
    if not top.has("totals"):
        return
    totals = top.below("totals")
    for key in TOTALS:
        if totals.has(key):
            totals.number(key, 0, MOST_INTEGER)
    for key in ("stationKinds", "choiceKinds"):
        if totals.has(key):
            kinds = totals.below(key)
            for kind in kinds.value:
                kinds.number(kind, 0, MOST_INTEGER)
    totals.no_others()


def _rules(rules):
    rules.text("version")
    rules.names("law")
    cutoffs = []
    for reader in rules.each("cutoffs"):
        cutoffs.append((reader.code("code"), reader.moment("at")))
        reader.no_others()
    if any(later[1] < earlier[1] for earlier, later in zip(cutoffs, cutoffs[1:])) or len({code for code, _ in cutoffs}) < len(cutoffs):
        raise Wrong("profile.cutoffs: expected them in order of time, each code once")
    turnout = rules.below("turnout")
    turnout.word("falling", *LEVELS)
    turnout.word("aboveList", *LEVELS)
    if turnout.has("rise"):
        rise = turnout.below("rise")
        rise.number("perMinute", 1, 999_999_999)
        rise.word("level", *LEVELS)
        rise.no_others()
    rules.word("early", *LEVELS)
    if rules.has("ballotOrder"):
        rules.word("ballotOrder", "az")
    tie = rules.below("tie")
    tie.word("consequence", "failed", "lot", "runoff", "none")
    _texts(tie, "article")
    _limits(rules)
    for key in ("stationKinds", "unitKinds"):
        for kind in rules.each(key):
            kind.code("code")
            kind.names("names")
            if key == "stationKinds":
                kind.optional_text("basis")
                kind.flag("special")
            kind.no_others()
    rules.no_others()
    return cutoffs


def _limits(rules):
    annulment = rules.below("annulment")
    for key in ("stations", "voters"):
        if annulment.has(key):
            annulment.fraction(key)
    annulment.optional_text("article")
    annulment.no_others()
    _numbers(rules.below("quorum"), national=(0, 1000), constituency=(0, 1000), precinct=(0, 1000))
    rules.flag("invalidatedInTurnout")
    rules.word("withdrawnVotes", "kept", "invalid")
    registers = rules.below("registers")
    registers.fraction("tolerance")
    _numbers(registers, smallest=(0, MOST_COUNT), largest=(0, MOST_COUNT))
    _numbers(rules.below("publication"), everySeconds=(1, 86_400), silenceSeconds=(1, 864_000), pausers=(2, 10), smallestBallots=(0, 1000))


def _numbers(reader, **bounds):
    for key, (least, most) in bounds.items():
        reader.number(key, least, most)
    reader.no_others()
