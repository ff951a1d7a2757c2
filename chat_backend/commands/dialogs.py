"""Operators arrange dialogs: tags, assignment, closing, snoozing, what has been read."""

import msgspec

from chat_backend.commands import checks, feed
from chat_backend.database import rows
from chat_backend.events.names import DIALOG_CLOSED
from chat_backend.events.recording import record_dialog
from chat_backend.open_change import OpenChange
from chat_backend.protocol import (
    MAX_TAGS,
    AddTag,
    Assign,
    BeforeClosing,
    CloseDialog,
    Dialog,
    Fact,
    MarkRead,
    Mute,
    Operator,
    RemoveTag,
    ReopenDialog,
    SnoozeDialog,
    Tag,
)
from chat_backend.refusals import Refused

_LATEST = 253_402_300_799_999
"""End of the year 9999, in milliseconds."""


async def add_tag(change: OpenChange, actor: Operator, command: AddTag) -> None:
    """Put a tag on; one that nobody knew becomes known. The feed says who did it, unless the dialog had it."""
    dialog = await change.dialog(command.dialog_id)
    name = checks.name(command.tag, "tag")
    known = await rows.find(change.connection, Tag, change.workspace_id, name=name)
    if known is None or known.removed:
        await change.put(Tag(name=name, number=change.number))
    if name not in dialog.tags:
        if len(dialog.tags) >= MAX_TAGS:
            raise Refused("too_many", f"A dialog has at most {MAX_TAGS} tags.", field="tag")
        dialog = msgspec.structs.replace(dialog, tags=(*dialog.tags, name))
        await feed.write_fact(change, dialog, Fact(what="tagged", by=actor.id, tag=name))
    await change.put(dialog)


async def remove_tag(change: OpenChange, actor: Operator, command: RemoveTag) -> None:
    """Take a tag off. The feed says who did it, if the dialog had it."""
    dialog = await change.dialog(command.dialog_id)
    name = command.tag.strip()
    if name in dialog.tags:
        dialog = msgspec.structs.replace(dialog, tags=tuple(tag for tag in dialog.tags if tag != name))
        await feed.write_fact(change, dialog, Fact(what="untagged", by=actor.id, tag=name))
    await change.put(dialog)


async def assign(change: OpenChange, actor: Operator, command: Assign) -> None:
    """Give to an operator or to nobody, with a note if there is one."""
    dialog = await change.dialog(command.dialog_id)
    if command.operator_id is not None:
        await change.operator(command.operator_id)
    if command.operator_id != dialog.assignee_id:
        dialog = msgspec.structs.replace(dialog, assignee_id=command.operator_id)
        what = Fact(what="unassigned", by=actor.id)
        if command.operator_id is not None:
            what = Fact(what="assigned", by=actor.id, operator_id=command.operator_id)
        await feed.write_fact(change, dialog, what)
    if command.note.strip():
        dialog = await feed.write(change, dialog, "note", actor.id, command.note)
        await feed.store(change, dialog)
        await feed.read_all(change, dialog, actor.id)
    else:
        await change.put(dialog)


async def close_dialog(change: OpenChange, actor: Operator, command: CloseDialog) -> None:
    """Finish: nobody waits, no snooze is left."""
    dialog = await change.dialog(command.dialog_id)
    if dialog.state == "open":
        dialog = msgspec.structs.replace(
            dialog,
            state="closed",
            closed_at=change.at,
            closed_by=actor.id,
            before_closing=BeforeClosing(
                waiting_since=dialog.waiting_since, unanswered=dialog.unanswered, snoozed_until=dialog.snoozed_until
            ),
            waiting_since=None,
            unanswered=0,
            snoozed_until=None,
        )
        await feed.write_fact(change, dialog, Fact(what="closed", by=actor.id))
        await record_dialog(change, dialog, DIALOG_CLOSED, by="operator")
    await change.put(dialog)


async def reopen_dialog(change: OpenChange, actor: Operator, command: ReopenDialog) -> None:
    dialog = await change.dialog(command.dialog_id)
    was_closed = dialog.state == "closed"
    if was_closed:
        dialog = await reopen(change, dialog, by=actor.id)
    if command.undo and dialog.before_closing is not None:
        dialog = _with_what_closing_ended(dialog, dialog.before_closing, snooze=was_closed)
    await change.put(msgspec.structs.replace(dialog, before_closing=None))


def _with_what_closing_ended(dialog: Dialog, before: BeforeClosing, *, snooze: bool) -> Dialog:
    """``snooze``: one that was ended goes on, unless the user has written since."""
    waits = [since for since in (before.waiting_since, dialog.waiting_since) if since is not None]
    return msgspec.structs.replace(
        dialog,
        waiting_since=min(waits, default=None),
        unanswered=before.unanswered + dialog.unanswered,
        snoozed_until=before.snoozed_until if snooze else dialog.snoozed_until,
    )


async def reopen(change: OpenChange, dialog: Dialog, *, by: str | None) -> Dialog:
    """The dialog open again, with the fact written; not stored yet. One of an operator who has left is nobody's."""
    await feed.write_fact(change, dialog, Fact(what="reopened", by=by))
    dialog = msgspec.structs.replace(dialog, state="open", closed_at=None, closed_by=None)
    if dialog.assignee_id is not None:
        assignee = await rows.find(change.connection, Operator, change.workspace_id, id=dialog.assignee_id)
        if assignee is None or assignee.removed:
            await feed.write_fact(change, dialog, Fact(what="unassigned"))
            dialog = msgspec.structs.replace(dialog, assignee_id=None)
    return dialog


async def snooze_dialog(change: OpenChange, actor: Operator, command: SnoozeDialog) -> None:
    dialog = await change.dialog(command.dialog_id)
    until = command.until
    if until is None:
        if dialog.snoozed_until is not None:
            dialog = await wake(change, dialog, by=actor.id)
    elif not 0 < until <= _LATEST:
        raise Refused("bad_request", "This is no time to wake at.", field="until")
    elif dialog.state == "closed":
        raise Refused("bad_request", "A closed dialog cannot be snoozed.", field="dialog_id")
    elif until != dialog.snoozed_until:
        await feed.write_fact(change, dialog, Fact(what="snoozed", by=actor.id, until=until))
        dialog = msgspec.structs.replace(dialog, snoozed_until=until)
    await change.put(dialog)


async def wake(change: OpenChange, dialog: Dialog, *, by: str | None) -> Dialog:
    """The dialog without its snooze, with the fact written; not stored yet."""
    await feed.write_fact(change, dialog, Fact(what="woken", by=by))
    return msgspec.structs.replace(dialog, snoozed_until=None)


async def mark_read(change: OpenChange, actor: Operator, command: MarkRead) -> None:
    dialog = await change.dialog(command.dialog_id)
    if command.read_number < 0:
        raise Refused("bad_request", "A number is not negative.", field="read_number")
    await feed.read_to(change, dialog, actor.id, min(command.read_number, change.number))


async def mute(change: OpenChange, actor: Operator, command: Mute) -> None:
    dialog = await change.dialog(command.dialog_id)
    mark = await change.mark(dialog.id, actor.id)
    await change.put(msgspec.structs.replace(mark, muted=command.muted))
