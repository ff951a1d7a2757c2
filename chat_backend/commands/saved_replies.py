"""Saved replies: made, changed, removed."""

import msgspec

from chat_backend.commands import checks
from chat_backend.database import rows
from chat_backend.identifiers import is_client_made_id
from chat_backend.open_change import OpenChange
from chat_backend.protocol import Operator, PutSavedReply, RemoveSavedReply, SavedReply
from chat_backend.refusals import Refused


async def put_saved_reply(change: OpenChange, actor: Operator, command: PutSavedReply) -> None:
    """Make or change one. Another operator's own is out of reach."""
    if not is_client_made_id(command.id):
        raise Refused("bad_request", "This is no id for a saved reply.", field="id")
    old = await _own_or_shared(change, actor, command.id)
    reply = SavedReply(
        id=command.id,
        number=change.number,
        name=checks.name(command.name),
        text=checks.message_text(command.text, has_files=False),
        owner_id=None if command.shared else actor.id,
    )
    await change.put(reply)
    if old is not None and old.owner_id is None and not command.shared:
        change.tell(SavedReply(id=reply.id, number=change.number, name="", text="", removed=True))


async def remove_saved_reply(change: OpenChange, actor: Operator, command: RemoveSavedReply) -> None:
    reply = await _own_or_shared(change, actor, command.id)
    if reply is None:
        raise Refused("gone", "There is no such saved reply.", field="id")
    await change.put(msgspec.structs.replace(reply, removed=True))


async def _own_or_shared(change: OpenChange, actor: Operator, reply_id: str) -> SavedReply | None:
    reply = await rows.find(change.connection, SavedReply, change.workspace_id, id=reply_id)
    if reply is not None and reply.owner_id not in {None, actor.id}:
        raise Refused("forbidden", "This saved reply is a colleague's own.", field="id")
    return reply
