"""Messages of a dialog: how one is kept, and windows of them that never have a hole."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any, Final

import msgspec

from operator_app.archive import coverage as coverages
from operator_app.archive import stored
from operator_app.archive.coverage import Coverage
from operator_app.domain.messages import Message, MessageKind, MessageState, MessageWindow, advance
from operator_app.domain.value import ClientId, DialogId, Revision

_COLUMNS: Final = (
    "id, client_id, dialog_id, position, kind, author_id, text, at, state, page, files, fact, mentions, edited, failure"
)
_ENDLESS: Final = 2**63 - 2
_CONTEXT: Final = 4
"""A window that opens at the first unread message has a quarter of its messages before it."""


def window(
    c: sqlite3.Connection,
    dialog_id: DialogId,
    *,
    before: Revision | None = None,
    after: Revision | None = None,
    limit: int = 50,
) -> MessageWindow:
    """The messages just before or just after a position; neither given: the newest.

    Messages of one position stay together, so a window may be a little longer than ``limit``. Those on their way
    are in the window that reaches the end.
    """
    known = coverages.read(c, dialog_id)
    low, high = shown_range(known)
    if after is not None:
        return _after(c, dialog_id, known, after, limit)
    end = high if before is None else min(high, before - 1)
    messages, start = newest_between(c, dialog_id, low, end, limit)
    has_newer = before is not None and (exists(c, dialog_id, end + 1, high) or _any_on_their_way(c, dialog_id))
    return MessageWindow(
        messages=messages if before is not None else messages + on_their_way(c, dialog_id),
        has_older=not known.complete or exists(c, dialog_id, low, start - 1),
        has_newer=has_newer,
    )


def opening(
    c: sqlite3.Connection, dialog_id: DialogId, read_position: Revision, limit: int = 50
) -> tuple[MessageWindow, str | None]:
    """The window a dialog opens with, and the key of the first unread message in it.

    Unread is what somebody else wrote after ``read_position``. The first one the archive has is meant: where its run
    begins after ``read_position``, earlier ones may be at the backend (``has_older``).
    """
    low, high = shown_range(coverages.read(c, dialog_id))
    unread = c.execute(
        "SELECT position, id, client_id FROM messages WHERE dialog_id = ? AND position BETWEEN ? AND ?"
        " AND kind != ? AND author_id IS NOT (SELECT me FROM account) ORDER BY position, id LIMIT 1",
        (dialog_id, max(low, read_position + 1), high, MessageKind.SYSTEM),
    ).fetchone()
    newest = window(c, dialog_id, limit=limit)
    if unread is None:
        return newest, None
    position, key = unread[0], unread[2] or unread[1]
    if any(message.key == key for message in newest.messages):
        return newest, key
    above = limit // _CONTEXT
    earlier = window(c, dialog_id, before=position, limit=above) if above else None
    later = window(c, dialog_id, after=position - 1, limit=limit - above)
    return (
        MessageWindow(
            messages=(earlier.messages if earlier else ()) + later.messages,
            has_older=(earlier or later).has_older,
            has_newer=later.has_newer,
        ),
        key,
    )


def around(c: sqlite3.Connection, dialog_id: DialogId, position: Revision, limit: int = 50) -> MessageWindow | None:
    """The messages before and after a position, those at it included. None: the archive cannot show that place."""
    low, high = shown_range(coverages.read(c, dialog_id))
    if not low <= position <= high or not exists(c, dialog_id, position, position):
        return None
    earlier = window(c, dialog_id, before=position, limit=limit // 2)
    later = window(c, dialog_id, after=position - 1, limit=limit - limit // 2)
    return MessageWindow(
        messages=earlier.messages + later.messages, has_older=earlier.has_older, has_newer=later.has_newer
    )


def newest_between(
    c: sqlite3.Connection, dialog_id: DialogId, low: int, high: int, limit: int
) -> tuple[tuple[Message, ...], int]:
    """The newest confirmed messages within two positions, and the position from which on they are all there.

    Messages of one position stay together, here and in ``oldest_between``.
    """
    row = c.execute(
        "SELECT position FROM messages WHERE dialog_id = ? AND position BETWEEN ? AND ?"
        " ORDER BY position DESC LIMIT 1 OFFSET ?",
        (dialog_id, low, high, max(limit, 1) - 1),
    ).fetchone()
    start = low if row is None else row[0]
    return _between(c, dialog_id, start, high), start


def oldest_between(
    c: sqlite3.Connection, dialog_id: DialogId, low: int, high: int, limit: int
) -> tuple[tuple[Message, ...], int]:
    """The oldest confirmed messages within two positions, and the position up to which they are all there."""
    row = c.execute(
        "SELECT position FROM messages WHERE dialog_id = ? AND position BETWEEN ? AND ?"
        " ORDER BY position LIMIT 1 OFFSET ?",
        (dialog_id, low, high, max(limit, 1) - 1),
    ).fetchone()
    end = high if row is None else row[0]
    return _between(c, dialog_id, low, end), end


def coverage(c: sqlite3.Connection, dialog_id: DialogId) -> Coverage:
    """From which position on the archive has every message of a dialog."""
    return coverages.read(c, dialog_id)


def on_their_way(c: sqlite3.Connection, dialog_id: DialogId) -> tuple[Message, ...]:
    """Messages the backend has not confirmed, in the order they were written."""
    found = c.execute(
        f"SELECT {_COLUMNS}, (SELECT leaves_at FROM outbox WHERE client_id = messages.client_id AND state = ?)"  # noqa: S608
        " FROM messages WHERE dialog_id = ? AND position IS NULL ORDER BY number",
        (MessageState.PENDING, dialog_id),
    )
    return tuple(msgspec.structs.replace(_message(row, 0), leaves_at=row[-1]) for row in found)


def by_client_id(c: sqlite3.Connection, client_id: ClientId) -> Message | None:
    row = c.execute(f"SELECT {_COLUMNS} FROM messages WHERE client_id = ?", (client_id,)).fetchone()  # noqa: S608
    return None if row is None else _message(row, 0)


def by_number(c: sqlite3.Connection, numbers: Sequence[int]) -> tuple[Message, ...]:
    """Messages by the archive's own numbers, in this order; as they were sent, whether or not they have been read."""
    found = c.execute(
        f"WITH wanted (number, place) AS (SELECT value, key FROM json_each(?))"  # noqa: S608
        f" SELECT {_COLUMNS} FROM messages JOIN wanted USING (number) ORDER BY place",
        (json.dumps(list(numbers)),),
    )
    return tuple(_message(row, 0) for row in found)


