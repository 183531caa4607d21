"""The Merkle tree: docs/record.md, section 7 (RFC 6962, 2.1)."""
from hashlib import sha256

EMPTY = sha256(b"").digest()


def leaf(data):
    """The leaf hash of an entry."""
    return sha256(b"\0" + data).digest()


def node(left, right):
    """The hash above two."""
    return sha256(b"\1" + left + right).digest()


def root(leaves):
    """The root over leaf hashes."""
    level = list(leaves)
    if not level:
        return EMPTY
    # Pairs from the left, an odd one moves up as it is: the largest power of two below n stays whole on the left.
    while len(level) > 1:
        level = [node(*level[i:i + 2]) if i + 1 < len(level) else level[i] for i in range(0, len(level), 2)]
    return level[0]
