"""Writing what users did: each event once, with its visit, the totals, the orders and the cart."""

import hashlib
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import msgspec
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.change_log import ChangeLog
from chat_backend.database import rows
from chat_backend.database.connection import Database
from chat_backend.database.tables import event_tallies, events, users, visits
from chat_backend.events import cart, names, sources
from chat_backend.events.orders import write_order
from chat_backend.events.visits import SILENCE, visit_at, with_event
from chat_backend.identifiers import new_id
from chat_backend.open_change import OpenChange
from chat_backend.protocol import PAGE_VIEWED, VISIT_STARTED, Dialog, Event, Happened, Scalar, Visit
from chat_backend.refusals import Refused
from chat_backend.streams.switchboard import Switchboard

_JITTER: Final = 20_000
"""Milliseconds by which the way of two requests may differ."""
_SEEN_EVERY: Final = 60_000
"""Milliseconds between two notes of when a user was last seen."""


@dataclass(frozen=True, kw_only=True)
class Fresh:
    """An event on its way in. ``id`` as ``event_id`` makes it; ``on_site``: it may begin a visit."""

    id: str
    name: str
    at: int
    props: dict[str, Scalar] = field(default_factory=dict)
    page: str | None = None
    page_title: str | None = None
    referrer: str | None = None
    on_site: bool = False


def event_id(scope: str, told: str) -> str:
    """The id under which an event is kept: the same for the same ``told`` within a scope, and nobody else's."""
    return "e" + hashlib.blake2b(f"{scope}\0{told}".encode("utf-8", "surrogatepass"), digest_size=15).hexdigest()


Happening = Callable[[AsyncConnection, str, str, Iterable[str], int], Awaitable[Callable[[], None]]]
"""Is told, in the transaction that stores a user's events, of their names and the newest moment; what it returns is
called once they are committed."""


class EventRecorder:
    """Takes events in. Those that touch nothing but themselves make no change in the log."""

    def __init__(self, database: Database, log: ChangeLog, board: Switchboard, happening: Happening) -> None:
        self._database = database
        self._log = log
        self._board = board
        self._happening = happening

    async def record(self, workspace_id: str, user_id: str, fresh: Sequence[Fresh]) -> tuple[Event, ...]:
        """Those that were new, in order. The user may have been merged meanwhile. Raises ``gone``."""
        if any(names.changes_cart(each.name) for each in fresh):
            found: list[Event] = []

            async def work(change: OpenChange) -> None:
                found.extend(await _record_in(change, user_id, fresh))
                if found:
                    change.afterwards(await self._hear(change.connection, workspace_id, found))

            await self._log.change_if_needed(workspace_id, user_id, work)
        else:
            async with self._database.write() as connection:
                found = await _write(connection, workspace_id, await _lock(connection, workspace_id, user_id), fresh)
                afterwards = await self._hear(connection, workspace_id, found) if found else None
            if afterwards is not None:
                afterwards()
        for event in found:
            self._board.tell_watchers(workspace_id, event.user_id, Happened(event=event))
        return tuple(found)

    async def _hear(self, connection: AsyncConnection, workspace_id: str, found: Sequence[Event]) -> Callable[[], None]:
        names_of_it = {event.name for event in found}
        return await self._happening(connection, workspace_id, found[0].user_id, names_of_it, found[-1].at)


async def _record_in(change: OpenChange, user_id: str, fresh: Sequence[Fresh]) -> list[Event]:
    """The same as a part of a change: the cart is logged if it changed."""
    user = await change.user(user_id)
    written = await _write(change.connection, change.workspace_id, user.id, fresh)
    after = user.cart
    for event in written:
        after = cart.after(after, event.name, event.props)
    if after != user.cart:
        user = await change.user(user.id)  # written to meanwhile
        await change.put(msgspec.structs.replace(user, cart=after))
    return written


async def _lock(connection: AsyncConnection, workspace_id: str, user_id: str) -> str:
    """Hold the user until the transaction ends, so that nobody merges him away; gives who he is now."""
    for wanted in (user_id, await rows.merged_into(connection, workspace_id, user_id)):
        found = await connection.scalar(
            select(users.c.id).where(users.c.workspace_id == workspace_id, users.c.id == wanted).with_for_update()
        )
        if found is not None:
            return str(found)
    raise Refused("gone", "There is no such user.", field="user_id")


