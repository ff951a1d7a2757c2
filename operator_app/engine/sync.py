"""Keeps an archive the same as its backend: snapshot, difference, stream, and no number skipped."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from typing import NoReturn

import msgspec

from operator_app.archive import cursor, dialogs, incoming
from operator_app.archive.database import Database
from operator_app.backends.port import (
    Backend,
    DialogPage,
    Fresh,
    Happened,
    PersonPresence,
    Snapshot,
    SomeoneTyping,
    SomeoneViewing,
    StreamQuiet,
    StreamStarted,
)
from operator_app.diagnostics.crash_points import crash_point
from operator_app.diagnostics.problem_fields import described
from operator_app.domain.changes import Change, Entity
from operator_app.domain.problems import (
    ArchiveError,
    BackendError,
    CursorTooOld,
    Unreachable,
    UnreachableReason,
)
from operator_app.domain.value import ClientId, DialogId, Milliseconds, UserId
from operator_app.engine import arriving
from operator_app.engine.arriving import Outcome, Reader
from operator_app.engine.inbox import Inbox
from operator_app.engine.live import Live
from operator_app.engine.order import Order
from operator_app.engine.tasks import TaskOwner, stop
from operator_app.engine.telling import Telling

BATCH = 100
NOTICEABLE = 120_000
"""From so many milliseconds on a wrong clock of this computer is worth a word."""
"""Most changes in one transaction: a burst costs few of them, and none holds the writer for long."""

log = logging.getLogger(__name__)


class ChangeFailed(Exception):
    """A change could not be applied: a bug. What the archive holds may be wrong."""

    def __init__(self, number: int) -> None:
        super().__init__(f"change {number}")
        self.number = number


class Sync:
    """``echoed`` is told the ids of this operator's commands that came back.

    ``starting_over`` is told each new snapshot before it goes into the archive.
    """

    def __init__(
        self,
        *,
        database: Database,
        reader: Reader,
        telling: Telling,
        live: Live,
        tasks: TaskOwner,
        now: Callable[[], Milliseconds],
        echoed: Callable[[frozenset[ClientId]], Awaitable[None]],
        starting_over: Callable[[Snapshot], Awaitable[None]],
    ) -> None:
        self._database = database
        self._reader = reader
        self._telling = telling
        self._live = live
        self._tasks = tasks
        self._now = now
        self._echoed = echoed
        self._starting_over = starting_over
        self._ahead = 0
        """How far the backend's clock is ahead of ours, in milliseconds."""

    async def follow(
        self,
        backend: Backend,
        connected: Callable[[], None],
        caught_up: Callable[[], Awaitable[None]],
        online: Callable[[], Awaitable[None]],
    ) -> NoReturn:
        """Catch up and stay so; ends by raising what ended it.

        ``connected`` is called whenever the backend has answered, ``caught_up`` when what happened without a connection is
        in the archive, ``online`` once everything is here and the stream stands.
        """
        number = (await self._database.read(cursor.read)).number
        rebuilt = False
        if number is None:
            number = await self._start_over(backend)
        while True:
            try:
                await self._reconcile(backend, connected)
                number = await self._catch_up(backend, number, connected)
                await caught_up()
                await self._listen(backend, number, connected, online)
            except (CursorTooOld, ChangeFailed) as problem:
                if rebuilt:  # once for each connection: the pause before the next one keeps this from spinning
                    raise Unreachable(UnreachableReason.SERVER_FAULT, f"again after a snapshot: {problem}") from problem
                log.warning("new snapshot", extra=described(problem))
                number = await self._start_over(backend)
                rebuilt = True

    async def _start_over(self, backend: Backend) -> int:
        snapshot = await backend.snapshot()
        crash_point("sync.snapshot")
        await self._starting_over(snapshot)
        outcome = await self._database.write(arriving.start_over, snapshot, self._reader)
        self._telling.changes(everything=True)
        self._tell(outcome)
        return snapshot.number

    async def _reconcile(self, backend: Backend, connected: Callable[[], None]) -> None:
        """After a snapshot that passed over a stretch of the log: bring every dialog that changed in it."""
        since = (await self._database.read(cursor.read)).reconcile_after
        if since is None:
            return
        connected()
        page = await backend.changed_dialogs(since)
        await self._put_page(page)
        while page.next is not None:
            page = await backend.changed_dialogs(since, after=page.next)
            await self._put_page(page)
        self._telling.touched(await self._database.write(incoming.reconciled, since))
        self._telling.changes(everything=True)

    async def _put_page(self, page: DialogPage) -> None:
        entities: tuple[Entity, ...] = (*page.seen, *page.users, *page.dialogs, *page.marks)
        outcome = await self._database.write(arriving.put_missed, entities, self._reader)
        self._tell(outcome)

    async def _catch_up(self, backend: Backend, number: int, connected: Callable[[], None]) -> int:
        """Pull the difference until there is none; the number reached."""
        while True:
            difference = await backend.changes_after(number)
            connected()
            for change in difference.changes:
                if change.follows != number:
                    raise Unreachable(UnreachableReason.SERVER_FAULT, f"a change after {number} is missing")
                number = change.number
            for first in range(0, len(difference.changes), BATCH):
                await self._apply(difference.changes[first : first + BATCH])
            if number >= difference.number:
                return number
            if not difference.changes:
                raise Unreachable(UnreachableReason.SERVER_FAULT, f"no changes after {number}, yet more are announced")

    async def _listen(
        self, backend: Backend, number: int, connected: Callable[[], None], online: Callable[[], Awaitable[None]]
    ) -> NoReturn:
        inbox = Inbox()
        reading = self._tasks.start(_read(backend, number, inbox), "read the stream")
        try:
            await self._take_all(backend, Order(number), inbox, connected, online)
        finally:
            await stop(reading)

    async def _take_all(
        self,
        backend: Backend,
        order: Order,
        inbox: Inbox,
        connected: Callable[[], None],
        online: Callable[[], Awaitable[None]],
    ) -> NoReturn:
        clock = asyncio.get_running_loop().time
        start: StreamStarted | None = None
        is_online = False
        while True:
            item = await inbox.next(order.patience(clock()))
            match item:
                case None:
                    log.info("a gap did not close: pulling the difference", extra={"after": order.number})
                    await self._apply(order.reach(await self._catch_up(backend, order.number, connected)))
                case BackendError():
                    raise item
                case Change():
                    await self._take_changes(item, order, inbox, clock())
                case StreamStarted():
                    start = item
                    order.expect(item.number, clock())
                    self._ahead = item.server_time - self._now()
                    self._telling.standing(
                        quiet=False, clock_ahead=-self._ahead if abs(self._ahead) >= NOTICEABLE else 0
                    )
                case StreamQuiet():
                    self._telling.standing(quiet=True)
                case Fresh(entities=entities):
                    self._tell(await self._database.write(arriving.put_missed, entities, self._reader))
                case _:
                    await self._take_passing(item)
            if start is not None and order.number >= start.number:
                await self._complete_up_to(start.server_time)
                start = None
                if not is_online:
                    is_online = True
                    await online()

    async def _take_changes(self, first: Change, order: Order, inbox: Inbox, at: float) -> None:
        """This one and those that wait behind it, in one transaction."""
        ready = list(order.offer(first, at))
        while len(ready) < BATCH and (another := inbox.waiting_change()) is not None:
            ready += order.offer(another, at)
        await self._apply(tuple(ready))

    async def _take_passing(self, item: SomeoneTyping | PersonPresence | SomeoneViewing | Happened) -> None:
        match item:
            case SomeoneTyping():
                self._live.typing(msgspec.structs.replace(item, until=item.until - self._ahead))
            case SomeoneViewing():
                self._live.viewing(item)
            case Happened():
                self._telling.changes(events=frozenset({item.event.user_id}))
            case PersonPresence():
                ids: frozenset[DialogId] = frozenset()
                if item.is_user:
                    found = await self._database.read(dialogs.of_user, UserId(item.person_id))
                    ids = frozenset(each.id for each in found)
                self._live.presence(item, ids)

    async def _apply(self, changes: tuple[Change, ...]) -> None:
        """Raises ``ChangeFailed`` for a change that the archive cannot take; those before it are kept."""
        if not changes:
            return
        try:
            outcome = await self._database.write(arriving.apply_changes, changes, self._reader)
        except ArchiveError:
            raise
        except Exception as error:
            if len(changes) == 1:
                log.exception("a change cannot be applied", extra={"number": changes[0].number})
                raise ChangeFailed(changes[0].number) from error
            for change in changes:
                await self._apply((change,))
            return
        crash_point("sync.applied")
        self._tell(outcome)
        self._advance(changes[-1].at)
        ours = frozenset(
            each.client_id for each in changes if each.client_id is not None and each.by == self._reader.me
        )
        if ours:
            await self._echoed(ours)

    def _tell(self, outcome: Outcome) -> None:
        self._telling.touched(outcome.touched)
        self._live.arrived(outcome.touched.arrived)
        self._telling.arrivals(outcome.arrivals)

    def _advance(self, up_to: Milliseconds) -> None:
        self._telling.standing(complete_up_to=max(up_to, self._telling.status.complete_up_to or 0))

    async def _complete_up_to(self, up_to: Milliseconds) -> None:
        """By the backend's clock, which may have been set back since: the newest word counts."""
        await self._database.write(arriving.note_complete, up_to)
        self._telling.standing(complete_up_to=up_to)


async def _read(backend: Backend, after: int, inbox: Inbox) -> None:
    try:
        async with aclosing(backend.stream(after)) as stream:
            async for item in stream:
                await inbox.put(item)
        await inbox.put(Unreachable(UnreachableReason.CUT, "the stream ended without a word"))
    except BackendError as error:
        await inbox.put(error)
    except Exception as error:
        log.exception("the adapter's stream failed")
        await inbox.put(Unreachable(UnreachableReason.CUT, type(error).__name__))
