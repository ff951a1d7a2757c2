"""Changes go into the archive, and what in them an operator may have to be alerted to comes out.

These functions run on the archive's writer thread, inside its transaction.
"""

import sqlite3
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from operator_app.archive import cursor, dialogs, incoming, people, told
from operator_app.archive.cursor import PageCursor
from operator_app.archive.people import AccountFacts
from operator_app.archive.touched import Touched
from operator_app.backends.port import Snapshot
from operator_app.domain.arrivals import Arrival, ArrivalReason
from operator_app.domain.changes import Change, Entity
from operator_app.domain.dialogs import Dialog, DialogState
from operator_app.domain.lists import DialogRow, Ownership
from operator_app.domain.messages import FactKind, Message, MessageKind
from operator_app.domain.team_hours import ALWAYS, team_hours
from operator_app.domain.value import AccountId, DialogId, Milliseconds, OperatorId, Value


class Reader(Value):
    """Whose archive it is."""

    account_id: AccountId
    me: OperatorId


class Outcome(Value):
    touched: Touched
    arrivals: tuple[Arrival, ...] = ()


def apply_changes(c: sqlite3.Connection, changes: Sequence[Change], reader: Reader) -> Outcome:
    """All of them or none, with the cursor behind the last."""
    touched = Touched()
    arrivals: list[Arrival] = []
    for change in changes:
        before = {each: dialogs.get(c, each) for each in _dialogs_of(change.entities)}
        applied = incoming.apply_change(c, change, reader.me)
        arrivals += _arrivals(c, change, applied, before, reader)
        touched = touched.merged(applied)
    if changes:
        _complete_up_to(c, changes[-1].at)
    return Outcome(touched=touched, arrivals=_with_hours(c, arrivals))


def start_over(c: sqlite3.Connection, snapshot: Snapshot, reader: Reader) -> Outcome:
    """A snapshot goes in. Alerts only if the archive knew the account before: the very first one is no news."""
    so_far = cursor.read(c)
    known = so_far.number is not None
    before = {each.id: dialogs.get(c, each.id) for each in snapshot.page.dialogs} if known else {}
    entities: tuple[Entity, ...] = (
        *snapshot.operators,
        snapshot.me,
        *(snapshot.tags or ()),
        *(snapshot.saved_replies or ()),
        *snapshot.segments,
        *snapshot.triggers,
        *(() if snapshot.site is None else (snapshot.site,)),
        *snapshot.page.seen,
        *snapshot.page.users,
        *snapshot.page.dialogs,
        *snapshot.page.marks,
    )
    touched = incoming.start_over(
        c,
        snapshot.number,
        so_far.complete_up_to,
        entities,
        reader.me,
        keep=incoming.Kept(tags=snapshot.tags is None, saved_replies=snapshot.saved_replies is None),
    )
    if so_far.number is None or snapshot.number < so_far.number:
        cursor.news_after(c, snapshot.number)  # the archive is a new one, or of another backend than before
    people.put_account(c, AccountFacts(me=snapshot.me.id, title=snapshot.title))
    cursor.write_page(
        c, DialogState.OPEN, PageCursor(next=snapshot.page.next, complete=snapshot.page.next is None and not known)
    )
    cursor.write_page(c, DialogState.CLOSED, PageCursor())
    arrivals = [
        arrival for dialog_id, old in before.items() if (arrival := _missed(c, dialog_id, old, reader)) is not None
    ]
    return Outcome(touched=touched, arrivals=_with_hours(c, arrivals))


def put_missed(c: sqlite3.Connection, entities: Sequence[Entity], reader: Reader) -> Outcome:
    """What changed while the archive was not told: messages, and the newest words of dialogs, may deserve an alert."""
    before = {each: dialogs.get(c, each) for each in _dialogs_of(entities)}
    touched = incoming.put_found(c, entities, reader.me)
    arrivals = list(_messages_arrived(c, touched, before, reader))
    alerted = {(each.dialog_id, each.position) for each in arrivals}
    for dialog_id in dict.fromkeys(each.id for each in entities if isinstance(each, Dialog)):
        missed = _missed(c, dialog_id, before[dialog_id], reader)
        if missed is not None and (dialog_id, missed.position) not in alerted:
            arrivals.append(missed)
    return Outcome(touched=touched, arrivals=_with_hours(c, arrivals))


def note_complete(c: sqlite3.Connection, up_to: Milliseconds) -> None:
    """Nothing is missing up to this moment of the backend's clock."""
    cursor.write(c, cursor.read(c).number, up_to)


def _complete_up_to(c: sqlite3.Connection, at: Milliseconds) -> None:
    now = cursor.read(c)
    cursor.write(c, now.number, max(at, now.complete_up_to or 0))


def _dialogs_of(entities: Sequence[Entity]) -> frozenset[DialogId]:
    return frozenset(
        each.id if isinstance(each, Dialog) else each.dialog_id
        for each in entities
        if isinstance(each, Dialog | Message)
    )


def _arrivals(
    c: sqlite3.Connection,
    change: Change,
    applied: Touched,
    before: dict[DialogId, Dialog | None],
    reader: Reader,
) -> Iterator[Arrival]:
    yield from _messages_arrived(c, applied, before, reader)
    transferred = _transfers(change, reader.me)
    for row in dialogs.rows(c, tuple(sorted(transferred)), reader.me):
        old = before.get(row.dialog.id)
        if old is None or old.assignee_id != reader.me:
            yield _transfer(change, row, reader)


