"""Owners make and remove segments."""

import msgspec
from sqlalchemy import func, select

from chat_backend.commands import checks
from chat_backend.commands.team import require_owner
from chat_backend.database import rows
from chat_backend.database.audience_tables import segments
from chat_backend.identifiers import is_client_made_id
from chat_backend.open_change import OpenChange
from chat_backend.protocol import MAX_SEGMENTS, Operator, PutSegment, RemoveSegment, Segment
from chat_backend.refusals import Refused
from chat_backend.segments import checks as rule_checks


async def put_segment(change: OpenChange, actor: Operator, command: PutSegment) -> None:
    """Make or change one. With a new rule all users are looked through, in changes of their own."""
    await require_owner(change, actor)
    if not is_client_made_id(command.id):
        raise Refused("bad_request", "This is no id for a segment.", field="id")
    old = await rows.find(change.connection, Segment, change.workspace_id, id=command.id)
    if old is None or old.removed:
        await _require_room(change)
    name, rule = checks.name(command.name), rule_checks.rule(command.rule)
    if old is not None and not old.removed and old.rule == rule:
        await change.put(msgspec.structs.replace(old, name=name))
        return
    segment = Segment(id=command.id, number=change.number, name=name, rule=rule, ready=False)
    await change.put(segment, looked_through="")


async def remove_segment(change: OpenChange, actor: Operator, command: RemoveSegment) -> None:
    """Its users are taken out of it in changes that follow."""
    await require_owner(change, actor)
    segment = await rows.find(change.connection, Segment, change.workspace_id, id=command.id)
    if segment is None or segment.removed:
        raise Refused("gone", "There is no such segment.", field="id")
    await change.put(msgspec.structs.replace(segment, removed=True), looked_through="")


async def _require_room(change: OpenChange) -> None:
    count = await change.connection.scalar(
        select(func.count())
        .select_from(segments)
        .where(segments.c.workspace_id == change.workspace_id, segments.c.removed.is_(False))
    )
    if (count or 0) >= MAX_SEGMENTS:
        raise Refused("too_many", f"There are at most {MAX_SEGMENTS} segments.", field="id")
