"""What rules ask of one user, read from the database within a transaction."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.database.tables import event_tallies, events
from chat_backend.events.names import kind_of
from chat_backend.protocol import User
from chat_backend.segments.conditions import EventFacts, Facts, Needs


async def gather(connection: AsyncConnection, workspace_id: str, user: User, needs: Needs, *, present: bool) -> Facts:
    """The facts of a user as this transaction sees them; of events only what is needed."""
    known: dict[str, EventFacts] = {}
    if needs.events:
        found = await connection.execute(
            select(
                event_tallies.c.name,
                func.sum(event_tallies.c.count).label("times"),
                func.min(event_tallies.c.first_at).label("first_at"),
                func.max(event_tallies.c.last_at).label("last_at"),
            )
            .where(
                event_tallies.c.workspace_id == workspace_id,
                event_tallies.c.user_id == user.id,
                event_tallies.c.name.in_(needs.events),
            )
            .group_by(event_tallies.c.name)
        )
        for row in found:
            newest = await _newest(connection, workspace_id, user.id, row.name, needs.events[row.name])
            known[row.name] = EventFacts(
                count=int(row.times), first_at=row.first_at, last_at=row.last_at, newest=newest
            )
    return Facts(user=user, present=present, events=known)


async def _newest(
    connection: AsyncConnection, workspace_id: str, user_id: str, name: str, limit: int
) -> tuple[int, ...]:
    if limit == 0:
        return ()
    found = await connection.execute(
        select(events.c.at)
        .where(
            events.c.workspace_id == workspace_id,
            events.c.user_id == user_id,
            events.c.kind == kind_of(name),  # the index is by kind
            events.c.name == name,
        )
        .order_by(events.c.at.desc())
        .limit(limit)
    )
    return tuple(found.scalars())
