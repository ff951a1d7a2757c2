"""What a search finds."""

from operator_app.domain.dialogs import DialogState
from operator_app.domain.messages import MessageKind
from operator_app.domain.people import User
from operator_app.domain.search import Match
from operator_app.domain.value import DialogId, Milliseconds, Revision, Value

Spans = tuple[tuple[int, int], ...]
"""From where to where a text answers, in order and apart."""


class FoundMessage(Value):
    """A message as a line: ``snippet`` is the part of it with the first find, ``marks`` are in it."""

    key: str
    """``Message.key``."""
    dialog_id: DialogId
    position: Revision | None
    kind: MessageKind
    at: Milliseconds
    snippet: str
    marks: Spans
    user: User | None
    """Of whose dialog it is."""
    author: str | None
    """Name of the operator who wrote it; None: the user did, or nobody knows."""
    dialog_state: DialogState | None
    from_server: bool = False
    """It is at the backend; whether it is on disk too is not known."""


class FoundPerson(Value):
    user: User
    dialog_id: DialogId
    """The newest one with this user."""
    dialogs: int


class SearchPlace(Value):
    """Up to where a search has been told: finds of one kind, and in it up to a row of the index."""

    match: Match
    row: int


class SearchPage(Value):
    """Best first: whole words before finds inside of words, newest first in each."""

    messages: tuple[FoundMessage, ...] = ()
    people: tuple[FoundPerson, ...] = ()
    """With the first page only."""
    next: SearchPlace | None = None
    """Where it goes on; None: these were all."""
    unfilled: int = 0
    """So many older messages are not in the index yet."""


class FoundDialog(Value):
    dialog_id: DialogId
    position: Revision | None = None
    """Of its newest message that answers; None: the person does, or the message is not through yet."""


class FoundDialogs(Value):
    """Dialogs of people who answer a search, then those in which a message does, by the newest such message."""

    dialogs: tuple[FoundDialog, ...] = ()
    more: bool = False
    """There are others; these are the first."""


class BackendFound(Value):
    """Finds of the backend; those the archive has told already may be among them, by their keys."""

    messages: tuple[FoundMessage, ...] = ()
    next: str | None = None
