"""Brings messages that the archive lacks: asked for when somebody looks, one request a dialog at a time."""

import logging
from collections.abc import Callable

from operator_app.archive import incoming, messages
from operator_app.archive.coverage import Coverage
from operator_app.archive.database import Database
from operator_app.backends.port import Backend
from operator_app.diagnostics.problem_fields import described
from operator_app.domain.messages import MessageWindow
from operator_app.domain.problems import BackendError, Unreachable, UnreachableReason
from operator_app.domain.value import DialogId, OperatorId, Revision
from operator_app.engine.tasks import TaskOwner
from operator_app.engine.telling import Telling

PAGE = 50

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

    async def want_older(self, dialog_id: DialogId, window: MessageWindow, limit: int) -> bool:
        """Whether what lies before this window is being brought; a ``Changes`` notice follows."""
        coverage = await self._database.read(messages.coverage, dialog_id)
        if coverage.complete or not _reaches_end(window, coverage, limit):
            return False
        if dialog_id in self._fetching:
            return True
        backend = self._backend()
        if dialog_id in self._missed:  # tried in vain: again with the next connection
            return False
        if backend is None:
            self._missed.add(dialog_id)
            return False
        self._fetching.add(dialog_id)
        self._tasks.start(self._fetch(backend, dialog_id, coverage.oldest), "messages")
        return True

    def online(self) -> None:
        missed, self._missed = frozenset(self._missed), set()
        self._telling.changes(feeds=missed)

    async def _fetch(self, backend: Backend, dialog_id: DialogId, before: Revision | None) -> None:
        try:
            page = await backend.messages(dialog_id, before=before, limit=PAGE)
            if page.has_older and not page.messages:
                raise Unreachable(UnreachableReason.SERVER_FAULT, "an empty page that is not the last")
            touched = await self._database.write(
                incoming.put_messages, dialog_id, page.messages, page.has_older, before, self._me
            )
            self._telling.touched(touched)
        except BackendError as error:
            log.info("messages are brought later", extra=described(error))
            self._missed.add(dialog_id)
        finally:
            self._fetching.discard(dialog_id)
            self._telling.changes(feeds=frozenset({dialog_id}))


def _reaches_end(window: MessageWindow, coverage: Coverage, limit: int) -> bool:
    """Whether the window comes near the oldest message that the archive has without a hole."""
    confirmed = [each.position for each in window.messages if each.position is not None]
    if len(confirmed) < limit or coverage.oldest is None:
        return True
    return confirmed[0] <= coverage.oldest
