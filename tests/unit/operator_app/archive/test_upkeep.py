"""An archive within its limit: what may go, what never does, and what SQLite promises about the rest."""

import sqlite3
from pathlib import Path

import pytest

from operator_app.archive import (
    conflicts,
    coverage,
    dialogs,
    drafts,
    incoming,
    messages,
    outbox,
    people,
    search,
    upkeep,
)
from operator_app.archive.database import Database
from operator_app.domain.commands import SendMessage
from operator_app.domain.dialogs import DialogState
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.search import SearchQuery, Term
from operator_app.domain.value import ClientId, DialogId, MessageId
from tests.doubles.entities import ME, a_dialog, a_last_message, a_message, a_user, an_operator

EACH = 20


def put(c: sqlite3.Connection, name: str, number: int, state: DialogState = DialogState.CLOSED) -> DialogId:
    """A dialog whose last message is the ``number``-th of all."""
    dialog_id = DialogId(name)
    last = a_last_message(number * EACH)
    incoming.put_entities(c, (a_dialog(number * EACH, id=dialog_id, state=state, last_message=last),), ME)
    page = [
        a_message(
            number * EACH - EACH + at,
            id=MessageId(f"{name}-{at}"),
            dialog_id=dialog_id,
            text=f"{name} says a lot " + "of words " * 200,
        )
        for at in range(1, EACH + 1)
    ]
    incoming.put_messages(c, dialog_id, page, has_older=False, before=None, me=ME)
    return dialog_id


@pytest.fixture
def desk(c: sqlite3.Connection) -> None:
    people.put_account(c, people.AccountFacts(me=ME, title="Shop"))
    incoming.start_over(c, 1, 1, (an_operator(), a_user()), ME)


def left(c: sqlite3.Connection) -> list[str]:
    return [name for (name,) in c.execute("SELECT DISTINCT dialog_id FROM messages ORDER BY dialog_id")]


@pytest.mark.usefixtures("desk")
def test_messages_of_the_oldest_closed_dialogs_go_first_and_no_more_than_needed(c: sqlite3.Connection) -> None:
    for number in range(1, 21):
        put(c, f"d{number:02}", number)
    before = upkeep.used(c)
    touched = upkeep.make_room(c, before - 1)
    assert touched is not None
    assert touched.feeds == {f"d{number:02}" for number in range(1, upkeep.AT_ONCE + 1)}
    assert upkeep.used(c) < before
    assert upkeep.make_room(c, before - 1) is None, "it is within the limit now"
    assert len(left(c)) == 20 - upkeep.AT_ONCE
    assert coverage.read(c, DialogId("d01")) == coverage.Coverage(), "they are asked for when somebody looks"
    assert dialogs.get(c, DialogId("d01")) is not None


@pytest.mark.usefixtures("desk")
def test_open_dialogs_and_what_is_typed_or_waits_never_go(c: sqlite3.Connection) -> None:
    put(c, "closed", 5)
    put(c, "open", 1, DialogState.OPEN)
    drafts.save(c, put(c, "typed", 2), ComposerMode.NOTE, Draft(text="half a note"), 1)
    outbox.add(c, ClientId("k"), SendMessage(dialog_id=put(c, "waits", 3), text="answer"), ME, 1)
    while upkeep.make_room(c, 1) is not None:
        pass
    assert left(c) == ["open", "typed", "waits"]
    assert drafts.get(c, DialogId("typed"), ComposerMode.NOTE) == Draft(text="half a note")
    assert [job.client_id for job in outbox.due(c, frozenset(), 10**15)] == ["k"]
    assert conflicts.held(c, "dialog:waits") == ()


@pytest.mark.usefixtures("desk")
def test_what_is_gone_is_not_found_and_comes_back_whole(c: sqlite3.Connection) -> None:
    put(c, "closed", 1)
    query = SearchQuery(terms=(Term(words=("closed",)),))
    assert len(search.find(c, query, me=ME, now=0, limit=50).messages) == EACH
    upkeep.make_room(c, 1)
    assert search.find(c, query, me=ME, now=0).messages == ()
    put(c, "closed", 1)
    assert len(search.find(c, query, me=ME, now=0, limit=50).messages) == EACH
    assert not messages.window(c, DialogId("closed"), limit=50).has_older


async def test_room_goes_back_to_the_system(tmp_path: Path) -> None:
    database = Database.open(tmp_path)

    def fill(c: sqlite3.Connection) -> None:
        people.put_account(c, people.AccountFacts(me=ME, title="Shop"))
        incoming.start_over(c, 1, 1, (an_operator(), a_user()), ME)
        for number in range(1, 31):
            put(c, f"d{number:02}", number)

    await database.write(fill)
    pages = await database.read(lambda c: c.execute("PRAGMA page_count").fetchone()[0])
    while await database.write(upkeep.make_room, 1) is not None:
        pass
    while await database.write(upkeep.give_back):
        pass
    assert await database.read(lambda c: c.execute("PRAGMA page_count").fetchone()[0]) < pages / 2
    assert await database.examine(upkeep.is_sound)
    database.close()


async def test_what_is_written_is_on_the_disk_when_it_returns(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    await database.read(drafts.attached)
    assert await database.write(lambda c: c.execute("PRAGMA journal_mode").fetchone()[0]) == "wal"
    assert await database.write(lambda c: c.execute("PRAGMA synchronous").fetchone()[0]) == 2, "FULL"
    assert await database.write(lambda c: c.execute("PRAGMA foreign_keys").fetchone()[0]) == 1
    database.close()


async def test_no_file_of_an_archive_can_be_read_by_others(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "account")
    await database.write(drafts.save, DialogId("d"), ComposerMode.REPLY, Draft(text="private"), 1)
    await database.read(drafts.attached)
    modes = {file.name: file.stat().st_mode & 0o777 for file in (tmp_path / "account").iterdir()}
    assert modes == {"archive.db": 0o600, "archive.db-wal": 0o600, "archive.db-shm": 0o600}
    assert (tmp_path / "account").stat().st_mode & 0o777 == 0o700
    database.close()
