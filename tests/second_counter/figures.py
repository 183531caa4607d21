"""The asserted figures of samples/figures.csv, each looked up in a count. Their names are explained in samples/README.md."""

import csv
import pathlib

from package import moment


def look(package, counted, name):
    """The figure of that name as text; None where this counter has none."""
    head, _, rest = name.partition("/")
    kind, _, code = head.partition(":")
    if kind == "contest":
        return of_contest(counted["contests"].get(code), rest)
    if kind == "round":
        chosen = {c: counted["contests"][c] for c, contest in package.contests.items()
                  if package.systems[contest.system]["type"] == "majority" and contest.link == ("" if code == "first" else code)}
        return of_round(package, counted, chosen, rest)
    return of_whole(counted, name)


def of_whole(counted, name):
    if name == "turnout-series/falling":
        return text(counted["turnout-series-falling"])
    if name == "turnout-series/flagged":
        return text(counted["turnout-series-flagged"])
    if name == "protocols/blank":
        return text(counted["checks"].get("BLANK", 0))
    if name.startswith("protocols/"):
        return text(counted.get(name.removeprefix("protocols/")))
    return text(broken(counted["checks"], name) if name.startswith("checks/") else counted.get(name))


def broken(checks, name):
    """Broken checks of the form, all or those of one code; BLANK is not one of the form's."""
    code = name.removeprefix("checks/broken").removeprefix("/")
    return checks.get(code, 0) if code else sum(n for c, n in checks.items() if c != "BLANK")


def of_contest(contest, rest):
    if contest is None:
        return None
    if rest == "winner":
        return " ".join(contest["leaders"])
    if rest.startswith("checks/"):
        return text(broken(contest["checks"], rest))
    part, _, code = rest.partition("/")
    if part in ("votes", "line"):
        return text(contest["votes" if part == "votes" else "lines"].get(code))
    if part == "cutoff":
        return text(contest.get("turnout", {}).get(code, {}).get("voters"))
    return text(contest.get(rest))


def of_round(package, counted, chosen, rest):
    if rest == "contests":
        return text(len(chosen))
    if rest == "no-majority":
        return text(sum(not c["majority"] for c in chosen.values()))
    if rest == "pairs-follow":
        return text(sum(follows(package, counted, code) for code in chosen))
    parts = [of_contest(c, rest) for c in chosen.values()]
    parts = [int(p) for p in parts if p and p.isdigit()]
    return text(sum(parts)) if parts else None


def follows(package, counted, code):
    """Whether the two on this ballot are the first two of the contest it is linked to, by their numbers on the ballot."""
    contest = package.contests[code]
    before = package.contests[contest.linked]
    votes = counted["contests"][before.code]["votes"]
    first = sorted(votes, key=lambda c: -votes[c])[:len(contest.choices)]
    return sorted(contest.positions) == sorted(before.positions[before.index[c]] for c in first)


def text(value):
    return None if value is None else str(value)


def compare(path, sample, read, count, say=print):
    """Says every difference and a last line with the numbers; 1 if there is a difference, or if nothing could be compared."""
    path = pathlib.Path(path)
    with open(path, encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if sample in (None, r["sample"])]
    same = different = unknown = 0
    packages, counts = {}, {}
    for row in rows:
        name, at = row["sample"], row["at"]
        folder = path.parent / name
        if not (folder / "election.json").exists():
            say(f"{name}: no package beside {path}")
            different += 1
            continue
        packages.setdefault(name, None)
        packages[name] = packages[name] or read(folder)
        if (name, at) not in counts:
            counts[name, at] = count(packages[name], moment(at))
        found = look(packages[name], counts[name, at], row["figure"])
        if found is None:
            unknown += 1
            say(f"{name}: {row['figure']}: not counted here")
        elif found == row["value"]:
            same += 1
        else:
            different += 1
            say(f"{name}: {row['figure']} {at}: counted {found}, asserted {row['value']}")
    say(f"{same} same, {different} different, {unknown} not counted here")
    return 1 if different or not same else 0