async def _write(connection: AsyncConnection, workspace_id: str, user_id: str, fresh: Sequence[Fresh]) -> list[Event]:
    new = await _unknown(connection, workspace_id, fresh)
    if not new:
        return []
    around = await _visits_around(connection, workspace_id, user_id, new)
    new = _in_turn(new, max((visit.ended_at for visit in around), default=0))
    log = _Visits(workspace_id, user_id, around)
    written: list[Event] = []
    for each in new:
        visit_id = log.take(each, written)
        written.append(
            Event(
                id=each.id,
                user_id=user_id,
                kind=names.kind_of(each.name),
                name=each.name,
                at=each.at,
                visit_id=visit_id,
                props=each.props,
                page=each.page,
                page_title=each.page_title,
            )
        )
    await connection.execute(
        insert(events), [{"workspace_id": workspace_id, **msgspec.structs.asdict(event)} for event in written]
    )
    await log.store(connection)
    await _tally(connection, workspace_id, user_id, written)
    for event in written:
        await write_order(connection, workspace_id, event)
    if any(each.on_site for each in new):
        await _seen(connection, workspace_id, user_id, written[-1].at)
    return written


class _Visits:
    """The user's visits around the events that are being written."""

    def __init__(self, workspace_id: str, user_id: str, known: list[Visit]) -> None:
        self._workspace_id = workspace_id
        self._user_id = user_id
        self._known = {visit.id: visit for visit in known}
        self._made: set[str] = set()
        self._touched: set[str] = set()

    def take(self, fresh: Fresh, written: list[Event]) -> str | None:
        """The visit of this event, begun if need be; what began it is added to ``written``."""
        visit = visit_at(self._known.values(), fresh.at)
        if visit is None and fresh.on_site:
            visit = self._begin(fresh)
            written.append(_beginning(visit))
            visit = with_event(visit, fresh.at, is_page=False)
        if visit is None:
            return None
        if fresh.on_site:
            visit = with_event(visit, fresh.at, is_page=fresh.name == PAGE_VIEWED)
        else:
            visit = msgspec.structs.replace(visit, events=visit.events + 1)
        self._known[visit.id] = visit
        self._touched.add(visit.id)
        return visit.id

    def _begin(self, fresh: Fresh) -> Visit:
        utm = sources.utm_of(fresh.page)
        referrer = sources.referrer_of(fresh.page, fresh.referrer)
        visit = Visit(
            id=new_id(),
            user_id=self._user_id,
            started_at=fresh.at,
            ended_at=fresh.at,
            source=sources.source_of(utm, referrer),
            referrer=referrer,
            utm=utm,
            landing_page=fresh.page,
        )
        self._made.add(visit.id)
        return visit

    async def store(self, connection: AsyncConnection) -> None:
        for visit_id in self._touched:
            visit = self._known[visit_id]
            columns = {"workspace_id": self._workspace_id, **msgspec.structs.asdict(visit)}
            if visit_id in self._made:
                await connection.execute(insert(visits).values(columns))
            else:
                await connection.execute(
                    update(visits)
                    .where(visits.c.workspace_id == self._workspace_id, visits.c.id == visit_id)
                    .values(columns)
                )
        if self._made:
            await set_first_source(connection, self._workspace_id, self._user_id)


def _beginning(visit: Visit) -> Event:
    """Its id sorts before that of every event of the same moment."""
    return Event(
        id=f"a{visit.id}",
        user_id=visit.user_id,
        kind="source",
        name=VISIT_STARTED,
        at=visit.started_at,
        visit_id=visit.id,
        props=sources.props_of(visit.source, visit.referrer, visit.utm),
        page=visit.landing_page,
    )


