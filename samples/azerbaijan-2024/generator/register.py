"""The registers: constituencies, stations with their lists, choices."""

from dataclasses import dataclass, field

from . import known
from .chance import Chance, share

LIBERATED = {118: 5, 119: 4, 120: 7, 121: 8, 122: 8, 123: 7, 124: 10, 125: 5}
DISPLACED = (83, 84, 118, 119, 120, 121, 122, 123, 124, 125)  # the ten constituencies of displaced voters; the selection is invented
RANGES = ((1, 7), (8, 36), (37, 60), (61, 80), (81, 100), (101, 117), (118, 125))


@dataclass
class Station:
    contest: int
    number: int
    kind: str
    voters: int = 0
    temporary: int = 0
    unit: int = 0
    counted: bool = True  # at 01:25 on the night
    reports: dict = field(default_factory=dict)
    issued: int = 0
    supplementary: int = 0
    handed: int = 0

    @property
    def code(self):
        return f"R{self.contest:03}-{self.number:03}"


@dataclass
class Choice:
    contest: int
    number: int
    kind: str = "self"
    party: str = ""
    member: str = ""

    @property
    def code(self):
        return f"{self.contest:03}-{self.number}"


def build():
    """All stations in the order of their codes, with kind, list, place and hand-over."""
    stations = _displaced() + _ordinary()
    stations.sort(key=lambda s: (s.contest, s.number))
    _temporary_list(stations)
    _places(stations)
    chance = Chance("handed")
    weights = [s.voters * chance.between(1008, 1022) for s in stations]
    highs = [s.voters * 103 // 100 for s in stations]
    for s, handed in zip(stations, share(known.HANDED, weights, [s.voters for s in stations], highs)):
        s.handed = handed
    return stations


def _displaced():
    chance = Chance("displaced")
    norm = known.VOTERS // known.CONTESTS
    ordinary = {c: 8 if c in (83, 84) else 7 for c in DISPLACED}
    targets = {c: norm + chance.bell(-1200, 1200) for c in DISPLACED}
    targets[known.KHANKENDI] = known.KHANKENDI_LIST
    rest = [targets[c] - 779 * LIBERATED.get(c, 0) - 1026 * ordinary[c] for c in DISPLACED]
    displaced = dict(zip(DISPLACED, share(known.DISPLACED_STATIONS, rest)))
    stations = []
    for c in DISPLACED:
        kinds = ["ordinary"] * ordinary[c] + ["liberated"] * LIBERATED.get(c, 0) + ["displaced"] * displaced[c]
        stations += [Station(c, n + 1, kind) for n, kind in enumerate(kinds)]
    for kind, total, low, high in (("ordinary", 73848, 700, 1400), ("liberated", known.LIBERATED_VOTERS, 480, 1150),
                                   ("displaced", known.DISPLACED_VOTERS, 404, 1180)):
        some = [s for s in stations if s.kind == kind]
        lists = share(total, [chance.bell(500, 1500) for _ in some], [low] * len(some), [high] * len(some))
        for s, voters in zip(some, lists):
            s.voters = voters
    _move_to_target(stations, known.KHANKENDI, known.KHANKENDI_LIST)
    return stations


def _move_to_target(stations, contest, target):
    """Moves displaced voters between one constituency and the other nine, a voter a station, until its list is exact."""
    here = [s for s in stations if s.kind == "displaced" and s.contest == contest]
    there = [s for s in stations if s.kind == "displaced" and s.contest != contest]
    missing = target - sum(s.voters for s in stations if s.contest == contest)
    step = 1 if missing > 0 else -1
    for i in range(abs(missing)):
        here[i % len(here)].voters += step
        there[i % len(there)].voters -= step


def _ordinary():
    chance = Chance("ordinary")
    contests = [c for c in range(1, known.CONTESTS + 1) if c not in DISPLACED]
    # A whole number stands for the ten: what they hold is the sum over the three kinds of their stations.
    held = 73848 + known.LIBERATED_VOTERS + known.DISPLACED_VOTERS
    lankaran = dict(zip(known.LANKARAN, share(known.LANKARAN_LIST, [100, 101, 100])))
    free = [c for c in contests if c not in lankaran]
    lists = dict(zip(free, share(known.VOTERS - held - known.LANKARAN_LIST, [1000 + chance.bell(-40, 40) for _ in free]))) | lankaran
    counts = {c: known.LANKARAN_STATIONS // 3 for c in known.LANKARAN} | {known.NASIMI: known.NASIMI_STATIONS}
    free = [c for c in contests if c not in counts]
    ten = known.DISPLACED_STATIONS + known.LIBERATED_STATIONS + 72
    left = known.STATIONS - ten - sum(counts.values())
    counts |= dict(zip(free, share(left, [chance.bell(42, 60) for _ in free])))
    temporary = {c: 0 if c == known.NASIMI else 1 for c in contests}
    for c in chance.sample([c for c in contests if c != known.NASIMI], known.TEMPORARY_STATIONS - sum(temporary.values())):
        temporary[c] += 1
    stations = []
    for c in contests:
        stations += _constituency(chance, c, lists[c], counts[c], temporary[c])
    return stations


def _constituency(chance, contest, voters, count, temporary):
    permanent = count - temporary
    small = [chance.between(404, 760) for _ in range(temporary)]
    middle = (voters - sum(small)) // permanent
    spread = min(420, known.LARGEST - middle - 10, middle - known.SMALLEST)
    weights = [middle + chance.bell(-spread, spread) for _ in range(permanent)]
    lists = share(voters - sum(small), weights, [known.SMALLEST] * permanent, [known.LARGEST] * permanent)
    return ([Station(contest, n + 1, "ordinary", v) for n, v in enumerate(lists)]
            + [Station(contest, permanent + n + 1, "temporary", v, v) for n, v in enumerate(small)])


def _temporary_list(stations):
    """Temporary stations hold temporary lists alone; the rest of that list is spread thinly over the permanent stations."""
    chance = Chance("temporary list")
    others = [s for s in stations if s.kind != "temporary"]
    left = known.TEMPORARY_VOTERS - sum(s.voters for s in stations if s.kind == "temporary")
    for s, count in zip(others, share(left, [chance.between(0, 10) ** 2 for _ in others], highs=[90] * len(others))):
        s.temporary = count


def _places(stations):
    """Stations of displaced voters lie all over the country, outside the constituency their voters vote in; where is invented."""
    chance = Chance("places")
    elsewhere = [c for c in range(1, 118) if c not in DISPLACED]
    for s in stations:
        s.unit = elsewhere[chance.below(len(elsewhere))] if s.kind == "displaced" else s.contest


def late(stations):
    """Chooses the 583 stations that are not counted at 01:25, with exactly their list: small stations more often, then exchanges until it fits."""
    chance = Chance("late")
    target = known.VOTERS - known.COUNTED_LIST
    count = known.STATIONS - known.COUNTED
    keys = {s.code: chance.below(1000) * (2 if s.voters > 850 else 1) for s in stations}
    out = sorted(stations, key=lambda s: (keys[s.code], s.code))[:count]
    chosen = {s.code for s in out}
    rest = [s for s in stations if s.code not in chosen]
    gap = target - sum(s.voters for s in out)
    while gap != 0:
        i, j = chance.below(len(out)), chance.below(len(rest))
        change = rest[j].voters - out[i].voters
        if abs(gap - change) < abs(gap):
            out[i], rest[j] = rest[j], out[i]
            gap -= change
    for s in out:
        s.counted = False
    return out


def choices():
    """The choices by constituency, and who is to win. Who stands where, and who wins but for six seats, is invented."""
    chance = Chance("choices")
    contests = list(range(1, known.CONTESTS + 1))
    sizes = dict(known.FIELDS) | dict(zip(known.LANKARAN, (7, 7, 6)))
    free = [c for c in contests if c not in sizes]
    sizes |= dict(zip(free, share(known.CHOICES - sum(sizes.values()), [chance.bell(55, 105) for _ in free], [6] * len(free), [12] * len(free))))
    field_of = {c: [Choice(c, n + 1) for n in range(sizes[c])] for c in contests}
    winners = {c: known.WINNERS[c][0] for c in known.WINNERS}
    seats = [p for p, n in known.SEATS.items() for _ in range(n - sum(w == p for w in winners.values()))]
    winners |= dict(zip([c for c in contests if c not in winners], chance.shuffled(seats)))
    first = {}
    for c in contests:
        first[c] = field_of[c][chance.below(sizes[c])]
        if winners[c]:
            _nominate(first[c], winners[c])
    losers = chance.shuffled(x for c in contests for x in field_of[c] if x is not first[c])
    _nominate_losers(chance, losers, field_of)
    unbound = [x for x in losers if not x.party]
    for x in unbound[:known.MEMBERS - known.NOMINEES]:
        x.member = "YAP" if chance.below(3) == 0 else known.PARTIES[1 + chance.below(10)][0]
    unbound[-1].kind = "initiative"
    return field_of, first


def _nominate(choice, party):
    choice.kind, choice.party, choice.member = "party", party, party


def _nominate_losers(chance, losers, field_of):
    left = known.NOMINEES - sum(n for p, n in known.SEATS.items() if p)
    largest = 40
    for x in losers:
        standing = {y.party for y in field_of[x.contest]}
        if left == 0:
            return
        if largest > 0 and "YAP" not in standing:
            party = "YAP"
            largest -= 1
        else:
            party = known.PARTIES[1 + chance.below(10)][0]
        if party not in standing and sum(1 for y in field_of[x.contest] if y.party) < len(field_of[x.contest]) - 2:
            _nominate(x, party)
            left -= 1
