"""How much of an upload has left, told seldom enough for a screen."""

import time
from collections.abc import Callable

PAUSE = 0.1
"""Seconds between two tellings."""


class Progress:
    """Called with each number of bytes; passes on the first, the last, and in between ten a second."""

    def __init__(self, tell: Callable[[int], None], size: int, steady: Callable[[], float] = time.monotonic) -> None:
        """``size`` in bytes."""
        self._tell = tell
        self._size = size
        self._steady = steady
        self._next = 0.0

    def __call__(self, sent: int) -> None:
        now = self._steady()
        if now >= self._next or sent >= self._size:
            self._next = now + PAUSE
            self._tell(sent)
