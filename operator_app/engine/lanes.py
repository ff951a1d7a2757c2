"""Which lanes of the outbox are busy, and which rest after a failure."""

from collections.abc import Callable
from random import Random

from operator_app.engine.back_off import BackOff


class Lanes:
    """``steady`` gives seconds of a clock that only goes forward."""

    def __init__(self, steady: Callable[[], float], random: Random) -> None:
        self._steady = steady
        self._random = random
        self._busy: set[str] = set()
        self._back_offs: dict[str, BackOff] = {}
        self._rests: dict[str, float] = {}

    @property
    def running(self) -> int:
        return len(self._busy)

    def look(self) -> tuple[frozenset[str], float | None]:
        """Those from which nothing may be started now, and seconds until the next resting one may try again; None when
        none rests. Both of one moment: a lane that opens between two looks would be closed and never open."""
        now = self._steady()
        resting = {lane: until - now for lane, until in self._rests.items() if until > now}
        return frozenset(self._busy) | resting.keys(), min(resting.values(), default=None)

    def begin(self, lane: str) -> None:
        self._busy.add(lane)

    def end(self, lane: str) -> None:
        self._busy.discard(lane)

    def succeeded(self, lane: str) -> None:
        self._rests.pop(lane, None)
        self._back_offs.pop(lane, None)

    def rest(self, lane: str, at_least: float = 0.0) -> None:
        """A try failed: the lane rests, each time longer."""
        back_off = self._back_offs.setdefault(lane, BackOff(self._random))
        self._rests[lane] = self._steady() + at_least + back_off.next()

    def wake_all(self) -> None:
        """There is a new connection: what failed over the old one is no guide."""
        self._rests.clear()
        self._back_offs.clear()
