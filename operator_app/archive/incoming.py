"""What backends tell goes into the archive: the newer copy wins, and the cursor moves in the same transaction."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from operator_app.archive import coverage, cursor, folding, merging, messages, site_folding, stored, told
from operator_app.archive.tally import Tally
from operator_app.archive.text import mended_value
from operator_app.archive.touched import Touched
from operator_app.domain.changes import Answered, Change, Entity, Gone
from operator_app.domain.dialogs import Dialog, DialogState, Mark, Tag
from operator_app.domain.messages import Message, MessageKind
from operator_app.domain.people import Merged, Operator, User, UserNote
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.segments import Segment
from operator_app.domain.site_chat import Site
from operator_app.domain.triggers import Trigger
from operator_app.domain.value import ClientId, DialogId, Milliseconds, OperatorId, Revision, Value

_NEWS: Final = frozenset({MessageKind.USER, MessageKind.NOTE})


def put_entities(c: sqlite3.Connection, entities: Iterable[Entity], me: OperatorId) -> Touched:
    """Keep the newer copy of each by revision. For pages of dialogs, whose messages come with ``put_messages``."""
    writing = _Writing(c, me)
    writing.put(entities)
    return writing.tally.touched()


def put_found(c: sqlite3.Connection, entities: Iterable[Entity], me: OperatorId) -> Touched:
    """Newer copies that no change tells of. Messages among them are news like those of changes, if they are newer than
    the archive."""
    writing = _Writing(c, me, news_after=cursor.read(c).news_after)
    writing.put(entities)
    return writing.tally.touched()


def apply_change(c: sqlite3.Connection, change: Change, me: OperatorId) -> Touched:
    """Put what a change brings; the cursor moves to its number when that is the next one.

    Applying it again, or after a newer one, does no harm. A job of the outbox that the change came from is done.
    """
    known = cursor.read(c).number
    writing = _Writing.of_change(c, me, change, known)
    writing.put_change(change)
    if known is not None and change.follows == known:
        cursor.write(c, change.number, change.at)
    return writing.tally.touched()


def put_answer(c: sqlite3.Connection, client_id: ClientId, change: Change, me: OperatorId) -> Touched:
    """The change a command of ours made, as the answer to it. The stream tells it too, and moves the cursor."""
    writing = _Writing.of_change(c, me, change, cursor.read(c).number)
    writing.finish(client_id)
    writing.put_change(change)
    writing.tally.arrived.clear()
    writing.tally.read_elsewhere.clear()
    return writing.tally.touched()


class Kept(Value):
    """What a snapshot does not tell because its backend has no list of it: the archive's stay."""

    tags: bool = False
    saved_replies: bool = False


def start_over(
    c: sqlite3.Connection,
    number: int,
    complete_up_to: Milliseconds | None,
    entities: Iterable[Entity],
    me: OperatorId,
    *,
    keep: Kept = Kept(),  # noqa: B008 - a value
) -> Touched:
    """A snapshot taken at a number: forgets nothing typed or unsent.

    Runs of messages reach the old cursor only until their dialog proves that nothing followed. Dialogs the snapshot
    leaves out are not listed until a page brings them, since nobody knows their state, except those with a draft or
    an unsent command. The page cursors of both lists begin anew. Tags and saved replies it leaves out are gone, except
    for what ``keep`` names.
    ``Cursor.reconcile_after`` says since when dialogs are to be asked for; ``reconciled`` ends that.
    """
    known = cursor.read(c).number
    if known is None or number < known:
        _distrust(c)
    else:
        coverage.suspend(c, known)
    earlier = cursor.read(c).reconcile_after
    writing = _Writing(c, me)
    kept = tuple(entities)
    tally = writing.tally
    unlisted = c.execute(
        "UPDATE dialogs SET listed = 0 WHERE listed AND id NOT IN (SELECT dialog_id FROM drafts)"
        " AND 'dialog:' || id NOT IN (SELECT lane FROM outbox) RETURNING id"
    )
    tally.rows.update(dialog_id for (dialog_id,) in unlisted.fetchall())
    if not keep.tags:
        c.execute("DELETE FROM tags")
    site_folding.start_over(c)
    if not keep.saved_replies:
        c.execute("UPDATE saved_replies SET confirmed = NULL, revision = ?", (folding.UNCONFIRMED,))
    writing.put(kept)
    for (reply_id,) in c.execute("SELECT id FROM saved_replies WHERE confirmed IS NULL").fetchall():
        folding.fold_saved_reply(c, reply_id, tally)
    site_folding.leftovers(c, tally)
    c.execute("DELETE FROM pages")
    cursor.write(c, number, complete_up_to)
    if known is not None and known != number:
        since = known if number >= known else 0
        cursor.reconcile_after(c, since if earlier is None else min(since, earlier))
    tally.directory = True
    return tally.touched()


