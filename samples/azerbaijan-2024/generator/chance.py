"""Chance that is the same on every machine: SHA-256 over a seed, a topic and a counter. Integers only, no floating point."""

import hashlib

SEED = "azerbaijan-2024/reconstruction/1"


class Chance:
    """One stream of numbers. Number i of a topic is the first eight bytes, big-endian, of SHA-256("SEED|topic|i")."""

    def __init__(self, topic):
        self._prefix = f"{SEED}|{topic}|"
        self._counter = 0

    def _next(self):
        digest = hashlib.sha256(f"{self._prefix}{self._counter}".encode("ascii")).digest()
        self._counter += 1
        return int.from_bytes(digest[:8], "big")

    def below(self, limit):
        """A number from 0 to limit - 1, each equally likely (numbers of the incomplete last round are drawn again)."""
        ceiling = (1 << 64) - (1 << 64) % limit
        while True:
            value = self._next()
            if value < ceiling:
                return value % limit

    def between(self, low, high):
        """A number from low to high, both included."""
        return low + self.below(high - low + 1)

    def bell(self, low, high):
        """A number from low to high, those in the middle more likely (mean of three)."""
        return (self.between(low, high) + self.between(low, high) + self.between(low, high)) // 3

    def shuffled(self, items):
        """The items in a random order (Fisher and Yates)."""
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]
        return items

    def sample(self, items, count):
        """Some of the items, each at most once."""
        return self.shuffled(items)[:count]


def share(total, weights, lows=None, highs=None):
    """Divides a total into whole numbers in proportion to weights, each within its limits; what is left over goes to the largest remainders."""
    count = len(weights)
    given = list(lows) if lows else [0] * count
    highs = list(highs) if highs else [total] * count
    if not sum(given) <= total <= sum(highs):
        raise ValueError(f"{total} does not lie within the limits {sum(given)} to {sum(highs)}")
    # Find the scale at which the clamped proportions reach the total: bisection over a fraction with a fixed denominator.
    scale = 1 << 40
    low, high = 0, 1
    clamp = lambda k: [min(max(w * k // scale, a), b) for w, a, b in zip(weights, given, highs)]
    while sum(clamp(high)) < total and high < 1 << 80:
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        if sum(clamp(middle)) <= total:
            low = middle
        else:
            high = middle
    parts = clamp(low)
    left = total - sum(parts)
    order = sorted(range(count), key=lambda i: (-(weights[i] * low % scale), i))
    while left > 0:
        before = left
        for i in order:
            if left > 0 and parts[i] < highs[i]:
                parts[i] += 1
                left -= 1
        if left == before:
            raise ValueError("nothing can be added")
    return parts
