"""Makes the election package of Georgia 2016 in this folder: python3 convert.py FOLDER_OF_THE_SOURCE."""

import csv
import gzip
import pathlib
import sys

import profile_2016
from form import COLUMNS

HERE = pathlib.Path(__file__).resolve().parent
FILES = {"list": "party_list", "first": "majoritarian_round1", "rerun": "majoritarian_rerun", "runoff": "majoritarian_runoff"}
ENDINGS = {"first": "", "rerun": "-rerun", "runoff": "-runoff"}
TITLES = {
    "first": ("District {}", "{} saylı dairə", "Округ {}"),
    "rerun": ("District {}, re-run", "{} saylı dairə, təkrar səsvermə", "Округ {}, повторное голосование"),
    "runoff": ("District {}, run-off", "{} saylı dairə, ikinci tur", "Округ {}, второй тур"),
}
COLORS = {"41": "#1f4e9e", "05": "#c0392b", "08": "#7b3f98", "27": "#e08e0b", "03": "#2a8c82", "01": "#5d8a2f", "19": "#6b7280"}


def read(folder, name, openings):
    with openings(folder / name, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name, header, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def contest_of(kind, district):
    return "list" if kind == "list" else f"m-{district}{ENDINGS[kind]}"


def day_of(kind):
    return "first" if kind == "list" else kind


def ballots_of(rows):
    """The numbers on each contest's ballot: those that got a vote anywhere in it; a re-run has the ballot of its first round."""
    ballots = {}
    for row in rows:
        named = {k[-2:] for k in row if k.startswith("choice_")}
        first = ballots.get(contest_of("first", row["district_id"]), set()) if row["kind"] == "rerun" else set()
        ballots.setdefault(row["contest"], set()).update(first & named, (n for n in named if row[f"choice_{n}"] != "0"))
    return {contest: sorted(numbers) for contest, numbers in ballots.items()}


def contests_of(rows):
    """Kind and district of each contest: the list first, then each district with its further rounds."""
    found = {row["contest"]: (row["kind"], row["district_id"]) for row in rows if row["kind"] != "list"}
    rank = {"first": 0, "rerun": 1, "runoff": 2}
    return {"list": ("list", "")} | dict(sorted(found.items(), key=lambda c: (c[1][1], rank[c[1][0]])))


def write_units(rows):
    units = [("ge", "", "country", "Georgia", "Gürcüstan", "Грузия")]
    for district in sorted({row["district_id"] for row in rows}):
        titles = ("Abroad", "Xaricdə", "За рубежом") if district == "00" else [t.format(district) for t in TITLES["first"]]
        units.append((f"district-{district}", "ge", "district", *titles))
    write("units.csv", ["unit", "parent", "kind", "name_en", "name_az", "name_ru"], units)


def write_contests(contests):
    rows = []
    for contest, (kind, district) in contests.items():
        if kind == "list":
            rows.append((contest, "ge", "parliament", "list", "proportional", 77, "Party lists", "Partiya siyahıları", "Партийные списки", "", "", "", ""))
            continue
        hours = ("", "") if kind == "first" else (profile_2016.moment(kind, "08"), profile_2016.moment(kind, "20"))
        link = ("", "") if kind == "first" else (kind, contest_of("first", district))
        titles = [t.format(district) for t in TITLES[kind]]
        rows.append((contest, f"district-{district}", "parliament", "majority", "majoritarian", 1, *titles, *hours, *link))
    write("contests.csv", ["contest", "unit", "group", "system", "form", "seats", "name_en", "name_az", "name_ru", "opens", "closes", "link", "linked_to"], rows)


def party_names(folder):
    """Number on the ballot and name, from the source's own column names: "5 - United National Movement"."""
    parties = {}
    for name in FILES.values():
        for row in read(folder, f"{name}.columns.csv", open):
            if row["column"].startswith("choice_"):
                parties[row["column"][-2:]] = row["name_in_source"].partition(" - ")[2]
    return parties


def is_group(number):
    """Numbers 42 to 44 are initiative groups: candidates whom voters nominated."""
    return "42" <= number <= "44"


def write_parties(parties):
    write("parties.csv", ["party", "name_en", "name_az", "name_ru", "color"],
          [(f"p{n}", name, "", "", COLORS.get(n, "")) for n, name in sorted(parties.items()) if not is_group(n)])


def choice_code(contest, number):
    return f"{contest}.{number}"


def write_choices(contests, ballots, parties):
    rows = []
    for contest, (kind, _) in contests.items():
        for number in ballots[contest]:
            n = int(number)
            if kind == "list":
                row = (n, "list", parties[number], "", "", f"p{number}")
            elif is_group(number):
                row = (n, "initiative", f"No. {n}, initiative group", f"№ {n}, təşəbbüs qrupu", f"№ {n}, инициативная группа", "")
            else:
                row = (n, "party", f"No. {n}, {parties[number]}", f"№ {n}, {parties[number]}", f"№ {n}, {parties[number]}", f"p{number}")
            rows.append((contest, choice_code(contest, number), *row))
    write("choices.csv", ["contest", "choice", "position", "kind", "name_en", "name_az", "name_ru", "party"], rows)


def write_stations(rows):
    homes = {row["precinct_id"]: row["district_id"] for row in rows}
    write("stations.csv", ["station", "unit", "kinds", "place_en", "place_az", "place_ru"],
          [(s, f"district-{d}", "abroad" if d == "00" else "ordinary", f"Precinct {s}", "", "") for s, d in sorted(homes.items())])
    return homes


def write_ballots(contests, rows, homes):
    """A station known from any file votes in every contest of its district, but in a re-run only where the file has it."""
    own = {(row["contest"], row["precinct_id"]): row for row in rows}
    known = {}
    for row in rows:
        known.setdefault(row["precinct_id"], row)
    out = []
    for contest, (kind, district) in contests.items():
        for station, home in sorted(homes.items()):
            row = own.get((contest, station), known[station] if kind != "rerun" and district in ("", home) else None)
            if row:
                out.append((station, contest, row["registered_voters"], row["special_list_voters"]))
    write("ballots.csv", ["station", "contest", "permanent", "temporary"], out)


def write_turnout(rows):
    write("turnout.csv", ["station", "contest", "cutoff", "voters"],
          [(row["precinct_id"], row["contest"], profile_2016.cutoff(day_of(row["kind"]), hour), row[f"voted_by_{hour}"])
           for row in rows for hour in profile_2016.HOURS])


def write_protocols(rows, ballots):
    write("protocols.csv", ["station", "contest", "received_at"] + [f"line_{line}" for line in COLUMNS],
          [[row["precinct_id"], row["contest"], profile_2016.moment(day_of(row["kind"]), "20")] + [row.get(c, "") for c in COLUMNS.values()] for row in rows])
    write("votes.csv", ["station", "contest", "choice", "votes"],
          [(row["precinct_id"], row["contest"], choice_code(row["contest"], n), row[f"choice_{n}"]) for row in rows for n in ballots[row["contest"]]])


def main(folder):
    rows = []
    for kind, name in FILES.items():
        found = read(folder, f"{name}.csv.gz", gzip.open)
        rows += [row | {"kind": kind, "contest": contest_of(kind, row["district_id"])} for row in found]
    parties, ballots, contests = party_names(folder), ballots_of(rows), contests_of(rows)
    write_units(rows)
    write_contests(contests)
    write_parties(parties)
    write_choices(contests, ballots, parties)
    homes = write_stations(rows)
    write_ballots(contests, rows, homes)
    write_turnout(rows)
    write_protocols(rows, ballots)
    profile_2016.write(HERE / "election.json", {"stations": len(homes), "contests": len(contests)})


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("expected the folder of the source data: python3 convert.py FOLDER")
    main(pathlib.Path(sys.argv[1]))
