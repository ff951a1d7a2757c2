"""The effective copies: the backend's confirmed copy with the pending commands folded over it, in order."""

import sqlite3

from msgspec.structs import replace

from operator_app.archive import site_folding, stored
from operator_app.archive.pending import pending_in
from operator_app.archive.tally import Tally
from operator_app.domain import commands, effects
from operator_app.domain.dialogs import Dialog, Mark
from operator_app.domain.people import Operator, User, UserNote
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.value import DialogId, OperatorId, SavedReplyId, UserId, UserNoteId

UNCONFIRMED = -1
"""Revision of an entity the backend has not told of."""


def fold_command(c: sqlite3.Connection, command: commands.Command, author: OperatorId, tally: Tally) -> None:
    """Fold anew what a command is about, after it came or went."""
    match command:
        case commands.EditUser(user_id=user_id) | commands.SetProperty(user_id=user_id):
            fold_user(c, user_id, tally)
        case commands.AddUserNote(id=note_id) | commands.RemoveUserNote(id=note_id):
            fold_user_note(c, note_id, tally)
        case commands.PutSavedReply(id=reply_id) | commands.RemoveSavedReply(id=reply_id):
            fold_saved_reply(c, reply_id, tally)
        case commands.PutSegment(id=segment_id) | commands.RemoveSegment(id=segment_id):
            site_folding.fold_segment(c, segment_id, tally)
        case commands.PutTrigger() | commands.RemoveTrigger():
            site_folding.fold_trigger(c, command.trigger_id, tally)
        case commands.SetSiteChat() | commands.SetProfileSource():
            site_folding.fold_site(c, tally)
        case commands.SetStatus():
            fold_operator(c, author, tally)
        case _:
            fold_dialog(c, command.dialog_id, tally)
            fold_mark(c, command.dialog_id, tally)


def confirm_here(c: sqlite3.Connection, command: commands.PrivateCommand, author: OperatorId, tally: Tally) -> None:
    """What the command makes of the confirmed copy is the confirmed copy now; later commands fold over it."""
    match command:
        case commands.MarkRead(dialog_id=dialog_id) | commands.Mute(dialog_id=dialog_id):
            read = effects.on_mark(_confirmed_mark(c, dialog_id), command, _newest_position(c, dialog_id))
            put_mark(c, dialog_id, read, tally)
        case commands.PutSavedReply(id=reply_id) | commands.RemoveSavedReply(id=reply_id):
            row = c.execute("SELECT confirmed FROM saved_replies WHERE id = ?", (reply_id,)).fetchone()
            known = None if row is None or row[0] is None else stored.saved_reply(row[0])
            reply = effects.on_saved_reply(known, command, author)
            put_saved_reply(c, reply_id, None if reply is None or reply.removed else reply, tally)


def read_up_to(c: sqlite3.Connection, dialog_id: DialogId, position: int, tally: Tally) -> None:
    """The confirmed mark goes forward to a position; it never goes back by this."""
    mark = _confirmed_mark(c, dialog_id)
    if position > mark.read_position:
        put_mark(c, dialog_id, replace(mark, read_position=position), tally)


def _confirmed_mark(c: sqlite3.Connection, dialog_id: DialogId) -> Mark:
    row = c.execute("SELECT confirmed FROM marks WHERE dialog_id = ?", (dialog_id,)).fetchone()
    return Mark(dialog_id=dialog_id) if row is None or row[0] is None else stored.mark(row[0])


def fold_dialog(c: sqlite3.Connection, dialog_id: DialogId, tally: Tally) -> None:
    row = c.execute("SELECT confirmed, revision, listed FROM dialogs WHERE id = ?", (dialog_id,)).fetchone()
    if row is None:
        put_dialog(c, dialog_id, None, tally)
    else:
        confirmed = None if row[0] is None else stored.dialog(row[0])
        put_dialog(c, dialog_id, confirmed, tally, listed=bool(row[2]), revision=row[1])


