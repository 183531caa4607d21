"""Canonical JSON: docs/record.md, section 2. What is read is written again; other bytes are refused."""
import json
import unicodedata

from wrong import Wrong

MOST_BYTES = 65535
SHORT = {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}
ESCAPES = {code: SHORT.get(code, "\\u%04x" % code) for code in [*range(32), 34, 92]}


def read(data):
    """The value of canonical bytes."""
    if len(data) > MOST_BYTES:
        raise Wrong(f"{len(data)} bytes; an entry has at most {MOST_BYTES}")
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as problem:
        raise Wrong(f"not JSON in UTF-8: {problem}") from problem
    written = write(value)
    if written != data:
        place = next((i for i, (a, b) in enumerate(zip(written, data)) if a != b), min(len(written), len(data)))
        raise Wrong(f"byte {place}: not the canonical form")
    return value


def write(value):
    """The canonical bytes of a value."""
    parts = []
    try:
        _put(parts, value)
        return "".join(parts).encode("utf-8")
    except (UnicodeEncodeError, RecursionError) as problem:
        raise Wrong(f"a string that is no text, or too many levels: {problem}") from problem


def text(value):
    """The canonical form of a string."""
    if not value.isascii() and ("\ufffe" in value or not unicodedata.is_normalized("NFC", value)):
        raise Wrong(f"\"{value[:40]}\" is not in normalization form C")
    return '"' + value.translate(ESCAPES) + '"'


def _put(parts, value):
    kind = type(value)
    if kind is str:
        parts.append(text(value))
    elif kind is int:
        if abs(value) >= 1 << 53:
            raise Wrong(f"{value} is not below 2^53")
        parts.append(str(value))
    elif kind is dict:
        parts.append("{")
        for number, key in enumerate(sorted(value)):
            if not all(" " <= letter <= "~" and letter not in '"\\' for letter in key):
                raise Wrong(f"the key \"{key[:40]}\" is not plain ASCII")
            parts.append(f'{"," if number else ""}"{key}":')
            _put(parts, value[key])
        parts.append("}")
    elif kind is list:
        parts.append("[")
        for number, item in enumerate(value):
            if number:
                parts.append(",")
            _put(parts, item)
        parts.append("]")
    elif kind is bool:
        parts.append("true" if value else "false")
    else:
        raise Wrong(f"{value} is no value of a record")


def depth(value):
    """How many levels the deepest value lies below this one."""
    if type(value) not in (dict, list):
        return 0
    return max((1 + depth(item) for item in (value.values() if type(value) is dict else value)), default=0)
