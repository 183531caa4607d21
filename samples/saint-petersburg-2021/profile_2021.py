"""election.json: the law's values and the systems, and which contest follows which."""

import json

import words

MUNICIPAL_SEATS = 5


def kind_of(contest):
    """Group, system, form, seats and marks of a contest."""
    if contest == "fed-list":
        return "duma", "duma-list", "one-mark", 0, 1
    if contest == "city-list":
        return "assembly", "assembly-list", "one-mark", 25, 1
    if contest.isdigit():
        return "duma", "single-member", "one-mark", 1, 1
    if contest.startswith("city-"):
        return "assembly", "single-member", "one-mark", 1, 1
    return contest.rpartition("-")[0], "several-seats", "several-marks", MUNICIPAL_SEATS, MUNICIPAL_SEATS


def names(az, en, ru):
    return {"az": az, "en": en, "ru": ru}


GROUPS = [
    {"code": "assembly", "names": names("Sankt-Peterburq Qanunvericilik Məclisi", "Legislative Assembly of Saint Petersburg",
                                        "Законодательное собрание Санкт-Петербурга"), "seats": 50, "main": True},
    {"code": "duma", "names": names("Dövlət Duması, şəhərin dairələri", "State Duma, the city's constituencies",
                                    "Государственная дума, округа города"), "seats": 8, "main": False},
    {"code": "avtovo", "names": names("Avtovo bələdiyyə şurası", "Municipal council of Avtovo", "Муниципальный совет Автово"),
     "seats": 20, "main": False},
    {"code": "lanskoe", "names": names("Lanskoe bələdiyyə şurası, 2 saylı dairə", "Municipal council of Lanskoe, district 2",
                                       "Муниципальный совет Ланское, округ № 2"), "seats": 5, "main": False},
]

SYSTEMS = [
    {"code": "single-member", "type": "plurality"},
    {"code": "several-seats", "type": "top"},
    {"code": "duma-list", "type": "list", "method": "hare", "threshold": "1/20", "base": "cast"},
    {"code": "assembly-list", "type": "list", "method": "hare", "threshold": "1/20", "base": "cast"},
]


def profile(cutoffs):
    return {
        "version": "2021.1",
        "law": names("20-FZ federal qanunu və şəhərin seçki qanunları", "Federal law 20-FZ and the election laws of the city",
                     "Федеральный закон № 20-ФЗ и законы города о выборах"),
        "cutoffs": [{"code": f"{day}-{hour}:00", "at": f"2021-09-{day}T{hour}:00:00+03:00"} for day, hour in cutoffs],
        "turnout": {"falling": "note", "aboveList": "note"},
        "early": "note",
        "tie": {"consequence": "none", "article": "20-FZ"},
        "annulment": {},
        "quorum": {"national": 0, "constituency": 0, "precinct": 0},
        "invalidatedInTurnout": True,
        "withdrawnVotes": "kept",
        "registers": {"smallest": 0, "largest": 3000, "tolerance": "1/10"},
        "publication": {"everySeconds": 60, "silenceSeconds": 1800, "pausers": 2, "smallestBallots": 0},
        "stationKinds": words.KIND_NAMES,
        "unitKinds": words.UNIT_KINDS,
    }


def write(path, cutoffs, forms, totals):
    election = {
        "package": 1,
        "election": "saint-petersburg-2021",
        "kind": "replay",
        "names": names("Sankt-Peterburqda seçkilər, 17–19 sentyabr 2021", "Elections in Saint Petersburg, 17–19 September 2021",
                       "Выборы в Санкт-Петербурге, 17–19 сентября 2021 года"),
        "languages": ["az", "en", "ru"],
        "offset": "+03:00",
        "opens": "2021-09-17T08:00:00+03:00",
        "closes": "2021-09-19T20:00:00+03:00",
        "frozen": "2021-09-16T20:00:00+03:00",
        "source": {"text": "github.com/vkryl/spbik-2021, commit 08c81bb6caf146b6fb3579f4645321b685147a98, from izbirkom.ru",
                   "licence": "JSON files could be used without any conditions"},
        "profile": profile(cutoffs),
        "groups": GROUPS,
        "systems": SYSTEMS,
        "forms": forms,
        "totals": totals,
    }
    path.write_text(json.dumps(election, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
