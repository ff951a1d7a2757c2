"""Connections: reading and writing transactions, and everything that is peculiar to SQLite."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

_READERS = 4
_BUSY_SECONDS = 10
_FULL = ("database or disk is full", "No space left", "disk I/O error", "could not extend file")


class Database:
    """One database. Writers of SQLite queue for one connection; readers see a steady picture while they read."""

    def __init__(self, url: str) -> None:
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        if self.is_sqlite:
            self._reading = _sqlite_engine(url, "BEGIN", _READERS)
            self._writing = _sqlite_engine(url, "BEGIN IMMEDIATE", 1)
        else:
            self._reading = create_async_engine(url, isolation_level="REPEATABLE READ")
            self._writing = create_async_engine(url)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that only reads, and reads everything as of one moment."""
        async with self._reading.begin() as connection:
            yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that is committed when the block ends, and rolled back when it raises."""
        async with self._writing.begin() as connection:
            yield connection

    async def close(self) -> None:
        await self._reading.dispose()
        await self._writing.dispose()


def is_full(error: DBAPIError) -> bool:
    """Whether the disk, not the statement, is the cause."""
    return any(words in str(error.orig) for words in _FULL)


def _sqlite_engine(url: str, begin: str, connections: int) -> AsyncEngine:
    engine = create_async_engine(
        url,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=_BUSY_SECONDS,
        connect_args={"timeout": _BUSY_SECONDS},
    )

    def prepare(raw: Any, _record: object) -> None:
        raw.isolation_level = None  # transactions are begun below, not by the driver
        cursor = raw.cursor()
        for pragma in (
            f"busy_timeout = {_BUSY_SECONDS * 1000}",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine.sync_engine, "connect", prepare)
    event.listen(engine.sync_engine, "begin", start)
    return engine
