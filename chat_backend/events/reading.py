"""Reading what a user did: pages of events with their visits, newest first."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, func, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.database import rows
from chat_backend.database.tables import events, visits
from chat_backend.protocol import Event, EventKind, EventPage, Visit
from chat_backend.refusals import Refused

KINDS: tuple[EventKind, ...] = ("page", "order", "cart", "source", "dialog", "segment", "other")


async def event_page(
    connection: AsyncConnection,
    workspace_id: str,
    user_id: str,
    *,
    kinds: Sequence[EventKind],
    before: str | None,
    limit: int,
) -> EventPage:
    """The events before a cursor.

    Each kind is read from its own stretch of the index, so a rare one costs no search; then only those of the page are
    looked up.
    """
    of_user = (events.c.workspace_id == workspace_id, events.c.user_id == user_id)
    older: list[ColumnElement[bool]] = []
    if before is not None:
        at, event_id = read_cursor(before)
        older = [events.c.at <= at, or_(events.c.at < at, and_(events.c.at == at, events.c.id < event_id))]
    newest_of_each = [
        select(events.c.at, events.c.id)
        .where(*of_user, events.c.kind == kind, *older)
        .order_by(events.c.at.desc(), events.c.id.desc())
        .limit(limit + 1)
        .subquery()
        for kind in kinds
    ]
    each = union_all(*(select(one.c.at, one.c.id) for one in newest_of_each)).subquery()
    wanted = select(each.c.id).order_by(each.c.at.desc(), each.c.id.desc()).limit(limit + 1)
    found = (
        await connection.execute(
            select(events)
            .where(events.c.workspace_id == workspace_id, events.c.id.in_(wanted))
            .order_by(events.c.at.desc(), events.c.id.desc())
        )
    ).all()
    page = found[:limit]
    theirs = await visits_of(connection, workspace_id, user_id, {row.visit_id for row in page if row.visit_id})
    return EventPage(
        events=tuple(rows.entity(Event, row) for row in page),
        visits=theirs,
        next=f"{page[-1].at}.{page[-1].id}" if len(found) > limit else None,
        ordinals=await ordinals_of(connection, workspace_id, user_id, theirs),
    )


async def visits_of(connection: AsyncConnection, workspace_id: str, user_id: str, ids: set[str]) -> tuple[Visit, ...]:
    """These visits, newest first."""
    found = await connection.execute(
        select(visits)
        .where(visits.c.workspace_id == workspace_id, visits.c.user_id == user_id, visits.c.id.in_(ids))
        .order_by(visits.c.started_at.desc(), visits.c.id.desc())
    )
    return tuple(rows.entity(Visit, row) for row in found)


async def ordinals_of(
    connection: AsyncConnection, workspace_id: str, user_id: str, theirs: Sequence[Visit]
) -> dict[str, int]:
    """Which of a user's visits these are. Those before the oldest are counted, those between are looked at."""
    if not theirs:
        return {}
    newest, oldest = theirs[0], theirs[-1]
    of_user = (visits.c.workspace_id == workspace_id, visits.c.user_id == user_id)
    before = await connection.scalar(
        select(func.count())
        .select_from(visits)
        .where(
            *of_user,
            visits.c.started_at <= oldest.started_at,
            or_(visits.c.started_at < oldest.started_at, visits.c.id < oldest.id),
        )
    )
    between = await connection.scalars(
        select(visits.c.id)
        .where(
            *of_user,
            visits.c.started_at.between(oldest.started_at, newest.started_at),
            or_(visits.c.started_at > oldest.started_at, visits.c.id >= oldest.id),
        )
        .order_by(visits.c.started_at, visits.c.id)
    )
    wanted = {visit.id for visit in theirs}
    return {visit_id: place for place, visit_id in enumerate(between, (before or 0) + 1) if visit_id in wanted}


def read_cursor(text: str) -> tuple[int, str]:
    """Time and id of the last entry of a page. Raises ``bad_request``."""
    at, dot, entry_id = text.partition(".")
    digits = at.removeprefix("-")
    if not dot or not digits.isascii() or not digits.isdigit() or len(digits) > 18:
        raise Refused("bad_request", "This is no cursor of a page.", field="before")
    return int(at), entry_id
