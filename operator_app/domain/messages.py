"""Messages of a dialog, and what becomes of one that we send."""

from enum import IntEnum, StrEnum

from operator_app.domain.value import (
    ClientId,
    DialogId,
    FileId,
    MessageId,
    Milliseconds,
    OperatorId,
    Revision,
    Value,
)


class MessageKind(StrEnum):
    USER = "user"
    OPERATOR = "operator"
    NOTE = "note"
    SYSTEM = "system"


class MessageState(IntEnum):
    """How far a message has come. Only ever grows, whatever order answers and echoes arrive in (see ``advance``).

    The numbers are stored in the archive: never renumber. READ is not stored, it follows from how far the user has read.
    """

    PENDING = 10
    SENDING = 20
    DOUBTFUL = 30
    """Sent, outcome unknown: looked up before it is sent again."""
    FAILED = 40
    """Refused for good; the operator may retry, edit, copy or discard it."""
    SENT = 50
    READ = 70


def advance(old: MessageState, new: MessageState) -> MessageState:
    """The state after ``new`` was reported for a message in ``old``: the farther of the two."""
    return max(old, new)


class File(Value):
    """A file of a message. ``url`` is absolute, or a local path while ``id`` is empty (not uploaded yet)."""

    id: FileId
    name: str
    size: int
    content_type: str
    url: str
    width: int | None = None
    height: int | None = None

    @property
    def is_image(self) -> bool:
        """Whether the feed may show it in place: raster formats Qt decodes without scripts or references."""
        return self.content_type in {"image/png", "image/jpeg", "image/gif", "image/webp"}


class FactKind(StrEnum):
    """What a system message tells. An unknown one of a newer backend becomes OTHER with its text."""

    ASSIGNED = "assigned"
    UNASSIGNED = "unassigned"
    CLOSED = "closed"
    REOPENED = "reopened"
    SNOOZED = "snoozed"
    WOKEN = "woken"
    TAGGED = "tagged"
    UNTAGGED = "untagged"
    MOVED = "moved"
    """Into another channel."""
    REMOVED = "removed"
    """A message stood here that was taken away."""
    OTHER = "other"


class Fact(Value):
    """``by`` None: the backend itself did it."""

    what: FactKind
    by: OperatorId | None = None
    operator_id: OperatorId | None = None
    tag: str | None = None
    until: Milliseconds | None = None


class Message(Value):
    """One entry of a dialog, as the backend confirmed it or as we are sending it.

    ``position`` orders the confirmed messages of a dialog; messages on their way come after all of them, in the
    order they were written. ``id`` is None exactly while the backend has not confirmed the message.
    """

    id: MessageId | None
    dialog_id: DialogId
    kind: MessageKind
    author_id: str | None
    text: str
    at: Milliseconds
    position: Revision | None = None
    client_id: ClientId | None = None
    state: MessageState = MessageState.SENT
    files: tuple[File, ...] = ()
    page: str | None = None
    fact: Fact | None = None
    mentions: tuple[OperatorId, ...] = ()
    failure: str | None = None
    """Why it failed: a ``RefusalReason`` value."""
    leaves_at: Milliseconds | None = None
    """It is held back until then, so that its writer may take it back; None: it is not held (any more)."""
    edited_at: Milliseconds | None = None
    """Its text was changed then, after it had been sent; None: it never was, or the backend does not tell."""

    @property
    def key(self) -> str:
        """Names the message on screen and survives its confirmation: the client id where there is one."""
        return self.client_id or self.id or ""


class Missing(StrEnum):
    """What is known of earlier messages that the archive lacks."""

    NOTHING = "nothing"
    """The archive lacks none."""
    COMING = "coming"
    """They are at the backend, which can be asked for them."""
    OFFLINE = "offline"
    """They are at the backend, and there is no connection."""
    REFUSED = "refused"
    """They were asked for in vain; they are asked for again with the next connection."""


class MessageWindow(Value):
    """A run of a dialog's messages, oldest first, those on their way last."""

    messages: tuple[Message, ...]
    has_older: bool
    """Earlier ones exist, on disk or at the backend."""
    has_newer: bool
    """Later ones exist on disk."""
    fetching: bool = False
    """Earlier ones are being brought from the backend; a ``Changes`` notice follows."""
    missing: Missing = Missing.NOTHING
    """Whether earlier ones are at the backend only. Said of a window that reaches what the archive has."""
