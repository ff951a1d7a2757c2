"""A site user writes and reads."""

import msgspec
from sqlalchemy import select

from chat_backend.commands import checks, feed
from chat_backend.commands.dialogs import reopen, wake
from chat_backend.database import rows
from chat_backend.database.tables import dialogs
from chat_backend.events.names import DIALOG_STARTED
from chat_backend.events.recording import record_dialog
from chat_backend.identifiers import new_id
from chat_backend.open_change import OpenChange
from chat_backend.people import contact
from chat_backend.protocol import Dialog, SiteWrite
from chat_backend.refusals import Refused
from chat_backend.triggers.firing import note_answer

MAX_ADDRESS = 2_000
"""Longest address of a page that is kept, in characters."""


async def write(change: OpenChange, user_id: str, command: SiteWrite) -> None:
    """Into the newest open dialog, else the newest closed one, which opens again, else a new one."""
    user = await change.user(user_id)
    user_id = user.id  # who he is now
    if user.blocked:
        raise Refused("blocked", "This visitor is blocked.")
    dialog = await current_dialog(change, user_id)
    if dialog is None:
        dialog = await change.put(
            Dialog(id=new_id(), number=change.number, user_id=user_id, state="open", created_at=change.at)
        )
        await record_dialog(change, dialog, DIALOG_STARTED, by="user")
    if dialog.state == "closed":
        dialog = await reopen(change, dialog, by=None)
    if dialog.snoozed_until is not None:
        dialog = await wake(change, dialog, by=None)
    page = checks.clipped(command.page, MAX_ADDRESS)
    dialog = await feed.write(change, dialog, "user", user_id, command.text, file_ids=command.file_ids, page=page)
    await feed.store(
        change,
        msgspec.structs.replace(
            dialog,
            unanswered=dialog.unanswered + 1,
            waiting_since=change.at if dialog.waiting_since is None else dialog.waiting_since,
            user_read_number=change.number,
        ),
    )
    await change.put(msgspec.structs.replace(user, last_seen_at=change.at))
    await note_answer(change, user_id)


async def leave_email(change: OpenChange, user_id: str, email: str) -> None:
    """Where the user wants his answer. One that is known stays: the page asks only while there is none."""
    user = await change.user(user_id)
    if user.blocked:
        raise Refused("blocked", "This visitor is blocked.")
    email = contact.email(email)
    await change.put(msgspec.structs.replace(user, email=user.email or email))


async def current_dialog(change: OpenChange, user_id: str) -> Dialog | None:
    found = await change.connection.execute(
        select(dialogs)
        .where(dialogs.c.workspace_id == change.workspace_id, dialogs.c.user_id == user_id)
        .order_by((dialogs.c.state == "open").desc(), dialogs.c.activity_number.desc(), dialogs.c.id.desc())
        .limit(1)
    )
    row = found.first()
    return None if row is None else rows.entity(Dialog, row)


async def see(change: OpenChange, user_id: str, number: int) -> None:
    """The user has seen the messages up to a number: in every dialog that had news for him."""
    found = await change.connection.execute(
        select(dialogs).where(
            dialogs.c.workspace_id == change.workspace_id,
            dialogs.c.user_id == user_id,
            dialogs.c.user_read_number < number,
        )
    )
    for row in found.all():
        dialog = rows.entity(Dialog, row)
        await change.put(msgspec.structs.replace(dialog, user_read_number=number))
