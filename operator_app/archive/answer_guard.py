"""What the archive knows of a dialog since an operator began to answer in it."""

import sqlite3

from operator_app.archive import dialogs, messages
from operator_app.domain import answer_guard
from operator_app.domain.answer_guard import Meanwhile, Seen
from operator_app.domain.value import DialogId, OperatorId

LOOKED_AT = 500
"""Messages that may have come meanwhile; nobody writes one answer for longer."""


def since(c: sqlite3.Connection, dialog_id: DialogId, seen: Seen, me: OperatorId) -> Meanwhile | None:
    """None: nothing that should hold the answer back."""
    dialog = dialogs.get(c, dialog_id)
    if dialog is None:
        return None
    later = messages.window(c, dialog_id, after=seen.position, limit=LOOKED_AT).messages
    happenings = answer_guard.since(seen, dialog, later, me)
    return Meanwhile(happenings=happenings, seen=answer_guard.seen_in(dialog)) if happenings else None
