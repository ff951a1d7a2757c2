"""Up to which message of a dialog an operator was alerted from a copy of the dialog, before the messages themselves came.

After an outage a dialog may be seen as it stands now first, and be told message by message then: one alert is enough.
"""

import sqlite3

from operator_app.domain.messages import Message, MessageKind
from operator_app.domain.value import DialogId, Revision


def note(c: sqlite3.Connection, dialog_id: DialogId, position: Revision) -> None:
    """The newest message, at this position, was worth an alert."""
    c.execute("INSERT OR REPLACE INTO told (dialog_id, position) VALUES (?, ?)", (dialog_id, position))


def was(c: sqlite3.Connection, message: Message) -> bool:
    """Whether the alert for this message, or for a later one of its dialog, was given. A mention is told nevertheless."""
    row = c.execute("SELECT position FROM told WHERE dialog_id = ?", (message.dialog_id,)).fetchone()
    if row is None:
        return False
    position = message.position or 0
    if position >= row[0]:
        forget(c, message.dialog_id)
    return message.kind is MessageKind.USER and position <= int(row[0])


def forget(c: sqlite3.Connection, dialog_id: DialogId | None = None) -> None:
    """Of a dialog that is gone, or has gone beyond; of all where positions mean nothing any more."""
    c.execute("DELETE FROM told WHERE ? IS NULL OR dialog_id = ?", (dialog_id, dialog_id))
