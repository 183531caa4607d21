"""The day and the night: turnout reports, voters who took part, arrival of the protocols."""

from . import known
from .chance import Chance, share

NINE_TENTHS = 908  # of those who voted, per thousand, had voted by 17:00


def turnout(stations):
    """Sets the reports of each station and the voters who received ballots: rising at each station, exact in each sum that is published."""
    chance = Chance("turnout")
    by_contest = {}
    for s in stations:
        by_contest.setdefault(s.contest, []).append(s)
    levels = {c: chance.bell(270, 398) for c in by_contest}
    fixed_17 = {known.KHANKENDI: known.KHANKENDI_17,
                known.SECOND: (sum(s.voters for s in by_contest[known.SECOND]) * 41 + 50) // 100}
    fixed_end = {c: valid * 1022 // 1000 for c, (_, _, valid) in known.WINNERS.items()}
    for c, voted in fixed_end.items():
        fixed_17[c] = voted * NINE_TENTHS // 1000
    weight = {s.code: s.voters * levels[s.contest] * chance.bell(70, 130) for s in stations}
    for c, total in fixed_17.items():
        _set_17(by_contest[c], total, weight)
    open_ = [s for s in stations if s.contest not in fixed_17]
    for counted, total in ((True, known.CUTOFF_17_COUNTED), (False, known.CUTOFFS["17:00"] - known.CUTOFF_17_COUNTED)):
        done = sum(s.reports["17:00"] for s in stations if s.counted == counted and s.contest in fixed_17)
        _set_17([s for s in open_ if s.counted == counted], total - done, weight)
    _ends(stations, by_contest, fixed_end, chance)
    _earlier(stations, chance)


def _set_17(stations, total, weight):
    parts = share(total, [weight[s.code] for s in stations], [20] * len(stations), [s.voters * 85 // 100 for s in stations])
    for s, voters in zip(stations, parts):
        s.reports["17:00"] = voters


def _ends(stations, by_contest, fixed_end, chance):
    growth = {s.code: s.reports["17:00"] * chance.bell(40, 160) for s in stations}

    def grow(some, total):
        parts = share(total, [growth[s.code] for s in some], [1] * len(some), [s.voters - s.reports["17:00"] for s in some])
        for s, more in zip(some, parts):
            s.issued = s.reports["17:00"] + more

    for c, voted in fixed_end.items():
        grow(by_contest[c], voted - sum(s.reports["17:00"] for s in by_contest[c]))
    for counted, total in ((True, known.COUNTED_VOTED), (False, known.VOTED - known.COUNTED_VOTED)):
        done = sum(s.issued for s in stations if s.counted == counted and s.contest in fixed_end)
        some = [s for s in stations if s.counted == counted and s.contest not in fixed_end]
        grow(some, total - done - sum(s.reports["17:00"] for s in some))


def _earlier(stations, chance):
    later = "17:00"
    for cutoff, least in (("15:00", 3), ("12:00", 2), ("10:00", 1)):
        weights = [s.reports[later] * chance.bell(85, 115) for s in stations]
        parts = share(known.CUTOFFS[cutoff], weights, [least] * len(stations), [s.reports[later] - 1 for s in stations])
        for s, voters in zip(stations, parts):
            s.reports[cutoff] = voters
        later = cutoff


def supplementary(stations):
    """Voters of the supplementary list (line 1b): so few that both announced shares hold on the register and on line 1."""
    chance = Chance("supplementary")
    for s in stations:
        s.supplementary = chance.between(1, 2) if chance.below(14) == 0 else 0


def arrivals(stations, held):
    """Seconds after 19:00 at which each protocol arrives: small stations first, those not counted at 01:25 after it, the held ones before."""
    chance = Chance("arrivals")
    early = [s for s in stations if s.counted or s.code in held]
    early.sort(key=lambda s: (s.issued * chance.between(60, 140), s.code))
    late = chance.shuffled(s for s in stations if not s.counted and s.code not in held)
    return dict(zip((s.code for s in early), _evening(chance, len(early)))) | dict(zip((s.code for s in late), _next_day(chance, len(late))))


def _evening(chance, count):
    """From 19:20; from 20:30 to 01:25 about 20 a minute, most between 21:40 and 23:20."""
    before = sorted([20 * 60] + [chance.between(20 * 60 + 30, 90 * 60 - 1) for _ in range(139)])
    minutes = list(range(90, 385))
    weights = [min(28, 9 + (m - 90) * 19 // 70, 28 - (m - 260) * 20 // 125) for m in minutes]
    after = []
    for minute, n in zip(minutes, share(count - len(before), weights)):
        after += sorted(60 * minute + chance.below(60) for _ in range(n))
    return before + after


def _next_day(chance, count):
    """From 01:26 on, fewer and fewer, the last at 21:38."""
    spans = [(386, 480, 40), (480, 600, 20), (600, 780, 14), (780, 1080, 14), (1080, 1400, 9), (1400, 1597, 3)]
    times = [1598 * 60]
    for (start, end, _), n in zip(spans, share(count - 1, [w for _, _, w in spans])):
        times += [chance.between(60 * start, 60 * end - 1) for _ in range(n)]
    return sorted(times)
