"""Checkpoints, signed notes and keys: docs/record.md, section 7."""
import base64
import binascii
import re
from hashlib import sha256

import ed25519
from wrong import Wrong

LINE = re.compile("— ([^ +]+) ([^ ]+)")
DIGITS = re.compile(r"0|[1-9][0-9]*", re.ASCII)
ED25519 = 1
MOST_SIGNATURES = 100


class Key:
    """A verifier key, NAME+ID+BASE64."""

    def __init__(self, text):
        name, _, rest = text.partition("+")
        self.name, (code, _, encoded) = name, rest.partition("+")
        data = decoded(encoded)
        if not name or len(data) != 33 or data[0] != ED25519:
            raise Wrong(f"\"{text}\" is not a key of Ed25519")
        self.id, self.public = sha256(name.encode() + b"\n" + data).digest()[:4], data[1:]
        if self.id.hex() != code:
            raise Wrong(f"\"{text}\": the id of the key is {self.id.hex()}")


class Checkpoint:
    """Origin, size and root, and the text they stand in."""

    def __init__(self, text):
        lines = text.split("\n")
        if len(lines) < 4 or not lines[0] or not DIGITS.fullmatch(lines[1]) or lines[-1] or not all(lines[3:-1]):
            raise Wrong("the text is not a checkpoint: origin, size, root")
        self.origin, self.size, self.root = lines[0], int(lines[1]), decoded(lines[2])
        if len(self.root) != 32:
            raise Wrong("the root of the checkpoint has not 32 bytes")


def decoded(text):
    """The bytes of base64, of its canonical form only."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as problem:
        raise Wrong(f"\"{text}\" is not base64") from problem
    if base64.b64encode(data).decode() != text:
        raise Wrong(f"\"{text}\" is not canonical base64")
    return data


def read(note, key=None):
    """The checkpoint of a signed note; with a key, only if that key signed it."""
    text, signatures = _split(note)
    if key:
        mine = [signature[4:] for name, signature in signatures if name == key.name and signature[:4] == key.id]
        if not mine:
            raise Wrong(f"{key.name} has not signed this checkpoint")
        if not all(ed25519.verify(key.public, text.encode(), signature) for signature in mine):
            raise Wrong(f"the signature of {key.name} does not belong to this checkpoint")
    return Checkpoint(text)


def _split(note):
    try:
        whole = note.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise Wrong("the checkpoint is not UTF-8") from problem
    if any(letter < " " and letter != "\n" for letter in whole):
        raise Wrong("a control character in the checkpoint")
    text, gap, rest = whole.rpartition("\n\n")
    lines = rest.split("\n")
    if not gap or lines[-1] or not 1 <= len(lines) - 1 <= MOST_SIGNATURES:
        raise Wrong("the checkpoint is not signed")
    signatures = []
    for line in lines[:-1]:
        found = LINE.fullmatch(line)
        data = decoded(found.group(2)) if found else b""
        if len(data) < 5:
            raise Wrong(f"\"{line}\" is no signature")
        signatures.append((found.group(1), data))
    return text + "\n", signatures
