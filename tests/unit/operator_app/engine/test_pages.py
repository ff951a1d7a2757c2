"""The rest of the backend's lists, with a real archive and a backend the test writes."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import cast

import pytest

from operator_app.archive import cursor, dialogs, incoming
from operator_app.archive.cursor import PageCursor
from operator_app.archive.database import Database
from operator_app.backends.port import Backend, DialogPage, Snapshot
from operator_app.domain.dialogs import Dialog, DialogState
from operator_app.domain.lists import DialogFilter
from operator_app.domain.problems import RefusalReason, Refused, Unreachable, UnreachableReason
from operator_app.domain.value import AccountId, DialogId
from operator_app.engine.notices import Notice
from operator_app.engine.pages import Pages
from operator_app.engine.telling import Telling
from tests.doubles.entities import ME, a_dialog, a_user, an_operator


class Lists:
    """Pages of two, newest first."""

    def __init__(self, *open_ids: str) -> None:
        self.open_ids = open_ids
        self.closed: dict[str, Dialog] = {}
        self.asked: list[str | None] = []
        self.failing_after: int | None = None

    async def dialogs(self, state: DialogState, *, after: str | None = None, limit: int = 100) -> DialogPage:
        if self.failing_after == len(self.asked):
            raise Unreachable(UnreachableReason.CUT)
        self.asked.append(after)
        first = int(after or 0)
        ids = self.open_ids[first : first + 2]
        following = str(first + 2) if first + 2 < len(self.open_ids) else None
        return DialogPage(dialogs=tuple(a_dialog(5, id=each) for each in ids), users=(a_user(),), next=following)

    async def dialog(self, dialog_id: DialogId) -> DialogPage:
        if dialog_id not in self.closed:
            raise Refused(RefusalReason.GONE)
        return DialogPage(dialogs=(self.closed[dialog_id],), users=())


class Scene:
    def __init__(self, folder: Path) -> None:
        self.database = Database.open(folder)
        self.notices: list[Notice] = []
        self.pages = Pages(self.database, ME, Telling(AccountId("a"), self.notices.append))

    async def complete(self, lists: Lists) -> None:
        await self.pages.complete_open(cast("Backend", lists))

    async def open_ids(self) -> set[str]:
        return set((await self.database.read(dialogs.listing, DialogFilter(), ME, 0)).ids)

    async def reached(self) -> PageCursor:
        return await self.database.read(cursor.read_page, DialogState.OPEN)


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    scene = Scene(tmp_path)
    yield scene
    await asyncio.to_thread(scene.database.close)


async def test_all_pages_come_and_then_no_more_are_asked_for(scene: Scene) -> None:
    lists = Lists("a", "b", "c", "d", "e")
    await scene.complete(lists)
    assert await scene.open_ids() == {"a", "b", "c", "d", "e"}
    assert await scene.reached() == PageCursor(complete=True)
    await scene.complete(lists)
    assert lists.asked == [None, "2", "4"]


async def test_it_goes_on_where_a_broken_connection_left_it(scene: Scene) -> None:
    lists = Lists("a", "b", "c", "d", "e")
    lists.failing_after = 1
    await scene.complete(lists)
    assert await scene.open_ids() == {"a", "b"}
    lists.failing_after = None
    await scene.complete(lists)
    assert lists.asked == [None, "2", "4"]
    assert await scene.open_ids() == {"a", "b", "c", "d", "e"}


async def test_of_the_closed_ones_the_first_page_comes_by_itself_and_once(scene: Scene) -> None:
    lists = Lists("a", "b", "c")
    lists.failing_after = 0
    await scene.pages.begin_closed(cast("Backend", lists))
    lists.failing_after = None
    await scene.pages.begin_closed(cast("Backend", lists))
    await scene.pages.begin_closed(cast("Backend", lists))
    assert lists.asked == [None]
    assert await scene.database.read(cursor.read_page, DialogState.CLOSED) == PageCursor(next="2")
    assert (await scene.database.read(dialogs.listing, DialogFilter(), ME, 0)).other_more


async def test_what_only_the_archive_holds_to_be_open_is_looked_at(scene: Scene) -> None:
    stale = [a_dialog(1, id=each) for each in ("a", "closed", "gone")]
    await scene.database.write(incoming.put_entities, (a_user(), *stale), ME)
    scene.pages.restart(
        Snapshot(
            number=5,
            me=an_operator(),
            title="Shop",
            operators=(),
            tags=(),
            saved_replies=(),
            page=DialogPage(dialogs=(), users=()),
        )
    )
    lists = Lists("a", "b", "c")
    lists.closed["closed"] = a_dialog(4, id="closed", state=DialogState.CLOSED)
    await scene.complete(lists)
    assert await scene.open_ids() == {"a", "b", "c"}
    assert await scene.database.read(dialogs.get, DialogId("gone")) is None
    closed = await scene.database.read(dialogs.get, DialogId("closed"))
    assert closed is not None
    assert closed.state is DialogState.CLOSED
