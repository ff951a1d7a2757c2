"""Reading segments and triggers: what there is, and what became of it."""

from litestar import get
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.database import audience_tables as tables
from chat_backend.database import rows
from chat_backend.protocol import (
    Segment,
    SegmentCount,
    SegmentCounts,
    Trigger,
    TriggerCount,
    TriggerCounts,
)
from chat_backend.services import FromOperator, FromServices


async def segments(connection: AsyncConnection, workspace_id: str) -> tuple[Segment, ...]:
    found = await connection.execute(
        select(tables.segments)
        .where(tables.segments.c.workspace_id == workspace_id, tables.segments.c.removed.is_(False))
        .order_by(tables.segments.c.name, tables.segments.c.id)
    )
    return tuple(rows.entity(Segment, row) for row in found)


async def triggers(connection: AsyncConnection, workspace_id: str) -> tuple[Trigger, ...]:
    found = await connection.execute(
        select(tables.triggers)
        .where(tables.triggers.c.workspace_id == workspace_id, tables.triggers.c.removed.is_(False))
        .order_by(tables.triggers.c.name, tables.triggers.c.id)
    )
    return tuple(rows.entity(Trigger, row) for row in found)


async def members_of_segments(connection: AsyncConnection, workspace_id: str) -> tuple[SegmentCount, ...]:
    """Segments without anybody in them are left out."""
    members = tables.segment_members
    found = await connection.execute(
        select(members.c.segment_id, func.count().label("users"))
        .where(members.c.workspace_id == workspace_id)
        .group_by(members.c.segment_id)
    )
    return tuple(SegmentCount(segment_id=row.segment_id, users=row.users) for row in found)


async def sent_by_triggers(connection: AsyncConnection, workspace_id: str) -> tuple[TriggerCount, ...]:
    """Triggers that have written to nobody are left out."""
    sends = tables.trigger_sends
    found = await connection.execute(
        select(
            sends.c.trigger_id,
            func.sum(sends.c.times).label("sent"),
            func.count().filter(sends.c.answered.is_(True)).label("answered"),
        )
        .where(sends.c.workspace_id == workspace_id)
        .group_by(sends.c.trigger_id)
    )
    return tuple(TriggerCount(trigger_id=row.trigger_id, sent=int(row.sent), answered=row.answered) for row in found)


@get("/api/v1/segments/counts")
async def segment_counts(session: FromOperator, services: FromServices) -> SegmentCounts:
    async with services.database.read() as connection:
        return SegmentCounts(counts=await members_of_segments(connection, session.workspace_id))


@get("/api/v1/triggers/counts")
async def trigger_counts(session: FromOperator, services: FromServices) -> TriggerCounts:
    async with services.database.read() as connection:
        return TriggerCounts(counts=await sent_by_triggers(connection, session.workspace_id))
