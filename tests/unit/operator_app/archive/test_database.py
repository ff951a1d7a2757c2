"""The file, its threads, and what happens to it when the environment fails."""

import asyncio
import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from operator_app.archive import cursor, drafts, messages, outbox
from operator_app.archive.database import FILE_NAME, Database
from operator_app.archive.problems import problem_of
from operator_app.domain.commands import SendMessage
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.problems import ArchiveError, ArchiveProblem
from operator_app.domain.value import ClientId, DialogId
from tests.doubles.entities import DIALOG

REPLY = ComposerMode.REPLY


def fail(c: sqlite3.Connection) -> None:
    cursor.write(c, 99, None)
    raise LookupError("on purpose")


async def test_what_is_written_is_there_after_reopening(tmp_path: Path) -> None:
    folder = tmp_path / "account"
    first = Database.open(folder)
    await first.write(cursor.write, 5, complete_up_to=6)
    first.close()
    first.close()
    assert [file.name for file in folder.iterdir()] == [FILE_NAME], "the log is folded in"
    second = Database.open(folder)
    assert await second.read(cursor.read) == cursor.Cursor(number=5, complete_up_to=6)
    second.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead")
def test_nobody_else_may_read_it(database: Database) -> None:
    assert stat.S_IMODE(database.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(database.path.parent.stat().st_mode) == 0o700
    for beside in database.path.parent.iterdir():
        assert stat.S_IMODE(beside.stat().st_mode) == 0o600


async def test_a_failing_write_leaves_nothing_behind_and_the_next_one_works(database: Database) -> None:
    await database.write(cursor.write, 5, None)
    with pytest.raises(LookupError):
        await database.write(fail)
    assert (await database.read(cursor.read)).number == 5
    await database.write(cursor.write, 6, None)
    assert (await database.read(cursor.read)).number == 6


async def test_readers_cannot_write(database: Database) -> None:
    with pytest.raises(ArchiveError) as caught:
        await database.read(cursor.write, 5, None)
    assert caught.value.problem is ArchiveProblem.NOT_WRITABLE


async def test_a_bug_is_not_called_a_problem_of_the_computer(database: Database) -> None:
    def broken(c: sqlite3.Connection) -> None:
        c.execute("SELECT nothing FROM nowhere")

    for run in (database.read, database.write):
        with pytest.raises(sqlite3.OperationalError):
            await run(broken)


async def test_a_read_sees_one_moment(database: Database) -> None:
    """A write that is done while a read runs is not seen by it, and does not wait for it."""
    entered, written = threading.Event(), threading.Event()

    def twice(c: sqlite3.Connection) -> tuple[cursor.Cursor, cursor.Cursor]:
        before = cursor.read(c)
        entered.set()
        assert written.wait(20)
        return before, cursor.read(c)

    reading = asyncio.ensure_future(database.read(twice))  # noqa: TID251 - awaited below
    assert await asyncio.to_thread(entered.wait, 20)
    await database.write(cursor.write, 7, None)
    written.set()
    before, after = await reading
    assert before == after == cursor.Cursor()
    assert (await database.read(cursor.read)).number == 7


async def test_writes_are_done_in_the_order_they_were_asked_for(database: Database) -> None:
    def append(c: sqlite3.Connection, letter: str) -> None:
        draft = drafts.get(c, DIALOG, REPLY)
        drafts.save(c, DIALOG, REPLY, Draft(text=("" if draft is None else draft.text) + letter), 1)

    letters = [str(number % 10) for number in range(200)]
    pending = [database.write_soon(append, letter) for letter in letters]
    database.close()
    assert all(future.done() for future in pending)
    again = Database.open(database.path.parent)
    saved = await again.read(drafts.get, DIALOG, REPLY)
    again.close()
    assert saved == Draft(text="".join(letters))


async def test_a_write_nobody_waits_for_any_more_is_still_done(database: Database) -> None:
    gate = threading.Event()
    database.write_soon(lambda _: gate.wait(20))
    task = asyncio.ensure_future(database.write(cursor.write, 8, None))  # noqa: TID251 - awaited below
    await asyncio.sleep(0)
    database.write_soon(lambda _: None)
    gate.set()
    await task
    assert (await database.read(cursor.read)).number == 8


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (sqlite3.SQLITE_FULL, ArchiveProblem.DISK_FULL),
        (sqlite3.SQLITE_READONLY_DIRECTORY, ArchiveProblem.NOT_WRITABLE),
        (sqlite3.SQLITE_CANTOPEN, ArchiveProblem.NOT_WRITABLE),
        (sqlite3.SQLITE_PERM, ArchiveProblem.NOT_WRITABLE),
        (sqlite3.SQLITE_IOERR_WRITE, ArchiveProblem.NOT_WRITABLE),
        (sqlite3.SQLITE_CORRUPT_INDEX, ArchiveProblem.DAMAGED),
        (sqlite3.SQLITE_NOTADB, ArchiveProblem.DAMAGED),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, ArchiveProblem.BUSY),
        (sqlite3.SQLITE_LOCKED, ArchiveProblem.BUSY),
        (sqlite3.SQLITE_CONSTRAINT_UNIQUE, None),
        (sqlite3.SQLITE_ERROR, None),
        (sqlite3.SQLITE_MISUSE, None),
    ],
)
def test_which_errors_are_the_environments(code: int, problem: ArchiveProblem | None) -> None:
    error = sqlite3.OperationalError("x")
    error.sqlite_errorcode = code
    assert problem_of(error) is problem
    assert problem_of(sqlite3.ProgrammingError("closed")) is None


