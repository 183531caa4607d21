"""Copies samples, changes them at random and counts them: python3 mutate.py SAMPLES COUNT SEED FOLDER

A copy has some of the contests, stations with other codes, other counts here and there, fewer optional columns, rows and columns in another
order. Prints the lines of flat.py.
"""

import csv
import json
import pathlib
import random
import sys

from count import count
from flat import flat
from package import Package, moment

OPTIONAL = {
    "choices": ["member_of", "distinguishing"], "stations": ["latitude", "longitude"], "ballots": ["handed"], "turnout": ["at"], "contests": ["marks"],
    "protocols": ["completed_at", "form_number"], "parties": ["color"], "decisions": ["dissent"],
}
NAMES = ["units", "contests", "parties", "choices", "stations", "ballots", "turnout", "protocols", "votes", "decisions"]


def read(folder, name):
    path = folder / f"{name}.csv"
    if not path.exists():
        return None
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def some_contests(chance, tables):
    """The codes of some of the contests, with those they are linked to."""
    rows = tables["contests"]
    kept = {r["contest"] for r in chance.sample(rows, max(1, min(len(rows), chance.randint(1, 12))))}
    linked = {r["contest"]: r.get("linked_to") for r in rows}
    while more := {linked[c] for c in kept if linked[c]} - kept:
        kept |= more
    return kept


def keep(tables, contests):
    """Leaves out the other contests, and the stations that vote in none of these."""
    for name in ("contests", "choices", "ballots", "turnout", "protocols", "votes"):
        if tables[name]:
            tables[name] = [r for r in tables[name] if r["contest"] in contests]
    stations = {r["station"] for r in tables["ballots"]}
    tables["stations"] = [r for r in tables["stations"] if r["station"] in stations]
    if tables["decisions"]:
        tables["decisions"] = [r for r in tables["decisions"] if not r.get("kind") in ("annul", "postpone") or r["contest"] in contests]
        tables["decisions"] = [r for r in tables["decisions"] if (r["station"] in stations or not r["station"]) and (r["contest"] in contests or not r["contest"])]


def rename(chance, tables):
    codes = [r["station"] for r in tables["stations"]]
    numbers = chance.sample(range(100000, 999999), len(codes))
    new = {code: f"R{number}" for code, number in zip(codes, numbers)}
    for name in ("stations", "ballots", "turnout", "protocols", "votes", "decisions"):
        for row in tables[name] or ():
            row["station"] = new.get(row["station"], row["station"])


def other_counts(chance, tables):
    """Other votes, lines and reports. Decisions that admit or follow a check may no longer fit, so they and later versions go first."""
    for row in tables["votes"]:
        if chance.random() < 0.05:
            row["votes"] = chance.choice(["", "?", "0", str(chance.randint(0, 900))])
    lines = [c for c in tables["protocols"][0] if c.startswith("line_")] if tables["protocols"] else []
    for row in tables["protocols"]:
        filled = [c for c in lines if row[c]]
        if chance.random() < 0.1 and filled:
            row[chance.choice(filled)] = chance.choice(["?", str(chance.randint(0, 2000))])
    for row in tables["turnout"] or ():
        if chance.random() < 0.1:
            row["voters"] = chance.choice(["", str(chance.randint(0, 1500))])


def first_versions(tables):
    for name in ("protocols", "votes"):
        tables[name] = [r for r in tables[name] if r.get("version", "") in ("", "1")]
    for row in tables["protocols"]:
        row.pop("decision", None)
    tables["decisions"] = [r for r in tables["decisions"] or () if r["kind"] in ("withdraw", "note")]


def cutoffs(tables, election):
    """Leaves out the cut-offs that lie in the hours of none of the contests."""
    hours = [(moment(r.get("opens") or election["opens"]), moment(r.get("closes") or election["closes"])) for r in tables["contests"]]
    profile = election["profile"]
    profile["cutoffs"] = [c for c in profile["cutoffs"] if any(a <= moment(c["at"]) <= b for a, b in hours)]


def write(chance, tables, folder, election):
    folder.mkdir(parents=True)
    election.pop("totals", None)
    cutoffs(tables, election)
    (folder / "election.json").write_text(json.dumps(election, ensure_ascii=False), encoding="utf-8")
    for name, rows in tables.items():
        if not rows:
            continue
        gone = {c for c in OPTIONAL.get(name, ()) if chance.random() < 0.4}
        gone |= {"latitude", "longitude"} if gone & {"latitude", "longitude"} else set()
        columns = chance.sample([c for c in rows[0] if c not in gone], len(rows[0]) - len(gone & set(rows[0])))
        chance.shuffle(rows)
        with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator=chance.choice(["\n", "\r\n"]))
            writer.writeheader()
            writer.writerows(rows)


def times(chance, tables):
    """The end, and three times at which something came."""
    came = sorted({r["received_at"] for r in tables["protocols"]}) or [""]
    return ["", *dict.fromkeys(chance.choice(came) for _ in range(3))]


def main(samples, many, seed, home):
    folders = sorted(f for f in pathlib.Path(samples).iterdir() if (f / "election.json").exists())
    for number in range(many):
        chance = random.Random(f"{seed}/{number}")
        source = folders[number % len(folders)]
        tables = {name: read(source, name) for name in NAMES}
        election = json.loads((source / "election.json").read_text(encoding="utf-8"))
        keep(tables, some_contests(chance, tables))
        rename(chance, tables)
        first_versions(tables)
        other_counts(chance, tables)
        moments = times(chance, tables)
        folder = pathlib.Path(home) / f"{source.name}-{number}"
        write(chance, tables, folder, election)
        package = Package(folder)
        for at in moments:
            print(json.dumps({"folder": str(folder), "at": at, "figures": flat(count(package, moment(at)))}, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4])
