"""The shape of entries and facts: docs/record.md, sections 3 and 4."""
import re

import moments
from wrong import Wrong

CODE = re.compile(r"[A-Za-z0-9._:-]{1,40}", re.ASCII)
ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
MOST_COUNT = 999_999_999
MOST_NUMBERS = 2000
MOST_DEGREE = 180_000_000
FORMAT = 1

STATION_ACT = "contest:code decision:code station:code"
CONTEST_ACT = "contest:code decision:code"
PARTS = ["all", "basis", "failed", "invalidated", "submitted"]
FACTS = {
    "RecordOpened": "election:code format:format kind:kind origin:text package:text",
    "ProfileAdopted": "profile:tree",
    "FormAdopted": "form:tree",
    "UnitFormed": "kind:code names:names parent:code? unit:code",
    "ContestCalled": "closes:time contest:code form:code group:code link:code? linkedTo:code? marks:count names:names opens:time seats:count "
                     "system:code unit:code",
    "StationFormed": "ballots:ballots closes:time? kinds:codes? latitude:degree? longitude:degree? opens:time? place:names station:code unit:code",
    "BallotAssigned": "ballot:ballot station:code",
    "RegistersFrozen": "choices:count contests:count stations:count voters:integer",
    "ListAmended": "contest:code decision:code permanent:count station:code temporary:count",
    "HoursChanged": "closes:time? decision:code opens:time? station:code",
    "PollsClosed": "confirmer:code contest:code",
    "CommissionFormed": "commission:code names:names seats:count station:code? tier:code under:code? unit:code?",
    "MemberSeated": "commission:code member:code names:names office:code side:code votes:boolean",
    "MemberLeft": "commission:code decision:code member:code",
    "CommissionDissolved": "commission:code decision:code",
    "DecisionTaken": "against:count article:text commission:code confirmer:code date:time decision:code dissent:count for:count present:count tier:code",
    "PublicationPaused": "confirmer:code decision:code",
    "PublicationResumed": "confirmer:code",
    "PaperAttached": "bytes:count contest:code? decision:code? hash:text kind:code media:code station:code?",
    "PaperWithheld": "article:text confirmer:code decision:code hash:text",
    "KeyEnrolled": "actor:code commission:code key:code public:text role:code scope:code?",
    "KeyRevoked": "key:code reason:code",
    "KeyAnnounced": "verifierKey:text",
    "FormatRaised": "format:raised",
    "RecordSucceeded": "origin:text reason:code root:text size:integer",
    "PartyListed": "color:code? names:names party:code short:names",
    "ChoiceRegistered": "choice:code contest:code distinguishing:words? kind:code memberOf:code? names:names party:code? position:count",
    "ChoiceWithdrawn": "choice:code contest:code decision:code",
    "TurnoutReported": "contest:code cutoff:code station:code voters:count?",
    "TurnoutCorrected": "contest:code cutoff:code station:code voters:count? was:count?",
    "ProtocolReceived": "contest:code formNumber:code? station:code",
    "EntrySealed": "commitment:text contest:code side:code station:code version:count",
    "ProtocolEntered": "claimed:time? completed:time? contest:code decision:code? entrants:entrants? formNumber:code? lines:numbers station:code "
                       "version:count votes:numbers",
    "ProtocolAccepted": "contest:code station:code version:count",
    "ProtocolExplained": "check:code contest:code paper:text station:code version:count",
    "ProtocolAdmitted": "contest:code decision:code station:code version:count",
    "RecountOrdered": STATION_ACT,
    "ResultInvalidated": STATION_ACT,
    "ResultRestored": STATION_ACT,
    "VotingFailed": STATION_ACT,
    "StageReached": "contest:code decision:code stage:code",
    "ContestAnnulled": CONTEST_ACT,
    "ContestPostponed": CONTEST_ACT,
    "LotDrawn": "choice:code contest:code decision:code",
    "ResultProtocolEntered": "contest:code decision:code lines:numbers stations:parts version:count votes:numbers",
}


def is_code(value):
    return type(value) is str and CODE.fullmatch(value) is not None


def is_integer(value):
    return type(value) is int


def is_count(value):
    return type(value) is int and 0 <= value <= MOST_COUNT


