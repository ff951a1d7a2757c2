"""Keeps an archive within its limit and looks through it for damage, in the background and in small steps."""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from operator_app.archive import upkeep
from operator_app.archive.database import Database
from operator_app.diagnostics.problem_fields import described
from operator_app.domain.problems import ArchiveError, ArchiveProblem
from operator_app.domain.storage import Storage
from operator_app.domain.value import Milliseconds
from operator_app.engine.telling import Telling

FIRST_AFTER: Final = 60.0
EVERY: Final = 3_600.0
"""Seconds; the start of the program belongs to the screen."""
CHECK_EVERY: Final = 7 * 86_400_000
"""Milliseconds from one look through the file to the next."""
REST: Final = 0.05

log = logging.getLogger(__name__)


class Upkeep:
    """``damaged`` is told when the file turns out to be so."""

    def __init__(
        self,
        *,
        database: Database,
        files: Path,
        telling: Telling,
        now: Callable[[], Milliseconds],
        sleep: Callable[[float], Awaitable[None]],
        damaged: Callable[[ArchiveError], Awaitable[None]],
    ) -> None:
        self._database = database
        self._files = files
        self._telling = telling
        self._now = now
        self._sleep = sleep
        self._damaged = damaged
        self._limit = 0
        self._one_at_a_time = asyncio.Lock()

    async def storage(self) -> Storage:
        read = self._database.read
        return Storage(
            archive=await read(upkeep.used),
            files=await asyncio.to_thread(_size, self._files),
            messages=await read(upkeep.message_count),
            limit=self._limit,
            checked_at=await read(upkeep.checked_at),
        )

    async def keep_within(self, limit: int) -> None:
        """From now on, and at once; 0: no limit. In bytes."""
        self._limit = limit
        await self.make_room()

    async def make_room(self) -> None:
        """Until it is within the limit, or nothing may go any more."""
        async with self._one_at_a_time:
            while (limit := self._limit) > 0:
                touched = await self._database.write(upkeep.make_room, limit)
                if touched is None:
                    break
                self._telling.touched(touched)
                await asyncio.sleep(REST)
            more = True
            while more:
                more = await self._database.write(upkeep.give_back)
                await asyncio.sleep(REST)

    async def check(self) -> bool:
        """Look through the whole file now; whether it is sound."""
        sound = await self._database.examine(upkeep.is_sound)
        if not sound:
            await self._damaged(ArchiveError(ArchiveProblem.DAMAGED, "integrity_check"))
            return False
        await self._database.write(upkeep.note_check, self._now())
        return True

    async def run(self) -> None:
        """Until cancelled."""
        await self._sleep(FIRST_AFTER)
        while True:
            try:
                if self._now() - await self._database.read(upkeep.checked_at) >= CHECK_EVERY and not await self.check():
                    return
                await self.make_room()
            except (ArchiveError, sqlite3.Error) as error:
                log.warning("the archive is looked after later", extra=described(error))
            await self._sleep(EVERY)


def _size(folder: Path) -> int:
    found = 0
    for path in folder.glob("*/*"):
        try:
            found += path.stat().st_size
        except OSError:  # gone meanwhile
            continue
    return found
