"""Times: docs/record.md, sections 2 and 4."""
import re
from datetime import datetime, timedelta
from functools import lru_cache

from wrong import Wrong

RECORD = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.([0-9]{3})Z", re.ASCII)
PACKAGE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{3}))?(?:Z|([+-])([0-9]{2}):([0-9]{2}))", re.ASCII)
EPOCH = datetime(1970, 1, 1)
MILLISECOND = timedelta(milliseconds=1)


@lru_cache(maxsize=65536)
def of_record(text):
    """A time of an entry, in milliseconds since 1970."""
    return _of(RECORD.fullmatch(text), text)


def of_package(text):
    """A moment of the profile, in milliseconds since 1970."""
    found = PACKAGE.fullmatch(text)
    moment = _of(found, text)
    if not found.group(8):
        return moment
    minutes = int(found.group(9)) * 60 + int(found.group(10))
    if minutes > 14 * 60 or int(found.group(10)) > 59:
        raise Wrong(f"\"{text}\": an offset is at most 14 hours")
    return moment - (minutes if found.group(8) == "+" else -minutes) * 60_000


def _of(found, text):
    if not found or int(found.group(1)) < 1970:
        raise Wrong(f"\"{text}\" is no time")
    try:
        return (datetime(*(int(part) for part in found.group(1, 2, 3, 4, 5, 6))) - EPOCH) // MILLISECOND + int(found.group(7) or 0)
    except ValueError as problem:
        raise Wrong(f"\"{text}\" is no time: {problem}") from problem
