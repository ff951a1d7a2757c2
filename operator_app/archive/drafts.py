"""What is typed or attached and not sent."""

import sqlite3

from operator_app.archive import folding, stored
from operator_app.archive.tally import Tally
from operator_app.archive.text import mended, mended_value
from operator_app.archive.touched import Touched
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.messages import File
from operator_app.domain.value import DialogId, Milliseconds


def save(c: sqlite3.Connection, dialog_id: DialogId, mode: ComposerMode, draft: Draft, now: Milliseconds) -> Touched:
    """Keep it; a draft without text and files is removed. White space alone is text: somebody typed it."""
    if draft.text or draft.files:
        files = stored.encoded(tuple(mended_value(file) for file in draft.files))
        c.execute(
            "INSERT OR REPLACE INTO drafts (dialog_id, mode, text, cursor, at, files) VALUES (?, ?, ?, ?, ?, ?)",
            (dialog_id, mode, mended(draft.text), draft.cursor, now, files),
        )
    else:
        c.execute("DELETE FROM drafts WHERE dialog_id = ? AND mode = ?", (dialog_id, mode))
        # one that was deleted at the backend stayed for its draft's sake only
        if c.execute("SELECT 1 FROM dialogs WHERE id = ? AND confirmed IS NULL", (dialog_id,)).fetchone():
            folding.fold_dialog(c, dialog_id, Tally())
    return Touched(rows=frozenset({dialog_id}))


def get(c: sqlite3.Connection, dialog_id: DialogId, mode: ComposerMode) -> Draft | None:
    row = c.execute(
        "SELECT text, cursor, files FROM drafts WHERE dialog_id = ? AND mode = ?", (dialog_id, mode)
    ).fetchone()
    return None if row is None else Draft(text=row[0], cursor=row[1], files=stored.files(row[2]))


def attached(c: sqlite3.Connection) -> tuple[File, ...]:
    """The files of all drafts."""
    return tuple(file for (files,) in c.execute("SELECT files FROM drafts") for file in stored.files(files))


def clear_sent(
    c: sqlite3.Connection,
    dialog_id: DialogId,
    mode: ComposerMode,
    sent: str,
    now: Milliseconds,
    *,
    with_files: bool = False,
) -> None:
    """Remove the draft that a message sent at ``now`` was typed in.

    Drafts are saved a little behind the keys, so the draft of a sent text is that text or a beginning of it, saved by
    then. Any other one is kept: typed after Enter, or standing there while something else (a saved reply) was
    sent. One with files is kept when the message had none. Keeping too much costs a word to delete, removing too much
    costs what somebody wrote.
    """
    row = c.execute("SELECT text, at, files FROM drafts WHERE dialog_id = ? AND mode = ?", (dialog_id, mode)).fetchone()
    if row is None or row[1] > now or not sent.strip().startswith(row[0].strip()):
        return
    if with_files or not stored.files(row[2]):
        c.execute("DELETE FROM drafts WHERE dialog_id = ? AND mode = ?", (dialog_id, mode))