def add_pending(c: sqlite3.Connection, message: Message) -> None:
    """Keep a message that is on its way; it has a client id and no id."""
    c.execute(f"INSERT INTO messages (announced, {_COLUMNS}) VALUES (1{', ?' * 15})", _row(message))  # noqa: S608


def put_confirmed(c: sqlite3.Connection, message: Message, *, live: bool) -> bool:
    """Keep the backend's copy of a message, in place of the one on its way where that is the same.

    Answers whether it is news: ``live``, and neither written here nor brought by a live change before.
    """
    found = c.execute("SELECT number, client_id, announced FROM messages WHERE id = ?", (message.id,)).fetchone()
    namesake = None
    if message.client_id is not None:
        namesake = c.execute(
            "SELECT number, id, state FROM messages WHERE client_id = ?", (message.client_id,)
        ).fetchone()
    if found is None and namesake is not None and namesake[1] is None:
        c.execute(
            "UPDATE messages SET id = ?, client_id = ?, dialog_id = ?, position = ?, kind = ?, author_id = ?, text = ?,"
            " at = ?, state = ?, page = ?, files = ?, fact = ?, mentions = ?, edited = ?, failure = NULL WHERE number = ?",
            (*_row(message, advance(MessageState(namesake[2]), MessageState.SENT))[:14], namesake[0]),
        )
        return False
    if found is not None:
        if namesake is not None and namesake[1] is None:
            # A page brought it without its client id before the echo came.
            c.execute("DELETE FROM messages WHERE number = ?", (namesake[0],))
            c.execute("UPDATE messages SET client_id = ?, announced = 1 WHERE id = ?", (message.client_id, message.id))
            found = (found[0], message.client_id, 1)
        c.execute(
            "UPDATE messages SET dialog_id = ?, position = ?, kind = ?, author_id = ?, text = ?, at = ?, state = ?,"
            " page = ?, files = ?, fact = ?, mentions = ?, edited = ?, announced = max(announced, ?) WHERE number = ?",
            (*_row(message, MessageState.SENT)[2:14], live, found[0]),
        )
        return live and not found[2]
    # A client id is ours or a colleague's client's and names one message; a second one must not stop the stream.
    row = list(_row(message, MessageState.SENT))
    row[1] = None if namesake is not None else message.client_id
    c.execute(f"INSERT INTO messages (announced, {_COLUMNS}) VALUES (?{', ?' * 15})", (live, *row))  # noqa: S608
    return live


