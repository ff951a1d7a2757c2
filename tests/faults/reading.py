"""A database file, looked at from outside."""

import sqlite3
from pathlib import Path
from types import TracebackType


class reading:  # noqa: N801 - reads as a word in a with statement
    """In a ``with`` statement, its connection."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)

    def __enter__(self) -> sqlite3.Connection:
        return self._connection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
