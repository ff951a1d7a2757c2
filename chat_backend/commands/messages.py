"""Operators write: answers, notes, first words."""

import msgspec

from chat_backend.commands import feed
from chat_backend.database import rows
from chat_backend.events.names import DIALOG_STARTED
from chat_backend.events.recording import record_dialog
from chat_backend.identifiers import is_client_made_id
from chat_backend.open_change import OpenChange
from chat_backend.protocol import AddNote, Dialog, Fact, Operator, SendMessage, StartDialog
from chat_backend.refusals import Refused

_MAX_MENTIONS = 50


async def send_message(change: OpenChange, author: Operator, command: SendMessage) -> None:
    """Answer: nobody waits any more, and a dialog of nobody becomes the author's."""
    dialog = await change.dialog(command.dialog_id)
    await _answer(change, author, dialog, command.text, command.file_ids)


async def add_note(change: OpenChange, author: Operator, command: AddNote) -> None:
    dialog = await change.dialog(command.dialog_id)
    mentions = tuple(dict.fromkeys(command.mentions))
    if len(mentions) > _MAX_MENTIONS:
        raise Refused("too_many", f"A note mentions at most {_MAX_MENTIONS} operators.", field="mentions")
    for operator_id in mentions:
        await change.operator(operator_id, field="mentions")
    dialog = await feed.write(
        change, dialog, "note", author.id, command.text, file_ids=command.file_ids, mentions=mentions
    )
    await feed.store(change, dialog)
    await feed.read_all(change, dialog, author.id)


async def start_dialog(change: OpenChange, author: Operator, command: StartDialog) -> None:
    """Write first. The dialog's id is the client's own."""
    if not is_client_made_id(command.dialog_id):
        raise Refused("bad_request", "This is no id for a dialog.", field="dialog_id")
    user = await change.user(command.user_id)
    if await rows.find(change.connection, Dialog, change.workspace_id, id=command.dialog_id) is not None:
        raise Refused("bad_request", "There is a dialog with this id already.", field="dialog_id")
    dialog = await change.put(
        Dialog(id=command.dialog_id, number=change.number, user_id=user.id, state="open", created_at=change.at)
    )
    await record_dialog(change, dialog, DIALOG_STARTED, by="operator")
    await change.put(user)  # colleagues may not know the user yet
    await _answer(change, author, dialog, command.text, command.file_ids)


async def _answer(change: OpenChange, author: Operator, dialog: Dialog, text: str, file_ids: tuple[str, ...]) -> None:
    if dialog.assignee_id is None:
        await feed.write_fact(change, dialog, Fact(what="assigned", operator_id=author.id))
        dialog = msgspec.structs.replace(dialog, assignee_id=author.id)
    dialog = await feed.write(change, dialog, "operator", author.id, text, file_ids=file_ids)
    dialog = msgspec.structs.replace(dialog, waiting_since=None, unanswered=0, before_closing=None)
    await feed.store(change, dialog)
    await feed.read_all(change, dialog, author.id)