def put_dialog(
    c: sqlite3.Connection,
    dialog_id: DialogId,
    confirmed: Dialog | None,
    tally: Tally,
    *,
    listed: bool = True,
    revision: int | None = None,
) -> tuple[Dialog | None, Dialog | None]:
    """Keep a confirmed copy and what the pending commands make of it. Answers the effective one before and after."""
    effective = confirmed
    for author, command, at in pending_in(c, f"dialog:{dialog_id}"):
        effective = effects.on_dialog(effective, command, author, at)
    row = c.execute("SELECT effective, listed FROM dialogs WHERE id = ?", (dialog_id,)).fetchone()
    old = None if row is None else stored.dialog(row[0])
    if effective is None and old is not None and _holds_typed(c, dialog_id):
        effective = old  # the backend has it no more, and what was written in it is nowhere else
    if effective is None:
        if old is not None:
            c.execute("DELETE FROM dialogs WHERE id = ?", (dialog_id,))
            tally.rows.add(dialog_id)
            tally.users.add(old.user_id)
        return old, None
    if effective != old or listed != bool(row[1]):
        tally.rows.add(dialog_id)
        tally.users.add(effective.user_id)
    if revision is None:
        revision = UNCONFIRMED if confirmed is None else confirmed.revision
    written = c.execute(
        "INSERT INTO dialogs (id, user_id, state, assignee_id, tagged, snoozed_until, waiting_since, last_at, listed,"
        " last_position, unread, effective, revision, confirmed) VALUES (?,?,?,?,?,?,?,?,?,?,0,?,?,?)"
        " ON CONFLICT (id) DO UPDATE SET last_position = excluded.last_position,"
        " user_id = excluded.user_id, state = excluded.state, assignee_id = excluded.assignee_id,"
        " tagged = excluded.tagged, snoozed_until = excluded.snoozed_until, waiting_since = excluded.waiting_since,"
        " last_at = excluded.last_at, listed = excluded.listed, effective = excluded.effective,"
        " revision = excluded.revision, confirmed = excluded.confirmed RETURNING number",
        (
            dialog_id,
            effective.user_id,
            effective.state,
            effective.assignee_id,
            bool(effective.tags),
            effective.snoozed_until,
            effective.waiting_since,
            effective.created_at if effective.last_message is None else effective.last_message.at,
            listed,
            0 if effective.last_message is None else effective.last_message.position,
            stored.encoded(effective),
            revision,
            None if confirmed is None else stored.encoded(confirmed),
        ),
    )
    (number,) = written.fetchone()
    _note_unread(c, dialog_id)
    if effective.tags != (() if old is None else old.tags):
        c.execute("DELETE FROM dialog_tags WHERE dialog = ?", (number,))
        c.executemany(
            "INSERT INTO dialog_tags (tag, dialog) VALUES (?, ?)",
            [(tag, number) for tag in dict.fromkeys(effective.tags)],
        )
    return old, effective


def fold_mark(c: sqlite3.Connection, dialog_id: DialogId, tally: Tally) -> None:
    row = c.execute("SELECT confirmed FROM marks WHERE dialog_id = ?", (dialog_id,)).fetchone()
    put_mark(c, dialog_id, None if row is None or row[0] is None else stored.mark(row[0]), tally)


def put_mark(c: sqlite3.Connection, dialog_id: DialogId, confirmed: Mark | None, tally: Tally) -> tuple[Mark, Mark]:
    """Keep a confirmed mark and what the pending commands make of it. Answers the effective one before and after."""
    effective = confirmed or Mark(dialog_id=dialog_id)
    newest: int | None = None
    for _, command, _ in pending_in(c, f"dialog:{dialog_id}"):
        if newest is None:
            newest = _newest_position(c, dialog_id)
        effective = effects.on_mark(effective, command, newest)
    row = c.execute("SELECT effective FROM marks WHERE dialog_id = ?", (dialog_id,)).fetchone()
    old = Mark(dialog_id=dialog_id) if row is None else stored.mark(row[0])
    if (old.read_position, old.muted) != (effective.read_position, effective.muted):
        tally.rows.add(dialog_id)
    if confirmed is None and effective == Mark(dialog_id=dialog_id):
        c.execute("DELETE FROM marks WHERE dialog_id = ?", (dialog_id,))
    else:
        c.execute(
            "INSERT OR REPLACE INTO marks (dialog_id, read_position, muted, effective, revision, confirmed)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                dialog_id,
                effective.read_position,
                effective.muted,
                stored.encoded(effective),
                UNCONFIRMED if confirmed is None else confirmed.revision,
                None if confirmed is None else stored.encoded(confirmed),
            ),
        )
    _note_unread(c, dialog_id)
    return old, effective


def fold_user(c: sqlite3.Connection, user_id: UserId, tally: Tally) -> None:
    row = c.execute("SELECT confirmed FROM users WHERE id = ?", (user_id,)).fetchone()
    if row is not None:
        put_user(c, stored.user(row[0]), tally)


def put_user(c: sqlite3.Connection, confirmed: User, tally: Tally) -> None:
    if not confirmed.whole:
        confirmed = _completed(c, confirmed)
    effective = confirmed
    for _, command, _ in pending_in(c, f"user:{confirmed.id}"):
        effective = effects.on_user(effective, command)
    row = c.execute("SELECT effective FROM users WHERE id = ?", (confirmed.id,)).fetchone()
    old = None if row is None else stored.user(row[0])
    if old != effective:
        tally.users.add(confirmed.id)
        if old is None or (old.name, old.email, old.avatar_url) != (
            effective.name,
            effective.email,
            effective.avatar_url,
        ):
            named = c.execute("SELECT id FROM dialogs WHERE user_id = ?", (confirmed.id,))
            tally.rows.update(dialog_id for (dialog_id,) in named)
    c.execute(
        "INSERT INTO users (id, effective, revision, confirmed) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " effective = excluded.effective, revision = excluded.revision, confirmed = excluded.confirmed",
        (confirmed.id, stored.encoded(effective), confirmed.revision, stored.encoded(confirmed)),
    )


