"""Lists of dialogs against a plain sort of plain objects, with pending commands, confirmations and refusals."""

import sqlite3
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from operator_app.archive import dialogs, incoming, outbox, search_index
from operator_app.archive.migrate import migrate
from operator_app.domain import effects
from operator_app.domain.commands import (
    AddTag,
    Assign,
    CloseDialog,
    DialogCommand,
    MarkRead,
    Mute,
    RemoveTag,
    ReopenDialog,
    SendMessage,
    SnoozeDialog,
    StartDialog,
    lane,
)
from operator_app.domain.dialogs import Dialog, DialogState
from operator_app.domain.lists import DialogFilter, DialogSort, Ownership
from operator_app.domain.problems import RefusalReason
from operator_app.domain.value import ClientId, DialogId
from tests.doubles.entities import ANNA, ME, USER, a_change, a_dialog, a_last_message

NOW = 50_000
ids = st.sampled_from([DialogId(f"d{number}") for number in range(8)])
operators = st.sampled_from([None, ME, ANNA])
tags = st.sampled_from(["a", "b", "ж"])
times = st.integers(1, 8).map(lambda n: n * 10_000)

some_dialogs = st.builds(
    lambda **facts: a_dialog(
        5, **facts | {"last_message": None if facts["last_message"] is None else a_last_message(facts["last_message"])}
    ),
    id=ids,
    state=st.sampled_from(DialogState),
    created_at=times,
    assignee_id=operators,
    tags=st.lists(tags, unique=True).map(tuple),
    snoozed_until=st.none() | times,
    waiting_since=st.none() | times,
    last_message=st.none() | st.integers(1, 90),
)
some_commands: st.SearchStrategy[DialogCommand] = st.one_of(
    st.builds(SendMessage, dialog_id=ids, text=st.just("x")),
    st.builds(StartDialog, dialog_id=ids, user_id=st.just(USER), text=st.just("x")),
    st.builds(AddTag, dialog_id=ids, tag=tags),
    st.builds(RemoveTag, dialog_id=ids, tag=tags),
    st.builds(Assign, dialog_id=ids, operator_id=operators, note=st.sampled_from(["", "note"])),
    st.builds(CloseDialog, dialog_id=ids),
    st.builds(ReopenDialog, dialog_id=ids),
    st.builds(SnoozeDialog, dialog_id=ids, until=st.none() | times),
    st.builds(MarkRead, dialog_id=ids, position=st.integers(0, 100)),
    st.builds(Mute, dialog_id=ids, muted=st.booleans()),
)
filters = st.builds(
    DialogFilter,
    state=st.sampled_from(DialogState),
    ownership=st.sampled_from(Ownership),
    operator_id=operators,
    tags=st.lists(tags, unique=True).map(tuple),
    untagged=st.booleans(),
    snoozed=st.booleans(),
    sort=st.sampled_from(DialogSort),
)
outcomes = st.sampled_from(["pending", "refused", "confirmed"])


def matches(dialog: Dialog, wanted: DialogFilter, state: DialogState) -> bool:
    owned = {
        Ownership.ALL: True,
        Ownership.MINE: dialog.assignee_id == ME,
        Ownership.UNASSIGNED: dialog.assignee_id is None,
        Ownership.OPERATOR: wanted.operator_id is not None and dialog.assignee_id == wanted.operator_id,
    }[wanted.ownership]
    any_tags = not wanted.tags and not wanted.untagged
    tagged = any_tags or bool(set(wanted.tags) & set(dialog.tags)) or (wanted.untagged and not dialog.tags)
    asleep = dialog.snoozed_until is not None and dialog.snoozed_until > NOW
    awake = state is DialogState.CLOSED or asleep == wanted.snoozed
    return dialog.state is state and owned and tagged and awake


def place(dialog: Dialog, sort: DialogSort) -> tuple[int, int, str]:
    last = dialog.created_at if dialog.last_message is None else dialog.last_message.at
    if sort is DialogSort.LONGEST_WAITING and dialog.waiting_since is not None:
        return 0, dialog.waiting_since, dialog.id
    return 1, -last, dialog.id


@settings(max_examples=150, deadline=None)
@given(
    known=st.lists(some_dialogs, unique_by=lambda dialog: dialog.id),
    given_commands=st.lists(st.tuples(some_commands, outcomes), max_size=8),
    wanted=st.lists(filters, min_size=1, max_size=6),
)
def test_lists_show_what_a_plain_filter_and_sort_would(
    known: list[Dialog], given_commands: list[tuple[DialogCommand, str]], wanted: list[DialogFilter]
) -> None:
    c = sqlite3.connect(":memory:", isolation_level=None)
    search_index.prepare(c)
    migrate(c, Path("unused.db"))
    confirmed: dict[str, Dialog | None] = {dialog.id: dialog for dialog in known}
    incoming.start_over(c, 10, 1, known, ME)
    pending: list[DialogCommand] = []
    for number, (command, outcome) in enumerate(given_commands):
        client_id = ClientId(f"k{number}")
        outbox.add(c, client_id, command, ME, 40_000 + number)
        if outcome == "refused":
            outbox.refuse(c, client_id, RefusalReason.OTHER, ME)
            outbox.discard(c, client_id, ME)
        elif outcome == "confirmed" and not any(lane(other) == lane(command) for other in pending):
            after = effects.on_dialog(confirmed.get(command.dialog_id), command, ME, 40_000 + number)
            confirmed[command.dialog_id] = None if after is None else replace(after, revision=20 + number)
            entities = [entity for entity in (confirmed[command.dialog_id],) if entity is not None]
            outbox.confirm(c, client_id, a_change(20 + number, *entities, client_id=client_id), ME)
        else:
            pending.append(command)
    shown: list[Dialog] = []
    numbers = {id(command): number for number, (command, _) in enumerate(given_commands)}
    for dialog_id in {*confirmed, *(command.dialog_id for command in pending)}:
        dialog = confirmed.get(dialog_id)
        for command in pending:
            if command.dialog_id == dialog_id:
                dialog = effects.on_dialog(dialog, command, ME, 40_000 + numbers[id(command)])
        if dialog is not None:
            shown.append(dialog)

    open_rows = [
        row for row in dialogs.rows(c, [dialog.id for dialog in shown], ME) if row.dialog.state is DialogState.OPEN
    ]
    asleep = (row.dialog.snoozed_until for row in open_rows)
    next_wake = min((until for until in asleep if until is not None and until > NOW), default=None)
    assert dialogs.listing(c, DialogFilter(), ME, NOW).next_wake == next_wake
    assert dialogs.unread_count(c) == sum(row.unread and not row.mark.muted for row in open_rows)

    for one in wanted:
        expected = sorted((d for d in shown if matches(d, one, one.state)), key=lambda d: place(d, one.sort))
        found = dialogs.listing(c, one, ME, NOW)
        assert list(found.ids) == [dialog.id for dialog in expected], one
        assert found.open_count == sum(matches(dialog, one, DialogState.OPEN) for dialog in shown)
        assert found.closed_count == sum(matches(dialog, one, DialogState.CLOSED) for dialog in shown)
        assert [row.dialog for row in dialogs.rows(c, found.ids, ME)] == expected
    c.close()
