"""Writes the files of the package."""

import csv
import json
from datetime import datetime, timedelta, timezone

from . import form, known, register

ZONE = timezone(timedelta(hours=4))
CLOSE = datetime(2024, 9, 1, 19, 0, 0, tzinfo=ZONE)


def moment(seconds):
    """Seconds after the close of the polls as a time of the package."""
    return (CLOSE + timedelta(seconds=seconds)).isoformat()


def write(folder, data):
    """Writes all files; data holds stations, choices, papers, second versions, acts."""
    (folder / "election.json").write_text(json.dumps(election(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    _table(folder, "units.csv", "unit,parent,kind,name_az,name_en,name_ru", _units())
    _table(folder, "contests.csv", "contest,unit,group,system,form,seats,name_az,name_en,name_ru",
           ([f"{c:03}", f"C{c:03}", "mm", "smd", "pec-mm-2024", 1, *contest_names(c)] for c in range(1, known.CONTESTS + 1)))
    _table(folder, "parties.csv", "party,name_az,name_en,name_ru,short_az,color", known.PARTIES)
    _table(folder, "choices.csv", "contest,choice,position,kind,name_az,name_en,name_ru,party,member_of",
           ([f"{x.contest:03}", x.code, x.number, x.kind, f"Namizəd {x.number}", f"Candidate {x.number}", f"Кандидат {x.number}", x.party, x.member]
            for c in sorted(data["choices"]) for x in data["choices"][c]))
    _table(folder, "stations.csv", "station,unit,kinds,place_az,place_en,place_ru",
           ([s.code, f"C{s.unit:03}", _kinds(s), f"{s.contest} saylı dairə, {s.number} saylı məntəqə", f"Station {s.number}, constituency {s.contest}",
             f"Участок № {s.number}, округ № {s.contest}"] for s in data["stations"]))
    _table(folder, "ballots.csv", "station,contest,permanent,temporary,handed",
           ([s.code, f"{s.contest:03}", s.voters - s.temporary, s.temporary, s.handed] for s in data["stations"]))
    _table(folder, "turnout.csv", "station,contest,cutoff,voters",
           ([s.code, f"{s.contest:03}", cutoff, s.reports[cutoff]] for cutoff in known.CUTOFFS for s in data["stations"]))
    papers = sorted(data["papers"], key=lambda p: (p.received, p.station.code))
    _table(folder, "protocols.csv", "station,contest,received_at,completed_at,version,decision," + ",".join(f"line_{c}" for c in form.CODES),
           ([p.station.code, f"{p.station.contest:03}", moment(p.received), moment(p.completed), p.version, p.decision["decision"] if p.decision else ""]
            + [p.lines[c] for c in form.CODES] for p in papers))
    _table(folder, "votes.csv", "station,contest,choice,votes,version",
           ([p.station.code, f"{p.station.contest:03}", c, v, p.version]
            for p in sorted(papers, key=lambda p: (p.station.code, p.version)) for c, v in p.votes.items()))
    columns = "decision,at,commission,tier,kind,article,present,for,against,station,contest,version,stage"
    _table(folder, "decisions.csv", columns, ([moment(r[k]) if k == "at" else r[k] for k in columns.split(",")] for r in data["acts"]))


def contest_names(c):
    """The name with its number where a source gives one, else the number alone: az, en, ru."""
    numbers = (f"{c} saylı seçki dairəsi", f"Constituency {c}", f"Избирательный округ № {c}")
    if c not in known.PLACES:
        return numbers
    az, en, ru = known.PLACES[c]
    return f"{az} ({c} saylı seçki dairəsi)", f"{en} (constituency {c})", f"{ru} (округ № {c})"


def _kinds(s):
    return {"ordinary": "permanent", "temporary": "temporary"}.get(s.kind, f"permanent {s.kind}")


def _units():
    yield ["AZ", "", "country", "Azərbaycan Respublikası", "Republic of Azerbaijan", "Азербайджанская Республика"]
    for a, b in register.RANGES:
        yield [f"N{a:03}-{b:03}", "AZ", "range", f"{a}–{b} saylı dairələr", f"Constituencies {a}–{b}", f"Округа № {a}–{b}"]
    for a, b in register.RANGES:
        for c in range(a, b + 1):
            yield [f"C{c:03}", f"N{a:03}-{b:03}", "constituency", *contest_names(c)]


def _table(folder, name, header, rows):
    with open(folder / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def _names(az, en, ru):
    return {"az": az, "en": en, "ru": ru}


def election():
    """election.json: what the law and the commission set."""
    return {
        "package": 1, "election": "azerbaijan-2024", "kind": "reconstruction",
        "names": _names("Milli Məclisə seçkilər, 1 sentyabr 2024-cü il", "Elections to the Milli Majlis, 1 September 2024",
                        "Выборы в Милли Меджлис, 1 сентября 2024 года"),
        "languages": ["az", "en", "ru"], "offset": "+04:00",
        "opens": "2024-09-01T08:00:00+04:00", "closes": "2024-09-01T19:00:00+04:00", "frozen": "2024-08-31T18:00:00+04:00",
        "source": {"text": "Published national figures of the Central Election Commission as reported by the press. No station data of this election is "
                           "public: stations, candidates, protocols and votes are invented so that they add up to those figures. See SOURCE.md.",
                   "licence": "The figures are facts; the invented data are dedicated to the public domain (CC0 1.0)."},
        "profile": _profile(),
        "groups": [{"code": "mm", "names": _names("Milli Məclis", "Milli Majlis", "Милли Меджлис"), "seats": known.CONTESTS, "main": True}],
        "systems": [{"code": "smd", "type": "plurality"}],
        "forms": [form.form()],
        "totals": {"stations": known.STATIONS, "voters": known.VOTERS, "permanent": known.PERMANENT_VOTERS, "temporary": known.TEMPORARY_VOTERS,
                   "contests": known.CONTESTS, "choices": known.CHOICES,
                   "stationKinds": {"permanent": known.PERMANENT_STATIONS, "temporary": known.TEMPORARY_STATIONS,
                                    "displaced": known.DISPLACED_STATIONS, "liberated": known.LIBERATED_STATIONS},
                   "choiceKinds": {"party": known.NOMINEES, "self": known.SELF, "initiative": known.INITIATIVE}, "members": known.MEMBERS}}


def _profile():
    return {
        "version": "2024.1",
        "law": _names("Azərbaycan Respublikasının Seçki Məcəlləsi", "Election Code of the Republic of Azerbaijan", "Избирательный кодекс Азербайджанской Республики"),
        "cutoffs": [{"code": c, "at": f"2024-09-01T{c}:00+04:00"} for c in known.CUTOFFS],
        "turnout": {"falling": "justify", "aboveList": "justify"},
        "early": "note",
        "tie": {"consequence": "failed", "article": "170"},
        "annulment": {"stations": "2/5", "article": "170"},
        "quorum": {"national": 12, "constituency": 6, "precinct": 4},
        "invalidatedInTurnout": True,
        "withdrawnVotes": "kept",
        "registers": {"smallest": 50, "largest": 1500, "tolerance": "1/20"},
        "publication": {"everySeconds": 60, "silenceSeconds": 1800, "pausers": 2, "smallestBallots": 0},
        "stationKinds": [
            {"code": "permanent", "names": _names("Daimi məntəqə", "Permanent station", "Постоянный участок"), "basis": "35", "special": False},
            {"code": "temporary", "names": _names("Müvəqqəti məntəqə", "Temporary station", "Временный участок"), "basis": "35.4", "special": True},
            {"code": "displaced", "names": _names("Məcburi köçkünlər üçün məntəqə", "Station for displaced voters", "Участок для вынужденных переселенцев"),
             "basis": "9.2", "special": False},
            {"code": "liberated", "names": _names("İşğaldan azad edilmiş ərazidə məntəqə", "Station in the liberated territories",
                                                  "Участок на освобождённых территориях"), "basis": "35", "special": False}],
        "unitKinds": [{"code": "country", "names": _names("Ölkə", "Country", "Страна")},
                      {"code": "range", "names": _names("Dairə nömrələri üzrə qrup", "Constituencies by number", "Группа округов по номерам")},
                      {"code": "constituency", "names": _names("Seçki dairəsi", "Constituency", "Избирательный округ")}]}
