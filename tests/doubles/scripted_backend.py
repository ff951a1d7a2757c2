"""A backend whose log and stream a test writes by hand; nothing of it is on a network."""

import asyncio
from collections.abc import AsyncGenerator

from operator_app.backends.port import Backend, DialogPage, Difference, Snapshot, StreamItem
from operator_app.domain.changes import Change
from operator_app.domain.people import Operator
from operator_app.domain.problems import BackendError, CursorTooOld
from tests.doubles.entities import ME, an_operator


class ScriptedBackend:
    """Only what synchronisation uses; ``cast`` it to ``Backend``."""

    def __init__(self) -> None:
        self.log: list[Change] = []
        self.oldest = 0
        """Changes up to here are no longer known."""
        self.snapshot_page = DialogPage(dialogs=(), users=())
        self.changed_pages: list[DialogPage] = []
        self.changed_problem: BackendError | None = None
        self.asked: list[str] = []
        self.frames: asyncio.Queue[StreamItem | BackendError] = asyncio.Queue()

    @property
    def number(self) -> int:
        return self.log[-1].number if self.log else 0

    async def snapshot(self) -> Snapshot:
        self.asked.append("snapshot")
        me: Operator = an_operator(ME)
        return Snapshot(
            number=self.number,
            me=me,
            title="Shop",
            operators=(me,),
            tags=(),
            saved_replies=(),
            page=self.snapshot_page,
        )

    async def changes_after(self, number: int) -> Difference:
        self.asked.append(f"after {number}")
        if number < self.oldest:
            raise CursorTooOld
        later = tuple(change for change in self.log if change.number > number)
        return Difference(changes=later[:3], number=self.number)

    async def changed_dialogs(self, since: int, *, after: str | None = None, limit: int = 100) -> DialogPage:
        self.asked.append(f"changed {since}" + ("" if after is None else f" after {after}"))
        if self.changed_problem is not None:
            raise self.changed_problem
        return self.changed_pages.pop(0) if self.changed_pages else DialogPage(dialogs=(), users=())

    async def stream(self, after: int) -> AsyncGenerator[StreamItem, None]:
        self.asked.append(f"stream {after}")
        while True:
            item = await self.frames.get()
            if isinstance(item, BackendError):
                raise item
            yield item


def as_backend(scripted: ScriptedBackend) -> Backend:
    return scripted  # type: ignore[return-value] - the part that is used
