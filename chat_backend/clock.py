"""The time, as something that is passed in."""

import time
from collections.abc import Callable

Clock = Callable[[], int]
"""Gives Unix time in milliseconds."""


def now() -> int:
    return time.time_ns() // 1_000_000