def _completed(c: sqlite3.Connection, told: User) -> User:
    """What was told of a user in passing, with the rest as it is known."""
    row = c.execute("SELECT confirmed FROM users WHERE id = ?", (told.id,)).fetchone()
    if row is None or row[0] is None:
        return told
    known = stored.user(row[0])
    return replace(
        known,
        revision=told.revision,
        last_seen_at=max(known.last_seen_at, told.last_seen_at),
        name=told.name,
        email=told.email,
        phone=told.phone,
        external_id=told.external_id or known.external_id,
    )


def fold_user_note(c: sqlite3.Connection, note_id: UserNoteId, tally: Tally) -> None:
    row = c.execute("SELECT confirmed FROM user_notes WHERE id = ?", (note_id,)).fetchone()
    put_user_note(c, note_id, None if row is None or row[0] is None else stored.user_note(row[0]), tally)


def put_user_note(c: sqlite3.Connection, note_id: UserNoteId, confirmed: UserNote | None, tally: Tally) -> None:
    effective = confirmed
    for author, command, at in pending_in(c, f"user_note:{note_id}"):
        effective = effects.on_user_note(effective, command, author, at)
    row = c.execute("SELECT effective FROM user_notes WHERE id = ?", (note_id,)).fetchone()
    old = None if row is None else stored.user_note(row[0])
    if old != effective:
        tally.users.update(each.user_id for each in (old, effective) if each is not None)
    if effective is None:
        c.execute("DELETE FROM user_notes WHERE id = ?", (note_id,))
        return
    c.execute(
        "INSERT OR REPLACE INTO user_notes (id, user_id, effective, revision, confirmed) VALUES (?, ?, ?, ?, ?)",
        (
            note_id,
            effective.user_id,
            stored.encoded(effective),
            UNCONFIRMED if confirmed is None else confirmed.revision,
            None if confirmed is None else stored.encoded(confirmed),
        ),
    )


def fold_operator(c: sqlite3.Connection, operator_id: OperatorId, tally: Tally) -> None:
    row = c.execute("SELECT confirmed FROM operators WHERE id = ?", (operator_id,)).fetchone()
    if row is not None:
        put_operator(c, stored.operator(row[0]), tally)


def put_operator(c: sqlite3.Connection, confirmed: Operator, tally: Tally) -> None:
    effective = confirmed
    for author, command, _ in pending_in(c, "status"):
        if author == confirmed.id:
            effective = effects.on_operator(effective, command)
    c.execute(
        "INSERT OR REPLACE INTO operators (id, effective, revision, confirmed) VALUES (?, ?, ?, ?)",
        (confirmed.id, stored.encoded(effective), confirmed.revision, stored.encoded(confirmed)),
    )
    tally.directory = True


def fold_saved_reply(c: sqlite3.Connection, reply_id: SavedReplyId, tally: Tally) -> None:
    row = c.execute("SELECT confirmed FROM saved_replies WHERE id = ?", (reply_id,)).fetchone()
    put_saved_reply(c, reply_id, None if row is None or row[0] is None else stored.saved_reply(row[0]), tally)


def put_saved_reply(c: sqlite3.Connection, reply_id: SavedReplyId, confirmed: SavedReply | None, tally: Tally) -> None:
    effective = confirmed
    for author, command, _ in pending_in(c, f"saved_reply:{reply_id}"):
        effective = effects.on_saved_reply(effective, command, author)
    tally.directory = True
    if effective is None:
        c.execute("DELETE FROM saved_replies WHERE id = ?", (reply_id,))
        return
    c.execute(
        "INSERT OR REPLACE INTO saved_replies (id, effective, revision, confirmed) VALUES (?, ?, ?, ?)",
        (
            reply_id,
            stored.encoded(effective),
            UNCONFIRMED if confirmed is None else confirmed.revision,
            None if confirmed is None else stored.encoded(confirmed),
        ),
    )


def _holds_typed(c: sqlite3.Connection, dialog_id: DialogId) -> bool:
    found = c.execute(
        "SELECT EXISTS (SELECT 1 FROM drafts WHERE dialog_id = :id)"
        " OR EXISTS (SELECT 1 FROM messages WHERE dialog_id = :id AND position IS NULL)",
        {"id": dialog_id},
    )
    return bool(found.fetchone()[0])


def _note_unread(c: sqlite3.Connection, dialog_id: DialogId) -> None:
    """What the badge counts, kept beside the dialog so that counting is one look into a small index."""
    c.execute(
        "UPDATE dialogs SET unread = last_position > ifnull((SELECT read_position FROM marks WHERE dialog_id = :id), 0)"
        " AND NOT ifnull((SELECT muted FROM marks WHERE dialog_id = :id), 0) WHERE id = :id",
        {"id": dialog_id},
    )


def _newest_position(c: sqlite3.Connection, dialog_id: DialogId) -> int:
    row = c.execute("SELECT effective FROM dialogs WHERE id = ?", (dialog_id,)).fetchone()
    last = None if row is None else stored.dialog(row[0]).last_message
    return 0 if last is None else last.position
