"""Says where a loop was blocked: a thread asks each loop for a sign of life and writes down the stack of one that gives none."""

import asyncio
import faulthandler
import logging
import re
import tempfile
import threading
import time
from pathlib import Path
from typing import Final

from operator_app.diagnostics.log import Stack

_log = logging.getLogger(__name__)

LIMIT_SECONDS = 0.25
_THREAD: Final = re.compile(r"(?:Current thread|Thread) 0x([0-9a-f]+)")
_PLACE: Final = re.compile(r'  File "(.*)", line (\d+) in (.*)')


def waited_for_processor(native_id: int) -> float | None:
    """Seconds in which a thread of this process wanted to run and no processor was free; None where that is not told.

    https://docs.kernel.org/scheduler/sched-stats.html
    """
    try:
        told = Path(f"/proc/self/task/{native_id}/schedstat").read_text(encoding="ascii").split()
        return int(told[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return None


def places_of(thread_id: int) -> list[tuple[str, int, str]]:
    """Where a thread of this process is: file, line and function, the innermost first.

    Read from what faulthandler writes. Python's own way, ``sys._current_frames``, keeps the thread's frames alive, and with
    them whatever is in their variables: a painter that outlives its ``paintEvent`` and ends on this thread breaks Qt.
    """
    with tempfile.TemporaryFile() as file:
        faulthandler.dump_traceback(file, all_threads=True)
        file.seek(0)
        lines = file.read().decode("utf-8", "replace").splitlines()
    found: list[tuple[str, int, str]] = []
    ours = False
    for line in lines:
        if (thread := _THREAD.match(line)) is not None:
            ours = int(thread[1], 16) == thread_id
        elif ours and (place := _PLACE.match(line)) is not None:
            found.append((place[1], int(place[2]), place[3]))
    return found


class _Watched:
    def __init__(self, name: str, loop: asyncio.AbstractEventLoop, thread_id: int) -> None:
        self.name = name
        self.loop = loop
        self.thread_id = thread_id
        self._native_id = threading.get_native_id()
        self.asked_at: float | None = None
        self._waited_before: float | None = None
        self.reported = False

    def ask(self, now: float) -> None:
        self.asked_at, self._waited_before = now, waited_for_processor(self._native_id)
        self.loop.call_soon_threadsafe(self.answered)

    def answered(self) -> None:
        if self.reported and self.asked_at is not None:
            told: dict[str, object] = {"loop": self.name, "seconds": round(time.monotonic() - self.asked_at, 3)}
            waited = waited_for_processor(self._native_id)
            if waited is not None and self._waited_before is not None:  # what a busy computer did, and not the app
                told["waited_for_processor"] = round(waited - self._waited_before, 3)
            _log.warning("loop goes on", extra=told)
        self.asked_at, self.reported = None, False


class StallWatch:
    """Watches the loops added to it until closed. Each stall is reported once, with the stack of its thread."""

    def __init__(self, limit: float = LIMIT_SECONDS) -> None:
        self._limit = limit
        self._watched: dict[str, _Watched] = {}
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="stall watch", daemon=True)
        self._thread.start()

    def add(self, name: str, loop: asyncio.AbstractEventLoop) -> None:
        """Watch ``loop``; call this on the loop's own thread. ``name`` is what the log calls it."""
        with self._lock:
            self._watched[name] = _Watched(name, loop, threading.get_ident())

    def remove(self, name: str) -> None:
        """No longer watch it. Must happen before the loop is closed."""
        with self._lock:
            self._watched.pop(name, None)

    def close(self) -> None:
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended.wait(self._limit / 2):
            with self._lock:
                for watched in self._watched.values():
                    self._look_at(watched)

    def _look_at(self, watched: _Watched) -> None:
        now = time.monotonic()
        asked_at = watched.asked_at
        if asked_at is None:
            watched.ask(now)
        elif now - asked_at > self._limit and not watched.reported:
            watched.reported = True
            _log.warning("loop blocked", extra={"loop": watched.name, "stack": Stack(places_of(watched.thread_id))})
