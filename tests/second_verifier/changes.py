"""Changes to a record for the tests: some to what is stored, some to the entries themselves, with all hashes made anew."""
import json

import canonical
import records
from wrong import Wrong

JUNK = ["", "?", "x", "s1", "c1", "2026-11-22T18:00:00.000Z", "1970-01-01T00:00:00.000Z", "2026-02-30T00:00:00.000Z", "national", "a\u0301", "é", "\ufffe", "🗳\n", 0, 1, -1, 7,
        999_999_999, 1_000_000_000, (1 << 53) - 1, True, False, [], {}, [1], {"en": ""}]
SPELLINGS = [(b":", b": "), (b",", b", "), (b"{", b"{ "), (b"\"at\":\"", b"\"at\":\"\\u0032"), (b"}", b",}"), (b"\"version\":1", b"\"version\":1.0"), (b"\"version\":1", b"\"version\":01"),
             (b"\"version\":1", b"\"version\":1,\"version\":1"), (b"Z\"", b"z\""), (b"\"version\":1}", b"\"version\":1}\n")]
NEW = [("ChoiceWithdrawn", {"choice": "a", "contest": "c1", "decision": "d1"}), ("ProtocolReceived", {"contest": "c2", "station": "s9"}),
       ("EntrySealed", {"commitment": "0", "contest": "c2", "side": "x", "station": "s7", "version": 1}), ("ResultInvalidated", {"contest": "c1", "decision": "d1", "station": "s3"}),
       ("TurnoutReported", {"contest": "c2", "cutoff": "17", "station": "s3", "voters": 5}), ("StageReached", {"contest": "c2", "decision": "d1", "stage": "court"}),
       ("ListAmended", {"contest": "c3", "decision": "d1", "permanent": 1, "station": "s5", "temporary": 2}), ("ContestPostponed", {"contest": "c2", "decision": "d1"}),
       ("FormatRaised", {"format": 1}), ("FormatRaised", {"format": 2}), ("ProtocolAccepted", {"contest": "c2", "station": "s8", "version": 1}),
       ("ProtocolAdmitted", {"contest": "c2", "decision": "d1", "station": "s3", "version": 1}), ("Rumour", {"contest": "c2"}),
       ("HoursChanged", {"closes": "2026-11-22T23:00:00.000Z", "decision": "d1", "station": "s6"}), ("VotingFailed", {"contest": "c2", "decision": "d1", "station": "s9"})]


def small():
    """The released record without its many areas and its signatures: a replay, in which nobody signs."""
    entries = []
    for data in records.released():
        entry = canonical.read(data)
        entry.pop("sig", None)
        if entry["name"] == "UnitFormed" and entry["data"]["unit"][1:].isdigit():
            continue
        if entry["name"] == "RecordOpened":
            entry["data"]["kind"] = "replay"
        if entry["name"] == "ProfileAdopted":
            entry["data"]["profile"]["kind"] = "replay"
        entries.append(canonical.write(entry))
    return entries


def stored(chance, entries):
    """A change to what is stored: it must always be found. Gives its name, the rows and the head."""
    rows, head = records.rows(entries), records.head(entries)
    place = chance.randrange(len(rows))
    name = chance.choice(["a bit of an entry", "a bit of a leaf", "an actor", "an id", "two entries", "the end", "a gap", "the size", "the time", "the root"])
    if name == "a bit of an entry":
        rows[place][4] = _flip(chance, rows[place][4])
    elif name == "a bit of a leaf":
        rows[place][3] = _flip(chance, rows[place][3])
    elif name == "an actor":
        rows[place][1] += "x"
    elif name == "an id":
        rows[place][2] = _flip(chance, rows[place][2])
    elif name == "two entries":
        other = (place + chance.randrange(1, len(rows))) % len(rows)
        rows[place][4], rows[other][4] = rows[other][4], rows[place][4]
    elif name == "the end":
        rows.pop()
    elif name == "a gap":
        del rows[chance.randrange(len(rows) - 1)]
    elif name == "the root":
        head[2] = _flip(chance, head[2])
    else:
        head[("the size", "the time").index(name)] += chance.choice([-1, 1])
    return name, rows, head


def made_anew(chance, entries):
    """A change to the entries, all hashes made anew: right or wrong by what the facts say. Gives its name and the entries."""
    while True:
        name = chance.choice(["a value", "a value", "a value", "a value", "a number", "a number", "a key less", "a key more", "a spelling", "one less", "one twice", "one moved", "a new fact"])
        changed = list(entries)
        place = chance.randrange(len(entries))
        try:
            _change(chance, name, changed, place)
        except Wrong:
            continue
        if changed != entries:
            return name, changed


def _change(chance, name, entries, place):
    if name == "a spelling":
        written, instead = chance.choice(SPELLINGS)
        entries[place] = entries[place].replace(written, instead, 1)
    elif name == "one less":
        del entries[place]
    elif name == "one twice":
        entry = json.loads(entries[place])
        entry["id"] = chance.choice([entry["id"], "%032x" % chance.getrandbits(128)])
        entries.insert(place + 1, canonical.write(entry))
    elif name == "one moved":
        entries.insert(chance.randrange(len(entries)), entries.pop(place))
    elif name == "a new fact":
        fact, data = chance.choice(NEW)
        entry = json.loads(entries[-1])
        entry.update(name=fact, data=data, id="%032x" % chance.getrandbits(128), at=json.loads(entries[place])["at"])
        entries.insert(place + 1, canonical.write(entry))
    else:
        entry = json.loads(entries[place])
        _within(chance, name, entry, json.loads(chance.choice(entries)))
        entries[place] = canonical.write(entry)


def _within(chance, name, entry, other):
    spots = list(_spots(entry))
    if name == "a number":
        spots = [(holder, key) for holder, key in spots if type(holder[key]) is int] or spots
    holder, key = chance.choice(spots)
    if name == "a key less":
        del holder[key]
    elif name == "a key more" and type(holder) is dict:
        holder[chance.choice(["zzz", "A", key + "2", "é"])] = chance.choice(JUNK)
    elif name == "a number" and type(holder[key]) is int:
        holder[key] += chance.choice([-1, 1, 10, 1000])
    else:
        same = [found[where] for found, where in _spots(other) if where == key]
        holder[key] = chance.choice(same) if same and chance.random() < 0.6 else chance.choice(JUNK)


def _spots(value):
    """Every place of a value that holds another, as (holder, key)."""
    for key in value if type(value) is dict else range(len(value)):
        yield value, key
        if type(value[key]) in (dict, list):
            yield from _spots(value[key])


def _flip(chance, data):
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1:]
