"""The result digest: docs/record.md, section 6."""
from hashlib import sha256

import canonical
from fold import STAGES

PARTS = ("beingEntered", "counted", "failed", "held", "invalidated", "notReceived", "received")


def of(views):
    """One hash over all results."""
    total = sha256()
    for code in sorted(views.contests):
        total.update(canonical.write(result(views.contests[code])) + b"\n")
    return total.hexdigest()


def result(contest):
    """What the digest says of one contest."""
    parts = {part: [0, 0] for part in PARTS}
    turnout = {cutoff: [0, 0] for cutoff in contest.cutoffs}
    lines, votes, missing = [0] * len(contest.form.lines), [0] * len(contest.ballot), 0
    for slot in contest.slots:
        part = slot.part
        _add(parts[part], slot.list)
        for cutoff, number in slot.reports.items():
            if number is not None:
                _add(turnout[cutoff], number)
        if part == "counted":
            for sums, numbers in zip((lines, votes), slot.accepted_numbers):
                for place, number in enumerate(numbers):
                    if number is None:
                        missing += 1
                    else:
                        sums[place] += number
    return {
        "annulled": contest.annulled, "contest": contest.code, "lines": lines, "missing": missing, "parts": parts, "postponed": contest.postponed,
        "stage": STAGES[contest.stage], "turnout": [turnout[cutoff] for cutoff in contest.cutoffs], "votes": votes,
    }


def _add(pair, number):
    pair[0] += 1
    pair[1] += number
