"""What can be done with a dialog in one stroke, alone or with many others: the command for it, or None where it would change nothing."""

from operator_app.domain.commands import (
    AddTag,
    Assign,
    CloseDialog,
    MarkRead,
    Mute,
    RemoveTag,
    ReopenDialog,
    SnoozeDialog,
)
from operator_app.domain.dialogs import DialogState
from operator_app.domain.lists import DialogRow
from operator_app.domain.value import Milliseconds, OperatorId


def closing(row: DialogRow) -> CloseDialog | None:
    return CloseDialog(dialog_id=row.dialog.id) if row.dialog.state is DialogState.OPEN else None


def reopening(row: DialogRow) -> ReopenDialog | None:
    return ReopenDialog(dialog_id=row.dialog.id) if row.dialog.state is DialogState.CLOSED else None


def assigning(row: DialogRow, operator_id: OperatorId | None, note: str = "") -> Assign | None:
    """A note makes sense also where the dialog is his already."""
    if row.dialog.assignee_id == operator_id and not note.strip():
        return None
    return Assign(dialog_id=row.dialog.id, operator_id=operator_id, note=note.strip())


def tagging(row: DialogRow, tag: str) -> AddTag | None:
    return None if tag in row.dialog.tags else AddTag(dialog_id=row.dialog.id, tag=tag)


def untagging(row: DialogRow, tag: str) -> RemoveTag | None:
    return RemoveTag(dialog_id=row.dialog.id, tag=tag) if tag in row.dialog.tags else None


def snoozing(row: DialogRow, until: Milliseconds | None) -> SnoozeDialog | None:
    """None ends a snooze. A closed dialog is out of the way already."""
    if row.dialog.state is DialogState.CLOSED or row.dialog.snoozed_until == until:
        return None
    return SnoozeDialog(dialog_id=row.dialog.id, until=until)


def marking_unread(row: DialogRow) -> MarkRead | None:
    """The last message becomes unread again, so that the dialog stands out until somebody looks."""
    last = row.dialog.last_message
    return None if last is None or row.unread else MarkRead(dialog_id=row.dialog.id, position=last.position - 1)


def muting(row: DialogRow, *, muted: bool) -> Mute | None:
    return None if row.mark.muted is muted else Mute(dialog_id=row.dialog.id, muted=muted)
