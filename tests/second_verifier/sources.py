"""Where entries are kept: docs/record.md, section 8. Everything is opened for reading only."""
import os
import re
import sqlite3
from pathlib import Path

import tree
from wrong import Wrong

APPLICATION = 0x55524E41
PATH = re.compile(r"tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?", re.ASCII)
FULL = 256


class Stored:
    """Entries, what was stored beside them, and what was wrong with that."""

    def __init__(self):
        self.entries, self.leaves, self.ids, self.head, self.checkpoint, self.problems = [], [], [], None, None, []


def read(place):
    """A SQLite record or a folder of tiles."""
    if os.path.isdir(place):
        return _folder(Path(place))
    if not os.path.isfile(place):
        raise Wrong(f"{place}: there is no such file or folder")
    try:
        return _sqlite(place)
    except sqlite3.Error as problem:
        raise Wrong(f"{place}: {problem}") from problem


def _sqlite(place):
    alone = not os.path.exists(place + "-wal")
    connection = sqlite3.connect(f"{Path(place).absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}", uri=True)
    try:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION or connection.execute("PRAGMA user_version").fetchone()[0] != 1:
            raise Wrong(f"{place}: not a record, or its tables are newer")
        stored = Stored()
        connection.execute("BEGIN")
        stored.head = connection.execute("SELECT size, at, root FROM head").fetchone()
        for number, (seq, actor, key, leaf, data) in enumerate(connection.execute("SELECT seq, actor, id, leaf, bytes FROM entries ORDER BY seq")):
            if seq != number:
                raise Wrong(f"entry {number} is missing")
            stored.entries.append(data)
            stored.leaves.append(leaf)
            stored.ids.append((bytes(key).hex(), actor))
        if not stored.head or stored.head[0] != len(stored.entries):
            stored.problems.append(f"the head says {stored.head and stored.head[0]} entries; there are {len(stored.entries)}")
        return stored
    finally:
        connection.close()


def _folder(folder):
    stored = Stored()
    tiles = _tiles(folder, stored)
    for index in range(max((i for level, i, _ in tiles if level == "entries"), default=-1) + 1):
        widths = [width for level, i, width in tiles if level == "entries" and i == index]
        if not widths:
            raise Wrong(f"the entries from {index * FULL} on are missing")
        _bundle(tiles["entries", index, max(widths)].read_bytes(), max(widths), stored)
    checkpoint = folder / "checkpoint"
    stored.checkpoint = checkpoint.read_bytes() if checkpoint.is_file() else None
    _compare(tiles, stored)
    return stored


def _tiles(folder, stored):
    found = {}
    for path in sorted(folder.glob("tile/**/*")):
        name = path.relative_to(folder).as_posix()
        match = PATH.fullmatch(name)
        if path.is_dir():
            continue
        if not match or int(match.group(3) or 0) >= FULL:
            stored.problems.append(f"{name} is no tile")
            continue
        index = int("".join(group.lstrip("x") for group in match.group(2).split("/")))
        found[match.group(1), index, int(match.group(3) or FULL)] = path
    return found


def _bundle(data, width, stored):
    at = 0
    for _ in range(width):
        length = int.from_bytes(data[at:at + 2], "big")
        if at + 2 + length > len(data) or at + 2 > len(data):
            raise Wrong(f"entry {len(stored.entries)} is cut off")
        stored.entries.append(data[at + 2:at + 2 + length])
        at += 2 + length
    if at != len(data):
        raise Wrong(f"bytes are left behind entry {len(stored.entries) - 1}")


def _compare(tiles, stored):
    """Every tile that is there holds what the entries give, and none is missing."""
    levels = [[tree.leaf(entry) for entry in stored.entries]]
    while len(levels[-1]) >= FULL:
        levels.append([tree.root(levels[-1][i:i + FULL]) for i in range(0, len(levels[-1]) // FULL * FULL, FULL)])
    for (level, index, width), path in tiles.items():
        if level == "entries":
            whole = stored.entries[index * FULL:index * FULL + width]
            expected = b"".join(len(entry).to_bytes(2, "big") + entry for entry in whole)
        else:
            whole = levels[int(level)][index * FULL:index * FULL + width] if int(level) < len(levels) else []
            expected = b"".join(whole)
        if len(whole) != width or path.read_bytes() != expected:
            stored.problems.append(f"{level}/{index}, {width} wide, is not what the entries give")
    for level, hashes in enumerate(levels):
        for index in range((len(hashes) + FULL - 1) // FULL):
            width = min(FULL, len(hashes) - index * FULL)
            if (str(level), index, width) not in tiles:
                stored.problems.append(f"the tile {index} of level {level}, {width} wide, is missing")
