"""The change log: what a change carries."""

from typing import Literal

from chat_backend.protocol.dialogs import Dialog, Mark, Message, Tag
from chat_backend.protocol.people import Merged, Operator, User, UserNote
from chat_backend.protocol.segments import Segment
from chat_backend.protocol.triggers import Trigger
from chat_backend.protocol.wire import Wire
from chat_backend.protocol.workspace import SavedReply, Workspace


class Removed(Wire, tag="removed"):
    """An entity that is gone for good."""

    kind: Literal["dialog", "message", "user"]
    id: str


Entity = (
    Dialog
    | Message
    | User
    | UserNote
    | Merged
    | Operator
    | Tag
    | SavedReply
    | Segment
    | Trigger
    | Mark
    | Workspace
    | Removed
)


class Change(Wire):
    """One committed transaction: every entity it touched, as it stood after it."""

    number: int
    at: int
    entities: tuple[Entity, ...]
    by: str | None = None
    """Operator or user id of whoever caused it; None for the backend itself."""
    client_id: str | None = None
    """Id of the command it came from."""
