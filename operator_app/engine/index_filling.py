"""Adds to the search index what was in the archive before it, in steps so small that nothing else waits for them."""

import asyncio
import logging
import time

from operator_app.archive import search_index
from operator_app.archive.database import Database
from operator_app.diagnostics.problem_fields import described
from operator_app.domain.problems import ArchiveError

FIRST_STEP = 20
LARGEST_STEP = 500
"""Messages."""
WANTED_SECONDS = 0.02
"""How long a step may hold the archive's writer."""
REST = 3.0
"""Times as long as a step takes, nothing is done after it."""

log = logging.getLogger(__name__)


class IndexFilling:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def run(self) -> None:
        """Until all is in the index. It goes on where it was after a restart."""
        step = FIRST_STEP
        try:
            while True:
                begun = time.perf_counter()
                if not await self._database.write(search_index.fill, step):
                    return
                taken = time.perf_counter() - begun
                step = min(max(FIRST_STEP, round(step * WANTED_SECONDS / max(taken, 0.001))), 2 * step, LARGEST_STEP)
                await asyncio.sleep(taken * REST)
        except ArchiveError as error:
            log.warning("the search index is filled at the next start", extra=described(error))
