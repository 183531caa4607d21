"""A count as one table of names and values, for a program that counts the same and wants to be compared: python3 flat.py LIST

LIST has a line a package: its folder, then the times to count it at, with tabs between; an empty time is the end. Prints a JSON line for
each folder and time: {"folder", "at", "figures"}.
"""

import json
import sys

from count import count
from package import Package, moment


def flat(counted):
    """Name to value, both texts."""
    found = {name: counted[name] for name in ("stations", "protocols", "counted", "held", "invalidated", "early", "no-valid", "turnout-series",
                                              "turnout-series-falling", "turnout-series-flagged")}
    found |= {f"checks/{code}": n for code, n in counted["checks"].items()}
    for code, contest in counted["contests"].items():
        found |= {f"{code}/{name}": value for name, value in of_contest(contest).items()}
    return {name: str(value) for name, value in found.items()}


def of_contest(contest):
    found = {name: contest[name] for name in ("stations", "protocols", "counted", "held", "invalidated", "early", "no-valid", "list", "out", "outcome")}
    found |= {name: contest[name] for name in ("registered", "voted", "valid", "invalid") if name in contest}
    found |= {name: str(contest[name]).lower() for name in ("annulled", "postponed", "majority")}
    found["first"] = " ".join(contest["leaders"])
    for part, (stations, voters) in contest["parts"].items():
        found |= {f"part/{part}/stations": stations, f"part/{part}/voters": voters}
    found |= {f"votes/{choice}": votes for choice, votes in contest["votes"].items()}
    found |= {f"line/{line}": total for line, total in contest["lines"].items() if total}
    found |= {f"seats/{choice}": seats for choice, seats in contest["seats"].items() if seats}
    found |= {f"checks/{check}": n for check, n in contest["checks"].items()}
    for cutoff, cell in contest.get("turnout", {}).items():
        found |= {f"cutoff/{cutoff}/stations": cell["stations"], f"cutoff/{cutoff}/voters": cell["voters"]}
    return found


def main(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            folder, *times = line.rstrip("\n").split("\t")
            package = Package(folder)
            for at in times:
                print(json.dumps({"folder": folder, "at": at, "figures": flat(count(package, moment(at)))}, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1])
