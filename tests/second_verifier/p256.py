"""Checks device signatures: ECDSA on P-256 with SHA-256 (FIPS 186-5, 6.4.2), docs/record.md, section 3."""
import base64
import binascii
from functools import lru_cache
from hashlib import sha256

P = 2 ** 256 - 2 ** 224 + 2 ** 192 + 2 ** 96 - 1
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
BASE = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296, 0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
PREFIX = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200")


@lru_cache(maxsize=4096)
def verify(public, message, value):
    """Whether the signature in base64 was made for the message by the owner of the public key in base64."""
    try:
        key, signature = base64.b64decode(public, validate=True), base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return False
    if len(signature) != 64 or len(key) != 91 or key[:26] != PREFIX or key[26] != 4:
        return False
    point = int.from_bytes(key[27:59], "big"), int.from_bytes(key[59:], "big")
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if max(point) >= P or (point[1] ** 2 - point[0] ** 3 + 3 * point[0] - B) % P or not (0 < r < ORDER and 0 < s < ORDER):
        return False
    inverse = pow(s, -1, ORDER)
    digest = int.from_bytes(sha256(message).digest(), "big")
    found = _plus(_times(digest * inverse % ORDER, BASE), _times(r * inverse % ORDER, point))
    return found is not None and found[0] % ORDER == r


def _plus(one, other):
    if one is None or other is None:
        return one or other
    if one[0] == other[0]:
        if (one[1] + other[1]) % P == 0:
            return None
        slope = (3 * one[0] ** 2 - 3) * pow(2 * one[1], -1, P) % P
    else:
        slope = (other[1] - one[1]) * pow(other[0] - one[0], -1, P) % P
    x = (slope ** 2 - one[0] - other[0]) % P
    return x, (slope * (one[0] - x) - one[1]) % P


def _times(scalar, point):
    total = None
    while scalar:
        if scalar & 1:
            total = _plus(total, point)
        point = _plus(point, point)
        scalar >>= 1
    return total
