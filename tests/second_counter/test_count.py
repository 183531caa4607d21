"""The second counter on a package small enough to count by hand: python3 -m unittest discover tests/second_counter"""

import csv
import io
import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import figures
from count import count
from package import Package, moment

FORM = {
    "code": "f",
    "lines": [{"code": "list", "stage": "before"}, {"code": "given", "stage": "before"}, {"code": "good", "stage": "after"},
              {"code": "bad", "stage": "after"}, {"code": "trips", "stage": "act"}],
    "checks": [
        {"code": "K1", "left": ["given"], "relation": "=", "right": ["good", "bad"], "level": "block"},
        {"code": "K2", "left": ["good"], "relation": "=", "right": ["@votes"], "level": "note"},
        {"code": "K3", "left": ["given"], "relation": "<=", "right": ["@list"], "tolerance": 5, "level": "justify"},
        {"code": "K4", "left": ["@turnout"], "relation": "<=", "right": ["given"], "level": "note"},
        {"code": "K5", "left": ["bad"], "relation": "<=", "right": ["3*trips"], "level": "consequence"},
        {"code": "K6", "left": ["list", "-given"], "relation": "not-both", "right": ["bad"], "level": "note"},
    ],
    "roles": {"registered": ["list"], "voted": ["given"], "valid": ["good"], "invalid": ["bad"]},
}

FILES = {
    "contests.csv": "contest,unit,group,system,form,seats\nc,u,g,s,f,1\n",
    "choices.csv": "contest,choice,position\nc,b,2\nc,a,1\n",
    "stations.csv": "station,unit\ns1,u\ns2,u\ns3,u\n",
    "ballots.csv": "station,contest,permanent,temporary\ns1,c,90,10\ns2,c,50,0\ns3,c,50,0\n",
    "turnout.csv": "station,contest,cutoff,voters,at\ns1,c,10,30,\ns1,c,12,20,\ns2,c,10,10,2030-01-01T13:00:00+04:00\ns2,c,12,15,\n",
    "protocols.csv": "station,contest,received_at,version,decision,line_list,line_given,line_good,line_bad,line_trips\n"
                     "s1,c,2030-01-01T17:00:00+04:00,,,100,60,60,0,\n"
                     "s2,c,2030-01-01T20:00:00+04:00,,,50,40,38,1,1\n"
                     "s2,c,2030-01-01T22:00:00+04:00,2,7,50,40,39,1,1\n"
                     "s3,c,2030-01-01T21:00:00+04:00,,,50,?,20,0,\n",
    "votes.csv": "station,contest,choice,votes,version\n"
                 "s1,c,a,35,\ns1,c,b,25,\ns2,c,a,18,\ns2,c,b,20,\ns2,c,a,18,2\ns2,c,b,21,2\ns3,c,a,10,\ns3,c,b,10,\n",
}

DECISIONS = "decision,at,kind,station,contest,choice,version\n"


def election():
    return {
        "election": "small", "kind": "rehearsal", "opens": "2030-01-01T08:00:00+04:00", "closes": "2030-01-01T19:00:00+04:00",
        "systems": [{"code": "s", "type": "majority"}], "forms": [FORM],
        "profile": {
            "cutoffs": [{"code": c, "at": f"2030-01-01T{c}:00:00+04:00"} for c in ("10", "12")],
            "turnout": {"falling": "note", "aboveList": "note"}, "early": "note", "withdrawnVotes": "kept",
        },
    }


def counted(at="", decisions="", change=lambda e: None, **files):
    """The count of the small package; other files by name without the ending."""
    data = election()
    change(data)
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        (home / "election.json").write_text(json.dumps(data), encoding="utf-8")
        for name, text in (FILES | {f"{n}.csv": t for n, t in files.items()}).items():
            (home / name).write_text(text, encoding="utf-8")
        if decisions:
            (home / "decisions.csv").write_text(DECISIONS + decisions, encoding="utf-8")
        package = Package(home)
        return count(package, moment(at))


class Counting(unittest.TestCase):
    def test_the_latest_version_is_counted_and_an_unreadable_line_holds_back(self):
        c = counted()["contests"]["c"]
        self.assertEqual({"a": 53, "b": 46}, c["votes"])
        self.assertEqual((3, 2, 1), (c["protocols"], c["counted"], c["held"]))
        self.assertEqual((150, 100, 99, 1), (c["registered"], c["voted"], c["valid"], c["invalid"]))
        self.assertEqual(["a"], c["leaders"])
        self.assertTrue(c["majority"])

    def test_a_protocol_that_comes_before_the_close_is_counted_at_the_close(self):
        self.assertEqual(0, counted("2030-01-01T18:59:59+04:00")["protocols"])
        now = counted("2030-01-01T19:00:00+04:00")
        self.assertEqual((1, 1, 1), (now["protocols"], now["counted"], now["early"]))

    def test_an_earlier_version_is_seen_as_it_was(self):
        now = counted("2030-01-01T20:30:00+04:00")
        self.assertEqual((2, 1), (now["protocols"], now["counted"]))
        self.assertEqual(1, now["checks"]["K1"])

    def test_broken_checks_are_found_and_those_without_a_value_do_not_apply(self):
        self.assertEqual({"BLANK": 1, "K6": 1}, counted()["checks"])

    def test_a_tolerance_carries_so_far_and_no_further(self):
        for voters, broken in ((55, 0), (54, 1)):
            ballots = f"station,contest,permanent,temporary\ns1,c,{voters},0\ns2,c,50,0\ns3,c,50,0\n"
            self.assertEqual(broken, counted(ballots=ballots)["checks"].get("K3", 0))

    def test_turnout_and_products_enter_checks(self):
        more = FILES["turnout.csv"].replace("s2,c,12,15", "s2,c,12,41")
        self.assertEqual(1, counted(turnout=more)["checks"]["K4"])
        trips = FILES["protocols.csv"].replace("50,40,39,1,1", "50,40,36,4,1")
        self.assertEqual(1, counted(protocols=trips)["checks"]["K5"])

    def test_checks_are_judged_when_the_protocol_is_recorded(self):
        late = FILES["turnout.csv"].replace("s2,c,12,15,", "s2,c,12,41,2030-01-01T22:00:01+04:00")
        self.assertNotIn("K4", counted(turnout=late)["checks"])
        self.assertEqual(1, counted(turnout=late.replace("22:00:01", "22:00:00"))["checks"]["K4"])
        act = "1,2030-01-01T21:30:00+04:00,withdraw,,c,a,\n"
        self.assertEqual(1, counted("", act)["checks"]["K2"])
        self.assertEqual(["b"], counted("", act)["contests"]["c"]["leaders"])

    def test_a_vote_that_is_not_written_holds_back(self):
        for written in ("", "?"):
            c = counted(votes=FILES["votes.csv"].replace("s1,c,a,35", f"s1,c,a,{written}"))
            self.assertEqual(2, c["checks"]["BLANK"])
            self.assertEqual(1, c["counted"])


