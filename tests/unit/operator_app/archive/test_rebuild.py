"""A damaged archive makes way for a new one that has the drafts and the unsent commands of the old."""

import asyncio
from contextlib import closing
from pathlib import Path

import pytest

from operator_app.archive import drafts, messages, outbox, rebuild
from operator_app.archive.database import FILE_NAME, Database
from operator_app.domain.commands import CloseDialog, Command, SendMessage
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.messages import File, MessageState
from operator_app.domain.problems import ArchiveError, ArchiveProblem, RefusalReason
from operator_app.domain.value import ClientId, DialogId, OperatorId

ME = OperatorId("o1")
MARIA, PETR = DialogId("d1"), DialogId("d2")
NOW = 1_795_000_000_000
STORED = File(id="f1", name="a.png", content_type="image/png", size=3, url="https://shop.example/f1")


def fill(folder: Path) -> None:
    """One job of each state, a command that is no message, and two drafts."""
    jobs: list[tuple[str, Command, MessageState]] = [
        ("pending", SendMessage(dialog_id=MARIA, text="one"), MessageState.PENDING),
        ("sending", SendMessage(dialog_id=MARIA, text="two"), MessageState.SENDING),
        ("doubtful", SendMessage(dialog_id=PETR, text="three"), MessageState.DOUBTFUL),
        ("failed", SendMessage(dialog_id=PETR, text="four"), MessageState.FAILED),
        ("closing", CloseDialog(dialog_id=PETR), MessageState.PENDING),
    ]
    with closing(Database.open(folder)) as database:
        for name, command, state in jobs:
            client_id = ClientId(name)
            database.write_soon(outbox.add, client_id, command, ME, NOW).result()
            if state is MessageState.FAILED:
                database.write_soon(outbox.refuse, client_id, RefusalReason.BLOCKED, ME).result()
            else:
                database.write_soon(outbox.set_state, client_id, state).result()
        database.write_soon(outbox.put_uploaded, ClientId("pending"), (STORED,)).result()
        for mode, text in ((ComposerMode.REPLY, "one"), (ComposerMode.NOTE, "call her")):
            database.write_soon(drafts.save, MARIA, mode, Draft(text=text, cursor=2), NOW + 1).result()


def test_drafts_and_jobs_go_along_with_their_states(tmp_path: Path) -> None:
    fill(tmp_path)
    before = (tmp_path / FILE_NAME).read_bytes()
    aside = rebuild.rebuild(tmp_path, NOW)
    assert aside == tmp_path / f"archive.db.damaged-{NOW}"
    assert aside.read_bytes() == before

    async def look() -> None:
        with closing(Database.open(tmp_path)) as database:
            found = {name: await database.read(outbox.get, ClientId(name)) for name in ("pending", "sending", "failed")}
            assert [job and job.state for job in found.values()] == [
                MessageState.PENDING,
                MessageState.DOUBTFUL,
                MessageState.FAILED,
            ]
            pending = found["pending"]
            assert pending is not None
            assert pending.uploaded == (STORED,)
            due = await database.read(outbox.due, frozenset(), 0)
            assert [job.client_id for job in due] == ["pending", "doubtful"]
            assert await database.read(outbox.count) == 4
            failed = await database.read(messages.by_client_id, ClientId("failed"))
            assert failed is not None
            assert failed.failure == RefusalReason.BLOCKED
            for mode, text in ((ComposerMode.REPLY, "one"), (ComposerMode.NOTE, "call her")):
                assert await database.read(drafts.get, MARIA, mode) == Draft(text=text, cursor=2)

    asyncio.run(look())


def test_what_is_no_database_leaves_an_empty_archive(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\0garbage" * 1_000)
    with pytest.raises(ArchiveError) as damaged:
        Database.open(tmp_path)
    assert damaged.value.problem is ArchiveProblem.DAMAGED
    rebuild.rebuild(tmp_path, NOW)
    with closing(Database.open(tmp_path)) as database:
        assert database.write_soon(outbox.count).result() == 0


def test_a_row_that_makes_no_sense_costs_only_itself(tmp_path: Path) -> None:
    fill(tmp_path)
    with closing(Database.open(tmp_path)) as database:
        database.write_soon(
            lambda c: c.execute("UPDATE outbox SET command = 'no JSON' WHERE client_id = 'pending'")
        ).result()
    rebuild.rebuild(tmp_path, NOW)
    with closing(Database.open(tmp_path)) as database:
        assert database.write_soon(outbox.get, ClientId("pending")).result() is None
        assert database.write_soon(outbox.count).result() == 3


def test_nothing_is_moved_where_no_archive_is(tmp_path: Path) -> None:
    rebuild.rebuild(tmp_path, NOW)
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