async def set_first_source(connection: AsyncConnection, workspace_id: str, user_id: str) -> None:
    """Note where the user's first visit came from."""
    first = (
        select(visits.c.source)
        .where(visits.c.workspace_id == workspace_id, visits.c.user_id == user_id)
        .order_by(visits.c.started_at, visits.c.id)
        .limit(1)
        .scalar_subquery()
    )
    await connection.execute(
        update(users).where(users.c.workspace_id == workspace_id, users.c.id == user_id).values(first_source=first)
    )


async def _unknown(connection: AsyncConnection, workspace_id: str, fresh: Sequence[Fresh]) -> list[Fresh]:
    """Those that are not kept yet, each once, by when they happened; of one moment in the order they came."""
    by_id: dict[str, Fresh] = {}
    for each in fresh:
        by_id.setdefault(each.id, each)
    found = await connection.execute(
        select(events.c.id).where(events.c.workspace_id == workspace_id, events.c.id.in_(by_id))
    )
    for known in found.scalars():
        del by_id[known]
    return sorted(by_id.values(), key=lambda each: each.at)


def _in_turn(new: list[Fresh], newest: int) -> list[Fresh]:
    """Pages tell things in order, but the way to us takes now more, now less: none seems to come before what came."""
    turned = []
    for each in new:
        if each.on_site and newest - _JITTER < each.at <= newest:
            each = replace(each, at=newest + 1)  # noqa: PLW2901
        newest = max(newest, each.at)
        turned.append(each)
    return turned


async def _visits_around(
    connection: AsyncConnection, workspace_id: str, user_id: str, new: Sequence[Fresh]
) -> list[Visit]:
    found = await connection.execute(
        select(visits)
        .where(
            visits.c.workspace_id == workspace_id,
            visits.c.user_id == user_id,
            visits.c.started_at <= new[-1].at + SILENCE,
            visits.c.ended_at >= new[0].at - SILENCE,
        )
        .order_by(visits.c.started_at.desc())
    )
    return [rows.entity(Visit, row) for row in found]


async def _tally(connection: AsyncConnection, workspace_id: str, user_id: str, written: Sequence[Event]) -> None:
    t = event_tallies.c
    for kind, name in dict.fromkeys((event.kind, event.name) for event in written):
        times = [event.at for event in written if (event.kind, event.name) == (kind, name)]
        row = {"workspace_id": workspace_id, "user_id": user_id, "kind": kind, "name": name}
        known = (
            await connection.execute(
                select(t["count"].label("occurrences"), t.first_at, t.last_at).where(
                    *(event_tallies.c[column] == value for column, value in row.items())
                )
            )
        ).first()
        if known is None:
            times_of_it = {"count": len(times), "first_at": min(times), "last_at": max(times)}
            await connection.execute(insert(event_tallies).values({**row, **times_of_it}))
        else:
            await connection.execute(
                update(event_tallies)
                .where(t.workspace_id == workspace_id, t.user_id == user_id, t.kind == kind, t.name == name)
                .values(
                    count=known.occurrences + len(times),
                    first_at=min(known.first_at, *times),
                    last_at=max(known.last_at, *times),
                )
            )


async def _seen(connection: AsyncConnection, workspace_id: str, user_id: str, at: int) -> None:
    await connection.execute(
        update(users)
        .where(users.c.workspace_id == workspace_id, users.c.id == user_id, users.c.last_seen_at < at - _SEEN_EVERY)
        .values(last_seen_at=at)
    )


async def record_dialog(change: OpenChange, dialog: Dialog, name: str, *, by: str) -> None:
    """Note among the user's events that a dialog began or ended. ``by`` is ``user`` or ``operator``."""
    told = Fresh(
        id=event_id("dialog", f"{dialog.id} {change.number}"),
        name=name,
        at=change.at,
        props={"dialog_id": dialog.id, "by": by},
    )
    await _write(change.connection, change.workspace_id, dialog.user_id, [told])
    await look_again(change.connection, change.workspace_id, dialog.user_id)


async def look_again(connection: AsyncConnection, workspace_id: str, user_id: str) -> None:
    """What the user did is not what it was: his segments are looked at soon."""
    await connection.execute(
        update(users).where(users.c.workspace_id == workspace_id, users.c.id == user_id).values(segments_due_at=0)
    )
