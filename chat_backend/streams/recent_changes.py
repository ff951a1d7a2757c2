"""The newest stretch of the log in memory, so that a change is read once however many connections follow it."""

import asyncio
from collections import defaultdict

from chat_backend.change_log import ChangeLog
from chat_backend.protocol import Change
from chat_backend.streams.switchboard import Switchboard

_PAGE = 200


class _Stretch:
    """Changes ``base + 1`` to ``base + len(changes)``, none missing."""

    def __init__(self, base: int) -> None:
        self.base = base
        self.changes: list[Change] = []

    @property
    def top(self) -> int:
        return self.base + len(self.changes)


class RecentChanges:
    """Reads the log for the streams. Changes never change, so what is remembered is never wrong, at most not the newest."""

    def __init__(self, log: ChangeLog, board: Switchboard, *, most: int = 256) -> None:
        self._log = log
        self._board = board
        self._most = most
        self._stretches: dict[str, _Stretch] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def after(self, workspace_id: str, number: int) -> tuple[Change, ...]:
        """The next changes after a number, in order; none when the reader has the newest this process heard of."""
        heard = self._board.newest.get(workspace_id, 0)
        if number >= heard:
            return ()
        stretch = self._stretches.setdefault(workspace_id, _Stretch(heard - 1))
        if number < stretch.base:
            return await self._log.after(workspace_id, number, _PAGE)
        async with self._locks[workspace_id]:
            while stretch.top < self._board.newest.get(workspace_id, 0):
                more = await self._log.after(workspace_id, stretch.top, _PAGE)
                if not more:
                    break
                if more[0].number != stretch.top + 1:  # the log was shortened since anybody read it
                    stretch.base, stretch.changes = more[0].number - 1, []
                stretch.changes.extend(more)
            if number < stretch.base:  # forgotten while we waited for our turn
                return await self._log.after(workspace_id, number, _PAGE)
            found = tuple(stretch.changes[number - stretch.base :][:_PAGE])
            extra = len(stretch.changes) - self._most
            if extra > 0:
                del stretch.changes[:extra]
                stretch.base += extra
        return found
