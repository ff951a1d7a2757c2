"""What an operator's client may ask for; each is one change."""

from msgspec import UNSET, UnsetType

from chat_backend.protocol.people import OperatorStatus, SetValue
from chat_backend.protocol.segments import PutSegment, RemoveSegment
from chat_backend.protocol.site_chat import SetSiteChat
from chat_backend.protocol.team import ChangeRole, RemoveOperator, RenameOperator
from chat_backend.protocol.triggers import PutTrigger, RemoveTrigger
from chat_backend.protocol.wire import Wire


class SendMessage(Wire, tag="send_message"):
    """Answer the user."""

    dialog_id: str
    text: str
    file_ids: tuple[str, ...] = ()


class AddNote(Wire, tag="add_note"):
    """Write a note that operators only see."""

    dialog_id: str
    text: str
    file_ids: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


class StartDialog(Wire, tag="start_dialog"):
    """Write to a user first. The client chooses the dialog's id, so that it can show the dialog before the answer."""

    dialog_id: str
    user_id: str
    text: str
    file_ids: tuple[str, ...] = ()


class AddTag(Wire, tag="add_tag"):
    dialog_id: str
    tag: str


class RemoveTag(Wire, tag="remove_tag"):
    dialog_id: str
    tag: str


class Assign(Wire, tag="assign"):
    """Give the dialog to an operator, or to nobody; a transfer may carry a note."""

    dialog_id: str
    operator_id: str | None
    note: str = ""


class CloseDialog(Wire, tag="close_dialog"):
    dialog_id: str


class ReopenDialog(Wire, tag="reopen_dialog"):
    """``undo``: it was closed by mistake; who waited waits since then, and a snooze goes on."""

    dialog_id: str
    undo: bool = False


class SnoozeDialog(Wire, tag="snooze_dialog"):
    """Out of the way until a time or until the user writes; None ends a snooze."""

    dialog_id: str
    until: int | None


class MarkRead(Wire, tag="mark_read"):
    """Read up to a number; a smaller number than before marks the rest unread again."""

    dialog_id: str
    read_number: int


class Mute(Wire, tag="mute"):
    dialog_id: str
    muted: bool


class EditUser(Wire, tag="edit_user"):
    """Change what is given, leave what is not; None clears a field."""

    user_id: str
    name: str | UnsetType | None = UNSET
    email: str | UnsetType | None = UNSET
    phone: str | UnsetType | None = UNSET
    blocked: bool | UnsetType = UNSET


class SetProperty(Wire, tag="set_property"):
    """Set or, with None, remove a property. System ones are the backend's own: ``forbidden``."""

    user_id: str
    name: str
    value: SetValue


class AddUserNote(Wire, tag="add_user_note"):
    """Write down something about a person; the note's id is the client's."""

    id: str
    user_id: str
    text: str


class RemoveUserNote(Wire, tag="remove_user_note"):
    """Its author may, and owners."""

    id: str


class SetProfileSource(Wire, tag="set_profile_source"):
    """Owners only. ``address`` None leaves it as it is."""

    enabled: bool
    address: str | None = None


class PutSavedReply(Wire, tag="put_saved_reply"):
    """Make or change a saved reply; its id is the client's."""

    id: str
    name: str
    text: str
    shared: bool


class RemoveSavedReply(Wire, tag="remove_saved_reply"):
    id: str


class SetStatus(Wire, tag="set_status"):
    status: OperatorStatus


Command = (
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
    | EditUser
    | SetProperty
    | AddUserNote
    | RemoveUserNote
    | SetProfileSource
    | PutSavedReply
    | RemoveSavedReply
    | SetStatus
    | PutSegment
    | RemoveSegment
    | PutTrigger
    | RemoveTrigger
    | SetSiteChat
    | ChangeRole
    | RemoveOperator
    | RenameOperator
)
