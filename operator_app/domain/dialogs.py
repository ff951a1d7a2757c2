"""Dialogs and what a list shows of them."""

from enum import StrEnum

from operator_app.domain.messages import MessageKind
from operator_app.domain.value import DialogId, Milliseconds, OperatorId, Revision, UserId, Value


class DialogState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class LastMessage(Value):
    """The newest message worth a line in the list (never a system one)."""

    kind: MessageKind
    author_id: str | None
    text: str
    at: Milliseconds
    position: Revision
    file_name: str | None = None
    file_is_image: bool = False
    file_count: int = 0


class BeforeClosing(Value):
    """What closing a dialog ended."""

    waiting_since: Milliseconds | None = None
    unanswered: int = 0
    snoozed_until: Milliseconds | None = None


class Dialog(Value):
    """One conversation thread with one user."""

    id: DialogId
    revision: Revision
    user_id: UserId
    state: DialogState
    created_at: Milliseconds
    assignee_id: OperatorId | None = None
    tags: tuple[str, ...] = ()
    snoozed_until: Milliseconds | None = None
    closed_at: Milliseconds | None = None
    closed_by: OperatorId | None = None
    before_closing: BeforeClosing | None = None
    """What an undone closing brings back; None once an operator has answered or reopened it."""
    last_message: LastMessage | None = None
    message_count: int = 0
    waiting_since: Milliseconds | None = None
    unanswered: int = 0
    user_read_position: Revision = 0


class Mark(Value):
    """What this operator has read of a dialog, and whether he muted it."""

    dialog_id: DialogId
    revision: Revision = 0
    read_position: Revision = 0
    muted: bool = False


class Tag(Value):
    name: str
    revision: Revision = 0
    removed: bool = False
