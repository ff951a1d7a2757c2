"""What the stream has told and the archive has not taken yet."""

import asyncio

from operator_app.backends.port import StreamItem
from operator_app.domain.changes import Change
from operator_app.domain.problems import BackendError

MAX_WAITING = 1_000


class Inbox:
    """A bounded queue: a stream faster than the disk waits in its socket, not in memory."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[StreamItem | BackendError] = asyncio.Queue(MAX_WAITING)
        self._first: StreamItem | BackendError | None = None

    async def put(self, item: StreamItem | BackendError) -> None:
        await self._queue.put(item)

    async def next(self, patience: float | None) -> StreamItem | BackendError | None:
        """The oldest item; None when none came for ``patience`` seconds."""
        if (item := self._peek()) is not None:
            self._first = None
            return item
        try:
            async with asyncio.timeout(patience):
                return await self._queue.get()
        except TimeoutError:
            return None

    def waiting_change(self) -> Change | None:
        """The oldest item if it is a change and is here already; anything else stays where it is."""
        if isinstance(change := self._peek(), Change):
            self._first = None
            return change
        return None

    def _peek(self) -> StreamItem | BackendError | None:
        if self._first is None and not self._queue.empty():
            self._first = self._queue.get_nowait()
        return self._first
