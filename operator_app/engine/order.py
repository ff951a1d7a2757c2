"""Changes in the order of their chain, whatever order they come in."""

from operator_app.domain.changes import Change

HOLD = 1.0
"""Seconds to wait for a missing number before the difference is pulled."""
MAX_HELD = 1_000


class Order:
    """Lets the next number through, drops what is known, holds what is ahead. Pure: it is told the time."""

    def __init__(self, number: int) -> None:
        self.number = number
        """Up to here everything was let through."""
        self._held: dict[int, Change] = {}
        """By the number of the change before."""
        self._since: float | None = None
        self._announced = number
        """So far the log goes, as the backend said."""

    def expect(self, number: int, at: float) -> None:
        """The backend's log goes up to a number: what is missing of it should be here soon."""
        self._announced = max(self._announced, number)
        if self._since is None and self._is_behind():
            self._since = at

    def offer(self, change: Change, at: float) -> tuple[Change, ...]:
        """What may be applied now that this one has come, in order; ``at`` in seconds of any steady clock."""
        if change.number > self.number:
            self._held[change.follows] = change
        ready = self._take()
        if not self._is_behind():
            self._since = None
        elif self._since is None or ready:
            self._since = at
        return ready

    def reach(self, number: int) -> tuple[Change, ...]:
        """The difference brought everything up to a number; what was held beyond it and follows on."""
        self.number = max(self.number, number)
        self._held = {each: change for each, change in self._held.items() if change.number > self.number}
        ready = self._take()
        if not self._is_behind():
            self._since = None
        return ready

    def patience(self, at: float) -> float | None:
        """Seconds until a gap has lasted too long; None while there is none."""
        if self._since is None:
            return None
        return 0.0 if len(self._held) > MAX_HELD else max(0.0, self._since + HOLD - at)

    def _is_behind(self) -> bool:
        return bool(self._held) or self.number < self._announced

    def _take(self) -> tuple[Change, ...]:
        ready = []
        while (change := self._held.pop(self.number, None)) is not None:
            self.number = change.number
            ready.append(change)
        return tuple(ready)
