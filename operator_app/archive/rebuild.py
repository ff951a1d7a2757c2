"""A damaged archive makes way for a new one; what only this computer knew goes along: drafts, unsent commands, and
saved replies and read marks, which not every backend keeps."""

import logging
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from operator_app.archive import drafts, incoming, outbox, stored
from operator_app.archive.database import FILE_NAME, Database
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.messages import MessageState
from operator_app.domain.problems import RefusalReason
from operator_app.domain.value import ClientId, DialogId, Milliseconds, OperatorId

BESIDE: Final = ("", "-wal", "-shm")
"""The file and what SQLite keeps beside it."""
_JOBS: Final = (
    "SELECT client_id, author_id, command, state, created_at, uploaded, failure FROM outbox ORDER BY sequence"
)
_DRAFTS: Final = "SELECT dialog_id, mode, text, cursor, at, files FROM drafts"
_KEPT_HERE: Final = (
    "SELECT 'reply', confirmed FROM saved_replies WHERE confirmed IS NOT NULL",
    "SELECT 'mark', confirmed FROM marks WHERE confirmed IS NOT NULL",
)
"""What some backends do not keep: where one does, its snapshot takes their place."""
_DRAFTS_OF_FORMAT_1: Final = "SELECT dialog_id, mode, text, cursor, at, '[]' FROM drafts"

log = logging.getLogger(__name__)


def rebuild(folder: Path, now: Milliseconds) -> Path:
    """Set the archive aside and make a new one with the drafts and the outbox that can be read. Blocks.

    Returns where the damaged file lies. Raises ``OSError`` when it cannot be moved, ``ArchiveError`` when no new one can
    be made.
    """
    aside = _set_aside(folder / FILE_NAME, now)
    jobs, typed = _rows(aside, _JOBS), _rows(aside, _DRAFTS) or _rows(aside, _DRAFTS_OF_FORMAT_1)
    kept_here = [stored_here for question in _KEPT_HERE for stored_here in _rows(aside, question)]
    log.info("an archive is rebuilt", extra={"jobs": len(jobs), "drafts": len(typed)})
    with closing(Database.open(folder)) as database:
        for put, rows in ((_put_kept, kept_here), (_put_job, jobs), (_put_draft, typed)):
            for row in rows:
                try:
                    database.write_soon(put, row).result()
                except (ValueError, TypeError) as error:  # the damage went through the middle of it
                    log.warning("a row of a damaged archive cannot be understood", exc_info=error)
    return aside


def _set_aside(path: Path, now: Milliseconds) -> Path:
    """The log goes along: the newest of what was typed may be in it."""
    aside = path.with_name(f"{path.name}.damaged-{now}")
    for end in reversed(BESIDE):
        beside = path.with_name(path.name + end)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + end))
    return aside


def _rows(path: Path, question: str) -> Sequence[Any]:
    """As many as can be read before the damage."""
    found: list[Any] = []
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as connection:
            for row in connection.execute(question):
                found.append(row)
    except sqlite3.Error as error:
        log.warning("a damaged archive was read up to the damage", extra={"rows": len(found)}, exc_info=error)
    return found


def _put_draft(c: sqlite3.Connection, row: Any) -> None:
    dialog_id, mode, text, cursor, at, files = row
    draft = Draft(text=text, cursor=cursor, files=stored.files(files))
    drafts.save(c, DialogId(dialog_id), ComposerMode(mode), draft, at)


def _put_kept(c: sqlite3.Connection, row: Any) -> None:
    kind, confirmed = row
    entity = stored.saved_reply(confirmed) if kind == "reply" else stored.mark(confirmed)
    incoming.put_entities(c, (entity,), OperatorId(""))


def _put_job(c: sqlite3.Connection, row: Any) -> None:
    client_id, author, command, state, created_at, uploaded, failure = row
    job, author = ClientId(client_id), OperatorId(author)
    outbox.add(c, job, stored.command(command), author, created_at)
    outbox.put_uploaded(c, job, stored.files(uploaded))
    match MessageState(state):
        case MessageState.SENDING | MessageState.DOUBTFUL:
            outbox.set_state(c, job, MessageState.DOUBTFUL)
        case MessageState.FAILED:
            outbox.refuse(c, job, RefusalReason(failure or RefusalReason.OTHER), author)
        case _:
            pass
