"""Two users turned out to be one: what is kept of the one is from now on of the other."""

import sqlite3
from typing import Final

from msgspec.structs import replace

from operator_app.archive import stored
from operator_app.archive.tally import Tally
from operator_app.domain.commands import AddUserNote, Command, EditUser, SetProperty, StartDialog, lane
from operator_app.domain.people import Merged
from operator_app.domain.value import DialogId, UserId

_LONGEST_CHAIN: Final = 100
"""Of users merged into one another; a longer one can only be a ring, which a backend never tells."""


def now_called(c: sqlite3.Connection, user_id: UserId) -> UserId:
    """The id under which a user is kept; his own unless he was merged into another."""
    for _ in range(_LONGEST_CHAIN):
        row = c.execute("SELECT into_id FROM merged_users WHERE id = ?", (user_id,)).fetchone()
        if row is None:
            break
        user_id = UserId(row[0])
    return user_id


def merge(c: sqlite3.Connection, merged: Merged, tally: Tally) -> None:
    """Dialogs, notes and what still has to be sent go over; drafts belong to dialogs and go with them.

    Doing it again does no harm. Whoever calls folds the user anew: commands about the one may wait that is no more.
    """
    into = now_called(c, merged.into_id)
    if into == merged.id:
        return
    c.execute("INSERT OR REPLACE INTO merged_users (id, into_id) VALUES (?, ?)", (merged.id, into))
    tally.users.update((merged.id, into))
    _take_dialogs(c, merged.id, into, tally)
    _take_notes(c, merged.id, into)
    _take_commands(c, merged.id, into)
    c.execute("DELETE FROM users WHERE id = ?", (merged.id,))


def _take_dialogs(c: sqlite3.Connection, old: UserId, into: UserId, tally: Tally) -> None:
    found = c.execute("SELECT id, effective, confirmed FROM dialogs WHERE user_id = ?", (old,)).fetchall()
    for dialog_id, effective, confirmed in found:
        c.execute(
            "UPDATE dialogs SET user_id = ?, effective = ?, confirmed = ? WHERE id = ?",
            (
                into,
                stored.encoded(replace(stored.dialog(effective), user_id=into)),
                None if confirmed is None else stored.encoded(replace(stored.dialog(confirmed), user_id=into)),
                dialog_id,
            ),
        )
        tally.rows.add(DialogId(dialog_id))
        tally.feeds.add(DialogId(dialog_id))


def _take_notes(c: sqlite3.Connection, old: UserId, into: UserId) -> None:
    found = c.execute("SELECT id, effective, confirmed FROM user_notes WHERE user_id = ?", (old,)).fetchall()
    for note_id, effective, confirmed in found:
        c.execute(
            "UPDATE user_notes SET user_id = ?, effective = ?, confirmed = ? WHERE id = ?",
            (
                into,
                stored.encoded(replace(stored.user_note(effective), user_id=into)),
                None if confirmed is None else stored.encoded(replace(stored.user_note(confirmed), user_id=into)),
                note_id,
            ),
        )


def _take_commands(c: sqlite3.Connection, old: UserId, into: UserId) -> None:
    for client_id, encoded in c.execute("SELECT client_id, command FROM outbox").fetchall():
        command: Command = stored.command(encoded)
        if isinstance(command, EditUser | SetProperty | AddUserNote | StartDialog) and command.user_id == old:
            now = replace(command, user_id=into)
            c.execute(
                "UPDATE outbox SET command = ?, lane = ? WHERE client_id = ?",
                (stored.encoded(now), lane(now), client_id),
            )