async def test_another_process_that_holds_the_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("operator_app.archive.database.BUSY_SECONDS", 0.1)
    database = Database.open(tmp_path / "account")
    other = sqlite3.connect(database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ArchiveError) as caught:
        await database.write(cursor.write, 5, None)
    assert caught.value.problem is ArchiveProblem.BUSY
    other.close()
    await database.write(cursor.write, 5, None)
    database.close()


def test_a_file_that_is_no_database_is_damaged_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(b"this is no database at all, " * 200)
    before = path.read_bytes()
    with pytest.raises(ArchiveError) as caught:
        Database.open(tmp_path)
    assert caught.value.problem is ArchiveProblem.DAMAGED
    assert path.read_bytes() == before


async def test_a_file_damaged_in_the_middle_is_found_after_an_unclean_end(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    for number in range(300):
        await database.write(drafts.save, DialogId(f"d{number}"), REPLY, Draft(text="x" * 500), 1)
    database.close()
    path = tmp_path / FILE_NAME
    content = bytearray(path.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 : page * 4096 + 200] = b"\xa5" * 200
    path.write_bytes(content)
    path.with_name(FILE_NAME + "-wal").write_bytes(b"left by a crash")
    with pytest.raises(ArchiveError) as caught:
        Database.open(tmp_path)
    assert caught.value.problem is ArchiveProblem.DAMAGED


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], check=True)
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


MAY_MOUNT: Final = sys.platform == "linux" and os.geteuid() == 0


