"""One open page of a user: which triggers become due while he stays on it."""

import asyncio
from collections.abc import Callable

from sqlalchemy import select

from chat_backend.accounts import VisitorSession
from chat_backend.database.audience_tables import trigger_sends
from chat_backend.database.connection import Database
from chat_backend.protocol import WhenPage
from chat_backend.triggers.dues import active_triggers
from chat_backend.triggers.patterns import fits


class OpenPage:
    """Counts the seconds on a page. ``due`` is told of each trigger whose time has come."""

    def __init__(self, database: Database, visitor: VisitorSession, due: Callable[[str], None]) -> None:
        self._database = database
        self._visitor = visitor
        self._due = due
        self._waiting: list[asyncio.TimerHandle] = []

    async def shows(self, page: str | None) -> None:
        """The user is on this page now."""
        self.left()
        if page is None:
            return
        async with self._database.read() as connection:
            triggers = await active_triggers(connection, self._visitor.workspace_id)
            fitting = [t for t in triggers if isinstance(t.when, WhenPage) and fits(t.when.pattern, page)]
            once = [t.id for t in fitting if t.repeat_days is None]
            written: set[str] = set()
            if once:
                found = await connection.execute(
                    select(trigger_sends.c.trigger_id).where(
                        trigger_sends.c.workspace_id == self._visitor.workspace_id,
                        trigger_sends.c.user_id == self._visitor.user_id,
                        trigger_sends.c.trigger_id.in_(once),
                    )
                )
                written = set(found.scalars())
        loop = asyncio.get_running_loop()
        self._waiting = [
            loop.call_later(t.when.seconds, self._due, t.id)
            for t in fitting
            if t.id not in written and isinstance(t.when, WhenPage)
        ]

    def left(self) -> None:
        """Nothing of the page he was on becomes due any more."""
        for waiting in self._waiting:
            waiting.cancel()
        self._waiting = []
