"""What a server does by itself: wakes snoozed dialogs, looks at the log and says how far it goes, lets go of the old."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from sqlalchemy import select

from chat_backend.commands.dialogs import wake
from chat_backend.database.tables import dialogs
from chat_backend.open_change import OpenChange
from chat_backend.protocol import Hello
from chat_backend.services import Services

_log = logging.getLogger(__name__)

SNOOZES_EVERY = 1.0
"""Seconds between two looks for snoozes that are over."""
RETENTION_EVERY = 3600.0
"""Seconds between two looks for changes that the log has kept long enough."""
FILES_EVERY = 3600.0
"""Seconds between two looks for files that nobody attached."""
UNATTACHED_FOR = 24 * 3600 * 1000
"""Milliseconds a file waits for its message."""


@asynccontextmanager
async def background(services: Services) -> AsyncIterator[None]:
    """Runs all of it while the block runs."""

    async def snoozes() -> None:
        await wake_due(services)

    async def logs() -> None:
        await look_at_logs(services)

    async def files() -> None:
        await drop_unattached_files(services)

    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(_again_and_again(snoozes, SNOOZES_EVERY)),
            group.create_task(_again_and_again(logs, services.settings.look_at_log_every)),
            group.create_task(_again_and_again(services.retention.shorten_all, RETENTION_EVERY, first=RETENTION_EVERY)),
            group.create_task(_again_and_again(files, FILES_EVERY)),
        ]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()


async def look_at_logs(services: Services) -> None:
    """Nudge whoever was not woken, and tell every operator how far the log goes: a frame that got lost is missed then."""
    for workspace_id, number in (await services.log.newest_numbers()).items():
        if number > services.board.newest.get(workspace_id, 0):
            services.board.log_grew(workspace_id, number)
    for workspace_id in services.board.followed():
        number, moment = await services.log.standing(workspace_id)
        services.board.log_grew(workspace_id, number)
        services.board.tell_operators(workspace_id, Hello(number=number, time=moment))


async def wake_due(services: Services) -> None:
    """End every snooze whose time has come."""
    now = services.clock()
    async with services.database.read() as connection:
        found = await connection.execute(
            select(dialogs.c.workspace_id, dialogs.c.id).where(dialogs.c.snoozed_until <= now).limit(100)
        )
        due = found.all()
    for row in due:

        async def work(change: OpenChange, dialog_id: str = row.id) -> None:
            dialog = await change.dialog(dialog_id)
            if dialog.snoozed_until is not None and dialog.snoozed_until <= now:
                dialog = await wake(change, dialog, by=None)
            await change.put(dialog)

        await services.log.change(row.workspace_id, None, work)


async def drop_unattached_files(services: Services) -> None:
    """Let go of what was uploaded and never sent: cancelled, refused, or interrupted by a crash."""
    before = services.clock() - UNATTACHED_FOR
    await services.files.drop_unattached(before)
    await services.files.drop_strays(before)


async def _again_and_again(do: Callable[[], Awaitable[None]], seconds: float, *, first: float = 0.0) -> None:
    await asyncio.sleep(first)
    while True:
        try:
            await do()
        except Exception:  # noqa: BLE001 - a full disk or a busy database is no reason to stop for good
            _log.exception("a background task failed; it is tried again")
        await asyncio.sleep(seconds)
