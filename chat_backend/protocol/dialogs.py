"""Dialogs and what is in them: messages, files, tags, and what one operator has read."""

from typing import Literal

from chat_backend.protocol.wire import Wire


class File(Wire):
    """A stored file. ``url`` is unguessable and absolute-path relative to the backend's address."""

    id: str
    name: str
    size: int
    content_type: str
    url: str
    width: int | None = None
    height: int | None = None


MessageKind = Literal["user", "operator", "note", "system"]
FactKind = Literal["assigned", "unassigned", "closed", "reopened", "snoozed", "woken", "tagged", "untagged"]


class Fact(Wire):
    """What a system message tells. ``by`` is None when the backend itself did it."""

    what: FactKind
    by: str | None = None
    operator_id: str | None = None
    tag: str | None = None
    until: int | None = None


class Message(Wire, tag="message"):
    """One entry of a dialog. Within a dialog, ``number`` orders the entries."""

    id: str
    number: int
    dialog_id: str
    kind: MessageKind
    author_id: str | None
    """User id for kind ``user``, operator id for ``operator`` and ``note``, None for ``system``."""
    text: str
    at: int
    client_id: str | None = None
    files: tuple[File, ...] = ()
    page: str | None = None
    """Address of the page the user wrote from."""
    fact: Fact | None = None
    mentions: tuple[str, ...] = ()
    """Operator ids named in a note."""
    trigger_id: str | None = None
    """The trigger that wrote it in the operator's name."""


class LastMessage(Wire):
    """The newest message of a dialog that a row shows (never of kind ``system``)."""

    kind: MessageKind
    author_id: str | None
    text: str
    at: int
    number: int
    file_name: str | None = None
    file_is_image: bool = False
    file_count: int = 0


class BeforeClosing(Wire):
    """What closing a dialog ended."""

    waiting_since: int | None = None
    unanswered: int = 0
    snoozed_until: int | None = None


class Dialog(Wire, tag="dialog"):
    """One conversation thread with one user."""

    id: str
    number: int
    user_id: str
    state: Literal["open", "closed"]
    created_at: int
    assignee_id: str | None = None
    tags: tuple[str, ...] = ()
    snoozed_until: int | None = None
    closed_at: int | None = None
    closed_by: str | None = None
    before_closing: BeforeClosing | None = None
    """What ``ReopenDialog.undo`` brings back; None once an operator has answered or reopened it."""
    last_message: LastMessage | None = None
    message_count: int = 0
    waiting_since: int | None = None
    """When the first user message without an operator's answer was written; None when nobody waits."""
    unanswered: int = 0
    """User messages since the last answer of an operator."""
    user_read_number: int = 0
    """The user has seen every message up to this number."""


class Tag(Wire, tag="tag"):
    """A known tag of the workspace; dialogs carry its name."""

    name: str
    number: int
    removed: bool = False


class Mark(Wire, tag="mark"):
    """What one operator has read of one dialog and whether he muted it. Sent to that operator only."""

    dialog_id: str
    operator_id: str
    number: int
    read_number: int = 0
    muted: bool = False