def set_state(
    c: sqlite3.Connection, client_id: ClientId, state: MessageState, failure: str | None = None
) -> DialogId | None:
    """Move a message on its way forward. Answers its dialog if that changed anything."""
    row = c.execute(
        "SELECT dialog_id, state FROM messages WHERE client_id = ? AND position IS NULL", (client_id,)
    ).fetchone()
    if row is None or advance(MessageState(row[1]), state) == row[1]:
        return None
    c.execute("UPDATE messages SET state = ?, failure = ? WHERE client_id = ?", (state, failure, client_id))
    return DialogId(row[0])


def begin_again(c: sqlite3.Connection, client_id: ClientId) -> None:
    """A failed message is tried anew: the one step back a message takes, and only the operator can ask for it."""
    c.execute(
        "UPDATE messages SET state = ?, failure = NULL WHERE client_id = ? AND state = ?",
        (MessageState.PENDING, client_id, MessageState.FAILED),
    )


def remove_pending(c: sqlite3.Connection, client_id: ClientId) -> None:
    c.execute("DELETE FROM messages WHERE client_id = ? AND position IS NULL", (client_id,))


def _after(c: sqlite3.Connection, dialog_id: DialogId, known: Coverage, after: Revision, limit: int) -> MessageWindow:
    low, high = shown_range(known)
    start = max(low, after + 1)
    messages, end = oldest_between(c, dialog_id, start, high, limit)
    has_newer = end < high and exists(c, dialog_id, end + 1, high)
    return MessageWindow(
        messages=messages if has_newer else messages + on_their_way(c, dialog_id),
        has_older=not known.complete or exists(c, dialog_id, low, start - 1),
        has_newer=has_newer,
    )


def shown_range(known: Coverage) -> tuple[int, int]:
    """Lowest and highest position that may be shown; an empty range where nothing is known."""
    if known.oldest is None:
        return _ENDLESS, 0
    return known.oldest, _ENDLESS if known.through is None else known.through


def _between(c: sqlite3.Connection, dialog_id: DialogId, low: int, high: int) -> tuple[Message, ...]:
    found = c.execute(
        f"SELECT {_COLUMNS} FROM messages WHERE dialog_id = ? AND position BETWEEN ? AND ? ORDER BY position, id",  # noqa: S608
        (dialog_id, low, high),
    ).fetchall()
    if not found:
        return ()
    row = c.execute("SELECT effective FROM dialogs WHERE id = ?", (dialog_id,)).fetchone()
    seen = 0 if row is None else stored.dialog(row[0]).user_read_position
    return tuple(_message(row, seen) for row in found)


def exists(c: sqlite3.Connection, dialog_id: DialogId, low: int, high: int) -> bool:
    found = c.execute(
        "SELECT EXISTS (SELECT 1 FROM messages WHERE dialog_id = ? AND position BETWEEN ? AND ?)",
        (dialog_id, low, high),
    )
    return bool(found.fetchone()[0])


def _any_on_their_way(c: sqlite3.Connection, dialog_id: DialogId) -> bool:
    found = c.execute("SELECT EXISTS (SELECT 1 FROM messages WHERE dialog_id = ? AND position IS NULL)", (dialog_id,))
    return bool(found.fetchone()[0])


def _message(row: Any, user_read_position: Revision) -> Message:
    state = MessageState(row[8])
    kind = MessageKind(row[4])
    position: Revision | None = row[3]
    told = position is not None and position <= user_read_position
    if told and kind is MessageKind.OPERATOR and state is MessageState.SENT:
        state = MessageState.READ
    return Message(
        id=row[0],
        client_id=row[1],
        dialog_id=row[2],
        position=position,
        kind=kind,
        author_id=row[5],
        text=row[6],
        at=row[7],
        state=state,
        page=row[9],
        files=() if row[10] is None else stored.files(row[10]),
        fact=None if row[11] is None else stored.fact(row[11]),
        mentions=() if row[12] is None else stored.mentions(row[12]),
        edited_at=row[13],
        failure=row[14],
    )


def _row(message: Message, state: MessageState | None = None) -> tuple[Any, ...]:
    """Values of ``_COLUMNS``."""
    return (
        message.id,
        message.client_id,
        message.dialog_id,
        message.position,
        message.kind,
        message.author_id,
        message.text,
        message.at,
        message.state if state is None else state,
        message.page,
        stored.encoded(message.files) if message.files else None,
        None if message.fact is None else stored.encoded(message.fact),
        stored.encoded(message.mentions) if message.mentions else None,
        message.edited_at,
        message.failure,
    )
