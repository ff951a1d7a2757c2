"""Operators say whether they are there."""

import msgspec

from chat_backend.open_change import OpenChange
from chat_backend.protocol import Operator, SetStatus


async def set_status(change: OpenChange, actor: Operator, command: SetStatus) -> None:
    me = await change.operator(actor.id)
    await change.put(msgspec.structs.replace(me, status=command.status))
