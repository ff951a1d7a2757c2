"""Commands on their way to the backend: durable jobs, in order within their lane, and their effect on what is shown."""

import sqlite3
from collections.abc import Sequence
from typing import Any, Final

import msgspec

from operator_app.archive import conflicts, coverage, drafts, folding, incoming, messages, stored
from operator_app.archive.tally import Tally
from operator_app.archive.text import mended_value
from operator_app.archive.touched import Touched
from operator_app.domain.changes import Change
from operator_app.domain.commands import (
    AddNote,
    Command,
    DialogCommand,
    MessageCommand,
    PrivateCommand,
    StartDialog,
    lane,
)
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.messages import File, Message, MessageKind, MessageState
from operator_app.domain.problems import RefusalReason
from operator_app.domain.value import ClientId, MessageId, Milliseconds, OperatorId, Value

MOST_HELD: Final = 10_000
"""Milliseconds for which a message may be held back at most."""
_MOST_TAKEN: Final = 500
_COLUMNS: Final = "client_id, command, lane, state, attempts, uploaded"


class Job(Value):
    """One command on its way. ``uploaded`` are those of its files that the backend has stored, in order."""

    client_id: ClientId
    command: Command
    lane: str
    state: MessageState
    attempts: int
    uploaded: tuple[File, ...] = ()


class InDoubt(Value):
    """What may tell a doubtful command's effect from another's: when it was given, and the other commands' messages."""

    given_at: Milliseconds = 0
    taken: frozenset[MessageId] = frozenset()


def doubt(c: sqlite3.Connection, client_id: ClientId) -> InDoubt:
    """Of a job; nothing for one that is gone."""
    row = c.execute("SELECT created_at, command FROM outbox WHERE client_id = ?", (client_id,)).fetchone()
    if row is None:
        return InDoubt()
    command = stored.command(row[1])
    if not isinstance(command, DialogCommand):
        return InDoubt(given_at=row[0])
    others = c.execute(
        "SELECT id FROM messages WHERE dialog_id = ? AND id IS NOT NULL AND client_id IS NOT NULL AND client_id != ?"
        " ORDER BY position DESC LIMIT ?",
        (command.dialog_id, client_id, _MOST_TAKEN),
    )
    return InDoubt(given_at=row[0], taken=frozenset(MessageId(each) for (each,) in others))


def add(
    c: sqlite3.Connection,
    client_id: ClientId,
    command: Command,
    me: OperatorId,
    now: Milliseconds,
    *,
    leaves_at: Milliseconds | None = None,
) -> Touched:
    """Make a job, with its message if it is one, its effect, and the draft it was written in cleared.

    The same client id twice is one job. ``leaves_at``: not before that moment, and nothing of its lane before it.
    """
    command = mended_value(command)
    base = conflicts.base_of(c, command)
    made = c.execute(
        "INSERT INTO outbox (client_id, lane, author_id, command, state, created_at, base, leaves_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (client_id) DO NOTHING",
        (
            client_id,
            lane(command),
            me,
            stored.encoded(command),
            MessageState.PENDING,
            now,
            None if base is None else stored.encoded(base),
            leaves_at,
        ),
    )
    tally = Tally()
    if made.rowcount == 0:
        return tally.touched()
    if isinstance(command, MessageCommand):
        _add_message(c, client_id, command, me, now, tally)
    folding.fold_command(c, command, me, tally)
    return tally.touched()


def due(c: sqlite3.Connection, busy: frozenset[str], now: Milliseconds) -> tuple[Job, ...]:
    """The oldest unfinished job of each lane that is not busy, oldest first. One that was refused, or is held back until
    somebody decides, does not block its lane; one that can still be taken back does: nothing overtakes it."""
    found = c.execute(
        f"SELECT {_COLUMNS}, leaves_at FROM outbox WHERE sequence IN"  # noqa: S608
        " (SELECT min(sequence) FROM outbox WHERE state != ? AND conflict IS NULL GROUP BY lane) ORDER BY sequence",
        (MessageState.FAILED,),
    )
    return tuple(_job(row) for row in found if row[2] not in busy and not _is_held(row[-1], now))


def next_leaving(c: sqlite3.Connection, now: Milliseconds) -> Milliseconds | None:
    """When the next held message may leave; None when none is held."""
    found = c.execute(
        "SELECT min(leaves_at) FROM outbox WHERE state = ? AND leaves_at > ?", (MessageState.PENDING, now)
    ).fetchone()
    return None if found[0] is None or not _is_held(found[0], now) else int(found[0])


