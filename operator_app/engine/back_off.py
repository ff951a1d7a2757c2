"""How long to wait before the next try: full jitter under a ceiling that doubles."""

from random import Random

BASE = 0.5
CAP = 30.0


class BackOff:
    """``random`` is this object's own, so that many clients of one server do not come back together."""

    def __init__(self, random: Random, *, base: float = BASE, cap: float = CAP) -> None:
        self._random = random
        self._base = base
        self._cap = cap
        self._failures = 0

    def next(self) -> float:
        """Seconds: anything between nothing and a ceiling of base, twice the base, … up to the cap."""
        ceiling = min(self._cap, self._base * 2 ** min(self._failures, 30))
        self._failures += 1
        return self._random.uniform(0, ceiling)

    def reset(self) -> None:
        self._failures = 0
