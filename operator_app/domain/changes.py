"""What a backend reports as changed."""

from operator_app.domain.dialogs import Dialog, Mark, Tag
from operator_app.domain.messages import Message
from operator_app.domain.people import Merged, Operator, User, UserNote
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.segments import Segment
from operator_app.domain.site_chat import Site
from operator_app.domain.triggers import Trigger
from operator_app.domain.value import ClientId, DialogId, Milliseconds, Revision, Value


class Gone(Value):
    """An entity the backend no longer has."""

    kind: str
    """``dialog``, ``message`` or ``user``."""
    id: str


class Answered(Value):
    """This operator has written there, so he has read what stands above: told by a backend that keeps no marks."""

    dialog_id: DialogId
    position: Revision


Entity = (
    Dialog
    | Message
    | User
    | Operator
    | Tag
    | SavedReply
    | Mark
    | UserNote
    | Merged
    | Segment
    | Trigger
    | Site
    | Gone
    | Answered
)


class Change(Value):
    """One transaction of the backend: entities as they stood after it."""

    number: int
    at: Milliseconds
    entities: tuple[Entity, ...]
    by: str | None = None
    client_id: ClientId | None = None
    after: int | None = None
    """Number of the change before this one, where numbers do not grow by one; None: they do."""

    @property
    def follows(self) -> int:
        """Number of the change before this one: the changes of an account make a chain."""
        return self.number - 1 if self.after is None else self.after