def take_back(
    c: sqlite3.Connection, client_id: ClientId, me: OperatorId, files: Sequence[File], now: Milliseconds
) -> Touched:
    """Remove a message that has not left; its text goes back into the draft in the same moment, before what is typed
    there since. Nothing is touched when it is too late. ``files``: those it had, as a draft keeps them.
    """
    pending = messages.by_client_id(c, client_id)
    if pending is None or not pending.text or not _may_discard(c, client_id, pending=True):
        return discard(c, client_id, me, pending=True)
    mode = ComposerMode.NOTE if pending.kind is MessageKind.NOTE else ComposerMode.REPLY
    there = drafts.get(c, pending.dialog_id, mode) or Draft(text="")
    text = "\n".join(part for part in (pending.text, there.text) if part)
    draft = Draft(text=text, cursor=len(pending.text.encode("utf-16-le")) // 2, files=(*files, *there.files))
    job = get(c, client_id)
    if job is not None and isinstance(job.command, StartDialog):  # with its beginning the dialog goes
        touched = discard(c, client_id, me, pending=True)
        return touched.merged(drafts.save(c, pending.dialog_id, mode, draft, now))
    # first the draft: a dialog that the backend has no more stays for what is written in it
    touched = drafts.save(c, pending.dialog_id, mode, draft, now)
    return touched.merged(discard(c, client_id, me, pending=True))


def get(c: sqlite3.Connection, client_id: ClientId) -> Job | None:
    row = c.execute(f"SELECT {_COLUMNS} FROM outbox WHERE client_id = ?", (client_id,)).fetchone()  # noqa: S608
    return None if row is None else _job(row)


def set_state(c: sqlite3.Connection, client_id: ClientId, state: MessageState) -> Touched:
    """Where a job stands; going to SENDING counts as an attempt. A job that is gone is left alone.

    A job may go back to PENDING (it certainly had no effect); what the message shows only moves forward.
    """
    tally = Tally()
    moved = c.execute(
        "UPDATE outbox SET state = ?, attempts = attempts + ? WHERE client_id = ?",
        (state, state is MessageState.SENDING, client_id),
    )
    if moved.rowcount:
        _show_state(c, client_id, state, None, tally)
    return tally.touched()


def put_uploaded(c: sqlite3.Connection, client_id: ClientId, files: Sequence[File]) -> None:
    """The backend has stored these files of a job: they are not uploaded again."""
    mended = tuple(mended_value(file) for file in files)
    c.execute("UPDATE outbox SET uploaded = ? WHERE client_id = ?", (stored.encoded(mended), client_id))


def confirm(c: sqlite3.Connection, client_id: ClientId, change: Change, me: OperatorId) -> Touched:
    """The backend did it: the job is gone, what it changed is confirmed. May come before or after the echo."""
    pending = messages.by_client_id(c, client_id)
    if pending is not None and pending.id is None:
        change = _naming(change, client_id, pending)
    touched = incoming.put_answer(c, client_id, change, me)
    tally = Tally()
    # A backend that does not tell the message with its answer tells it on the stream, with the client id.
    _show_state(c, client_id, MessageState.SENT, None, tally)
    return touched.merged(tally.touched())


def keep_here(c: sqlite3.Connection, client_id: ClientId) -> Touched:
    """The backend has no place for what the command did: the archive's copy is the confirmed one from now on."""
    found = c.execute("DELETE FROM outbox WHERE client_id = ? RETURNING command, author_id", (client_id,)).fetchall()
    tally = Tally()
    for encoded, author in found:
        command = stored.command(encoded)
        if isinstance(command, PrivateCommand):
            folding.confirm_here(c, command, author, tally)
    return tally.touched()


def refuse(c: sqlite3.Connection, client_id: ClientId, reason: RefusalReason, me: OperatorId) -> Touched:
    """The backend said no: a message stays as FAILED, another command's effect is undone."""
    job = get(c, client_id)
    tally = Tally()
    if job is None:
        return tally.touched()
    if isinstance(job.command, MessageCommand):
        c.execute(
            "UPDATE outbox SET state = ?, failure = ? WHERE client_id = ?", (MessageState.FAILED, reason, client_id)
        )
        _show_state(c, client_id, MessageState.FAILED, reason, tally)
    else:
        c.execute("DELETE FROM outbox WHERE client_id = ?", (client_id,))
    folding.fold_command(c, job.command, me, tally)
    return tally.touched()


def retry(c: sqlite3.Connection, client_id: ClientId) -> Touched:
    """Send a failed message again, its files too, in its old place among those not sent yet. Another job is left alone."""
    found = c.execute(
        "UPDATE outbox SET state = ?, attempts = 0, failure = NULL, uploaded = '[]' WHERE client_id = ? AND state = ?"
        " RETURNING command, author_id",
        (MessageState.PENDING, client_id, MessageState.FAILED),
    ).fetchall()
    tally = Tally()
    for encoded, author in found:
        messages.begin_again(c, client_id)
        _refold_message(c, stored.command(encoded), author, tally)
    return tally.touched()


def discard(c: sqlite3.Connection, client_id: ClientId, me: OperatorId, *, pending: bool = False) -> Touched:
    """Take a failed message out of the feed and the outbox, with ``pending`` one that waits for its turn as well.
    Another job is left alone: it may be on the wire."""
    tally = Tally()
    if not _may_discard(c, client_id, pending=pending):
        return tally.touched()
    found = c.execute("DELETE FROM outbox WHERE client_id = ? RETURNING command", (client_id,)).fetchall()
    for (encoded,) in found:
        messages.remove_pending(c, client_id)
        _refold_message(c, stored.command(encoded), me, tally)
    return tally.touched()


def _may_discard(c: sqlite3.Connection, client_id: ClientId, *, pending: bool) -> bool:
    row = c.execute("SELECT state FROM outbox WHERE client_id = ?", (client_id,)).fetchone()
    if row is None or (pending and _others_need_it(c, client_id)):
        return False
    state = MessageState(row[0])
    return state is MessageState.FAILED or (pending and state is MessageState.PENDING)


def _is_held(leaves_at: Milliseconds | None, now: Milliseconds) -> bool:
    """A clock that was set back since must not hold a message for hours."""
    return leaves_at is not None and now < leaves_at <= now + MOST_HELD


def _others_need_it(c: sqlite3.Connection, client_id: ClientId) -> bool:
    """The beginning of a dialog stays while more is on its way into it."""
    job = get(c, client_id)
    if job is None or not isinstance(job.command, StartDialog):
        return False
    found = c.execute("SELECT count(*) FROM outbox WHERE lane = ?", (job.lane,))
    return int(found.fetchone()[0]) > 1


def recover(c: sqlite3.Connection) -> None:
    """After a start: what was being sent when the app ended has an unknown outcome."""
    left = c.execute("SELECT client_id FROM outbox WHERE state = ?", (MessageState.SENDING,)).fetchall()
    for (client_id,) in left:
        set_state(c, client_id, MessageState.DOUBTFUL)


def client_ids(c: sqlite3.Connection) -> frozenset[ClientId]:
    """Of all jobs, the refused ones too: they may be tried again."""
    return frozenset(ClientId(row[0]) for row in c.execute("SELECT client_id FROM outbox"))


def count(c: sqlite3.Connection) -> int:
    """Jobs that still have to leave."""
    found = c.execute("SELECT count(*) FROM outbox WHERE state != ? AND conflict IS NULL", (MessageState.FAILED,))
    return int(found.fetchone()[0])


def unsent(c: sqlite3.Connection) -> int:
    """The same without those that nobody waits for: that something was read."""
    found = c.execute(
        "SELECT count(*) FROM outbox WHERE state != ? AND conflict IS NULL AND json_extract(command, '$.type') != 'mark_read'",
        (MessageState.FAILED,),
    )
    return int(found.fetchone()[0])


def _add_message(  # noqa: PLR0917
    c: sqlite3.Connection,
    client_id: ClientId,
    command: MessageCommand,
    me: OperatorId,
    now: Milliseconds,
    tally: Tally,
) -> None:
    note = isinstance(command, AddNote)
    messages.add_pending(
        c,
        Message(
            id=None,
            dialog_id=command.dialog_id,
            kind=MessageKind.NOTE if note else MessageKind.OPERATOR,
            author_id=me,
            text=command.text.strip(),
            at=now,
            client_id=client_id,
            state=MessageState.PENDING,
            files=command.files,
            mentions=command.mentions if isinstance(command, AddNote) else (),
        ),
    )
    if isinstance(command, StartDialog):
        coverage.begin_empty(c, command.dialog_id)
    mode = ComposerMode.NOTE if note else ComposerMode.REPLY
    drafts.clear_sent(c, command.dialog_id, mode, command.text, now, with_files=bool(command.files))
    tally.feeds.add(command.dialog_id)
    tally.rows.add(command.dialog_id)


def _show_state(
    c: sqlite3.Connection, client_id: ClientId, state: MessageState, failure: str | None, tally: Tally
) -> None:
    dialog_id = messages.set_state(c, client_id, state, failure)
    if dialog_id is not None:
        tally.feeds.add(dialog_id)
        tally.rows.add(dialog_id)


def _refold_message(c: sqlite3.Connection, command: Command, author: OperatorId, tally: Tally) -> None:
    folding.fold_command(c, command, author, tally)
    if isinstance(command, MessageCommand):
        tally.feeds.add(command.dialog_id)
        tally.rows.add(command.dialog_id)


def _naming(change: Change, client_id: ClientId, pending: Message) -> Change:
    """The change with our client id on the message it made, for a backend that does not repeat client ids."""
    made = [entity for entity in change.entities if isinstance(entity, Message)]
    if any(message.client_id == client_id for message in made):
        return change
    ours = next(
        (
            message
            for message in made
            if (message.client_id, message.dialog_id, message.kind, message.author_id)
            == (None, pending.dialog_id, pending.kind, pending.author_id)
        ),
        None,
    )
    entities = tuple(
        msgspec.structs.replace(ours, client_id=client_id) if entity is ours and ours is not None else entity
        for entity in change.entities
    )
    return msgspec.structs.replace(change, entities=entities)


def _job(row: Any) -> Job:
    return Job(
        client_id=row[0],
        command=stored.command(row[1]),
        lane=row[2],
        state=MessageState(row[3]),
        attempts=row[4],
        uploaded=stored.files(row[5]),
    )
