"""All messages with one user by their time, newest first, for the one scroll of what he did and what was said."""

import sqlite3

from operator_app.archive import merging, messages
from operator_app.domain.messages import Message
from operator_app.domain.user_timeline import MessagePlace
from operator_app.domain.value import UserId


def messages_before(
    c: sqlite3.Connection, user_id: UserId, before: MessagePlace | None, limit: int
) -> tuple[Message, ...]:
    """Those the backend has confirmed and the archive has, of all dialogs with the user, older than a place."""
    at, message_id = (1 << 62, "") if before is None else (before.at, before.id)
    found = c.execute(
        "SELECT number FROM messages WHERE dialog_id IN (SELECT id FROM dialogs WHERE user_id = ?)"
        " AND position IS NOT NULL AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?",
        (merging.now_called(c, user_id), at, message_id, limit),
    ).fetchall()
    return messages.by_number(c, [row[0] for row in found])
