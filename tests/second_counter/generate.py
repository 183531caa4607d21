"""Makes small elections at random and counts them: python3 generate.py COUNT SEED FOLDER

Each is a package in a folder of its own: plurality, majority with run-off, top, lists by five methods, corrections, protocols held back and
admitted, invalidated and restored results, failed voting, withdrawals, recounts, annulled and postponed contests, ties. Prints the lines of flat.py.
"""

import csv
import json
import pathlib
import random
import sys

from count import count
from flat import flat
from package import Package, moment

METHODS = ["dhondt", "sainte-lague", "modified-sainte-lague", "hare", "droop"]
MOMENTS = ["2030-05-05T19:59:59Z", "2030-05-05T20:00:00Z", "2030-05-05T22:30:00Z", "2030-05-06T12:00:00Z", "2030-05-13T12:00:00Z", ""]


def form(code, valid):
    lines = [("1", "before"), ("2", "before"), ("3", "after"), ("4", "after"), ("trips", "act")]
    checks = [("K1", ["2"], "=", ["3", "4"], "block"), ("K2", ["4"], "=", ["@votes"], "note"), ("K3", ["2"], "<=", ["1"], "justify"),
              ("K4", ["@turnout"], "<=", ["2"], "note"), ("K5", ["3"], "<=", ["3*trips"], "consequence"), ("K6", ["1", "-2"], "not-both", ["3"], "note"),
              ("K1", ["2"], "<=", ["@list", "@list"], "block"), ("K7", ["@closing"], "<", ["@completed"], "note")]
    roles = {"registered": ["1"], "voted": ["2"], "valid": valid} | ({"invalid": ["3"]} if valid == ["4"] else {})
    return {"code": code, "names": {"en": code}, "source": "made up",
            "lines": [{"code": c, "names": {"en": c}, "stage": s} for c, s in lines],
            "checks": [{"code": c, "left": a, "relation": r, "right": b, "level": level, "article": "1", "sentence": {"en": c}} for c, a, r, b, level in checks],
            "roles": roles}


