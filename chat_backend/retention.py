"""How long the log of changes is kept. Who comes back later takes a new snapshot: no message is ever let go of here."""

from sqlalchemy import delete, select

from chat_backend.clock import Clock
from chat_backend.crash_points import crash_point
from chat_backend.database.connection import Database
from chat_backend.database.tables import changes, workspaces

_DAY = 24 * 3600 * 1000
_PIECE = 2_000
"""Changes let go of in one transaction: writers wait for no more than that."""


class Retention:
    """A change goes when it is older than ``days`` and ``at_least`` newer ones are there."""

    def __init__(self, database: Database, clock: Clock, *, days: float, at_least: int) -> None:
        self._database = database
        self._clock = clock
        self._days = days
        self._at_least = at_least

    async def shorten_all(self) -> None:
        async with self._database.read() as connection:
            ids = (await connection.execute(select(workspaces.c.id))).scalars().all()
        for workspace_id in ids:
            await self.shorten(workspace_id)

    async def shorten(self, workspace_id: str) -> None:
        """One workspace's log."""
        while await self._shorten(workspace_id):
            pass

    async def _shorten(self, workspace_id: str) -> bool:
        """Let go of a piece at the beginning; whether more may follow. The log stays one stretch at every moment."""
        before = self._clock() - int(self._days * _DAY)
        async with self._database.read() as connection:
            newest = await connection.scalar(select(workspaces.c.last_number).where(workspaces.c.id == workspace_id))
            found = await connection.execute(
                select(changes.c.number, changes.c.at)
                .where(changes.c.workspace_id == workspace_id)
                .order_by(changes.c.number)
                .limit(_PIECE)
            )
            oldest = found.all()
        last = 0
        for row in oldest:
            if row.at >= before or row.number > (newest or 0) - self._at_least:
                break
            last = row.number
        if not last:
            return False
        async with self._database.write() as connection:
            await connection.execute(
                delete(changes).where(changes.c.workspace_id == workspace_id, changes.c.number <= last)
            )
            crash_point("retention.commit")
        return bool(last == oldest[-1].number)
