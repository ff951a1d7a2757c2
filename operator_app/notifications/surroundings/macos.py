"""macOS: the session's dictionary says when the screen is locked. Focus modes are told to signed helpers only."""

import asyncio
import subprocess
from collections.abc import Callable

from operator_app.notifications.surroundings.state import Surroundings

LOCK_QUESTION = ("/usr/sbin/ioreg", "-n", "Root", "-d1", "-a")
MUTE_QUESTION = ("/usr/bin/osascript", "-e", "output muted of (get volume settings)")
LOCKED_KEY = "CGSSessionScreenIsLocked"
Run = Callable[[tuple[str, ...]], str | None]


class MacSurroundings:
    """A ``SurroundingsSource``."""

    def __init__(self, run: Run | None = None) -> None:
        """``run``: in place of starting a program of the system."""
        self._run = run or _run

    async def look(self) -> Surroundings:
        said = await asyncio.to_thread(self._run, LOCK_QUESTION)
        return Surroundings(locked=None if said is None else is_locked(said))

    async def watch(self, changed: Callable[[], None]) -> None:
        """Programs without a window of their own for it are not told; ``look`` is asked now and then."""

    async def muted(self) -> bool | None:
        said = await asyncio.to_thread(self._run, MUTE_QUESTION)
        return None if said is None else said.strip() == "true"

    def close(self) -> None:
        """Nothing is held."""


def is_locked(registry: str) -> bool:
    """By the registry's root entry as a property list: the key is there, and true, only while it is locked."""
    _, found, after = registry.partition(f"<key>{LOCKED_KEY}</key>")
    return bool(found) and after.lstrip().startswith("<true/>")


def _run(command: tuple[str, ...]) -> str | None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=0.3, check=False)  # noqa: S603 - fixed
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return None
    return done.stdout if done.returncode == 0 else None
