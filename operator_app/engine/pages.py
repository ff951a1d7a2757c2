"""Brings the rest of the backend's lists: open dialogs by itself, closed ones beyond the newest when asked for."""

import asyncio
import logging
import sqlite3

from operator_app.archive import cursor, dialogs, incoming
from operator_app.archive.cursor import PageCursor
from operator_app.archive.database import Database
from operator_app.archive.touched import Touched
from operator_app.backends.port import Backend, DialogPage, Snapshot
from operator_app.diagnostics.problem_fields import described
from operator_app.domain.changes import Gone
from operator_app.domain.dialogs import DialogState
from operator_app.domain.lists import DialogFilter
from operator_app.domain.problems import BackendError, RefusalReason, Refused
from operator_app.domain.value import DialogId, OperatorId
from operator_app.engine.telling import Telling

PAUSE = 0.1
"""Seconds between pages that nobody waits for."""

log = logging.getLogger(__name__)


class Pages:
    """What it has got is in the archive with how far it came, so it goes on there after a restart."""

    def __init__(self, database: Database, me: OperatorId, telling: Telling) -> None:
        self._database = database
        self._me = me
        self._telling = telling
        self._seen: set[DialogId] = set()
        """Open dialogs that the snapshot and the pages after it named."""
        self._turn = {state: asyncio.Lock() for state in DialogState}

    def restart(self, snapshot: Snapshot) -> None:
        """There is a new snapshot: the lists begin anew with its page."""
        self._seen = {each.id for each in snapshot.page.dialogs}

    async def complete_open(self, backend: Backend, *, anew: bool = False) -> None:
        """Bring all open dialogs that the archive lacks, then look at those that it alone holds to be open.

        ``anew``: all of them, those that were brought before as well.
        """
        try:
            if anew:
                self._seen = set()
                await self._database.write(cursor.write_page, DialogState.OPEN, PageCursor())
            while (await self._database.read(cursor.read_page, DialogState.OPEN)) != PageCursor(complete=True):
                more = await self.fetch(backend, DialogState.OPEN)
                if not more:
                    await self._verify_others(backend)
                    await self._database.write(cursor.write_page, DialogState.OPEN, PageCursor(complete=True))
                    self._telling.changes(everything=True)
                await asyncio.sleep(PAUSE)
        except BackendError as error:
            log.info("open dialogs are brought later", extra=described(error))

    async def begin_closed(self, backend: Backend) -> None:
        """The first page of closed dialogs, unless there is one: their number is on the screen before they are."""
        try:
            if await self._database.read(cursor.read_page, DialogState.CLOSED) == PageCursor():
                await self.fetch(backend, DialogState.CLOSED)
        except BackendError as error:
            log.info("closed dialogs are brought later", extra=described(error))

    async def fetch(self, backend: Backend, state: DialogState) -> bool:
        """The next page of a list; whether more follow."""
        async with self._turn[state]:
            known = await self._database.read(cursor.read_page, state)
            if known.complete:
                return False
            page = await backend.dialogs(state, after=known.next)
            if state is DialogState.OPEN:
                self._seen |= {each.id for each in page.dialogs}
            # An open list is complete only after the others were looked at: see ``complete_open``.
            complete = page.next is None and state is DialogState.CLOSED
            await self.keep(page, state, PageCursor(next=page.next, complete=complete))
            return page.next is not None

    async def keep(self, page: DialogPage, state: DialogState | None = None, reached: PageCursor | None = None) -> None:
        def put(c: sqlite3.Connection) -> Touched:
            entities = (*page.seen, *page.users, *page.dialogs, *page.marks)
            touched = incoming.put_entities(c, entities, self._me)
            if state is not None and reached is not None:
                cursor.write_page(c, state, reached)
            return touched

        self._telling.touched(await self._database.write(put))

    async def bring(self, backend: Backend, dialog_id: DialogId) -> bool:
        """One dialog anew; False: the backend no longer has it, and neither has the archive now."""
        try:
            await self.keep(await backend.dialog(dialog_id))
        except Refused as error:
            if error.reason is not RefusalReason.GONE:
                raise
            gone = (Gone(kind="dialog", id=dialog_id),)
            self._telling.touched(await self._database.write(incoming.put_entities, gone, self._me))
            return False
        return True

    async def _verify_others(self, backend: Backend) -> None:
        """After an outage longer than the backend's log: what was closed or removed meanwhile looks open here."""
        for dialog_id in await self._database.read(self._open_ids):
            if dialog_id not in self._seen:
                await self.bring(backend, dialog_id)
                await asyncio.sleep(PAUSE / 10)

    def _open_ids(self, c: sqlite3.Connection) -> tuple[DialogId, ...]:
        shown = dialogs.listing(c, DialogFilter(), self._me, 0).ids
        return shown + dialogs.listing(c, DialogFilter(snoozed=True), self._me, 0).ids
