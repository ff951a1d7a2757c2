"""Commands given without a connection, and what the archive makes of them when it knows what others did."""

import sqlite3

import pytest

from operator_app.archive import conflicts, dialogs, drafts, incoming, messages, outbox, people
from operator_app.domain.changes import Gone
from operator_app.domain.commands import (
    AddNote,
    AddTag,
    Assign,
    CloseDialog,
    Command,
    DialogCommand,
    EditUser,
    SendMessage,
    SnoozeDialog,
)
from operator_app.domain.dialogs import DialogState, Tag
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.messages import Fact, FactKind, MessageKind, MessageState
from operator_app.domain.value import ClientId, OperatorId
from tests.doubles.entities import (
    ANNA,
    DIALOG,
    ME,
    USER,
    a_change,
    a_dialog,
    a_last_message,
    a_message,
    a_user,
    an_operator,
)

LANE = f"dialog:{DIALOG}"
BORIS = OperatorId("boris")


@pytest.fixture(autouse=True)
def desk(c: sqlite3.Connection) -> None:
    people.put_account(c, people.AccountFacts(me=ME, title="Shop"))
    dialog = a_dialog(10, last_message=a_last_message(10), message_count=1, waiting_since=10_000, unanswered=1)
    tag = Tag(name="vip", revision=1)
    incoming.start_over(c, 10, 10, (an_operator(), an_operator(ANNA), a_user(email="old@x.ru"), dialog, tag), ME)
    incoming.put_messages(c, DIALOG, [a_message(10)], has_older=False, before=None, me=ME)


def give(c: sqlite3.Connection, name: str, command: Command) -> None:
    outbox.add(c, ClientId(name), command, ME, 20_000)


def closed_by_anna(c: sqlite3.Connection) -> None:
    fact = Fact(what=FactKind.CLOSED, by=ANNA)
    closing = a_message(11, kind=MessageKind.SYSTEM, author_id=None, text="", fact=fact)
    dialog = a_dialog(11, state=DialogState.CLOSED, closed_at=11_000, closed_by=ANNA, last_message=a_last_message(10))
    incoming.apply_change(c, a_change(11, dialog, closing, by=ANNA), ME)


def wrote_again(c: sqlite3.Connection) -> None:
    dialog = a_dialog(11, last_message=a_last_message(11), message_count=2, waiting_since=10_000, unanswered=2)
    incoming.apply_change(c, a_change(11, dialog, a_message(11, text="Ещё")), ME)


def due(c: sqlite3.Connection) -> list[str]:
    return [job.client_id for job in outbox.due(c, frozenset(), 0)]


def row(c: sqlite3.Connection) -> dialogs.DialogRow:
    (found,) = dialogs.rows(c, [DIALOG], ME)
    return found


def test_an_answer_to_a_dialog_that_was_closed_meanwhile_waits_for_a_decision(c: sqlite3.Connection) -> None:
    give(c, "k1", SendMessage(dialog_id=DIALOG, text="Ответ"))
    closed_by_anna(c)
    touched = conflicts.weigh(c, ME)
    assert touched.rows == touched.feeds == {DIALOG}
    assert due(c) == []
    assert outbox.unsent(c) == 0
    assert [held.client_id for held in row(c).held] == ["k1"]
    assert row(c).dialog.state is DialogState.CLOSED, "as it is"
    shown = messages.window(c, DIALOG).messages[-1]
    assert (shown.text, shown.state) == ("Ответ", MessageState.PENDING), "still before his eyes"


def test_send_anyway_sends_it_and_asks_no_more(c: sqlite3.Connection) -> None:
    give(c, "k1", SendMessage(dialog_id=DIALOG, text="Ответ"))
    closed_by_anna(c)
    conflicts.weigh(c, ME)
    conflicts.release(c, LANE, ME)
    conflicts.weigh(c, ME)
    assert due(c) == ["k1"]
    assert row(c).held == ()


def test_keep_as_draft_takes_it_out_of_the_outbox(c: sqlite3.Connection) -> None:
    give(c, "k1", SendMessage(dialog_id=DIALOG, text="Ответ"))
    closed_by_anna(c)
    conflicts.weigh(c, ME)
    drafts.save(c, DIALOG, ComposerMode.REPLY, Draft(text="Ответ"), 21_000)
    outbox.discard(c, ClientId("k1"), ME, pending=True)
    conflicts.drop(c, LANE, ME)
    assert due(c) == []
    assert outbox.client_ids(c) == frozenset()
    assert drafts.get(c, DIALOG, ComposerMode.REPLY) == Draft(text="Ответ")


def test_nothing_that_was_tried_is_held_back(c: sqlite3.Connection) -> None:
    give(c, "k1", SendMessage(dialog_id=DIALOG, text="Ответ"))
    outbox.set_state(c, ClientId("k1"), MessageState.SENDING)
    outbox.set_state(c, ClientId("k1"), MessageState.DOUBTFUL)
    closed_by_anna(c)
    conflicts.weigh(c, ME)
    assert due(c) == ["k1"], "it may have arrived: it is looked up"


