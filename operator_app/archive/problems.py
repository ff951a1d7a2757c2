"""Which SQLite errors are the environment's, and what they are called; every other one is a bug of ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from operator_app.domain.problems import ArchiveError, ArchiveProblem

# Primary result codes: https://www.sqlite.org/rescode.html
PROBLEMS: Final = {
    sqlite3.SQLITE_FULL: ArchiveProblem.DISK_FULL,
    sqlite3.SQLITE_IOERR: ArchiveProblem.NOT_WRITABLE,
    sqlite3.SQLITE_READONLY: ArchiveProblem.NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: ArchiveProblem.NOT_WRITABLE,
    sqlite3.SQLITE_PERM: ArchiveProblem.NOT_WRITABLE,
    sqlite3.SQLITE_CORRUPT: ArchiveProblem.DAMAGED,
    sqlite3.SQLITE_NOTADB: ArchiveProblem.DAMAGED,
    sqlite3.SQLITE_BUSY: ArchiveProblem.BUSY,
    sqlite3.SQLITE_LOCKED: ArchiveProblem.BUSY,
}


def problem_of(error: sqlite3.Error) -> ArchiveProblem | None:
    """What an error says of the environment; None: it is a bug. Extended codes count as their primary one."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else PROBLEMS.get(code & 0xFF)


@contextmanager
def environment_told() -> Iterator[None]:
    """Turn the environment's errors into ``ArchiveError``; let bugs through."""
    try:
        yield
    except sqlite3.Error as error:
        problem = problem_of(error)
        if problem is None:
            raise
        raise ArchiveError(problem, getattr(error, "sqlite_errorname", "")) from error
