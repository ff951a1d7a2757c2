"""What is done for an archive in the background: room is made, the file is looked through once a week, damage is told."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from operator_app.archive import drafts, incoming, upkeep
from operator_app.archive.database import FILE_NAME, Database
from operator_app.domain.dialogs import DialogState
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.problems import ArchiveError, ArchiveProblem
from operator_app.domain.value import AccountId, DialogId, MessageId
from operator_app.engine.notices import Changes, Notice
from operator_app.engine.telling import Telling
from operator_app.engine.upkeep import CHECK_EVERY, EVERY, FIRST_AFTER, Upkeep
from tests.doubles.entities import ME, a_dialog, a_last_message, a_message, a_user, an_operator

EACH = 20


class Scene:
    """A real archive; the test owns time: ``run`` lasts until it has slept so often."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.told: list[Notice] = []
        self.slept: list[float] = []
        self.damage: list[ArchiveError] = []
        self.now = 10 * CHECK_EVERY
        self._left = 0
        self.upkeep = Upkeep(
            database=database,
            files=folder / "files",
            telling=Telling(AccountId("a"), self.told.append),
            now=lambda: self.now,
            sleep=self._sleep,
            damaged=self._damaged,
        )

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += round(seconds * 1000)
        self._left -= 1
        if self._left < 0:
            raise asyncio.CancelledError

    async def _damaged(self, error: ArchiveError) -> None:
        self.damage.append(error)

    async def runs(self, turns: int) -> None:
        self._left = turns
        with pytest.raises(asyncio.CancelledError):
            await self.upkeep.run()

    async def checked_at(self) -> int:
        return await self.database.read(upkeep.checked_at)


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    database = Database.open(tmp_path)
    await database.write(_fill)
    yield Scene(database, tmp_path)
    database.close()


def _fill(c: sqlite3.Connection) -> None:
    incoming.start_over(c, 1, 1, (an_operator(), a_user()), ME)
    for number in range(1, 13):
        dialog_id = DialogId(f"d{number:02}")
        state = DialogState.OPEN if number % 4 == 0 else DialogState.CLOSED
        last = a_last_message(number * EACH)
        incoming.put_entities(c, (a_dialog(number * EACH, id=dialog_id, state=state, last_message=last),), ME)
        page = [
            a_message(
                number * EACH - EACH + at, id=MessageId(f"{number}-{at}"), dialog_id=dialog_id, text="many words " * 200
            )
            for at in range(1, EACH + 1)
        ]
        incoming.put_messages(c, dialog_id, page, has_older=False, before=None, me=ME)
    drafts.save(c, DialogId("d01"), ComposerMode.REPLY, Draft(text="half an answer"), 1)


async def test_a_limit_makes_room_at_once_and_the_screen_is_told(scene: Scene) -> None:
    before = await scene.upkeep.storage()
    assert before.messages == 12 * EACH
    await scene.upkeep.keep_within(1)
    after = await scene.upkeep.storage()
    assert after.limit == 1
    assert after.archive < before.archive
    assert after.messages == 4 * EACH, "three are open, and in one something is typed"
    gone = frozenset().union(*(notice.feeds for notice in scene.told if isinstance(notice, Changes)))
    assert gone == {f"d{number:02}" for number in range(2, 13) if number % 4}


async def test_without_a_limit_nothing_goes(scene: Scene) -> None:
    await scene.upkeep.keep_within(0)
    await scene.runs(3)
    assert (await scene.upkeep.storage()).messages == 12 * EACH


async def test_the_file_is_looked_through_after_a_while_and_then_once_a_week(scene: Scene) -> None:
    await scene.runs(1)
    assert scene.slept == [FIRST_AFTER, EVERY]
    first = await scene.checked_at()
    assert first == 10 * CHECK_EVERY + FIRST_AFTER * 1000
    await scene.runs(3)
    assert await scene.checked_at() == first
    scene.now = first + CHECK_EVERY
    await scene.runs(1)
    assert await scene.checked_at() == first + CHECK_EVERY + FIRST_AFTER * 1000
    assert scene.damage == []


async def test_damage_is_told_and_the_file_is_not_worked_on_any_more(scene: Scene, tmp_path: Path) -> None:
    scene.database.close()
    path = tmp_path / FILE_NAME
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096
    for page in range(middle, middle + 4):
        content[page * 4096 : page * 4096 + 300] = b"\xa5" * 300
    path.write_bytes(content)
    database = Database.open(tmp_path)
    damaged = Scene(database, tmp_path)
    damaged._left = 5
    await damaged.upkeep.run()
    assert [error.problem for error in damaged.damage] == [ArchiveProblem.DAMAGED]
    assert damaged.slept == [FIRST_AFTER]
    database.close()