def _messages_arrived(
    c: sqlite3.Connection, applied: Touched, before: dict[DialogId, Dialog | None], reader: Reader
) -> Iterator[Arrival]:
    fresh = tuple({message.dialog_id for message in applied.arrived})
    rows = {row.dialog.id: row for row in dialogs.rows(c, fresh, reader.me)}
    for message in applied.arrived:
        if (row := rows.get(message.dialog_id)) is not None:
            reason = _reason(message, before.get(message.dialog_id), row, reader.me)
            if reason is not None:
                yield _arrival(c, reason, row, message, reader)


def _reason(message: Message, before: Dialog | None, row: DialogRow, me: OperatorId) -> ArrivalReason | None:
    if message.position is not None and message.position <= row.mark.read_position:
        return None
    if message.kind is MessageKind.NOTE:
        return ArrivalReason.MENTIONED if me in message.mentions and message.author_id != me else None
    if message.kind is not MessageKind.USER:
        return None
    if before is None or row.dialog.message_count == 1:  # a look at the list may have shown the dialog already
        return ArrivalReason.NEW_DIALOG
    return ArrivalReason.REOPENED if before.state is DialogState.CLOSED else ArrivalReason.NEW_MESSAGE


def _transfers(change: Change, me: OperatorId) -> frozenset[DialogId]:
    """Dialogs that somebody else gave to this operator."""
    if change.by == me:
        return frozenset()
    return frozenset(
        each.dialog_id
        for each in change.entities
        if isinstance(each, Message)
        and each.fact is not None
        and each.fact.what is FactKind.ASSIGNED
        and each.fact.operator_id == me
        and each.fact.by not in {None, me}
    )


def _arrival(c: sqlite3.Connection, reason: ArrivalReason, row: DialogRow, message: Message, reader: Reader) -> Arrival:
    return Arrival(
        account_id=reader.account_id,
        reason=reason,
        dialog_id=row.dialog.id,
        user_id=row.dialog.user_id,
        ownership=_ownership(row.dialog, reader.me),
        muted=row.mark.muted,
        message_id=message.id,
        writer=_writer(c, row, message.kind, message.author_id),
        text=message.text,
        at=message.at,
        position=message.position,
    )


def _transfer(change: Change, row: DialogRow, reader: Reader) -> Arrival:
    note = next(
        (
            each
            for each in change.entities
            if isinstance(each, Message) and each.dialog_id == row.dialog.id and each.kind is MessageKind.NOTE
        ),
        None,
    )
    return Arrival(
        account_id=reader.account_id,
        reason=ArrivalReason.TRANSFERRED,
        dialog_id=row.dialog.id,
        user_id=row.dialog.user_id,
        ownership=_ownership(row.dialog, reader.me),
        muted=row.mark.muted,
        message_id=None if note is None else note.id,
        writer=None if row.user is None else row.user.name,
        text="" if note is None else note.text,
        at=change.at,
        position=None if note is None else note.position,
    )


def _missed(c: sqlite3.Connection, dialog_id: DialogId, old: Dialog | None, reader: Reader) -> Arrival | None:
    """The newest message of a user that a new snapshot shows and the archive did not know."""
    row = next(iter(dialogs.rows(c, (dialog_id,), reader.me)), None)
    last = None if row is None else row.dialog.last_message
    if row is None or last is None or last.kind is not MessageKind.USER or last.position <= row.mark.read_position:
        return None
    if old is not None and old.last_message is not None and last.position <= old.last_message.position:
        return None
    if old is None:
        reason = ArrivalReason.NEW_DIALOG
    else:
        reason = ArrivalReason.REOPENED if old.state is DialogState.CLOSED else ArrivalReason.NEW_MESSAGE
    told.note(c, dialog_id, last.position)
    return Arrival(
        account_id=reader.account_id,
        reason=reason,
        dialog_id=dialog_id,
        user_id=row.dialog.user_id,
        ownership=_ownership(row.dialog, reader.me),
        muted=row.mark.muted,
        message_id=None,
        writer=_writer(c, row, last.kind, last.author_id),
        text=last.text,
        at=last.at,
        position=last.position,
    )


def still_waiting(
    c: sqlite3.Connection, since: Milliseconds, now: Milliseconds, reader: Reader, limit: int
) -> tuple[Arrival, ...]:
    """Who waits since then or longer for this operator, or for anybody; the longest first."""
    waiting = dialogs.waiting_since(c, since, reader.me, now, limit)
    found = [
        Arrival(
            account_id=reader.account_id,
            reason=ArrivalReason.WAITING,
            dialog_id=row.dialog.id,
            user_id=row.dialog.user_id,
            ownership=_ownership(row.dialog, reader.me),
            muted=row.mark.muted,
            message_id=None,
            writer=None if row.user is None else row.user.name,
            text="" if row.dialog.last_message is None else row.dialog.last_message.text,
            at=row.dialog.waiting_since or now,
        )
        for row in dialogs.rows(c, waiting, reader.me)
    ]
    return _with_hours(c, found)


def _with_hours(c: sqlite3.Connection, arrivals: Sequence[Arrival]) -> tuple[Arrival, ...]:
    """Each knows when its team works."""
    site = people.site(c) if arrivals else None
    hours = ALWAYS if site is None else team_hours(site.chat)
    return tuple(replace(arrival, team_hours=hours) for arrival in arrivals)


def _ownership(dialog: Dialog, me: OperatorId) -> Ownership:
    if dialog.assignee_id is None:
        return Ownership.UNASSIGNED
    return Ownership.MINE if dialog.assignee_id == me else Ownership.OPERATOR


def _writer(c: sqlite3.Connection, row: DialogRow, kind: MessageKind, author_id: str | None) -> str | None:
    if kind is MessageKind.USER:
        return None if row.user is None else row.user.name
    return next((each.name for each in people.operators(c) if each.id == author_id), None)