def reconciled(c: sqlite3.Connection, since: Revision) -> Touched:
    """Every dialog with a change after ``since`` has been put anew: the others are as the archive has them."""
    tally = Tally()
    unchanged = c.execute(
        "UPDATE dialogs SET listed = 1 WHERE NOT listed AND revision BETWEEN 0 AND ? RETURNING id", (since,)
    )
    tally.rows.update(dialog_id for (dialog_id,) in unchanged.fetchall())
    coverage.settle_unchanged(c)
    cursor.reconcile_after(c, None)
    return tally.touched()


def put_messages(  # noqa: PLR0917 - agreed with the engine in this order
    c: sqlite3.Connection,
    dialog_id: DialogId,
    page: Sequence[Message],
    has_older: bool,
    before: Revision | None,
    me: OperatorId,
) -> Touched:
    """A page of a dialog's messages from the backend, oldest first, asked for with ``before``.

    Kept only if it connects to what the archive has (``coverage.page``). A page asked for before a ``start_over``
    must not be put after it.
    """
    confirmed = [mended_value(message) for message in page if message.position is not None]
    confirmed.sort(key=lambda message: (message.position or 0, message.id or ""))
    positions = [message.position or 0 for message in confirmed]
    if not coverage.page(c, dialog_id, positions, has_older=has_older, before=before):
        return Touched()
    writing = _Writing(c, me)
    for message in confirmed:
        writing.put_message(message)
    writing.fold_finished()
    writing.tally.feeds.add(dialog_id)
    return writing.tally.touched()


