#!/usr/bin/env python3
"""Makes the reconstruction azerbaijan-2024: the same bytes on every run (Python 3.11, standard library only).

    python3 generate.py            writes the package into this folder
    python3 generate.py --to DIR   writes it elsewhere
    python3 generate.py --check    recomputes every figure from the files that are here and compares it with samples/figures.csv
    python3 generate.py --figures  prints the rows of samples/figures.csv
"""

import argparse
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

from generator import acts, breaks, check, figures, known, night, outlines, package, papers, register  # noqa: E402
from generator.chance import Chance  # noqa: E402


def make():
    """Registers, day, night and acts."""
    stations = register.build()
    register.late(stations)
    field_of, first = register.choices()
    night.turnout(stations)
    night.supplementary(stations)
    written = papers.write(stations)
    soft = breaks.soften(written)
    second_choice = papers.vote(written, field_of, first)
    codes = breaks.choose_hard(stations)
    arrivals = night.arrivals(stations, set(codes[:known.HELD_AT_NIGHT]))
    clock(written, arrivals)
    correct = breaks.harden(written, codes)
    decided, corrected = acts.settle(written, codes, correct, arrivals)
    avoid = set(soft) | set(codes)
    later = acts.correct_counted(decided, written, stations, second_choice, field_of, avoid)
    avoid |= {p.station.code for p in later}
    acts.invalidate(decided, stations, avoid)
    acts.stages(decided)
    decided.number()
    return {"stations": stations, "choices": field_of, "papers": list(written.values()) + corrected + later, "acts": decided.rows}


def clock(written, arrivals):
    """When each protocol was received and completed: completed after the close and before it was carried away."""
    chance = Chance("clock")
    for code, paper in written.items():
        paper.received = arrivals[code]
        carried = chance.between(480, 3000) if paper.received < 23100 else chance.between(1800, 14400)
        paper.completed = max(400 + chance.below(240), paper.received - carried)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--to", type=Path, default=HERE)
    arguments.add_argument("--check", action="store_true")
    arguments.add_argument("--figures", action="store_true")
    given = arguments.parse_args()
    if given.figures:
        print("\n".join(figures.lines()))
        return 0
    if given.check:
        return check.run(given.to, HERE.parent / "figures.csv") or check_map(given.to)
    given.to.mkdir(parents=True, exist_ok=True)
    package.write(given.to, make())
    if given.to != HERE:
        shutil.copy(HERE / outlines.FILE, given.to)
    (given.to / outlines.FILE).write_text(outlines.drawn(given.to), encoding="utf-8")
    return 0


def check_map(folder):
    """Whether the map draws the constituencies that bear the names of its areas."""
    if (folder / outlines.FILE).read_text(encoding="utf-8") == outlines.drawn(folder):
        return 0
    print(f"{outlines.FILE}: draws other constituencies than those whose names contests.csv gives")
    return 1


if __name__ == "__main__":
    sys.exit(main())
