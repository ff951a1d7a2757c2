"""What a server does by itself: wakes snoozed dialogs, looks at the log and says how far it goes, lets go of the old."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from sqlalchemy import select

from chat_backend.commands.dialogs import wake
from chat_backend.commands.team import free_dialogs
from chat_backend.database.tables import dialogs, operators
from chat_backend.nudge import Nudge
from chat_backend.open_change import OpenChange
from chat_backend.protocol import Hello, SiteSettingsChanged
from chat_backend.segments.membership import BATCH
from chat_backend.services import Services
from chat_backend.site_settings import HoursWatch, site_settings

_log = logging.getLogger(__name__)

SNOOZES_EVERY = 1.0
"""Seconds between two looks for snoozes that are over."""
RETENTION_EVERY = 3600.0
"""Seconds between two looks for changes that the log has kept long enough."""
SEGMENTS_EVERY = 1.0
"""Seconds between two looks for users whose segments time may have changed, and for new rules."""
TRIGGERS_EVERY = 1.0
"""Seconds between two looks for messages that triggers owe."""
HOURS_EVERY = 15.0
"""Seconds between two looks at the working hours."""

PROFILES_EVERY = 2.0
"""Seconds between two looks for e-mails whose public profile is to be looked up."""

MAIL_EVERY = 5.0
"""Seconds between two looks for e-mails that are to be made or handed over."""

FILES_EVERY = 3600.0
"""Seconds between two looks for files that nobody attached."""
UNATTACHED_FOR = 24 * 3600 * 1000
"""Milliseconds a file waits for its message."""


SESSIONS_EVERY = 60.0
"""Seconds between two notes of who is connected: how exactly ``last_seen_at`` is known."""
REMOVED_EVERY = 2.0
"""Seconds between two looks for dialogs of operators who have left."""


@asynccontextmanager
async def background(services: Services) -> AsyncIterator[None]:
    """Runs all of it while the block runs."""

    async def snoozes() -> None:
        await wake_due(services)

    async def logs() -> None:
        await look_at_logs(services)

    async def files() -> None:
        await drop_unattached_files(services)

    async def segments() -> None:
        await keep_segments(services)

    async def triggers() -> None:
        while await services.triggers.write_due():
            pass

    async def profiles() -> None:
        while await services.profiles.look_up_due():
            pass

    hours_watch = HoursWatch(services.clock)

    async def hours() -> None:
        await tell_hours(services, hours_watch)

    async def sessions() -> None:
        await services.sessions.used(services.board.operators_tokens())

    async def removed() -> None:
        await free_dialogs_of_removed(services)

    async def mail() -> None:
        await services.mail.work()

    await services.segments.forget_presence()
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(_again_and_again(snoozes, SNOOZES_EVERY)),
            group.create_task(_again_and_again(logs, services.settings.look_at_log_every)),
            group.create_task(_again_and_again(services.retention.shorten_all, RETENTION_EVERY, first=RETENTION_EVERY)),
            group.create_task(_again_and_again(files, FILES_EVERY)),
            group.create_task(_again_and_again(segments, SEGMENTS_EVERY, services.presence.moves)),
            group.create_task(_again_and_again(triggers, TRIGGERS_EVERY, services.triggers.noted)),
            group.create_task(_again_and_again(hours, HOURS_EVERY)),
            group.create_task(_again_and_again(profiles, PROFILES_EVERY)),
            group.create_task(_again_and_again(sessions, SESSIONS_EVERY)),
            group.create_task(_again_and_again(removed, REMOVED_EVERY)),
            group.create_task(_again_and_again(mail, MAIL_EVERY, services.mail.queue.grew)),
            group.create_task(_again_and_again(services.mail.queue.forget_old, RETENTION_EVERY, first=RETENTION_EVERY)),
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


async def keep_segments(services: Services) -> None:
    """Everything that changes who is in which segment without a change of the user."""
    moves = services.presence.take_moves()
    for workspace_id in {workspace_id for workspace_id, _ in moves}:
        moved = sorted(user_id for place, user_id in moves if place == workspace_id)
        for start in range(0, len(moved), BATCH):
            await services.segments.presence_changed(workspace_id, moved[start : start + BATCH])
    while await services.segments.look_at_due():
        pass
    while await services.segments.look_through():
        pass


async def tell_hours(services: Services, watch: HoursWatch) -> None:
    """Tell open pages when the team's working hours began or ended."""
    for workspace_id in services.board.workspaces():
        workspace = await services.accounts.workspace(workspace_id)
        if watch.turned(workspace):
            settings = site_settings(workspace, services.presence, services.clock())
            services.board.tell_users(workspace_id, SiteSettingsChanged(settings=settings))


async def free_dialogs_of_removed(services: Services) -> None:
    """What did not fit into the change that removed an operator: his other open dialogs become nobody's."""
    async with services.database.read() as connection:
        found = await connection.execute(
            select(operators.c.workspace_id, operators.c.id).where(
                operators.c.removed.is_(True),
                select(dialogs.c.id)
                .where(
                    dialogs.c.workspace_id == operators.c.workspace_id,
                    dialogs.c.state == "open",
                    dialogs.c.assignee_id == operators.c.id,
                )
                .exists(),
            )
        )
        left = found.all()
    for row in left:

        async def work(change: OpenChange, operator_id: str = row.id) -> None:
            await free_dialogs(change, operator_id, by=None)

        await services.log.change(row.workspace_id, None, work)


async def drop_unattached_files(services: Services) -> None:
    """Let go of what was uploaded and never sent: cancelled, refused, or interrupted by a crash."""
    before = services.clock() - UNATTACHED_FOR
    await services.files.drop_unattached(before)
    await services.files.drop_strays(before)


async def _again_and_again(
    do: Callable[[], Awaitable[None]], seconds: float, sooner: Nudge | None = None, *, first: float = 0.0
) -> None:
    await asyncio.sleep(first)
    while True:
        try:
            await do()
        except Exception:  # noqa: BLE001 - a full disk or a busy database is no reason to stop for good
            _log.exception("a background task failed; it is tried again")
        await (asyncio.sleep(seconds) if sooner is None else sooner.wait(seconds))
