"""Owners make and remove triggers."""

import msgspec
from sqlalchemy import func, select

from chat_backend.commands import checks
from chat_backend.commands.team import require_owner
from chat_backend.database import rows
from chat_backend.database.audience_tables import triggers
from chat_backend.identifiers import is_client_made_id
from chat_backend.open_change import OpenChange
from chat_backend.protocol import (
    MAX_PATTERN,
    MAX_TRIGGERS,
    Operator,
    PutTrigger,
    RemoveTrigger,
    Segment,
    Trigger,
    When,
    WhenEvent,
    WhenPage,
    WhenSegment,
)
from chat_backend.refusals import Refused


async def put_trigger(change: OpenChange, actor: Operator, command: PutTrigger) -> None:
    """Make or change one."""
    await require_owner(change, actor)
    if not is_client_made_id(command.id):
        raise Refused("bad_request", "This is no id for a trigger.", field="id")
    old = await rows.find(change.connection, Trigger, change.workspace_id, id=command.id)
    if old is None or old.removed:
        await _require_room(change)
    await _check_when(change, command.when)
    await change.operator(command.operator_id)
    await change.put(
        Trigger(
            id=command.id,
            number=change.number,
            name=checks.name(command.name),
            when=command.when,
            text=checks.message_text(command.text, has_files=False),
            operator_id=command.operator_id,
            repeat_days=command.repeat_days,
            not_while_talking=command.not_while_talking,
            active=command.active,
        )
    )


async def remove_trigger(change: OpenChange, actor: Operator, command: RemoveTrigger) -> None:
    await require_owner(change, actor)
    trigger = await rows.find(change.connection, Trigger, change.workspace_id, id=command.id)
    if trigger is None or trigger.removed:
        raise Refused("gone", "There is no such trigger.", field="id")
    await change.put(msgspec.structs.replace(trigger, removed=True))


async def _check_when(change: OpenChange, when: When) -> None:
    match when:
        case WhenEvent(event=event):
            checks.name(event, "when")
        case WhenPage(pattern=pattern):
            if len(pattern) > MAX_PATTERN or not pattern.isprintable():
                raise Refused("bad_request", f"A pattern has at most {MAX_PATTERN} characters.", field="when")
        case WhenSegment(segment_id=segment_id):
            segment = await rows.find(change.connection, Segment, change.workspace_id, id=segment_id)
            if segment is None or segment.removed:
                raise Refused("not_found", "There is no such segment.", field="when")


async def _require_room(change: OpenChange) -> None:
    count = await change.connection.scalar(
        select(func.count())
        .select_from(triggers)
        .where(triggers.c.workspace_id == change.workspace_id, triggers.c.removed.is_(False))
    )
    if (count or 0) >= MAX_TRIGGERS:
        raise Refused("too_many", f"There are at most {MAX_TRIGGERS} triggers.", field="id")
