"""All dialogs with one user in one scroll."""

from operator_app.domain.dialogs import Dialog
from operator_app.domain.messages import Message, Missing
from operator_app.domain.people import Operator
from operator_app.domain.value import DialogId, Revision, Value


class HistoryPlace(Value):
    """A place in the history of a user. ``position`` None: an edge of the dialog, which one is said where it is asked."""

    dialog_id: DialogId
    position: Revision | None = None


class HistoryPart(Value):
    """What a window shows of one dialog: one run of its messages, oldest first, those on their way last."""

    dialog: Dialog
    messages: tuple[Message, ...]
    from_beginning: bool
    """Nothing of this dialog that the archive may show comes before these."""
    to_end: bool
    """Nothing of this dialog that the archive may show comes after these."""
    missing: Missing = Missing.NOTHING
    """Whether messages before these are at the backend only. Never said of a part that is not ``from_beginning``."""
    may_lack_newer: bool = False
    """Whether messages after these may be at the backend only. Never said of a part that is not ``to_end``."""
    closed_by: Operator | None = None


class HistoryWindow(Value):
    """A stretch of the history: parts by the beginning of their dialogs, then by id; each dialog at most once."""

    parts: tuple[HistoryPart, ...]
    has_older: bool
    """Earlier messages or dialogs are on disk."""
    has_newer: bool
    """Later messages or dialogs are on disk."""
    may_lack_dialogs: bool = False
    """The backend has not been asked for this user's other dialogs, and cannot be asked now."""