class Election:
    """One election, its rows by file."""

    def __init__(self, chance, number):
        self.chance, self.number, self.acts = chance, number, 0
        self.rows = {name: [] for name in ("units", "contests", "parties", "choices", "stations", "ballots", "turnout", "protocols", "votes", "decisions")}
        self.systems = [{"code": "one", "type": "plurality"}, {"code": "half", "type": "majority"}, {"code": "top", "type": "top"}]
        self.most = chance.choice([3, 3, 12, 400])
        self.rows["units"] = [("u", "", "k", "Land")] + [(f"u{i}", "u", "k", f"Area {i}") for i in range(3)]
        self.rows["parties"] = [(p, p) for p in ("p1", "p2", "p3")]
        stations = [f"s{i}" for i in range(chance.randint(2, 7))]
        self.rows["stations"] = [(s, chance.choice(["u0", "u1", "u2"]), "permanent", s, "", chance.choice(["", "", "2030-05-05T19:00:00Z"])) for s in stations]
        self.voters = {s: chance.randint(1, 60) for s in stations}
        for place in range(chance.randint(1, 4)):
            self.contest(f"c{place}", stations)

    def contest(self, code, stations):
        chance = self.chance
        kind = chance.choice(["one", "half", "top", "list", "list"])
        seats = {"one": 1, "half": 1, "top": chance.randint(1, 3), "list": chance.randint(0, 12)}[kind]
        if kind == "list":
            kind = f"list-{code}"
            self.systems.append({"code": kind, "type": "list", "method": chance.choice(METHODS), "threshold": chance.choice(["0/1", "1/20", "1/5"]), "base": chance.choice(["valid", "cast"])})
        here = chance.sample(stations, chance.randint(1, len(stations)))
        choices = self.ballot(code, chance.randint(1, 5))
        self.called(code, kind, seats, here, choices)
        if kind == "half" and chance.random() < 0.6 and len(choices) > 2:
            self.called(f"{code}-2", "half", 1, here, self.ballot(f"{code}-2", 2), code, chance.choice(["runoff", "repeat"]))

    def ballot(self, contest, many):
        choices = [f"{contest}.{i}" for i in range(many)]
        for place, choice in enumerate(self.chance.sample(choices, many)):
            self.rows["choices"].append((contest, choice, place + 1, "party", choice, self.chance.choice(["p1", "p2", "p3"])))
        return choices

    def called(self, code, system, seats, stations, choices, linked="", link=""):
        chance, day = self.chance, "2030-05-12" if linked else "2030-05-05"
        hours = (f"{day}T08:00:00Z", f"{day}T20:00:00Z") if linked else ("", "")
        self.rows["contests"].append((code, "u", "g", system, chance.choice(["a", "b"]), seats, code, *hours, link, linked))
        postponed = not linked and chance.random() < 0.05
        if postponed:
            self.decide("2030-05-05T12:00:00Z", "postpone", contest=code)
        gone = len(choices) > 1 and chance.random() < 0.2
        if gone:
            at = chance.choice(["2030-05-05T09:00:00Z", "2030-05-05T21:15:00Z"]) if not linked else f"{day}T21:15:00Z"
            self.decide(at, "withdraw", contest=code, choice=chance.choice(choices))
        clean = True
        for station in stations:
            self.rows["ballots"].append((station, code, self.voters[station], chance.choice([0, 0, 2]), chance.choice(["", self.voters[station] + 3])))
            self.reports(station, code, day)
            if not postponed:
                clean &= self.protocol(station, code, day, choices)
        if not postponed and clean and not gone and chance.random() < 0.3:
            self.decide(f"{day}T23:59:00Z".replace("05T", "07T").replace("12T", "14T"), "stage", contest=code, stage="constituency")
        if not postponed and chance.random() < 0.05:
            self.decide("2030-05-15T08:00:00Z", "annul", contest=code)

    def reports(self, station, contest, day):
        for cutoff in ("10", "15"):
            if self.chance.random() < 0.8:
                voters = self.chance.choice(["", *[str(self.chance.randint(0, self.voters[station]))] * 6])
                at = self.chance.choice(["", f"{day}T{int(cutoff) + 1}:00:00Z"])
                self.rows["turnout"].append((station, contest, f"{day[-2:]}-{cutoff}", voters, at))

    def protocol(self, station, contest, day, choices):
        """Everything that happens to one protocol; whether nothing ever held it back."""
        chance = self.chance
        if chance.random() < 0.12:
            if chance.random() < 0.5:
                self.decide(f"{day}T23:00:00Z", "fail", station=station, contest=contest)
            return True
        held = self.version(station, contest, choices, 1, f"{day}T{chance.choice(['19:40', '20:30', '21:00', '21:30'])}:00Z", "")
        clean = not held
        if held and chance.random() < 0.5:
            self.decide(f"{day}T22:00:00Z", "admit", station=station, contest=contest, version=chance.choice(["", 1]))
        if chance.random() < 0.2:
            number = self.decide(f"{day}T22:10:00Z", "note")
            held = self.version(station, contest, choices, 2, f"{day}T{chance.choice(['22:20', '22:40'])}:00Z", number)
            clean &= not held
            if held and chance.random() < 0.5:
                self.decide(f"{day}T23:00:00Z", "admit", station=station, contest=contest)
        if chance.random() < 0.12:
            self.decide(f"{day}T23:10:00Z", "invalidate", station=station, contest=contest)
            if chance.random() < 0.4:
                self.decide(f"{day}T23:20:00Z", "restore", station=station, contest=contest)
        elif chance.random() < 0.05:
            self.decide(f"{day}T23:30:00Z", "recount", station=station, contest=contest)
        return clean

    def version(self, station, contest, choices, version, at, decision):
        """Writes one version; whether a check of level block holds it back."""
        chance = self.chance
        votes = [chance.randint(0, self.most) for _ in choices]
        invalid = chance.randint(0, 2)
        lines = [chance.choice([self.voters[station], self.voters[station] + 1]), sum(votes) + invalid, invalid, sum(votes), chance.choice(["", 0, 2])]
        wrong = chance.random()
        if wrong < 0.1:
            lines[1] += 1
        elif wrong < 0.15:
            votes[0] = chance.choice(["", "?"])
        elif wrong < 0.2:
            lines[chance.randint(0, 3)] = chance.choice(["", "?"])
        elif wrong < 0.25:
            votes[-1] += 1
        numbers = [None if v in ("", "?") else v for v in lines[:4]]
        slack = next(2 * (b[2] + b[3]) for b in self.rows["ballots"] if b[:2] == (station, contest))
        blank = None in numbers or any(v in ("", "?") for v in votes)
        held = blank or numbers[1] != numbers[2] + numbers[3] or numbers[1] > slack
        self.rows["protocols"].append((station, contest, at, chance.choice(["", at[:11] + "19:50:00Z"]), version, decision, *lines))
        self.rows["votes"] += [(station, contest, choice, v, version) for choice, v in zip(choices, votes)]
        return held

    def decide(self, at, kind, station="", contest="", choice="", version="", stage=""):
        self.acts += 1
        self.rows["decisions"].append((self.acts, at, "cec", "national", kind, "1", 5, 4, 1, station, contest, choice, version, stage))
        return self.acts

    def settings(self):
        chance, level = self.chance, ["justify", "note", "consequence"]
        cutoffs = [{"code": f"{d[-2:]}-{h}", "at": f"{d}T{h}:00:00Z"} for d in ("2030-05-05", "2030-05-12") for h in ("10", "15")]
        linked = any(row[10] for row in self.rows["contests"])
        return {
            "package": 1, "election": f"made-{self.number}", "kind": "replay", "names": {"en": "Made up"}, "languages": ["en"], "offset": "+00:00",
            "opens": "2030-05-05T08:00:00Z", "closes": "2030-05-05T20:00:00Z", "frozen": "2030-05-04T18:00:00Z", "source": {"text": "made up", "licence": "CC0 1.0"},
            "profile": {
                "version": "1", "law": {"en": "law"}, "cutoffs": cutoffs if linked else cutoffs[:2],
                "turnout": {"falling": chance.choice(level), "aboveList": chance.choice(level)}, "early": chance.choice(level),
                "tie": {"consequence": chance.choice(["failed", "lot", "runoff", "none"]), "article": "1"}, "annulment": {"stations": "2/5", "article": "1"},
                "quorum": {"national": 3, "constituency": 3, "precinct": 2}, "invalidatedInTurnout": chance.choice([True, False]),
                "withdrawnVotes": chance.choice(["kept", "invalid"]), "registers": {"smallest": 1, "largest": 1500, "tolerance": "1/2"},
                "publication": {"everySeconds": 60, "silenceSeconds": 1800, "pausers": 2, "smallestBallots": 0},
                "stationKinds": [{"code": "permanent", "names": {"en": "Permanent"}, "basis": "1", "special": False}], "unitKinds": [{"code": "k", "names": {"en": "Area"}}],
            },
            "groups": [{"code": "g", "names": {"en": "Body"}, "seats": 20, "main": True}], "systems": self.systems, "forms": [form("a", ["4"]), form("b", ["@votes"])],
        }

    def write(self, folder):
        folder.mkdir(parents=True)
        voting = {row[0] for row in self.rows["ballots"]}
        self.rows["stations"] = [row for row in self.rows["stations"] if row[0] in voting]
        (folder / "election.json").write_text(json.dumps(self.settings()), encoding="utf-8")
        for name, rows in self.rows.items():
            if rows:
                with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
                    writer = csv.writer(file, lineterminator="\n")
                    writer.writerow(HEADS[name].split(","))
                    writer.writerows(self.chance.sample(rows, len(rows)) if name not in ("votes", "decisions") else rows)


HEADS = {
    "units": "unit,parent,kind,name_en", "contests": "contest,unit,group,system,form,seats,name_en,opens,closes,link,linked_to", "parties": "party,name_en",
    "choices": "contest,choice,position,kind,name_en,party", "stations": "station,unit,kinds,place_en,opens,closes", "ballots": "station,contest,permanent,temporary,handed",
    "turnout": "station,contest,cutoff,voters,at", "protocols": "station,contest,received_at,completed_at,version,decision,line_1,line_2,line_3,line_4,line_trips",
    "votes": "station,contest,choice,votes,version",
    "decisions": "decision,at,commission,tier,kind,article,present,for,against,station,contest,choice,version,stage",
}


def main(many, seed, home):
    for number in range(many):
        folder = pathlib.Path(home) / str(number)
        Election(random.Random(f"{seed}/{number}"), number).write(folder)
        package = Package(folder)
        for at in MOMENTS:
            print(json.dumps({"folder": str(folder), "at": at, "figures": flat(count(package, moment(at)))}))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
