"""election.json: the law's values as far as they are known."""

import json

from form import FORMS, names

DAYS = {"first": "2016-10-08", "rerun": "2016-10-22", "runoff": "2016-10-30"}
HOURS = ("12", "17")

UNIT_KINDS = [
    {"code": "country", "names": names("Country", "Ölkə", "Страна")},
    {"code": "district", "names": names("Electoral district", "Seçki dairəsi", "Избирательный округ")},
]

STATION_KINDS = [
    {"code": "ordinary", "names": names("Ordinary", "Adi", "Обычный"), "special": False},
    {"code": "abroad", "names": names("Abroad", "Xaricdə", "За рубежом"), "special": True},
]

SYSTEMS = [
    {"code": "majority", "type": "majority"},
    {"code": "list", "type": "list", "method": "hare", "threshold": "1/20", "base": "valid"},
]


def cutoff(day, hour):
    return f"{DAYS[day][-2:]}-{hour}:00"


def moment(day, hour):
    return f"{DAYS[day]}T{hour}:00:00+04:00"


def write(path, totals):
    profile = {
        "version": "2016.1",
        "law": names("Election Code of Georgia", "Gürcüstanın Seçki Məcəlləsi", "Избирательный кодекс Грузии"),
        "cutoffs": [{"code": cutoff(day, hour), "at": moment(day, hour)} for day in DAYS for hour in HOURS],
        "turnout": {"falling": "note", "aboveList": "note"},
        "early": "note",
        "tie": {"consequence": "runoff", "article": "125"},
        "annulment": {},
        "quorum": {"national": 0, "constituency": 0, "precinct": 0},
        "invalidatedInTurnout": True,
        "withdrawnVotes": "kept",
        "registers": {"smallest": 0, "largest": 1500, "tolerance": "1/1"},
        "publication": {"everySeconds": 60, "silenceSeconds": 1800, "pausers": 2, "smallestBallots": 0},
        "stationKinds": STATION_KINDS,
        "unitKinds": UNIT_KINDS,
    }
    election = {
        "package": 1,
        "election": "georgia-2016",
        "kind": "replay",
        "names": names("Parliamentary election in Georgia, 8 October 2016", "Gürcüstanda parlament seçkiləri, 8 oktyabr 2016",
                       "Парламентские выборы в Грузии, 8 октября 2016 года"),
        "languages": ["az", "en", "ru"],
        "offset": "+04:00",
        "opens": moment("first", "08"),
        "closes": moment("first", "20"),
        "frozen": "2016-10-07T20:00:00+04:00",
        "source": {"text": "github.com/ForSetGeorgia/Georgian-Election-Data, commit f9f2e7e4d9dfdfb86b0ea4a9cee767ab20e3384b, from cec.gov.ge",
                   "licence": "MIT, 2017 JumpStart Georgia"},
        "profile": profile,
        "groups": [{"code": "parliament", "names": names("Parliament of Georgia", "Gürcüstan Parlamenti", "Парламент Грузии"),
                    "seats": 150, "main": True}],
        "systems": SYSTEMS,
        "forms": FORMS,
        "totals": totals,
    }
    path.write_text(json.dumps(election, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
