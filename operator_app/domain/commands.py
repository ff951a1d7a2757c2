"""What an operator can do that the backend must learn of. Each one is a durable job of the outbox."""

from msgspec import UNSET, UnsetType

from operator_app.domain.messages import File
from operator_app.domain.people import NewValue, OperatorStatus
from operator_app.domain.segments import Rule
from operator_app.domain.site_chat import SiteChat
from operator_app.domain.triggers import Trigger
from operator_app.domain.value import (
    DialogId,
    Milliseconds,
    OperatorId,
    Revision,
    SavedReplyId,
    SegmentId,
    TriggerId,
    UserId,
    UserNoteId,
    Value,
)


class SendMessage(Value, tag="send_message"):
    """Answer the user."""

    dialog_id: DialogId
    text: str
    files: tuple[File, ...] = ()


class AddNote(Value, tag="add_note"):
    """Write a note that operators only see."""

    dialog_id: DialogId
    text: str
    files: tuple[File, ...] = ()
    mentions: tuple[OperatorId, ...] = ()


class StartDialog(Value, tag="start_dialog"):
    """Write to a user first; the dialog's id is ours."""

    dialog_id: DialogId
    user_id: UserId
    text: str
    files: tuple[File, ...] = ()


class AddTag(Value, tag="add_tag"):
    dialog_id: DialogId
    tag: str


class RemoveTag(Value, tag="remove_tag"):
    dialog_id: DialogId
    tag: str


class Assign(Value, tag="assign"):
    """Give the dialog to an operator or to nobody; a transfer may carry a note."""

    dialog_id: DialogId
    operator_id: OperatorId | None
    note: str = ""


class CloseDialog(Value, tag="close_dialog"):
    dialog_id: DialogId


class ReopenDialog(Value, tag="reopen_dialog"):
    """``undo``: it was closed by mistake; who waited waits since then, and a snooze goes on."""

    dialog_id: DialogId
    undo: bool = False


class SnoozeDialog(Value, tag="snooze_dialog"):
    """Out of the way until a time, or until the user writes; None ends a snooze."""

    dialog_id: DialogId
    until: Milliseconds | None


class MarkRead(Value, tag="mark_read"):
    """Read up to a position; a smaller one than before marks the rest unread again."""

    dialog_id: DialogId
    position: Revision


class Mute(Value, tag="mute"):
    dialog_id: DialogId
    muted: bool


class EditUser(Value, tag="edit_user"):
    """Change what is given, leave what is not; None clears."""

    user_id: UserId
    name: str | UnsetType | None = UNSET
    email: str | UnsetType | None = UNSET
    phone: str | UnsetType | None = UNSET
    blocked: bool | UnsetType = UNSET


class SetProperty(Value, tag="set_property"):
    """Make or change a property of a user; None removes it."""

    user_id: UserId
    name: str
    value: NewValue | None


class AddUserNote(Value, tag="add_user_note"):
    """Write a note about a person; its id is ours."""

    id: UserNoteId
    user_id: UserId
    text: str


class RemoveUserNote(Value, tag="remove_user_note"):
    id: UserNoteId


class PutSavedReply(Value, tag="put_saved_reply"):
    id: SavedReplyId
    name: str
    text: str
    shared: bool


class RemoveSavedReply(Value, tag="remove_saved_reply"):
    id: SavedReplyId


class PutSegment(Value, tag="put_segment"):
    """Make or change a segment; its id is ours. Owners only, as all that follow."""

    id: SegmentId
    name: str
    rule: Rule


class RemoveSegment(Value, tag="remove_segment"):
    id: SegmentId


class PutTrigger(Value, tag="put_trigger"):
    """Make or change a trigger; its id is ours, its revision is not looked at."""

    trigger: Trigger

    @property
    def trigger_id(self) -> TriggerId:
        return self.trigger.id


class RemoveTrigger(Value, tag="remove_trigger"):
    trigger_id: TriggerId


class SetSiteChat(Value, tag="set_site_chat"):
    chat: SiteChat


class SetProfileSource(Value, tag="set_profile_source"):
    enabled: bool
    address: str


class SetStatus(Value, tag="set_status"):
    status: OperatorStatus


DialogCommand = (
    SendMessage
    | AddNote
    | StartDialog
    | AddTag
    | RemoveTag
    | Assign
    | CloseDialog
    | ReopenDialog
    | SnoozeDialog
    | MarkRead
    | Mute
)
MessageCommand = SendMessage | AddNote | StartDialog
"""Those that put a message into the feed."""
PrivateCommand = MarkRead | Mute | PutSavedReply | RemoveSavedReply
"""Those that can be kept on this computer where a backend has no place for them."""
SiteCommand = PutSegment | RemoveSegment | PutTrigger | RemoveTrigger | SetSiteChat | SetProfileSource
"""What owners only may do."""
Command = (
    DialogCommand
    | EditUser
    | SetProperty
    | AddUserNote
    | RemoveUserNote
    | PutSavedReply
    | RemoveSavedReply
    | SetStatus
    | SiteCommand
)


def lane(command: Command) -> str:
    """Jobs of one lane leave in the order they were made; lanes run side by side."""
    match command:
        case EditUser(user_id=user_id) | SetProperty(user_id=user_id):
            return f"user:{user_id}"
        case AddUserNote(id=note_id) | RemoveUserNote(id=note_id):
            return f"user_note:{note_id}"
        case PutSavedReply(id=reply_id) | RemoveSavedReply(id=reply_id):
            return f"saved_reply:{reply_id}"
        case SetStatus():
            return "status"
        case PutSegment(id=segment_id) | RemoveSegment(id=segment_id):
            return f"segment:{segment_id}"
        case PutTrigger() | RemoveTrigger():
            return f"trigger:{command.trigger_id}"
        case SetSiteChat() | SetProfileSource():
            return "site"
        case _:
            return f"dialog:{command.dialog_id}"


def attended(command: Command) -> DialogId | None:
    """The dialog that somebody who does this has before his eyes or is done with: no alert about it is needed."""
    match command:
        case SendMessage() | AddNote() | MarkRead() | CloseDialog() | SnoozeDialog():
            return command.dialog_id
        case _:
            return None
