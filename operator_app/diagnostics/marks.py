"""Named moments for measuring: ``--trace FILE`` writes them as JSON lines, otherwise a mark is an empty call.

Moments are of the system's monotonic clock, so that a measuring process can compare them with its own.
"""

import json
import threading
import time
from pathlib import Path
from typing import Protocol


class Marks(Protocol):
    """Where moments are told. Passed down from the entry point; may be called from any thread."""

    def mark(self, name: str, number: int | None = None) -> None:
        """``name`` happened now; ``number`` says which one or how many."""
        ...


class NoMarks:
    """Nobody measures."""

    def mark(self, name: str, number: int | None = None) -> None:
        pass


class TraceFile:
    """Writes each mark at once, so that a killed process leaves what it had: ``{"ns": …, "name": …, "number": …}``."""

    def __init__(self, path: Path) -> None:
        """Raises ``OSError`` when the file cannot be made."""
        self._file = path.open("w", encoding="utf-8", buffering=1)
        self._lock = threading.Lock()

    def mark(self, name: str, number: int | None = None) -> None:
        ns = time.monotonic_ns()
        line = {"ns": ns, "name": name} if number is None else {"ns": ns, "name": name, "number": number}
        with self._lock:
            if not self._file.closed:
                self._file.write(json.dumps(line) + "\n")

    def close(self) -> None:
        with self._lock:
            self._file.close()
