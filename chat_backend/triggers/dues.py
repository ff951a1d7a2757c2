"""What is due to be written: noted in the transaction of what caused it, so that a crash loses none."""

from collections.abc import Iterable

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from chat_backend.database import rows
from chat_backend.database.audience_tables import trigger_dues, trigger_sends, triggers
from chat_backend.open_change import OpenChange
from chat_backend.protocol import Trigger, WhenEvent, WhenSegment


async def active_triggers(connection: AsyncConnection, workspace_id: str) -> list[Trigger]:
    found = await connection.execute(
        select(triggers)
        .where(triggers.c.workspace_id == workspace_id, triggers.c.active.is_(True), triggers.c.removed.is_(False))
        .order_by(triggers.c.id)
    )
    return [rows.entity(Trigger, row) for row in found]


async def note_segments(change: OpenChange, user_id: str, entered: Iterable[str]) -> bool:
    """A user came into segments. The answer: something is due for it."""
    entered = set(entered)
    if not entered:
        return False
    due = [
        trigger.id
        for trigger in await active_triggers(change.connection, change.workspace_id)
        if isinstance(trigger.when, WhenSegment) and trigger.when.segment_id in entered
    ]
    await _note(change.connection, change.workspace_id, user_id, due, change.at)
    return bool(due)


async def note_events(
    connection: AsyncConnection, workspace_id: str, user_id: str, names: Iterable[str], at: int
) -> bool:
    """Events of a user happened, in the transaction that stores them. The answer: something is due for it."""
    happened = set(names)
    due = [
        trigger.id
        for trigger in await active_triggers(connection, workspace_id)
        if isinstance(trigger.when, WhenEvent) and trigger.when.event in happened
    ]
    await _note(connection, workspace_id, user_id, due, at)
    return bool(due)


async def pass_on(change: OpenChange, user_id: str, into_id: str) -> None:
    """A user became another one, who has got what the first one got."""
    await change.connection.execute(
        delete(trigger_dues).where(
            trigger_dues.c.workspace_id == change.workspace_id, trigger_dues.c.user_id == user_id
        )
    )
    mine = (trigger_sends.c.workspace_id == change.workspace_id) & (trigger_sends.c.user_id == user_id)
    his = await change.connection.execute(
        select(trigger_sends.c.trigger_id).where(
            trigger_sends.c.workspace_id == change.workspace_id, trigger_sends.c.user_id == into_id
        )
    )
    has_got = set(his.scalars())
    await change.connection.execute(delete(trigger_sends).where(mine, trigger_sends.c.trigger_id.in_(has_got)))
    await change.connection.execute(update(trigger_sends).where(mine).values(user_id=into_id))


async def _note(
    connection: AsyncConnection, workspace_id: str, user_id: str, trigger_ids: Iterable[str], at: int
) -> None:
    for trigger_id in trigger_ids:
        known = await connection.execute(
            select(trigger_dues.c.at).where(
                trigger_dues.c.workspace_id == workspace_id,
                trigger_dues.c.trigger_id == trigger_id,
                trigger_dues.c.user_id == user_id,
            )
        )
        if known.first() is None:
            await connection.execute(
                insert(trigger_dues).values(workspace_id=workspace_id, trigger_id=trigger_id, user_id=user_id, at=at)
            )
