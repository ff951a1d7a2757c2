"""Brings messages that the archive lacks: asked for when somebody looks, one request a dialog at a time."""

import asyncio
import logging
from collections.abc import Callable, Iterable

from operator_app.archive import incoming, messages
from operator_app.archive.coverage import Coverage
from operator_app.archive.database import Database
from operator_app.backends.port import Backend
from operator_app.diagnostics.problem_fields import described
from operator_app.domain.messages import MessageWindow, Missing
from operator_app.domain.problems import BackendError, Unreachable, UnreachableReason
from operator_app.domain.value import DialogId, OperatorId, Revision
from operator_app.engine.tasks import TaskOwner
from operator_app.engine.telling import Telling

PAGE = 50
LARGE_PAGE = 200
"""What a history fetches at once: one looks at the beginning of a dialog, and the backend tells from its end."""
PATIENCE = 10.0
"""Seconds that somebody who wants to see an old message waits for it."""
AGAIN = 5.0
"""Seconds until messages that could not be had may be asked for again."""
MOST_PAGES = 20
"""How many pages are brought for one look at all that was said with a user."""
AT_ONCE = 3
"""Dialogs fetched at the same time, so that a history scrolled fast leaves room for what is being said."""

log = logging.getLogger(__name__)


class Feeds:
    """``backend()`` is None while there is no connection."""

    def __init__(
        self,
        *,
        database: Database,
        me: OperatorId,
        telling: Telling,
        tasks: TaskOwner,
        backend: Callable[[], Backend | None],
    ) -> None:
        self._database = database
        self._me = me
        self._telling = telling
        self._tasks = tasks
        self._backend = backend
        self._fetching: set[DialogId] = set()
        self._missed: set[DialogId] = set()
        """Looked at without a connection: the screen asks again when there is one."""
        self._few_at_once = asyncio.Semaphore(AT_ONCE)

    async def want_older(self, dialog_id: DialogId, window: MessageWindow, limit: int) -> Missing:
        """What lies before this window is brought if the archive lacks it; a ``Changes`` notice follows."""
        coverage = await self._database.read(messages.coverage, dialog_id)
        if coverage.complete or not _reaches_end(window, coverage, limit):
            return Missing.NOTHING
        return self._want(dialog_id, coverage, PAGE)

    async def want_missing(self, dialog_id: DialogId) -> Missing:
        """What lies before all that the archive has of a dialog is brought; a ``Changes`` notice follows."""
        coverage = await self._database.read(messages.coverage, dialog_id)
        return Missing.NOTHING if coverage.complete else self._want(dialog_id, coverage, LARGE_PAGE)

    async def bring_down_to(self, dialog_id: DialogId, position: Revision) -> bool:
        """Bring a dialog's messages page by page until this position is among them; whether it is, in time."""
        backend = self._backend()
        if backend is None:
            return False
        try:
            async with asyncio.timeout(PATIENCE):
                coverage = await self._database.read(messages.coverage, dialog_id)
                while not _covers(coverage, position):
                    before = None if coverage.through is not None else coverage.oldest
                    await self._put(backend, dialog_id, before, LARGE_PAGE)
                    reached, coverage = coverage, await self._database.read(messages.coverage, dialog_id)
                    if coverage == reached:
                        return False
        except TimeoutError:
            log.info("a message lies too far back to be brought in time")
            return False
        except BackendError as error:
            log.info("a message could not be brought", extra=described(error))
            return False
        return coverage.oldest is not None and coverage.oldest <= position

    async def bring_all(self, dialog_ids: Iterable[DialogId]) -> None:
        """What these dialogs lack, one after the other, as far as the network gives it now; ``MOST_PAGES`` at most."""
        left = MOST_PAGES
        for dialog_id in dialog_ids:
            coverage = await self._database.read(messages.coverage, dialog_id)
            while (
                left and not coverage.complete and self._can_ask(dialog_id) and (backend := self._backend()) is not None
            ):
                left -= 1
                self._fetching.add(dialog_id)
                await self._fetch(backend, dialog_id, coverage.oldest, LARGE_PAGE)
                coverage = await self._database.read(messages.coverage, dialog_id)

    def _can_ask(self, dialog_id: DialogId) -> bool:
        return dialog_id not in self._fetching and dialog_id not in self._missed

    def outlook(self, dialog_id: DialogId) -> Missing:
        """What would become of asking for messages that this dialog lacks."""
        if self._backend() is None:
            return Missing.OFFLINE
        return Missing.REFUSED if dialog_id in self._missed else Missing.COMING

    def _want(self, dialog_id: DialogId, coverage: Coverage, page: int) -> Missing:
        if dialog_id in self._fetching:
            return Missing.COMING
        outlook = self.outlook(dialog_id)
        backend = self._backend()
        if outlook is Missing.COMING and backend is not None:
            self._fetching.add(dialog_id)
            self._tasks.start(self._fetch(backend, dialog_id, coverage.oldest, page), "messages")
        else:
            self._missed.add(dialog_id)  # again with the next connection
        return outlook

    def online(self) -> None:
        missed, self._missed = frozenset(self._missed), set()
        self._telling.changes(feeds=missed)

    async def _fetch(self, backend: Backend, dialog_id: DialogId, before: Revision | None, limit: int) -> None:
        try:
            await self._put(backend, dialog_id, before, limit)
        except BackendError as error:
            log.info("messages are brought later", extra=described(error))
            self._missed.add(dialog_id)
            self._tasks.start(self._ask_again(dialog_id), "messages again")
        finally:
            self._fetching.discard(dialog_id)
            self._telling.changes(feeds=frozenset({dialog_id}))

    async def _ask_again(self, dialog_id: DialogId) -> None:
        """The connection may be back already: what failed belonged to the one before, and no other need come."""
        await asyncio.sleep(AGAIN)
        if dialog_id in self._missed and self._backend() is not None:
            self._missed.discard(dialog_id)
            self._telling.changes(feeds=frozenset({dialog_id}))

    async def _put(self, backend: Backend, dialog_id: DialogId, before: Revision | None, limit: int) -> None:
        async with self._few_at_once:
            page = await backend.messages(dialog_id, before=before, limit=limit)
        if page.has_older and not page.messages:
            raise Unreachable(UnreachableReason.SERVER_FAULT, "an empty page that is not the last")
        put = incoming.put_messages
        touched = await self._database.write(put, dialog_id, page.messages, page.has_older, before, self._me)
        self._telling.touched(touched)
        if page.seen:
            self._telling.touched(await self._database.write(incoming.put_entities, page.seen, self._me))


def _covers(coverage: Coverage, position: Revision) -> bool:
    """Whether the archive has all there is at a position, and after it."""
    if coverage.through is not None:
        return False
    return coverage.complete or (coverage.oldest is not None and coverage.oldest <= position)


def _reaches_end(window: MessageWindow, coverage: Coverage, limit: int) -> bool:
    """Whether the window comes near the oldest message that the archive has without a hole."""
    confirmed = [each.position for each in window.messages if each.position is not None]
    if len(confirmed) < limit or coverage.oldest is None:
        return True
    return confirmed[0] <= coverage.oldest