def is_text(value):
    return type(value) is str


def is_time(value):
    if type(value) is not str:
        return False
    moments.of_record(value)
    return True


def is_names(value):
    return type(value) is dict and all(type(text) is str for text in value.values())


def is_numbers(value):
    return type(value) is list and all(number in ("", "?") if type(number) is str else is_count(number) for number in value)


def is_format(value):
    if type(value) is int and value != FORMAT:
        raise Wrong(f"format {value}: needs a newer urna; this reads format {FORMAT}")
    return type(value) is int


def is_raised(value):
    if is_count(value) and value > FORMAT:
        raise Wrong(f"the record goes on in format {value}: needs a newer urna; this reads format {FORMAT}")
    return is_count(value)


KINDS = {
    "code": is_code,
    "text": is_text,
    "words": lambda value: is_text(value) and value != "",
    "count": is_count,
    "integer": is_integer,
    "boolean": lambda value: type(value) is bool,
    "degree": lambda value: is_integer(value) and abs(value) <= MOST_DEGREE,
    "time": is_time,
    "names": is_names,
    "codes": lambda value: type(value) is list and value != [] and all(is_code(item) for item in value),
    "numbers": is_numbers,
    "parts": lambda value: type(value) is dict and sorted(value) == PARTS and all(is_count(item) for item in value.values()),
    "tree": lambda value: type(value) is dict,
    "kind": lambda value: value in ("live", "rehearsal", "replay", "reconstruction"),
    "format": is_format,
    "raised": is_raised,
    "id": lambda value: type(value) is str and ID.fullmatch(value) is not None,
    "ballot": lambda value: fits(value, BALLOT, "ballot"),
    "ballots": lambda value: type(value) is list and all(fits(item, BALLOT, "ballot") for item in value),
    "entrants": lambda value: fits(value, ENTRANTS, "entrants"),
    "author": lambda value: fits(value, AUTHOR, "by"),
    "signature": lambda value: fits(value, SIGNATURE, "sig"),
}


def _keys(shape):
    """Of "a:code b:time?" the keys with their check, and whether each may be missing."""
    pairs = (word.split(":") for word in shape.split())
    return {key: (kind.rstrip("?"), KINDS[kind.rstrip("?")], kind.endswith("?")) for key, kind in pairs}


def fits(value, keys, what):
    """Whether an object has these keys and no others; what does not fit is said."""
    if type(value) is not dict:
        return False
    for key, (kind, check, optional) in keys.items():
        if key not in value:
            if not optional:
                raise Wrong(f"{what}: the key \"{key}\" is missing")
        elif not check(value[key]):
            raise Wrong(f"{what}.{key}: expected {kind}")
        elif optional and kind == "time" and moments.of_record(value[key]) == 0:
            raise Wrong(f"{what}.{key}: a time that is not known has no key")
    if len(value) > len(keys) or any(key not in keys for key in value):
        raise Wrong(f"{what}: unknown keys {', '.join(sorted(set(value) - set(keys)))}")
    return True


BALLOT = _keys("contest:code handed:count? permanent:count temporary:count")
ENTRANTS = _keys("a:code b:code settler:code?")
AUTHOR = _keys("actor:code commission:code role:code")
SIGNATURE = _keys("alg:code key:code value:text")
ENTRY = _keys("at:time by:author data:tree id:id name:code sig:signature? version:integer")
DATA = {name: _keys(shape) for name, shape in FACTS.items()}


def check(entry):
    """An entry has its shape, and its fact too."""
    if not fits(entry, ENTRY, "entry"):
        raise Wrong("an entry is an object")
    if moments.of_record(entry["at"]) == 0:
        raise Wrong("at: expected a time after the beginning of 1970")
    name, version, data = entry["name"], entry["version"], entry["data"]
    if name not in DATA or version != 1:
        raise Wrong(f"the fact {name}, version {version}, is not known: needs a newer urna; this reads format {FORMAT}")
    fits(data, DATA[name], name)
    if name in ("ProtocolEntered", "ResultProtocolEntered") and len(data["lines"]) + len(data["votes"]) > MOST_NUMBERS:
        raise Wrong(f"a protocol has at most {MOST_NUMBERS} numbers")
