"""What is typed and not sent."""

import sqlite3

from operator_app.archive.text import mended
from operator_app.archive.touched import Touched
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.value import DialogId, Milliseconds


def save(c: sqlite3.Connection, dialog_id: DialogId, mode: ComposerMode, draft: Draft, now: Milliseconds) -> Touched:
    """Keep it; a draft without text is removed. White space alone is text: somebody typed it."""
    if draft.text:
        c.execute(
            "INSERT OR REPLACE INTO drafts (dialog_id, mode, text, cursor, at) VALUES (?, ?, ?, ?, ?)",
            (dialog_id, mode, mended(draft.text), draft.cursor, now),
        )
    else:
        c.execute("DELETE FROM drafts WHERE dialog_id = ? AND mode = ?", (dialog_id, mode))
    return Touched(rows=frozenset({dialog_id}))


def get(c: sqlite3.Connection, dialog_id: DialogId, mode: ComposerMode) -> Draft | None:
    row = c.execute("SELECT text, cursor FROM drafts WHERE dialog_id = ? AND mode = ?", (dialog_id, mode)).fetchone()
    return None if row is None else Draft(text=row[0], cursor=row[1])


def clear_sent(c: sqlite3.Connection, dialog_id: DialogId, mode: ComposerMode, sent: str, now: Milliseconds) -> None:
    """Remove the draft that a message sent at ``now`` was typed in.

    Drafts are saved a little behind the keys, so the draft of a sent text is that text or a beginning of it, saved by
    then. Any other one is kept: typed after Enter, or standing there while something else (a saved reply) was
    sent. Keeping too much costs a word to delete, removing too much costs what somebody wrote.
    """
    row = c.execute("SELECT text, at FROM drafts WHERE dialog_id = ? AND mode = ?", (dialog_id, mode)).fetchone()
    if row is not None and row[1] <= now and sent.strip().startswith(row[0].strip()):
        c.execute("DELETE FROM drafts WHERE dialog_id = ? AND mode = ?", (dialog_id, mode))
