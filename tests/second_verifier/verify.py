#!/usr/bin/env python3
"""A second verifier of Urna's records, written from docs/record.md. It shares no code with the first.

    python3 verify.py RECORD [--checkpoint FILE] [--vkey KEY] [--json]

RECORD is a SQLite record or a folder of tiles. Ends with 0 where nothing is wrong, 1 where something is, 2 where it was used wrongly.
"""
import argparse
import json
import sys
from pathlib import Path

import canonical
import digest
import notes
import p256
import shapes
import sources
import tree
from fold import Views
from moments import of_record
from wrong import Wrong


class Verdict:
    """What was found."""

    def __init__(self):
        self.entries, self.root, self.digest, self.wrong_at, self.problems = 0, None, None, None, []

    def to_json(self):
        return {"entries": self.entries, "root": self.root, "digest": self.digest, "wrongAt": self.wrong_at, "problems": self.problems}


def verify(place, checkpoint=None, key=None):
    """The verdict on a record. The checkpoint and its key come from elsewhere; a folder may bring its own."""
    verdict = Verdict()
    try:
        stored = sources.read(place)
    except Wrong as problem:
        verdict.problems.append(str(problem))
        return verdict
    verdict.problems += stored.problems
    leaves = [tree.leaf(entry) for entry in stored.entries]
    verdict.entries, verdict.root = len(leaves), tree.root(leaves).hex()
    _stored(stored, leaves, verdict)
    views = _fold(stored, verdict)
    if verdict.wrong_at is None:
        verdict.digest = digest.of(views)
        _head(stored, views, verdict)
    note = stored.checkpoint if checkpoint is None else checkpoint
    if note is not None:
        _signed(note, key, leaves, views, verdict)
    elif key:
        verdict.problems.append("there is no checkpoint that the key could have signed")
    return verdict


def _stored(stored, leaves, verdict):
    for number, leaf in enumerate(stored.leaves):
        if leaf != leaves[number]:
            verdict.problems.append(f"entry {number}: the stored hash is not that of its bytes")
    if stored.head and stored.head[2].hex() != verdict.root:
        verdict.problems.append("the stored root is not that of the entries")


def _head(stored, views, verdict):
    if stored.head and stored.head[1] != (of_record(views.at) if views.at else 0):
        verdict.problems.append("the stored time is not that of the last entry")


def _fold(stored, verdict):
    views, seen = Views(), set()
    for number, data in enumerate(stored.entries):
        try:
            entry = canonical.read(data)
            shapes.check(entry)
            key = entry["id"], entry["by"]["actor"]
            if key in seen:
                raise Wrong("its actor has recorded this id before")
            if stored.ids and stored.ids[number] != key:
                verdict.problems.append(f"entry {number}: the stored id or actor is not its own")
            seen.add(key)
            _signature(entry, views)
            views.apply(entry)
        except Wrong as problem:
            verdict.wrong_at = number
            verdict.problems.append(f"entry {number}: {problem}")
            break
    return views


def _signature(entry, views):
    if "sig" not in entry:
        if views.opened and views.opened["kind"] in ("live", "rehearsal") and entry["by"]["role"] not in ("registrar", "administrator"):
            raise Wrong(f"in a {views.opened['kind']} what the {entry['by']['role']} submits is signed")
        return
    signature, enrolled = entry["sig"], views.keys.get(entry["sig"]["key"])
    if not enrolled or signature["key"] in views.revoked or any(enrolled[part] != entry["by"][part] for part in ("actor", "commission", "role")):
        raise Wrong(f"the key {signature['key']} does not speak for its author")
    signed = canonical.write({part: entry[part] for part in ("data", "id", "name", "version")})
    if signature["alg"] != "ES256" or not p256.verify(enrolled["public"], signed, signature["value"]):
        raise Wrong(f"the signature of the key {signature['key']} does not hold")


def _signed(note, key, leaves, views, verdict):
    try:
        checkpoint = notes.read(note, key)
        if views.opened and checkpoint.origin != views.opened["origin"]:
            raise Wrong(f"the checkpoint is of {checkpoint.origin}, the record of {views.opened['origin']}")
        if key and key.name != checkpoint.origin:
            raise Wrong(f"the key is of {key.name}, the checkpoint of {checkpoint.origin}")
        if checkpoint.size > len(leaves):
            raise Wrong(f"the checkpoint is of {checkpoint.size} entries; here are {len(leaves)}")
        if tree.root(leaves[:checkpoint.size]) != checkpoint.root:
            raise Wrong(f"the first {checkpoint.size} entries have not the root of the checkpoint")
    except Wrong as problem:
        verdict.problems.append(str(problem))


def _say(verdict):
    print(f"entries {verdict.entries}\nroot    {verdict.root}\ndigest  {verdict.digest}")
    for problem in verdict.problems:
        print(f"problem {problem}")
    print(f"{len(verdict.problems)} problems" if verdict.problems else "nothing is wrong")


def main():
    """The command line."""
    parser = argparse.ArgumentParser(description="A second verifier of Urna's records.")
    parser.add_argument("record")
    parser.add_argument("--checkpoint", help="a file with a signed checkpoint")
    parser.add_argument("--vkey", help="the verifier key of the log, NAME+ID+BASE64")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    try:
        key = notes.Key(asked.vkey) if asked.vkey else None
        checkpoint = Path(asked.checkpoint).read_bytes() if asked.checkpoint else None
    except (Wrong, OSError) as problem:
        print(problem, file=sys.stderr)
        return 2
    verdict = verify(asked.record, checkpoint, key)
    if asked.json:
        print(json.dumps(verdict.to_json(), ensure_ascii=False))
    else:
        _say(verdict)
    return 1 if verdict.problems else 0


if __name__ == "__main__":
    sys.exit(main())
