import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from operator_app.archive import search_index
from operator_app.archive.database import Database
from operator_app.archive.migrate import migrate


@pytest.fixture
def c() -> Iterator[sqlite3.Connection]:
    """A connection to an empty archive; a test is one long transaction."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    search_index.prepare(connection)
    migrate(connection, Path("unused.db"))
    search_index.begin(connection)
    connection.execute("BEGIN")
    yield connection
    connection.close()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database.open(tmp_path / "account")
    yield opened
    opened.close()