@pytest.mark.parametrize("kind", ["disk"] if MAY_MOUNT else ["limit"])
async def test_a_full_disk_is_told_and_costs_nothing_that_was_stored(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """On a small disk of its own where one can be made, else with SQLite's own limit on the file."""
    folder = tmp_path if kind == "limit" else request.getfixturevalue("small_disk")
    filler = folder / "filler"
    filler.write_bytes(b"x" * 700_000)
    database = Database.open(folder / "account")
    if kind == "limit":
        await database.write(_limit_pages, 200)
    await database.write(drafts.save, DIALOG, REPLY, Draft(text="kept"), 1)
    typed = Draft(text="Добрый день " * 2_000)
    stored = 0
    problem = None
    while problem is None:
        try:
            await database.write(drafts.save, DialogId(f"x{stored}"), REPLY, typed, 1)
            stored += 1
        except ArchiveError as error:
            problem = error.problem
    assert problem is ArchiveProblem.DISK_FULL
    assert stored > 1
    assert await database.read(drafts.get, DIALOG, REPLY) == Draft(text="kept")
    for number in range(stored):
        assert await database.read(drafts.get, DialogId(f"x{number}"), REPLY) == typed
    assert await database.read(drafts.get, DialogId(f"x{stored}"), REPLY) is None

    filler.unlink()
    if kind == "limit":
        await database.write(_limit_pages, 10_000)
    await database.write(drafts.save, DialogId(f"x{stored}"), REPLY, typed, 2)
    database.close()
    again = Database.open(folder / "account")
    assert await again.read(drafts.get, DialogId(f"x{stored}"), REPLY) == typed
    again.close()


def _limit_pages(c: sqlite3.Connection, count: int) -> None:
    c.execute(f"PRAGMA max_page_count = {count}")


_TRY_TO_OPEN = """
import os, sys
from pathlib import Path
from operator_app.archive.database import Database
from operator_app.domain.problems import ArchiveError
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)  # nothing is read-only to root
try:
    Database.open(Path(sys.argv[1]) / "account")
except ArchiveError as error:
    print(error.problem.value)
"""


@pytest.mark.parametrize("exists", [False, True])
def test_a_folder_that_cannot_be_written_is_told(exists: bool) -> None:
    # Not below tmp_path: its parents are closed to the other user this is tried as.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if exists:
            Database.open(folder / "account").close()
            (folder / "account").chmod(0o555)
        folder.chmod(0o555)
        tried = subprocess.run(
            [sys.executable, "-c", _TRY_TO_OPEN, name], capture_output=True, text=True, timeout=60, check=False
        )
        folder.chmod(0o700)
    assert (tried.stdout.strip(), tried.stderr) == ("not_writable", "")


_WRITE_UNTIL_KILLED = """
import asyncio, sys
from pathlib import Path
from operator_app.archive import cursor, drafts, outbox
from operator_app.archive.database import Database
from operator_app.domain.commands import SendMessage
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.messages import MessageState

def write(c, number):
    dialog = f"d{number % 3}"
    drafts.save(c, dialog, ComposerMode.REPLY, Draft(text=f"text {number}"), number)
    outbox.add(c, f"k{number}", SendMessage(dialog_id=dialog, text=f"text {number}"), "me", number)
    if number % 4 == 0:
        outbox.set_state(c, f"k{number}", MessageState.SENDING)
    cursor.write(c, number, number)

async def main():
    database = Database.open(Path(sys.argv[1]))
    start = (await database.read(cursor.read)).number or 0
    number = start
    while True:
        number += 1
        await database.write(write, number)
        print(number, flush=True)

asyncio.run(main())
"""


async def test_a_process_killed_while_it_writes_leaves_whole_transactions(tmp_path: Path) -> None:
    """What was reported as written is there, and outbox, feed, draft and cursor tell the same story."""
    told = 0
    for round_ in range(6):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", _WRITE_UNTIL_KILLED, tmp_path, stdout=asyncio.subprocess.PIPE
        )
        assert process.stdout is not None
        for _ in range(5 + 9 * round_):
            told = int(await process.stdout.readline())
        process.kill()
        rest, _ = await process.communicate()
        told = int(rest.split()[-1]) if rest.split() else told

        database = Database.open(tmp_path)
        number = (await database.read(cursor.read)).number
        assert number is not None
        assert number in {told, told + 1}, "a reported write was lost, or one was made of nothing"
        assert await database.read(outbox.count) == number
        feeds = [
            message for name in "012" for message in await database.read(messages.on_their_way, DialogId(f"d{name}"))
        ]
        assert {message.client_id for message in feeds} == {f"k{n}" for n in range(1, number + 1)}
        for name in "012":
            assert await database.read(drafts.get, DialogId(f"d{name}"), REPLY) is None
        await database.write(outbox.recover)
        due = await database.read(outbox.get, ClientId("k4"))
        assert due is not None
        assert due.state.name == "DOUBTFUL"
        job = await database.read(outbox.get, ClientId(f"k{number}"))
        assert job is not None
        assert job.command == SendMessage(dialog_id=DialogId(f"d{number % 3}"), text=f"text {number}")
        database.close()


async def test_one_connection_per_thread_is_closed_at_the_end(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    await asyncio.gather(*(database.read(cursor.read) for _ in range(20)))
    assert 2 <= len(database._connections) <= 3
    connections = list(database._connections)
    database.close()
    for connection in connections:
        with pytest.raises(sqlite3.ProgrammingError):
            connection.execute("SELECT 1")


async def test_a_later_search_ends_an_earlier_one(database: Database) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    begun = asyncio.Event()
    loop = asyncio.get_running_loop()

    def search(c: sqlite3.Connection, question: str) -> int:
        loop.call_soon_threadsafe(begun.set)
        return int(c.execute(question).fetchone()[0])

    async with asyncio.TaskGroup() as group:
        first = group.create_task(database.read_latest(search, endless))
        await begun.wait()
        second = group.create_task(database.read_latest(search, endless))
        third = group.create_task(database.read_latest(search, "SELECT 7"))
    assert [first.result(), second.result(), third.result()] == [None, None, 7]
    assert await database.read_latest(search, "SELECT 8") == 8, "the connection is as before"


async def test_closing_ends_a_search(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    async with asyncio.TaskGroup() as group:
        searched = group.create_task(database.read_latest(lambda c: c.execute(endless).fetchone()))
        await asyncio.sleep(0)
        await asyncio.to_thread(database.close)
    assert searched.result() is None
