"""Makes the election package of Saint Petersburg 2021 in this folder: python3 convert.py FOLDER_OF_THE_SOURCE."""

import collections
import csv
import gzip
import pathlib
import sys

import profile_2021
import words
from form import COLUMNS, forms
from letters import azerbaijani, code, english

HERE = pathlib.Path(__file__).resolve().parent
CUTOFFS = [(day, hour) for day, hours in (("17", (15, 20)), ("18", (15, 20)), ("19", (10, 12, 15, 18, 20))) for hour in hours]


def read(folder, name):
    path = folder / name
    with (gzip.open(path, "rt", encoding="utf-8", newline="") if name.endswith(".gz") else open(path, encoding="utf-8", newline="")) as file:
        return list(csv.DictReader(file))


def write(name, header, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def contest_code(scope, contest):
    """The source's (scope, contest) as one code: fed-list, 211, city-list, city-7, avtovo-2."""
    if contest == "parties":
        return "fed-list" if scope == "federal" else "city-list"
    parts = contest.split("_")
    if scope == "municipality":
        return f"{words.MUNICIPAL[parts[1]][0]}-{parts[2]}"
    return parts[1] if scope == "federal" else f"city-{parts[1]}"


def contest_order(contest):
    kinds = ("fed-list", "2", "city-list", "city-", "avtovo", "lanskoe")
    number = contest.rpartition("-")[2]
    return next(i for i, k in enumerate(kinds) if contest.startswith(k)), int(number) if number.isdigit() else 0


def contest_names(contest):
    head, _, number = contest.rpartition("-")
    if contest == "fed-list":
        return ("Dövlət Duması: federal dairə, şəhərdəki hissə", "State Duma: federal lists, votes of the city", "Государственная дума: федеральный округ, голоса города")
    if contest == "city-list":
        return ("Qanunvericilik Məclisi: partiya siyahıları", "Legislative Assembly: party lists", "Законодательное собрание: единый округ")
    if not head:
        return f"Dövlət Duması: {contest} saylı dairə", f"State Duma: constituency {contest}", f"Государственная дума: округ № {contest}"
    if head == "city":
        return (f"Qanunvericilik Məclisi: {number} saylı dairə", f"Legislative Assembly: constituency {number}", f"Законодательное собрание: округ № {number}")
    ru = next(name for name, value in words.MUNICIPAL.items() if value[0] == head)
    latin = words.MUNICIPAL[ru][1]
    return f"{latin} bələdiyyəsi: {number} saylı dairə", f"Municipality of {latin}: district {number}", f"Муниципальный совет {ru}: округ № {number}"


def district_code(name):
    return "abroad" if name == words.ABROAD else code(name.removesuffix(" район"))


def district_names(name):
    if name == words.ABROAD:
        return "Xaricdə səsvermə", "Voting abroad", name
    plain = name.removesuffix(" район")
    return f"{azerbaijani(plain)} rayonu", f"{english(plain)} district", name


def station_unit(row):
    """A station abroad lies in no district of the city, whatever commission it answers to."""
    return "abroad" if row["district"] == words.ABROAD else f"tik-{row['tik']}"


def write_units(stations):
    rows = [("spb", "", "city", words.CITY["az"], words.CITY["en"], words.CITY["ru"])]
    rows += [(district_code(d), "spb", "district", *district_names(d)) for d in sorted({s["district"] for s in stations})]
    home = {s["tik"]: s["district"] for s in stations if s["district"] != words.ABROAD}
    for tik in sorted(home, key=int):
        rows.append((f"tik-{tik}", district_code(home[tik]), "commission", f"{tik} saylı ərazi komissiyası",
                     f"Territorial commission {tik}", f"Территориальная избирательная комиссия № {tik}"))
    write("units.csv", ["unit", "parent", "kind", "name_az", "name_en", "name_ru"], rows)
    return {row[0]: row[1] for row in rows}


def write_stations(stations):
    rows = []
    for s in stations:
        kind = words.STATION_KINDS.get(s["venue_type"], "ordinary")
        kinds = f"{kind} scanner" if s["has_koib"] == "1" else kind
        place = ", ".join(s[k] for k in ("venue_name", "postal_index", "city", "street", "building") if s[k])
        rows.append((s["uik"], station_unit(s), kinds, "", "", place or s["name"]))
    write("stations.csv", ["station", "unit", "kinds", "place_az", "place_en", "place_ru"], rows)


def area(contest, protocols, unit_of, parents):
    """The smallest unit that holds all stations of the contest."""
    def path(unit):
        return (path(parents[unit]) if parents[unit] else []) + [unit]
    paths = [path(unit) for unit in sorted({unit_of[p["uik"]] for p in protocols if p["code"] == contest})]
    return [units[0] for units in zip(*paths) if len(set(units)) == 1][-1]


def write_contests(contests, protocols, unit_of, parents):
    rows = []
    for contest in contests:
        group, system, form, seats, marks = profile_2021.kind_of(contest)
        rows.append((contest, area(contest, protocols, unit_of, parents), group, system, form, seats, *contest_names(contest), marks))
    write("contests.csv", ["contest", "unit", "group", "system", "form", "seats", "name_az", "name_en", "name_ru", "marks"], rows)


def write_parties(choices):
    full = {c["party"]: c["name"] for c in choices if c["kind"] == "party"}
    write("parties.csv", ["party", "name_az", "name_en", "name_ru", "short_az", "short_en", "short_ru", "color"],
          [(p, az, en, full[name], short_az, short_en, short_ru, color)
           for name, (p, az, en, short_az, short_en, short_ru, color) in words.PARTIES.items()])


def write_choices(choices):
    """A list is called after its party, a candidate after the contest and the surname; a second bearer of it gets the ballot position."""
    codes, rows = {}, []
    for c in sorted(choices, key=lambda c: (contest_order(c["code"]), int(c["position"]))):
        party = words.PARTIES[c["party"]] if c["party"] else None
        choice = f"{c['code']}.{party[0] if c['kind'] == 'party' else code(c['name'].split()[0])}"
        if choice in codes.values():
            choice += f"-{c['position']}"
        codes[c["code"], c["position"]] = choice
        kind = "list" if c["kind"] == "party" else "party" if party else "self"
        names = (party[1], party[2]) if kind == "list" else (azerbaijani(c["name"]), english(c["name"]))
        rows.append((c["code"], choice, c["position"], kind, *names, c["name"], party[0] if party else ""))
    write("choices.csv", ["contest", "choice", "position", "kind", "name_az", "name_en", "name_ru", "party"], rows)
    return codes


def list_size(protocol, reported):
    """Voters on the list before the day: as the protocol's source repeats it, else as the turnout report has it, else line 1 of the protocol."""
    return next((n for n in (protocol["initially_registered_count"], reported, protocol["registered_count"]) if n not in ("", "0")), "0")


def write_ballots(protocols, turnout):
    reported = {}
    for t in turnout:
        if t["registered_count"]:
            reported.setdefault((t["uik"], t["code"]), t["registered_count"])
    rows = [(p["uik"], p["code"], list_size(p, reported.get((p["uik"], p["code"]), "")), "0") for p in protocols]
    write("ballots.csv", ["station", "contest", "permanent", "temporary"], rows)


def write_turnout(turnout):
    """A report that the source has without a number stays one without a number: it is not zero."""
    rows = [(t["uik"], t["code"], f"{t['date'][-2:]}-{t['time']}", t["voted_count"]) for t in turnout]
    write("turnout.csv", ["station", "contest", "cutoff", "voters"], rows)


def write_protocols(protocols, votes, codes):
    header = ["station", "contest", "received_at"] + [f"line_{line}" for line in COLUMNS]
    write("protocols.csv", header, [[p["uik"], p["code"], p["generated_at"]] + [p[c] for c in COLUMNS.values()] for p in protocols])
    given = {(v["uik"], v["code"], v["position"]): v["votes"] for v in votes}
    positions = collections.defaultdict(list)
    for contest, position in codes:
        positions[contest].append(position)
    rows = [(p["uik"], p["code"], codes[p["code"], position], given.get((p["uik"], p["code"], position), ""))
            for p in protocols for position in positions[p["code"]]]
    write("votes.csv", ["station", "contest", "choice", "votes"], rows)


def main(folder):
    stations, choices = read(folder, "stations.csv"), read(folder, "choices.csv")
    protocols, votes, turnout = (read(folder, f"{n}.csv.gz") for n in ("protocols", "votes", "turnout"))
    for row in (*choices, *protocols, *votes, *turnout):
        row["code"] = contest_code(row["scope"], row["contest"])
    protocols.sort(key=lambda p: (contest_order(p["code"]), int(p["uik"])))
    parents = write_units(stations)
    write_stations(stations)
    contests = sorted({c["code"] for c in choices}, key=contest_order)
    write_contests(contests, protocols, {s["uik"]: station_unit(s) for s in stations}, parents)
    write_parties(choices)
    codes = write_choices(choices)
    write_ballots(protocols, turnout)
    write_turnout(turnout)
    write_protocols(protocols, votes, codes)
    totals = {"stations": len(stations), "contests": len(contests), "choices": len(choices)}
    profile_2021.write(HERE / "election.json", CUTOFFS, forms(profile_2021.MUNICIPAL_SEATS), totals)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("expected the folder of the source data: python3 convert.py FOLDER")
    main(pathlib.Path(sys.argv[1]))