def test_whoever_answered_and_closed_does_not_close_without_the_answer(c: sqlite3.Connection) -> None:
    give(c, "k1", SendMessage(dialog_id=DIALOG, text="Ответ"))
    give(c, "k2", AddNote(dialog_id=DIALOG, text="Заметка"))
    give(c, "k3", CloseDialog(dialog_id=DIALOG))
    answered = a_message(11, kind=MessageKind.OPERATOR, author_id=ANNA, text="Уже ответила")
    last = a_last_message(11, kind=MessageKind.OPERATOR, author_id=ANNA, text="Уже ответила")
    incoming.apply_change(c, a_change(11, a_dialog(11, last_message=last, assignee_id=ANNA), answered, by=ANNA), ME)
    conflicts.weigh(c, ME)
    assert [held.client_id for held in row(c).held] == ["k1", "k3"]
    assert due(c) == ["k2"], "a note does no harm"
    assert row(c).dialog.state is DialogState.OPEN


@pytest.mark.parametrize("command", [CloseDialog(dialog_id=DIALOG), SnoozeDialog(dialog_id=DIALOG, until=99_000_000)])
def test_a_dialog_is_not_put_away_with_an_unseen_message(c: sqlite3.Connection, command: DialogCommand) -> None:
    give(c, "k1", command)
    wrote_again(c)
    conflicts.weigh(c, ME)
    assert due(c) == []
    assert (row(c).dialog.state, row(c).dialog.snoozed_until) == (DialogState.OPEN, None)
    conflicts.release(c, LANE, ME)
    assert due(c) == ["k1"]
    assert (row(c).dialog.state, row(c).dialog.snoozed_until) != (DialogState.OPEN, None)


def test_leaving_it_puts_back_what_others_did(c: sqlite3.Connection) -> None:
    give(c, "k1", Assign(dialog_id=DIALOG, operator_id=ME))
    incoming.apply_change(c, a_change(11, a_dialog(11, assignee_id=BORIS), by=ANNA), ME)
    assert row(c).dialog.assignee_id == ME
    conflicts.weigh(c, ME)
    assert row(c).dialog.assignee_id == BORIS
    conflicts.drop(c, LANE, ME)
    assert (row(c).held, due(c)) == ((), [])


def test_a_tag_that_was_removed_for_all(c: sqlite3.Connection) -> None:
    give(c, "k1", AddTag(dialog_id=DIALOG, tag="vip"))
    give(c, "k2", AddTag(dialog_id=DIALOG, tag="new"))
    incoming.apply_change(c, a_change(11, Tag(name="vip", revision=11, removed=True), by=ANNA), ME)
    conflicts.weigh(c, ME)
    assert due(c) == ["k2"]
    assert row(c).dialog.tags == ("new",)


def test_a_user_edited_by_somebody_else(c: sqlite3.Connection) -> None:
    give(c, "k1", EditUser(user_id=USER, email="mine@x.ru"))
    incoming.apply_change(c, a_change(11, a_user(11, email="theirs@x.ru"), by=ANNA), ME)
    touched = conflicts.weigh(c, ME)
    assert USER in touched.users
    user = people.user(c, USER)
    assert user is not None
    assert user.email == "theirs@x.ru"
    assert [held.client_id for held in conflicts.held(c, f"user:{USER}")] == ["k1"]
    conflicts.release(c, f"user:{USER}", ME)
    user = people.user(c, USER)
    assert user is not None
    assert user.email == "mine@x.ru"
    assert due(c) == ["k1"]


def test_what_was_written_in_a_deleted_dialog_stays_until_it_is_taken_away(c: sqlite3.Connection) -> None:
    give(c, "k1", SendMessage(dialog_id=DIALOG, text="Ответ"))
    assert not row(c).gone
    incoming.apply_change(c, a_change(11, Gone(kind="dialog", id=DIALOG)), ME)
    conflicts.weigh(c, ME)
    assert due(c) == []
    assert [type(conflict).__name__ for held in row(c).held for conflict in held.conflicts] == ["Deleted"]
    assert [message.text for message in messages.window(c, DIALOG).messages] == ["Ответ"]
    drafts.save(c, DIALOG, ComposerMode.REPLY, Draft(text="Ответ"), 21_000)
    outbox.discard(c, ClientId("k1"), ME, pending=True)
    assert (row(c).draft, row(c).gone) == ("Ответ", True)
    drafts.save(c, DIALOG, ComposerMode.REPLY, Draft(text=""), 22_000)
    assert dialogs.rows(c, [DIALOG], ME) == ()


def test_an_answer_taken_back_from_a_deleted_dialog_keeps_the_dialog_for_it(c: sqlite3.Connection) -> None:
    give(c, "k1", SendMessage(dialog_id=DIALOG, text="Ответ"))
    incoming.apply_change(c, a_change(11, Gone(kind="dialog", id=DIALOG)), ME)
    conflicts.weigh(c, ME)
    outbox.take_back(c, ClientId("k1"), ME, (), 21_000)
    conflicts.drop(c, f"dialog:{DIALOG}", ME)
    assert (row(c).draft, row(c).gone, row(c).held) == ("Ответ", True, ())


def test_weighing_twice_changes_nothing(c: sqlite3.Connection) -> None:
    give(c, "k1", SendMessage(dialog_id=DIALOG, text="Ответ"))
    closed_by_anna(c)
    conflicts.weigh(c, ME)
    before = row(c)
    assert conflicts.weigh(c, ME).rows == frozenset()
    assert row(c) == before
