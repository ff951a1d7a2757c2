"""Operators write down what is worth knowing about a person."""

import msgspec

from chat_backend.commands import checks
from chat_backend.database import rows
from chat_backend.identifiers import is_client_made_id
from chat_backend.open_change import OpenChange
from chat_backend.protocol import AddUserNote, Operator, RemoveUserNote, UserNote
from chat_backend.refusals import Refused


async def add_user_note(change: OpenChange, author: Operator, command: AddUserNote) -> None:
    if not is_client_made_id(command.id):
        raise Refused("bad_request", "This is no id for a note.", field="id")
    user = await change.user(command.user_id)
    if await rows.find(change.connection, UserNote, change.workspace_id, id=command.id) is not None:
        raise Refused("bad_request", "There is a note with this id already.", field="id")
    text = checks.message_text(command.text, has_files=False)
    await change.put(
        UserNote(id=command.id, number=change.number, user_id=user.id, author_id=author.id, text=text, at=change.at)
    )


async def remove_user_note(change: OpenChange, actor: Operator, command: RemoveUserNote) -> None:
    """A colleague's note may be taken away by an owner only."""
    note = await rows.find(change.connection, UserNote, change.workspace_id, id=command.id)
    if note is None:
        raise Refused("gone", "There is no such note.", field="id")
    if actor.role != "owner" and note.author_id != actor.id:
        raise Refused("forbidden", "This note is a colleague's.", field="id")
    await change.put(msgspec.structs.replace(note, removed=True, text=""))
