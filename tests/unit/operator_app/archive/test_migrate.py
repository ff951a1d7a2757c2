"""Files of every format ever written open; newer ones are left alone."""

import shutil
import sqlite3
from pathlib import Path
from typing import Final

import pytest

from operator_app.archive import dialogs, drafts, messages, outbox, people
from operator_app.archive.database import FILE_NAME, Database
from operator_app.archive.migrate import backup_path, migrate, steps
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.messages import MessageState
from operator_app.domain.problems import ArchiveError, ArchiveProblem
from operator_app.domain.value import ClientId, DialogId, UserId

ARCHIVES: Final = Path(__file__).parents[3] / "data" / "archives"
"""One file of each format, written by the version that had it (tests/data/archives/README.md)."""


@pytest.mark.parametrize("path", sorted(ARCHIVES.glob("*.db")), ids=lambda path: path.stem)
async def test_a_stored_file_opens_with_everything_in_it(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / FILE_NAME)
    database = Database.open(tmp_path)
    account = await database.read(people.get_account)
    assert account is not None
    assert account.title == "Shop"
    dialog = await database.read(dialogs.get, DialogId("d1"))
    assert dialog is not None
    assert dialog.tags == ("vip", "pending")
    user = await database.read(people.user, UserId("u1"))
    assert user is not None
    assert user.name == "Ольга"
    window = await database.read(messages.window, DialogId("d1"))
    assert [(message.text, message.state) for message in window.messages] == [
        ("Здравствуйте", MessageState.SENT),
        ("answer", MessageState.DOUBTFUL),
    ]
    assert await database.read(drafts.get, DialogId("d1"), ComposerMode.NOTE) == Draft(text="half a note", cursor=4)
    job = await database.read(outbox.get, ClientId("k1"))
    assert job is not None
    assert job.state is MessageState.DOUBTFUL
    version = await database.read(lambda c: c.execute("PRAGMA user_version").fetchone()[0])
    assert version == len(steps())
    database.close()


def test_there_is_a_stored_file_of_every_format() -> None:
    assert [path.stem for path in sorted(ARCHIVES.glob("*.db"))] == [f"{number:04}" for number, _ in steps()]


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE later (x); PRAGMA user_version = 99;")
    connection.close()
    with pytest.raises(ArchiveError) as caught:
        Database.open(tmp_path)
    assert caught.value.problem is ArchiveProblem.NEWER_FORMAT
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("later",)]
    assert connection.execute("PRAGMA user_version").fetchone() == (99,)
    connection.close()


def _at_format(path: Path, *all_steps: tuple[int, str]) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, path, all_steps)
    return connection


ONE: Final = (1, "CREATE TABLE a (x);")
TWO: Final = (2, "CREATE TABLE b (x); INSERT INTO b SELECT x FROM a;")
THREE: Final = (3, "CREATE TABLE c (x); INSERT INTO c SELECT nothing FROM b;")


def test_only_the_missing_steps_are_taken_and_a_copy_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    connection = _at_format(path, ONE)
    assert not backup_path(path, 0).exists(), "there was nothing to keep"
    connection.execute("INSERT INTO a VALUES (7)")
    migrate(connection, path, (ONE, TWO))
    migrate(connection, path, (ONE, TWO))
    assert connection.execute("SELECT x FROM b").fetchall() == [(7,)]
    connection.close()
    copy = sqlite3.connect(backup_path(path, 1))
    assert copy.execute("SELECT x FROM a").fetchall() == [(7,)]
    assert copy.execute("PRAGMA user_version").fetchone() == (1,)
    copy.close()
    assert backup_path(path, 1).stat().st_mode & 0o077 == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == ["archive.db", "archive.format-1.db"]


def test_a_step_that_fails_leaves_the_steps_before_it(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    connection = _at_format(path, ONE)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, path, (ONE, TWO, THREE))
    assert not connection.in_transaction
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert tables == {"a", "b"}
    connection.close()
