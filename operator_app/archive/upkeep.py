"""The archive within its limit and in good order: messages of old closed dialogs go, and the file is looked through."""

import sqlite3
from typing import Final

from operator_app.archive import coverage
from operator_app.archive.touched import Touched
from operator_app.domain.dialogs import DialogState
from operator_app.domain.value import DialogId, Milliseconds

AT_ONCE: Final = 5
"""Dialogs whose messages go in one transaction: nobody waits long behind it."""
GIVEN_BACK: Final = 500
"""Pages of the file given back to the system at once: two megabytes."""


def used(c: sqlite3.Connection) -> int:
    """Bytes of the file that hold something."""
    (pages,), (free,) = c.execute("PRAGMA page_count").fetchone(), c.execute("PRAGMA freelist_count").fetchone()
    (size,) = c.execute("PRAGMA page_size").fetchone()
    return int(pages - free) * int(size)


def message_count(c: sqlite3.Connection) -> int:
    return int(c.execute("SELECT count(*) FROM messages").fetchone()[0])


def make_room(c: sqlite3.Connection, limit: int) -> Touched | None:
    """Let go of the messages of a few closed dialogs, those without activity for longest first. None: nothing is to be done.

    The dialogs stay in the list, and opening one brings its messages again. Never touched: open dialogs, and those in
    which something is typed or waits to be sent.
    """
    if used(c) <= limit:
        return None
    found = c.execute(
        "SELECT d.id FROM dialogs AS d WHERE d.state = ? AND d.confirmed IS NOT NULL"
        " AND d.id IN (SELECT dialog_id FROM coverage)"
        " AND NOT EXISTS (SELECT 1 FROM drafts WHERE dialog_id = d.id)"
        " AND NOT EXISTS (SELECT 1 FROM outbox WHERE lane = 'dialog:' || d.id)"
        " AND NOT EXISTS (SELECT 1 FROM messages WHERE dialog_id = d.id AND position IS NULL)"
        " ORDER BY d.last_at, d.id LIMIT ?",
        (DialogState.CLOSED, AT_ONCE),
    ).fetchall()
    if not found:
        return None
    for (dialog_id,) in found:
        c.execute("DELETE FROM messages WHERE dialog_id = ?", (dialog_id,))
        coverage.forget(c, dialog_id)
    gone = frozenset(DialogId(dialog_id) for (dialog_id,) in found)
    return Touched(feeds=gone)


def give_back(c: sqlite3.Connection) -> bool:
    """Return some unused pages to the system, where the file is made for that; whether there are more."""
    (kind,) = c.execute("PRAGMA auto_vacuum").fetchone()
    if kind != INCREMENTAL:
        return False
    c.execute(f"PRAGMA incremental_vacuum({GIVEN_BACK})").fetchall()
    return int(c.execute("PRAGMA freelist_count").fetchone()[0]) > 0


INCREMENTAL: Final = 2
"""Of the pragma ``auto_vacuum``."""


def checked_at(c: sqlite3.Connection) -> Milliseconds:
    return int(c.execute("SELECT checked_at FROM upkeep").fetchone()[0])


def note_check(c: sqlite3.Connection, now: Milliseconds) -> None:
    c.execute("UPDATE upkeep SET checked_at = ?", (now,))


def is_sound(c: sqlite3.Connection) -> bool:
    """Look through all of the file, indexes included. Seconds for a large one: not on a connection that others need."""
    return bool(c.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
