"""Writes records for the tests: SQLite files with the tables of docs/record.md, section 8."""
import json
import sqlite3
from pathlib import Path

import sources
import tree
from moments import of_record
from wrong import Wrong

ROOT = Path(__file__).resolve().parents[2]
RELEASED = ROOT / "tests/records/format-1"
TABLES = """
    PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; PRAGMA application_id = 0x55524E41; PRAGMA user_version = 1;
    CREATE TABLE entries (seq INTEGER PRIMARY KEY, actor TEXT NOT NULL, id BLOB NOT NULL, leaf BLOB NOT NULL, bytes BLOB NOT NULL) STRICT;
    CREATE TABLE head (only INTEGER PRIMARY KEY CHECK (only = 0), size INTEGER NOT NULL, at INTEGER NOT NULL, root BLOB NOT NULL) STRICT;
    CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""


def released():
    """The entries of the released record."""
    return sources.read(str(RELEASED)).entries


def expected():
    """What is written beside it."""
    return dict(line.split(" ", 1) for line in (RELEASED / "expected.txt").read_text().splitlines())


def rows(entries):
    """What a store keeps of entries, as it should be: [seq, actor, id, leaf, bytes]."""
    return [[number, *_author(data), tree.leaf(data), data] for number, data in enumerate(entries)]


def head(entries):
    """What a store keeps of the end: [size, at, root]."""
    return [len(entries), _time(entries[-1]) if entries else 0, tree.root([tree.leaf(data) for data in entries])]


def write(place, stored, end):
    """A record with these rows and this head."""
    connection = sqlite3.connect(place)
    try:
        connection.executescript(TABLES)
        connection.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?)", stored)
        connection.execute("INSERT INTO head VALUES (0, ?, ?, ?)", end)
        connection.commit()
    finally:
        connection.close()


def _author(data):
    try:
        entry = json.loads(data)
        return str(entry["by"]["actor"]), bytes.fromhex(entry["id"])
    except (ValueError, KeyError, TypeError):
        return "nobody", bytes(16)


def _time(data):
    try:
        return of_record(json.loads(data)["at"])
    except (ValueError, KeyError, TypeError, Wrong):
        return 0
