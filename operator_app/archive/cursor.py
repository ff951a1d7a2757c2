"""Up to where the archive has everything, and how far the backend's lists were paged."""

import sqlite3

from operator_app.domain.dialogs import DialogState
from operator_app.domain.value import Milliseconds, Value


class Cursor(Value):
    """``number`` None: no snapshot was taken yet. ``complete_up_to``: the moment up to which nothing is missing."""

    number: int | None = None
    complete_up_to: Milliseconds | None = None
    reconcile_after: int | None = None
    """A snapshot passed over what followed this number: dialogs changed since are still to be asked for."""
    news_after: int | None = None
    """What stands up to this position was said before the archive was begun, and is no news; None: not known."""


class PageCursor(Value):
    """How far a list of the backend was paged; ``next`` None and not complete: not begun."""

    next: str | None = None
    complete: bool = False


def read(c: sqlite3.Connection) -> Cursor:
    row = c.execute("SELECT number, complete_up_to, reconcile_after, news_after FROM cursor").fetchone()
    if row is None:
        return Cursor()
    return Cursor(number=row[0], complete_up_to=row[1], reconcile_after=row[2], news_after=row[3])


def write(c: sqlite3.Connection, number: int | None, complete_up_to: Milliseconds | None) -> None:
    c.execute(
        "INSERT INTO cursor (one, number, complete_up_to) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE"
        " SET number = excluded.number, complete_up_to = excluded.complete_up_to",
        (number, complete_up_to),
    )


def reconcile_after(c: sqlite3.Connection, number: int | None) -> None:
    """From which number on dialogs are to be asked for; None: they have been."""
    c.execute("UPDATE cursor SET reconcile_after = ?", (number,))


def news_after(c: sqlite3.Connection, number: int) -> None:
    """The archive begins with a snapshot of this number."""
    c.execute("UPDATE cursor SET news_after = ?", (number,))


def read_page(c: sqlite3.Connection, state: DialogState) -> PageCursor:
    row = c.execute("SELECT next, complete FROM pages WHERE state = ?", (state,)).fetchone()
    return PageCursor() if row is None else PageCursor(next=row[0], complete=bool(row[1]))


def write_page(c: sqlite3.Connection, state: DialogState, page: PageCursor) -> None:
    c.execute(
        "INSERT OR REPLACE INTO pages (state, next, complete) VALUES (?, ?, ?)", (state, page.next, page.complete)
    )
