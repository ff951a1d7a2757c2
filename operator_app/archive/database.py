"""One account's database file: a single thread writes, a few read, each with a connection of its own."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Concatenate, Final, ParamSpec, TypeVar

from operator_app.archive import search_index
from operator_app.archive.migrate import migrate
from operator_app.archive.problems import environment_told
from operator_app.diagnostics.crash_points import crash_point
from operator_app.domain.problems import ArchiveError, ArchiveProblem

FILE_NAME: Final = "archive.db"
BUSY_SECONDS: Final = 5.0
"""How long to wait for another process that holds the file."""
READERS: Final = 2
"""Reads are short; two threads keep a long one from holding up the screen."""
_LOOK_UP: Final = 2_000
"""Steps of SQLite's machine after which a reading looks whether it is still wanted: some 20 microseconds."""

CACHE: Final = 16 * 1024
"""Memory each connection may keep pages in, in KiB: the index of 100,000 dialogs fits."""

T = TypeVar("T")
P = ParamSpec("P")
Work = Callable[Concatenate[sqlite3.Connection, P], T]


class Database:
    """The archive's functions run here: ``await database.write(outbox.add, client_id, command, me, now)``.

    Failures of the environment (disk full, damaged, …) are raised as ``ArchiveError``; then nothing of the call
    was done. A call whose awaiter is cancelled still runs to its end.
    """

    def __init__(self, path: Path) -> None:
        """Use ``open``."""
        self._path = path
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="archive-writer")
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="archive-reader")
        self._searcher = ThreadPoolExecutor(1, thread_name_prefix="archive-searcher")
        self._latest = 0

    @classmethod
    def open(cls, folder: Path) -> "Database":
        """Open or make the archive in a folder. Blocks; raises ``ArchiveError``."""
        path = folder / FILE_NAME
        unclean = _make_private(path)
        database = cls(path)
        try:
            database._writer.submit(database._begin, unclean).result()
        except BaseException:
            database.close()
            raise
        return database

    @property
    def path(self) -> Path:
        """The file; SQLite keeps a ``-wal`` and a ``-shm`` beside it while it is open."""
        return self._path

    async def read(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a function on a reader thread; it sees one moment of the archive."""
        return await asyncio.wrap_future(self._readers.submit(self._read, lambda c: work(c, *args, **kwargs)))

    async def read_latest(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """The same on a thread of its own for what one asks anew with each key: a later call ends an earlier one, which
        then answers None."""
        self._latest += 1
        wanted = self._latest
        work_here = partial(self._read_while_wanted, wanted, lambda c: work(c, *args, **kwargs))
        return await asyncio.wrap_future(self._searcher.submit(work_here))

    async def examine(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run what takes long and only reads, on a thread and a connection of its own."""
        return await asyncio.to_thread(self._examine, work)

    async def write(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a function on the writer thread in one transaction; durable when this returns."""
        return await asyncio.wrap_future(self.write_soon(work, *args, **kwargs))

    def write_soon(self, work: Work[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The same from any thread: writes are done in the order they were asked for."""
        return self._writer.submit(self._write, lambda c: work(c, *args, **kwargs))

    def close(self) -> None:
        """Finish what was asked for, fold the write-ahead log into the file, close. May be called twice."""
        self._latest += 1
        self._searcher.shutdown()
        self._readers.shutdown()
        self._writer.shutdown()
        with self._lock:
            connections, self._connections = self._connections, []
        # The writer's is first in the list and must be last to close: the last one folds the log in.
        for connection in reversed(connections):
            connection.close()

    def _begin(self, unclean: bool) -> None:
        with environment_told():
            connection = self._connect()
            if self._path.stat().st_size == 0 and not unclean:
                # before the first table, else it has no effect: room that is given up goes back to the system
                connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            if unclean:
                _check(connection)
            migrate(connection, self._path)
            connection.execute("BEGIN IMMEDIATE")
            search_index.begin(connection)
            connection.execute("COMMIT")

    def _connect(self) -> sqlite3.Connection:
        # Each is used by its own thread only; close() is the one exception, after the threads have ended.
        connection = sqlite3.connect(
            self._path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        search_index.prepare(connection)
        with self._lock:
            self._connections.append(connection)
        self._local.connection = connection
        return connection

    def _write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        with environment_told():
            connection: sqlite3.Connection = self._local.connection
            connection.execute("BEGIN IMMEDIATE")
            try:
                result = work(connection)
                crash_point("archive.commit")
                connection.execute("COMMIT")
                crash_point("archive.committed")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            return result

    def _read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        with environment_told():
            connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
            if connection is None:
                connection = self._connect()
                connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            try:
                return work(connection)
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def _examine(self, work: Callable[[sqlite3.Connection], T]) -> T:
        with environment_told(), closing(sqlite3.connect(self._path, timeout=BUSY_SECONDS)) as connection:
            connection.execute("PRAGMA query_only = ON")
            return work(connection)

    def _read_while_wanted(self, wanted: int, work: Callable[[sqlite3.Connection], T]) -> T | None:
        if wanted != self._latest:
            return None

        def begun(connection: sqlite3.Connection) -> T:
            connection.set_progress_handler(lambda: wanted != self._latest, _LOOK_UP)
            try:
                return work(connection)
            finally:
                connection.set_progress_handler(None, 0)

        try:
            return self._read(begun)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                return None
            raise


def _make_private(path: Path) -> bool:
    """Make folder and file for this user only; tells whether the last close was not clean: its log is still there."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.chmod(0o700)
        path.touch(mode=0o600)
        path.chmod(0o600)
        log = path.with_name(path.name + "-wal")
        return log.exists() and log.stat().st_size > 0
    except OSError as error:
        raise ArchiveError(ArchiveProblem.NOT_WRITABLE, type(error).__name__) from error


def _check(connection: sqlite3.Connection) -> None:
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise ArchiveError(ArchiveProblem.DAMAGED, "quick_check")
