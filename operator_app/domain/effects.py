"""What a pending command does to the confirmed copy of an entity, before the backend has answered.

Pure functions. The archive folds the pending commands over the confirmed copy anew whenever either changes, so what
is shown never flickers, and a refusal puts it back by itself. They follow what the backend does, so that its answer
changes nothing the operator sees.
"""

from typing import Final

from msgspec import UnsetType
from msgspec.structs import replace

from operator_app.domain.commands import (
    AddNote,
    AddTag,
    AddUserNote,
    Assign,
    CloseDialog,
    Command,
    EditUser,
    MarkRead,
    Mute,
    PutSavedReply,
    RemoveSavedReply,
    RemoveTag,
    RemoveUserNote,
    ReopenDialog,
    SendMessage,
    SetProperty,
    SetStatus,
    SnoozeDialog,
    StartDialog,
)
from operator_app.domain.dialogs import BeforeClosing, Dialog, DialogState, LastMessage, Mark
from operator_app.domain.messages import File, MessageKind
from operator_app.domain.people import (
    Moment,
    NewValue,
    Operator,
    Property,
    PropertyKind,
    PropertySource,
    User,
    UserNote,
)
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.value import Milliseconds, OperatorId, Revision

LAST_TEXT: Final = 200
"""How much of a message a list row carries, in characters; as the backend cuts it."""


def on_dialog(dialog: Dialog | None, command: Command, me: OperatorId, now: Milliseconds) -> Dialog | None:
    """The dialog after the command was given at ``now``; None stays None unless the command begins it."""
    if dialog is None:
        if not isinstance(command, StartDialog):
            return None
        begun = Dialog(
            id=command.dialog_id, revision=0, user_id=command.user_id, state=DialogState.OPEN, created_at=now
        )
        return _answered(begun, command.text, command.files, me, now)
    match command:
        case SendMessage():
            return _answered(dialog, command.text, command.files, me, now)
        case AddNote():
            return _written(dialog, MessageKind.NOTE, command.text, command.files, me=me, now=now)
        case AddTag(tag=tag):
            name = tag.strip()
            return dialog if not name or name in dialog.tags else replace(dialog, tags=(*dialog.tags, name))
        case RemoveTag(tag=tag):
            return replace(dialog, tags=tuple(known for known in dialog.tags if known != tag.strip()))
        case Assign(operator_id=operator_id, note=note):
            given = replace(dialog, assignee_id=operator_id)
            return _written(given, MessageKind.NOTE, note, (), me=me, now=now) if note.strip() else given
        case CloseDialog() if dialog.state is DialogState.OPEN:
            return replace(
                dialog,
                state=DialogState.CLOSED,
                closed_at=now,
                closed_by=me,
                before_closing=BeforeClosing(
                    waiting_since=dialog.waiting_since,
                    unanswered=dialog.unanswered,
                    snoozed_until=dialog.snoozed_until,
                ),
                waiting_since=None,
                unanswered=0,
                snoozed_until=None,
            )
        case ReopenDialog(undo=undo):
            return _reopened(dialog, undo=undo)
        case SnoozeDialog(until=until) if dialog.state is DialogState.OPEN:
            return replace(dialog, snoozed_until=until)
        case _:
            # StartDialog too: the backend has the dialog, so it has its first message.
            return dialog


def on_mark(mark: Mark, command: Command, newest: Revision) -> Mark:
    """The mark after the command; ``newest`` is the position of the dialog's last message: who writes has read all."""
    match command:
        case MarkRead(position=position):
            return replace(mark, read_position=position)
        case Mute(muted=muted):
            return replace(mark, muted=muted)
        case SendMessage() | AddNote() | StartDialog():
            return replace(mark, read_position=max(mark.read_position, newest))
        case Assign(note=note) if note.strip():
            return replace(mark, read_position=max(mark.read_position, newest))
        case _:
            return mark


def on_user(user: User, command: Command) -> User:
    """The user after the command; an empty field is cleared as None clears it."""
    if isinstance(command, SetProperty):
        return replace(user, properties=_with_property(user.properties, command.name.strip(), command.value))
    if not isinstance(command, EditUser):
        return user
    return replace(
        user,
        name=_edited(user.name, command.name),
        email=_edited(user.email, command.email),
        phone=_edited(user.phone, command.phone),
        blocked=user.blocked if isinstance(command.blocked, UnsetType) else command.blocked,
    )


