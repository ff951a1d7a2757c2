"""What a list of dialogs is asked for, and what one of its rows shows."""

from enum import StrEnum

from operator_app.domain.conflicts import Held
from operator_app.domain.dialogs import Dialog, DialogState, Mark
from operator_app.domain.messages import MessageState
from operator_app.domain.people import Operator, User
from operator_app.domain.value import DialogId, Milliseconds, OperatorId, Value


class Ownership(StrEnum):
    """Whose dialogs a list shows."""

    ALL = "all"
    MINE = "mine"
    UNASSIGNED = "unassigned"
    OPERATOR = "operator"
    """Those of ``DialogFilter.operator_id``."""


class DialogSort(StrEnum):
    LONGEST_WAITING = "longest_waiting"
    """Who waits longest first, then those nobody waits in, newest first."""
    NEWEST = "newest"
    """Newest message first."""


class DialogFilter(Value):
    """What a list shows. ``tags`` none and ``untagged`` false: whatever the tags; several tags: any of them."""

    state: DialogState = DialogState.OPEN
    ownership: Ownership = Ownership.ALL
    operator_id: OperatorId | None = None
    tags: tuple[str, ...] = ()
    untagged: bool = False
    snoozed: bool = False
    """Only the snoozed ones; they are left out otherwise until their time comes."""
    sort: DialogSort = DialogSort.LONGEST_WAITING


class TypingNow(Value):
    person_id: str
    by_user: bool
    text: str | None
    until: Milliseconds
    note: bool = False


class DialogRow(Value):
    """Everything a list row or the header of a dialog shows."""

    dialog: Dialog
    user: User | None
    """None while the archive has not got the user yet."""
    mark: Mark
    assignee: Operator | None = None
    last_operator: Operator | None = None
    """Who wrote the last message, if an operator did."""
    outgoing: MessageState | None = None
    """State of our last message if it is not through yet."""
    draft: str | None = None
    """Beginning of what is typed and not sent."""
    typing: TypingNow | None = None
    """Who types: the user, else a colleague."""
    also_typing: tuple[TypingNow, ...] = ()
    """Whoever types besides."""
    online: bool = False
    """Whether the user is on the site now."""
    page: str | None = None
    page_title: str | None = None
    user_dialogs: int = 1
    """How many dialogs with this user the archive has, this one included."""
    viewers: tuple[OperatorId, ...] = ()
    """Colleagues who have it on screen."""
    gone: bool = False
    """The backend has it no more; it stays here while something typed in it is nowhere else."""
    held: tuple[Held, ...] = ()
    """What was done here without a connection and is held back for what others did meanwhile."""

    @property
    def unread(self) -> bool:
        """Whether somebody else wrote after what this operator has read."""
        last = self.dialog.last_message
        return last is not None and last.position > self.mark.read_position


class DialogList(Value):
    """Ids of all matching dialogs in order, the first rows, and the numbers on the open/closed switch."""

    ids: tuple[DialogId, ...]
    rows: tuple[DialogRow, ...]
    open_count: int
    closed_count: int
    more: bool
    """The backend has further pages of this state that the archive lacks: there are more than counted."""
    other_more: bool = False
    """The same for the other state."""
    unread_count: int = 0
    """Open dialogs, whatever the filter, in which somebody else wrote after what this operator has read; muted ones
    do not count."""
    next_wake: Milliseconds | None = None
    """When the first of the snoozed dialogs comes back by itself, whatever the filter: the list is another then."""
