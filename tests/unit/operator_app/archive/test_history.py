"""The history of a user: all dialogs in one order, page by page as whole, and no hole hidden."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from operator_app.archive import coverage, dialogs, history, incoming, messages, people, search_index
from operator_app.archive.migrate import migrate
from operator_app.domain.dialogs import DialogState
from operator_app.domain.history import HistoryPlace, HistoryWindow
from operator_app.domain.messages import MessageState, Missing
from operator_app.domain.value import ClientId, DialogId, MessageId, UserId
from tests.doubles.entities import ANNA, ME, USER, a_dialog, a_message, a_user, an_operator

STRANGER = UserId("u2")
Shown = list[tuple[DialogId, tuple[str, ...]]]


@dataclass(frozen=True)
class Stored:
    """What the archive has of one dialog: positions (some shared), whether they go back to its beginning, what leaves."""

    positions: tuple[int, ...]
    known: bool
    complete: bool
    leaving: int
    created: int


dialogs_of_a_user = st.lists(
    st.builds(
        Stored,
        positions=st.lists(st.integers(1, 40), max_size=14).map(lambda found: tuple(sorted(found))),
        known=st.booleans(),
        complete=st.booleans(),
        leaving=st.integers(0, 2),
        created=st.integers(1, 4),
    ),
    min_size=1,
    max_size=6,
)


def filled(c: sqlite3.Connection, stored: Sequence[Stored]) -> Shown:
    """Put them, and tell what may be shown: dialogs in order, each with the keys of its messages in order."""
    search_index.prepare(c)
    migrate(c, Path("unused.db"))
    people.put_account(c, people.AccountFacts(me=ME, title="Shop"))
    begun = [a_dialog(1, id=DialogId(f"d{at}"), created_at=each.created) for at, each in enumerate(stored)]
    other = a_dialog(1, id=DialogId("other"), user_id=STRANGER)
    incoming.start_over(c, 100, 1, [a_user(), a_user(id=STRANGER), other, *begun], ME)
    shown: list[tuple[int, DialogId, tuple[str, ...]]] = []
    for at, each in enumerate(stored):
        dialog_id = DialogId(f"d{at}")
        keys: list[str] = []
        if each.known:
            ids = [MessageId(f"{dialog_id}-{number:02}") for number in range(len(each.positions))]
            page = [
                a_message(position, id=key, dialog_id=dialog_id)
                for position, key in zip(each.positions, ids, strict=True)
            ]
            has_older = not each.complete and bool(page)
            incoming.put_messages(c, dialog_id, page, has_older=has_older, before=None, me=ME)
            keys += ids
        for number in range(each.leaving):
            key = ClientId(f"{dialog_id}-leaving-{number}")
            written = a_message(1, id=None, client_id=key, dialog_id=dialog_id, state=MessageState.PENDING)
            waiting = replace(written, position=None)
            messages.add_pending(c, waiting)
            keys.append(key)
        shown.append((each.created, dialog_id, tuple(keys)))
    return [(dialog_id, keys) for _, dialog_id, keys in sorted(shown)]


def keys_of(window: HistoryWindow) -> Shown:
    return [(part.dialog.id, tuple(each.key for each in part.messages)) for part in window.parts]


def joined(first: Shown, second: Shown) -> Shown:
    """Two neighbouring windows as one; a dialog that both show a piece of is one again."""
    if first and second and first[-1][0] == second[0][0]:
        return [*first[:-1], (first[-1][0], first[-1][1] + second[0][1]), *second[1:]]
    return first + second


def start_of(window: HistoryWindow) -> HistoryPlace:
    part = window.parts[0]
    return HistoryPlace(dialog_id=part.dialog.id, position=None if part.from_beginning else part.messages[0].position)


def end_of(window: HistoryWindow) -> HistoryPlace:
    part = window.parts[-1]
    return HistoryPlace(dialog_id=part.dialog.id, position=None if part.to_end else part.messages[-1].position)


@contextmanager
def archive(stored: Sequence[Stored]) -> Iterator[tuple[sqlite3.Connection, Shown]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as c:
        yield c, filled(c, stored)


@settings(deadline=None)
@given(dialogs_of_a_user, st.integers(1, 12))
def test_pages_back_from_the_end_are_the_whole(stored: list[Stored], limit: int) -> None:
    with archive(stored) as (c, shown):
        window = history.newest(c, USER, limit)
        assert not window.has_newer
        found = keys_of(window)
        while window.has_older:
            window = history.before(c, USER, start_of(window), limit)
            assert window.has_newer
            found = joined(keys_of(window), found)
        assert found == shown


@settings(deadline=None)
@given(dialogs_of_a_user, st.integers(1, 12), st.data())
def test_pages_both_ways_from_any_dialog_are_the_whole(stored: list[Stored], limit: int, data: st.DataObject) -> None:
    dialog_id = DialogId(f"d{data.draw(st.integers(0, len(stored) - 1))}")
    with archive(stored) as (c, shown):
        middle = history.around(c, USER, dialog_id, limit)
        began = next(part for part in middle.parts if part.dialog.id == dialog_id)
        assert began.from_beginning
        found, window = keys_of(middle), middle
        while window.has_older:
            window = history.before(c, USER, start_of(window), limit)
            found = joined(keys_of(window), found)
        window = middle
        while window.has_newer:
            window = history.after(c, USER, end_of(window), limit)
            found = joined(found, keys_of(window))
        assert found == shown


@settings(deadline=None)
@given(dialogs_of_a_user, st.integers(1, 12), st.data())
def test_a_stretch_read_anew_is_the_same(stored: list[Stored], limit: int, data: st.DataObject) -> None:
    dialog_id = DialogId(f"d{data.draw(st.integers(0, len(stored) - 1))}")
    with archive(stored) as (c, _):
        window = history.around(c, USER, dialog_id, limit)
        assert history.span(c, USER, start_of(window), end_of(window)) == window
        cut = history.span(c, USER, start_of(window), end_of(window), 1)
        assert keys_of(cut)[0][1] == keys_of(window)[0][1][: len(keys_of(cut)[0][1])]


@settings(deadline=None)
@given(dialogs_of_a_user)
def test_every_hole_is_told(stored: list[Stored]) -> None:
    with archive(stored) as (c, _):
        window = history.newest(c, USER, 1_000)
        told = {part.dialog.id: part.missing for part in window.parts}
        for at, each in enumerate(stored):
            whole = each.known and (each.complete or not each.positions)
            assert told[DialogId(f"d{at}")] is (Missing.NOTHING if whole else Missing.COMING)


def test_who_closed_a_dialog_and_what_a_snapshot_left_open_is_told() -> None:
    with archive([Stored((1, 2), True, True, 0, 1), Stored((3,), True, True, 0, 2)]) as (c, _):
        closed = a_dialog(2, id=DialogId("d0"), created_at=1, state=DialogState.CLOSED, closed_by=ANNA)
        incoming.put_entities(c, (an_operator(ANNA), closed), ME)
        coverage.suspend(c, 100)
        first, second = history.newest(c, USER).parts
        assert (first.closed_by, first.may_lack_newer) == (an_operator(ANNA), True)
        assert (second.closed_by, second.may_lack_newer) == (None, True)


def test_the_history_of_a_dialog_that_is_gone_is_empty() -> None:
    with archive([Stored((1,), True, True, 0, 1)]) as (c, _):
        nowhere = HistoryPlace(dialog_id=DialogId("gone"))
        empty = HistoryWindow(parts=(), has_older=False, has_newer=False)
        assert history.around(c, USER, DialogId("gone")) == empty
        assert history.before(c, USER, nowhere) == empty
        assert history.after(c, USER, nowhere) == empty
        assert history.span(c, USER, nowhere, nowhere) == empty
        assert history.newest(c, UserId("nobody")) == empty


def test_user_dialogs_are_counted_in_a_row() -> None:
    with archive([Stored((), True, True, 0, 1), Stored((), True, True, 0, 2)]) as (c, _):
        rows = dialogs.rows(c, (DialogId("d0"), DialogId("other")), ME)
        assert [row.user_dialogs for row in rows] == [2, 1]
