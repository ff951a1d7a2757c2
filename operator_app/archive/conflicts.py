"""Commands that waited for a connection are weighed against what the backend says now; some are held back."""

import sqlite3
from collections.abc import Iterator
from typing import Any, Final

from operator_app.archive import folding, messages, stored
from operator_app.archive.tally import Tally
from operator_app.archive.touched import Touched
from operator_app.domain import conflicts
from operator_app.domain.answer_guard import Seen
from operator_app.domain.commands import AddTag, CloseDialog, Command, EditUser, SendMessage, SnoozeDialog, lane
from operator_app.domain.conflicts import Base, Conflict, Held
from operator_app.domain.dialogs import Dialog
from operator_app.domain.messages import Message, MessageState
from operator_app.domain.people import User
from operator_app.domain.value import ClientId, DialogId, OperatorId, UserId

LOOKED_AT: Final = 500
"""Messages that may have come while a command waited."""


def base_of(c: sqlite3.Connection, command: Command) -> Base | None:
    """What the backend had told, as far as it is the command's business, when it was given."""
    return conflicts.base_of(command, _dialog(c, command), _user(c, command), _tags(c, command))


def weigh(c: sqlite3.Connection, me: OperatorId) -> Touched:
    """Hold back what others' doings stand against, of what has never been sent. Call it when the archive is complete."""
    tally = Tally()
    waiting = c.execute(
        "SELECT client_id, lane, command, base FROM outbox WHERE state = ? AND attempts = 0 AND base IS NOT NULL"
        " AND conflict IS NULL ORDER BY sequence",
        (MessageState.PENDING,),
    ).fetchall()
    unanswered: dict[str, tuple[Conflict, ...]] = {}
    for client_id, of_lane, encoded, base in waiting:
        command = stored.command(encoded)
        found = _against(c, command, stored.base(base), me)
        if isinstance(command, CloseDialog | SnoozeDialog):
            # whoever answered and then closed does not want it closed without the answer
            found = unanswered.get(of_lane, found)
        if not found:
            continue
        if isinstance(command, SendMessage):
            unanswered[of_lane] = found
        c.execute("UPDATE outbox SET conflict = ? WHERE client_id = ?", (stored.encoded(found), client_id))
        _tell(c, command, me, tally)
    return tally.touched()


def release(c: sqlite3.Connection, of_lane: str, me: OperatorId) -> Touched:
    """Do what was held back all the same. It is not asked again."""
    tally = Tally()
    for command in _held_commands(c, of_lane):
        c.execute("UPDATE outbox SET conflict = NULL, base = NULL WHERE lane = ? AND conflict IS NOT NULL", (of_lane,))
        _tell(c, command, me, tally)
    return tally.touched()


def drop(c: sqlite3.Connection, of_lane: str, me: OperatorId) -> Touched:
    """Do not do what was held back: what others did stays. A message stays where it is: it is taken back by itself."""
    tally = Tally()
    for command in _held_commands(c, of_lane):
        c.execute(
            "DELETE FROM outbox WHERE lane = ? AND conflict IS NOT NULL AND json_extract(command, '$.type') != ?",
            (of_lane, "send_message"),
        )
        _tell(c, command, me, tally)
    return tally.touched()


def held(c: sqlite3.Connection, of_lane: str) -> tuple[Held, ...]:
    """In the order they were given."""
    found = c.execute(
        "SELECT client_id, command, conflict FROM outbox WHERE lane = ? AND conflict IS NOT NULL ORDER BY sequence",
        (of_lane,),
    )
    return tuple(
        Held(client_id=ClientId(client_id), command=stored.command(command), conflicts=stored.conflicts(conflict))
        for client_id, command, conflict in found
    )


def _held_commands(c: sqlite3.Connection, of_lane: str) -> Iterator[Command]:
    return iter([each.command for each in held(c, of_lane)])


def _against(c: sqlite3.Connection, command: Command, base: Base, me: OperatorId) -> tuple[Conflict, ...]:
    dialog = _dialog(c, command)
    later = () if dialog is None or base.seen is None else _later(c, dialog.id, base.seen)
    user, tags = _user(c, command), _tags(c, command)
    return conflicts.against(command, base, dialog=dialog, later=later, user=user, tags=tags, me=me)


def _later(c: sqlite3.Connection, dialog_id: DialogId, seen: Seen) -> tuple[Message, ...]:
    return messages.window(c, dialog_id, after=seen.position, limit=LOOKED_AT).messages


def _dialog(c: sqlite3.Connection, command: Command) -> Dialog | None:
    """As the backend has it."""
    kind, _, dialog_id = lane(command).partition(":")
    if kind != "dialog":
        return None
    row = c.execute("SELECT confirmed FROM dialogs WHERE id = ?", (dialog_id,)).fetchone()
    return None if row is None or row[0] is None else stored.dialog(row[0])


def _user(c: sqlite3.Connection, command: Command) -> User | None:
    if not isinstance(command, EditUser):
        return None
    row = c.execute("SELECT confirmed FROM users WHERE id = ?", (command.user_id,)).fetchone()
    return None if row is None or row[0] is None else stored.user(row[0])


def _tags(c: sqlite3.Connection, command: Command) -> frozenset[str]:
    """Those in use; asked only where it matters."""
    if not isinstance(command, AddTag):
        return frozenset()
    known: list[tuple[Any]] = c.execute("SELECT confirmed FROM tags WHERE name = ?", (command.tag.strip(),)).fetchall()
    return frozenset(tag.name for (row,) in known if not (tag := stored.tag(row)).removed)


def _tell(c: sqlite3.Connection, command: Command, me: OperatorId, tally: Tally) -> None:
    folding.fold_command(c, command, me, tally)
    kind, _, of = lane(command).partition(":")
    if kind == "dialog":
        tally.rows.add(DialogId(of))
        tally.feeds.add(DialogId(of))
    elif kind == "user":
        tally.users.add(UserId(of))
