"""From which position on the archive has every message of a dialog.

The stream brings every message after the cursor, so what the archive has of a dialog is one run without a hole: from
``oldest`` on. Pages of the backend make it longer at its old end. A new snapshot leaves a hole behind the cursor it
replaces: runs then reach ``through`` that cursor only, until the dialog itself proves that nothing followed
(every message moves its dialog's revision), or a new page or live message begins a new run.
"""

import sqlite3
from collections.abc import Sequence

from operator_app.domain.value import DialogId, Revision, Value


class Coverage(Value):
    """``oldest`` None and not complete: nothing is known, ask the backend for the newest page."""

    oldest: Revision | None = None
    complete: bool = False
    """The dialog has nothing older than ``oldest``; with ``oldest`` None: it has no messages."""
    through: Revision | None = None
    """The run ends at this position, later messages may be missing: ask for the newest page. None: it is whole."""


def read(c: sqlite3.Connection, dialog_id: DialogId) -> Coverage:
    return _find(c, dialog_id) or Coverage()


def begin_empty(c: sqlite3.Connection, dialog_id: DialogId) -> None:
    """A dialog that this app begins has no messages at the backend."""
    if _find(c, dialog_id) is None:
        _write(c, dialog_id, Coverage(complete=True))


def live_message(c: sqlite3.Connection, dialog_id: DialogId, position: Revision, *, first: bool) -> None:
    """A message came that is newer than the cursor; ``first``: it is known to be the dialog's first one."""
    known = _find(c, dialog_id)
    if known is None or known.through is not None:
        _write(c, dialog_id, Coverage(oldest=position, complete=first))
    elif known.oldest is None:
        _write(c, dialog_id, Coverage(oldest=position, complete=True))


def page(
    c: sqlite3.Connection,
    dialog_id: DialogId,
    positions: Sequence[Revision],
    *,
    has_older: bool,
    before: Revision | None,
) -> bool:
    """A page of the backend with these positions, oldest first, asked for with ``before``.

    False: it does not connect to the run, so that keeping it would make a hole; the caller drops it. A newest page
    (``before`` None) that begins after the run replaces the run: the archive is still catching up.
    """
    known = _find(c, dialog_id)
    if before is not None:
        return _older_page(c, dialog_id, known, positions, has_older=has_older, before=before)
    if not positions:
        return _empty_page(c, dialog_id, known, has_older=has_older)
    first, last = positions[0], positions[-1]
    fresh = Coverage(oldest=first, complete=not has_older)
    if known is None or known.oldest is None:
        if _last_known(c, dialog_id) > last:
            return False
        _write(c, dialog_id, fresh)
        return True
    if last < known.oldest or (known.through is not None and _last_known(c, dialog_id) > last):
        return False
    if first <= _newest(c, dialog_id, known):
        joined = Coverage(oldest=min(first, known.oldest), complete=known.complete or not has_older)
        _write(c, dialog_id, joined)
    else:
        _write(c, dialog_id, fresh)
    return True


def suspend(c: sqlite3.Connection, through: Revision) -> None:
    """A new snapshot replaces the cursor ``through``: what came between them is not known.

    Runs that lie beyond it end, and so does the knowledge that a dialog of the backend has no messages.
    """
    c.execute(
        "DELETE FROM coverage WHERE oldest > ?"
        " OR (oldest IS NULL AND dialog_id IN (SELECT id FROM dialogs WHERE confirmed IS NOT NULL))",
        (through,),
    )
    c.execute("UPDATE coverage SET through = ? WHERE through IS NULL AND oldest IS NOT NULL", (through,))


def late_message(c: sqlite3.Connection, dialog_id: DialogId) -> None:
    """A message came that is no newer than the cursor: the dialog has messages that no run reaches."""
    c.execute("DELETE FROM coverage WHERE dialog_id = ? AND oldest IS NULL", (dialog_id,))


def settle(c: sqlite3.Connection, dialog_id: DialogId, revision: Revision) -> None:
    """The backend's current copy of a dialog came: if it is no newer than its run's end, nothing is missing."""
    known = _find(c, dialog_id)
    if known is None or known.through is None:
        return
    if revision <= known.through:
        _write(c, dialog_id, Coverage(oldest=known.oldest, complete=known.complete))
    else:
        forget(c, dialog_id)


def settle_unchanged(c: sqlite3.Connection) -> None:
    """All dialogs are as current as can be: nothing is missing behind the runs of those that did not move since."""
    c.execute(
        "UPDATE coverage SET through = NULL WHERE through IS NOT NULL AND through >="
        " (SELECT revision FROM dialogs WHERE id = dialog_id AND confirmed IS NOT NULL)"
    )


def forget(c: sqlite3.Connection, dialog_id: DialogId) -> None:
    c.execute("DELETE FROM coverage WHERE dialog_id = ?", (dialog_id,))


def forget_all(c: sqlite3.Connection) -> None:
    c.execute("DELETE FROM coverage")


def _older_page(
    c: sqlite3.Connection,
    dialog_id: DialogId,
    known: Coverage | None,
    positions: Sequence[Revision],
    *,
    has_older: bool,
    before: Revision,
) -> bool:
    if known is None or known.oldest is None or before < known.oldest:
        return False
    if positions and positions[0] > _newest(c, dialog_id, known):
        return False
    oldest = min(positions[0], known.oldest) if positions else known.oldest
    _write(c, dialog_id, Coverage(oldest=oldest, complete=known.complete or not has_older, through=known.through))
    return True


def _empty_page(c: sqlite3.Connection, dialog_id: DialogId, known: Coverage | None, *, has_older: bool) -> bool:
    if has_older or (known is not None and known.oldest is not None) or _last_known(c, dialog_id) > 0:
        return False
    _write(c, dialog_id, Coverage(complete=True))
    return True


def _find(c: sqlite3.Connection, dialog_id: DialogId) -> Coverage | None:
    row = c.execute("SELECT oldest, complete, through FROM coverage WHERE dialog_id = ?", (dialog_id,)).fetchone()
    return None if row is None else Coverage(oldest=row[0], complete=bool(row[1]), through=row[2])


def _write(c: sqlite3.Connection, dialog_id: DialogId, coverage: Coverage) -> None:
    c.execute(
        "INSERT OR REPLACE INTO coverage (dialog_id, oldest, complete, through) VALUES (?, ?, ?, ?)",
        (dialog_id, coverage.oldest, coverage.complete, coverage.through),
    )


def _newest(c: sqlite3.Connection, dialog_id: DialogId, known: Coverage) -> Revision:
    """The newest position up to which the run surely has no hole; its beginning when the archive has no such message.

    Messages beyond the cursor do not count: the answer to a command of ours may be ahead of the stream.
    """
    row = c.execute(
        "SELECT max(position) FROM messages WHERE dialog_id = ? AND position >= ? AND (? IS NULL OR position <= ?)"
        " AND position <= ifnull((SELECT number FROM cursor), position)",
        (dialog_id, known.oldest, known.through, known.through),
    ).fetchone()
    return (known.oldest or 0) if row[0] is None else int(row[0])


def _last_known(c: sqlite3.Connection, dialog_id: DialogId) -> Revision:
    """Position of the last message that the confirmed copy of the dialog tells of; 0 if it tells of none."""
    row = c.execute(
        "SELECT confirmed ->> '$.last_message.position' FROM dialogs WHERE id = ? AND confirmed IS NOT NULL",
        (dialog_id,),
    ).fetchone()
    return 0 if row is None or row[0] is None else int(row[0])