class _Writing:
    """One write of the backend's news."""

    def __init__(
        self,
        c: sqlite3.Connection,
        me: OperatorId,
        *,
        live: bool = False,
        current: bool = True,
        news_after: Revision | None = None,
    ) -> None:
        """``live``: newer than the cursor; ``current``: no later copy of these entities was passed over; ``news_after``:
        messages behind this position are news, though not live."""
        self._c = c
        self._me = me
        self._live = live
        self._current = current
        self._news_after = news_after
        self._finished: list[tuple[str, OperatorId]] = []
        self.tally = Tally()

    @classmethod
    def of_change(cls, c: sqlite3.Connection, me: OperatorId, change: Change, known: int | None) -> "_Writing":
        """A change no newer than the cursor may be from before a snapshot, which passed over what followed it."""
        live = known is not None and change.number > known
        return cls(c, me, live=live, current=live or known is None)

    def put_change(self, change: Change) -> None:
        own = change.client_id is not None and self.finish(change.client_id)
        entities = tuple(mended_value(entity) for entity in change.entities)
        self.put(entities)
        if self._live:
            self._cover(change.at, entities)
        else:
            for entity in entities:
                if isinstance(entity, Message):
                    coverage.late_message(self._c, entity.dialog_id)
        if own:
            self.tally.read_elsewhere.clear()
            self.tally.arrived.clear()

    def put(self, entities: Iterable[Entity]) -> None:
        kept = tuple(mended_value(entity) for entity in entities)
        for entity in kept:
            self._put(entity)
        # A mark depends on its dialog's last message, wherever in the change that stood.
        for entity in kept:
            if isinstance(entity, Dialog) and self._has_jobs(f"dialog:{entity.id}"):
                folding.fold_mark(self._c, entity.id, self.tally)
        self.fold_finished()

    def finish(self, client_id: ClientId) -> bool:
        """A command of ours took effect: its job is done, and what it did is confirmed by what comes with this.

        False: it is not ours, or was known to be done.
        """
        done = self._c.execute(
            "DELETE FROM outbox WHERE client_id = ? RETURNING command, author_id", (client_id,)
        ).fetchall()
        self._finished += done
        return bool(done)

    def fold_finished(self) -> None:
        """Only after the confirmed copies are in: what was shown never goes back for a moment."""
        for command, author in self._finished:
            folding.fold_command(self._c, stored.command(command), author, self.tally)
        self._finished.clear()

    def put_message(self, message: Message) -> None:
        if message.client_id is not None:
            self.finish(message.client_id)
        late = self._news_after is not None and (message.position or 0) > self._news_after
        news = messages.put_confirmed(self._c, message, live=self._live or late)
        self.tally.feeds.add(message.dialog_id)
        self.tally.rows.add(message.dialog_id)
        if not news:
            return
        if message.kind is MessageKind.OPERATOR:
            self.tally.read_elsewhere.add(message.dialog_id)
        elif message.kind in _NEWS and message.author_id != self._me and not told.was(self._c, message):
            self.tally.arrived.append(message)

    def _put(self, entity: Entity) -> None:
        match entity:
            case Dialog():
                self._put_dialog(entity)
            case Message():
                self.put_message(entity)
            case Mark():
                self._put_mark(entity)
            case User():
                if merging.now_called(self._c, entity.id) == entity.id and self._is_newer(
                    "users", "id", entity.id, entity.revision
                ):
                    folding.put_user(self._c, entity, self.tally)
            case UserNote():
                if self._is_newer("user_notes", "id", entity.id, entity.revision):
                    note = replace(entity, user_id=merging.now_called(self._c, entity.user_id))
                    folding.put_user_note(self._c, note.id, note, self.tally)
            case Merged():
                merging.merge(self._c, entity, self.tally)
                folding.fold_user(self._c, merging.now_called(self._c, entity.into_id), self.tally)
            case Operator():
                if self._is_newer("operators", "id", entity.id, entity.revision):
                    folding.put_operator(self._c, entity, self.tally)
            case SavedReply():
                if self._is_newer("saved_replies", "id", entity.id, entity.revision):
                    folding.put_saved_reply(self._c, entity.id, entity, self.tally)
            case Tag():
                if self._is_newer("tags", "name", entity.name, entity.revision):
                    self._c.execute(
                        "INSERT OR REPLACE INTO tags (name, revision, confirmed) VALUES (?, ?, ?)",
                        (entity.name, entity.revision, stored.encoded(entity)),
                    )
                    self.tally.directory = True
            case Segment():
                if self._is_newer("segments", "id", entity.id, entity.revision):
                    site_folding.put_segment(self._c, entity.id, entity, self.tally)
            case Trigger():
                if self._is_newer("triggers", "id", entity.id, entity.revision):
                    site_folding.put_trigger(self._c, entity.id, entity, self.tally)
            case Site():
                if self._is_newer("site", "id", site_folding.SITE, entity.revision):
                    site_folding.put_site(self._c, entity, self.tally)
            case Answered():
                folding.read_up_to(self._c, entity.dialog_id, entity.position, self.tally)
            case Gone():
                self._remove(entity)

    def _put_dialog(self, dialog: Dialog) -> None:
        dialog = replace(dialog, user_id=merging.now_called(self._c, dialog.user_id))
        if not self._is_newer("dialogs", "id", dialog.id, dialog.revision):
            return
        if self._current:
            coverage.settle(self._c, dialog.id, dialog.revision)
        listed = self._current or self._is_listed(dialog.id)
        old, new = folding.put_dialog(self._c, dialog.id, dialog, self.tally, listed=listed)
        if old is None or new is None:
            return
        closed = new.state is DialogState.CLOSED and old.state is DialogState.OPEN
        given = new.assignee_id not in {None, self._me, old.assignee_id}
        if closed or given:
            self.tally.read_elsewhere.add(dialog.id)

    def _put_mark(self, mark: Mark) -> None:
        if not self._is_newer("marks", "dialog_id", mark.dialog_id, mark.revision):
            return
        old, new = folding.put_mark(self._c, mark.dialog_id, mark, self.tally)
        if new.read_position > old.read_position:
            self.tally.read_elsewhere.add(mark.dialog_id)

    def _remove(self, gone: Gone) -> None:
        c, tally = self._c, self.tally
        match gone.kind:
            case "message":
                for (dialog_id,) in c.execute(
                    "DELETE FROM messages WHERE id = ? RETURNING dialog_id", (gone.id,)
                ).fetchall():
                    tally.feeds.add(dialog_id)
                    tally.rows.add(dialog_id)
            case "dialog":
                dialog_id = DialogId(gone.id)
                c.execute("DELETE FROM messages WHERE dialog_id = ? AND position IS NOT NULL", (dialog_id,))
                c.execute("DELETE FROM marks WHERE dialog_id = ?", (dialog_id,))
                coverage.forget(c, dialog_id)
                told.forget(c, dialog_id)
                folding.put_dialog(c, dialog_id, None, tally)
                tally.feeds.add(dialog_id)
                tally.rows.add(dialog_id)
            case "user":
                for (user_id,) in c.execute("DELETE FROM users WHERE id = ? RETURNING id", (gone.id,)).fetchall():
                    tally.users.add(user_id)
                c.execute("DELETE FROM user_notes WHERE user_id = ?", (gone.id,))
            case _:
                # A newer backend's kind: nothing here is stored under it.
                pass

    def _cover(self, at: Milliseconds, entities: tuple[Entity, ...]) -> None:
        """Live messages begin runs where there are none."""
        begun = {
            entity.id: entity.message_count
            for entity in entities
            if isinstance(entity, Dialog) and entity.created_at == at
        }
        found = [entity for entity in entities if isinstance(entity, Message)]
        for dialog_id in dict.fromkeys(message.dialog_id for message in found):
            of_dialog = [message for message in found if message.dialog_id == dialog_id]
            # Only a dialog made by this very change, all of whose messages came with it, has surely no older ones.
            told = sum(message.kind is not MessageKind.SYSTEM for message in of_dialog)
            first = told > 0 and begun.get(dialog_id) == told
            oldest = min(message.position or 0 for message in of_dialog)
            coverage.live_message(self._c, dialog_id, oldest, first=first)

    def _is_newer(self, table: str, key: str, value: str, revision: Revision) -> bool:
        row = self._c.execute(f"SELECT revision FROM {table} WHERE {key} = ?", (value,)).fetchone()  # noqa: S608
        return row is None or revision >= row[0]

    def _is_listed(self, dialog_id: DialogId) -> bool:
        row = self._c.execute("SELECT listed FROM dialogs WHERE id = ?", (dialog_id,)).fetchone()
        return row is not None and bool(row[0])

    def _has_jobs(self, lane: str) -> bool:
        return self._c.execute("SELECT 1 FROM outbox WHERE lane = ? LIMIT 1", (lane,)).fetchone() is not None


def _distrust(c: sqlite3.Connection) -> None:
    """The backend's log is another one than ours came from: its revisions and positions mean nothing any more.

    What was shown stays until it is told anew; confirmed messages go, since their order among new ones is unknown.
    """
    coverage.forget_all(c)
    told.forget(c)
    c.execute("DELETE FROM messages WHERE position IS NOT NULL")
    for table in (
        "dialogs",
        "marks",
        "users",
        "user_notes",
        "operators",
        "saved_replies",
        "segments",
        "triggers",
        "site",
    ):
        c.execute(f"UPDATE {table} SET revision = ?", (folding.UNCONFIRMED,))  # noqa: S608
