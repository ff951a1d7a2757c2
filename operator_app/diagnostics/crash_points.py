"""Named places in which a test may end the process as a crash or a power cut would. Without its variable they do nothing."""

import os
import signal
from typing import Final, NoReturn

VARIABLE: Final = "OPERATOR_APP_CRASH_AT"
"""``name`` or ``name:times``: end when that place is reached, or reached so many times."""


def crash_point(name: str) -> None:
    """End here, at once and without a word, if that was asked for."""
    if armed := os.environ.get(VARIABLE):
        wanted, _, times = armed.partition(":")
        if wanted == name:
            left = int(times or 1) - 1
            if left <= 0:
                _end()
            os.environ[VARIABLE] = f"{name}:{left}"


def _end() -> NoReturn:
    if hasattr(signal, "SIGKILL"):
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(137)