class Deciding(unittest.TestCase):
    def test_an_admitted_protocol_is_counted_from_then_on(self):
        act = "1,2030-01-01T23:00:00+04:00,admit,s3,c,,\n"
        self.assertEqual(2, counted("2030-01-01T22:59:59+04:00", act)["counted"])
        self.assertEqual(63, counted("2030-01-01T23:00:00+04:00", act)["contests"]["c"]["votes"]["a"])

    def test_an_admitted_version_does_not_admit_the_next(self):
        act = "1,2030-01-01T21:00:00+04:00,admit,s2,c,,\n"
        broken = FILES["protocols.csv"].replace("50,40,39,1,1", "50,40,39,2,1")
        self.assertEqual(2, counted("2030-01-01T21:59:00+04:00", act, protocols=broken)["counted"])
        self.assertEqual(1, counted("2030-01-01T22:00:00+04:00", act, protocols=broken)["counted"])

    def test_an_invalidated_result_is_out_until_it_is_restored(self):
        acts = "1,2030-01-02T10:00:00+04:00,invalidate,s1,c,,\n2,2030-01-03T10:00:00+04:00,restore,s1,c,,\n"
        self.assertEqual(1, counted("2030-01-02T12:00:00+04:00", acts)["counted"])
        self.assertEqual(2, counted("", acts)["counted"])

    def test_failed_voting_and_a_postponed_contest_count_nothing(self):
        self.assertEqual(1, counted("", "1,2030-01-02T10:00:00+04:00,fail,s1,c,,\n")["counted"])
        self.assertEqual(0, counted("", "1,2030-01-02T10:00:00+04:00,postpone,,c,,\n")["counted"])

    def test_a_withdrawn_choice_does_not_lead(self):
        act = "1,2030-01-01T09:00:00+04:00,withdraw,,c,a,\n"
        c = counted("", act)["contests"]["c"]
        self.assertEqual(["b"], c["leaders"])
        self.assertEqual(3, c["checks"]["K2"])
        invalid = counted("", act, lambda e: e["profile"].update(withdrawnVotes="invalid"))["contests"]["c"]
        self.assertEqual((46, 54), (invalid["valid"], invalid["invalid"]))


class Reporting(unittest.TestCase):
    def test_falling_series_are_found(self):
        now = counted()
        self.assertEqual((2, 1), (now["turnout-series"], now["turnout-series-falling"]))
        self.assertEqual({"stations": 2, "voters": 35}, now["contests"]["c"]["turnout"]["12"])

    def test_a_report_counts_when_it_is_received(self):
        self.assertEqual({"stations": 1, "voters": 30}, counted("2030-01-01T12:59:59+04:00")["contests"]["c"]["turnout"]["10"])
        self.assertEqual({"stations": 2, "voters": 40}, counted("2030-01-01T13:00:00+04:00")["contests"]["c"]["turnout"]["10"])

    def test_a_refused_fall_is_not_reported(self):
        now = counted(change=lambda e: e["profile"]["turnout"].update(falling="refuse"))
        self.assertEqual(0, now["turnout-series-falling"])
        self.assertEqual({"stations": 1, "voters": 15}, now["contests"]["c"]["turnout"]["12"])


class Comparing(unittest.TestCase):
    def test_a_wrong_figure_is_told(self):
        for value, expected in (("53", 0), ("54", 1)):
            with tempfile.TemporaryDirectory() as folder:
                home = pathlib.Path(folder)
                (home / "small").mkdir()
                (home / "small" / "election.json").write_text(json.dumps(election()), encoding="utf-8")
                for name, text in FILES.items():
                    (home / "small" / name).write_text(text, encoding="utf-8")
                table = io.StringIO()
                csv.writer(table).writerows([("sample", "figure", "at", "value", "source"), ("small", "contest:c/votes/a", "", value, "by hand")])
                (home / "figures.csv").write_text(table.getvalue(), encoding="utf-8")
                self.assertEqual(expected, figures.compare(home / "figures.csv", None, Package, count, say=lambda line: None))


if __name__ == "__main__":
    unittest.main()