def on_user_note(note: UserNote | None, command: Command, me: OperatorId, now: Milliseconds) -> UserNote | None:
    """The note after the command; None stays None unless the command makes it."""
    match command:
        case AddUserNote() if note is None:
            return UserNote(
                id=command.id, revision=0, user_id=command.user_id, author_id=me, text=command.text.strip(), at=now
            )
        case RemoveUserNote() if note is not None:
            return replace(note, removed=True)
        case _:
            return note


def kind_of(value: NewValue) -> PropertyKind:
    """What kind a property becomes that is set to this."""
    match value:
        case bool():
            return PropertyKind.YES_NO
        case int() | float():
            return PropertyKind.NUMBER
        case tuple():
            return PropertyKind.LIST
        case Moment():
            return PropertyKind.DATE
        case _:
            return PropertyKind.TEXT


def on_operator(operator: Operator, command: Command) -> Operator:
    """The operator who gave the command, after it."""
    return replace(operator, status=command.status) if isinstance(command, SetStatus) else operator


def on_saved_reply(reply: SavedReply | None, command: Command, me: OperatorId) -> SavedReply | None:
    """The saved reply after the command; None stays None unless the command makes it."""
    match command:
        case PutSavedReply():
            return SavedReply(
                id=command.id,
                name=command.name.strip(),
                text=command.text.strip(),
                revision=0 if reply is None else reply.revision,
                owner_id=None if command.shared else me,
            )
        case RemoveSavedReply() if reply is not None:
            return replace(reply, removed=True)
        case _:
            return reply


def _reopened(dialog: Dialog, *, undo: bool) -> Dialog:
    before, was_closed = dialog.before_closing, dialog.state is DialogState.CLOSED
    if was_closed:
        dialog = replace(dialog, state=DialogState.OPEN, closed_at=None, closed_by=None)
    if undo and before is not None:
        waits = [since for since in (before.waiting_since, dialog.waiting_since) if since is not None]
        dialog = replace(
            dialog,
            waiting_since=min(waits, default=None),
            unanswered=before.unanswered + dialog.unanswered,
            # if it is open, the user has written since: that ends a snooze
            snoozed_until=before.snoozed_until if was_closed else dialog.snoozed_until,
        )
    return replace(dialog, before_closing=None)


def _answered(dialog: Dialog, text: str, files: tuple[File, ...], me: OperatorId, now: Milliseconds) -> Dialog:
    written = _written(dialog, MessageKind.OPERATOR, text, files, me=me, now=now)
    return replace(written, assignee_id=dialog.assignee_id or me, waiting_since=None, unanswered=0, before_closing=None)


def _written(
    dialog: Dialog, kind: MessageKind, text: str, files: tuple[File, ...], *, me: OperatorId, now: Milliseconds
) -> Dialog:
    before = dialog.last_message
    last = LastMessage(
        kind=kind,
        author_id=me,
        text=text.strip()[:LAST_TEXT],
        # A clock that is slow must not put the newest message below older ones.
        at=now if before is None else max(now, before.at),
        # It has no position yet; the one before it keeps what was unread unread, and makes nothing unread.
        position=0 if before is None else before.position,
        file_name=files[0].name if files else None,
        file_is_image=bool(files) and files[0].is_image,
        file_count=len(files),
    )
    return replace(dialog, last_message=last, message_count=dialog.message_count + 1)


def _with_property(properties: tuple[Property, ...], name: str, value: NewValue | None) -> tuple[Property, ...]:
    """One that is known keeps its place."""
    if value is None:
        return tuple(one for one in properties if one.name != name)
    kept = value.at if isinstance(value, Moment) else value
    made = Property(name=name, value=kept, kind=kind_of(value), source=PropertySource.OPERATOR)
    if all(one.name != name for one in properties):
        return (*properties, made)
    return tuple(made if one.name == name else one for one in properties)


def _edited(old: str | None, new: str | UnsetType | None) -> str | None:
    if isinstance(new, UnsetType):
        return old
    return (new or "").strip() or None
