"""What commands do to what is shown, before the backend has answered."""

from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from operator_app.domain import effects
from operator_app.domain.commands import (
    AddNote,
    AddTag,
    Assign,
    CloseDialog,
    Command,
    EditUser,
    MarkRead,
    Mute,
    PutSavedReply,
    RemoveSavedReply,
    RemoveTag,
    ReopenDialog,
    SendMessage,
    SetStatus,
    SnoozeDialog,
    StartDialog,
)
from operator_app.domain.dialogs import BeforeClosing, DialogState, Mark
from operator_app.domain.messages import File, MessageKind
from operator_app.domain.people import OperatorStatus
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.value import FileId, SavedReplyId
from tests.doubles.entities import ANNA, DIALOG, ME, USER, a_dialog, a_last_message, a_user, an_operator

WAITING = a_dialog(
    7, message_count=3, unanswered=2, waiting_since=5_000, last_message=a_last_message(7), snoozed_until=9_000
)
PICTURE = File(id=FileId(""), name="a.png", size=3, content_type="image/png", url="/tmp/a.png")  # noqa: S108


def test_an_answer_ends_the_waiting_and_takes_a_dialog_of_nobody() -> None:
    shown = effects.on_dialog(WAITING, SendMessage(dialog_id=DIALOG, text=" Да \n", files=(PICTURE,)), ME, 8_000)

    assert shown == replace(
        WAITING,
        assignee_id=ME,
        unanswered=0,
        waiting_since=None,
        message_count=4,
        last_message=a_last_message(
            7,
            kind=MessageKind.OPERATOR,
            author_id=ME,
            text="Да",
            at=8_000,
            file_name="a.png",
            file_is_image=True,
            file_count=1,
        ),
    )


def test_an_answer_leaves_a_colleagues_dialog_with_him_and_a_closed_one_closed() -> None:
    closed = replace(WAITING, assignee_id=ANNA, state=DialogState.CLOSED)
    shown = effects.on_dialog(closed, SendMessage(dialog_id=DIALOG, text="x"), ME, 8_000)
    assert shown is not None
    assert (shown.assignee_id, shown.state) == (ANNA, DialogState.CLOSED)


def test_a_slow_clock_does_not_put_an_answer_below_what_it_answers() -> None:
    shown = effects.on_dialog(WAITING, SendMessage(dialog_id=DIALOG, text="x" * 500), ME, 1)
    assert shown is not None
    assert shown.last_message is not None
    assert shown.last_message.at == 7_000
    assert len(shown.last_message.text) == effects.LAST_TEXT


def test_a_note_is_the_last_message_and_nobody_is_answered() -> None:
    shown = effects.on_dialog(WAITING, AddNote(dialog_id=DIALOG, text="hm"), ME, 8_000)
    assert shown is not None
    assert shown.last_message is not None
    assert (shown.last_message.kind, shown.unanswered, shown.assignee_id) == (MessageKind.NOTE, 2, None)


def test_a_first_word_makes_a_dialog_that_is_not_unread() -> None:
    shown = effects.on_dialog(None, StartDialog(dialog_id=DIALOG, user_id=USER, text="Hi"), ME, 8_000)
    assert shown is not None
    assert (shown.id, shown.user_id, shown.created_at, shown.assignee_id) == (DIALOG, USER, 8_000, ME)
    assert shown.last_message is not None
    assert (shown.last_message.text, shown.last_message.position) == ("Hi", 0)


def test_a_dialog_the_backend_has_was_begun_already() -> None:
    assert effects.on_dialog(WAITING, StartDialog(dialog_id=DIALOG, user_id=USER, text="Hi"), ME, 8_000) == WAITING


@dataclass
class Case:
    command: Command
    changed: dict[str, object]


@pytest.mark.parametrize(
    "case",
    [
        Case(AddTag(dialog_id=DIALOG, tag=" vip "), {"tags": ("old", "vip")}),
        Case(AddTag(dialog_id=DIALOG, tag="old"), {}),
        Case(AddTag(dialog_id=DIALOG, tag="  "), {}),
        Case(RemoveTag(dialog_id=DIALOG, tag="old"), {"tags": ()}),
        Case(RemoveTag(dialog_id=DIALOG, tag="other"), {}),
        Case(Assign(dialog_id=DIALOG, operator_id=ANNA), {"assignee_id": ANNA}),
        Case(Assign(dialog_id=DIALOG, operator_id=None), {"assignee_id": None}),
        Case(SnoozeDialog(dialog_id=DIALOG, until=99_000), {"snoozed_until": 99_000}),
        Case(SnoozeDialog(dialog_id=DIALOG, until=None), {"snoozed_until": None}),
        Case(ReopenDialog(dialog_id=DIALOG), {}),
        Case(MarkRead(dialog_id=DIALOG, position=7), {}),
        Case(Mute(dialog_id=DIALOG, muted=True), {}),
        Case(
            CloseDialog(dialog_id=DIALOG),
            {
                "state": DialogState.CLOSED,
                "closed_at": 8_000,
                "closed_by": ME,
                "before_closing": BeforeClosing(waiting_since=5_000, unanswered=2, snoozed_until=9_000),
                "waiting_since": None,
                "unanswered": 0,
                "snoozed_until": None,
            },
        ),
    ],
)
def test_arranging_an_open_dialog(case: Case) -> None:
    dialog = replace(WAITING, tags=("old",))
    assert effects.on_dialog(dialog, case.command, ME, 8_000) == replace(dialog, **case.changed)
    assert effects.on_dialog(None, case.command, ME, 8_000) is None


def test_a_closed_dialog_is_closed_and_snoozed_by_nobody_again_but_reopens() -> None:
    closed = replace(WAITING, state=DialogState.CLOSED, closed_at=1, closed_by=ANNA)
    assert effects.on_dialog(closed, CloseDialog(dialog_id=DIALOG), ME, 8_000) == closed
    assert effects.on_dialog(closed, SnoozeDialog(dialog_id=DIALOG, until=99_000), ME, 8_000) == closed
    reopened = effects.on_dialog(closed, ReopenDialog(dialog_id=DIALOG), ME, 8_000)
    assert reopened == replace(closed, state=DialogState.OPEN, closed_at=None, closed_by=None)


def test_an_undone_closing_leaves_the_dialog_as_it_was() -> None:
    closed = effects.on_dialog(WAITING, CloseDialog(dialog_id=DIALOG), ME, 8_000)
    assert closed is not None
    assert effects.on_dialog(closed, ReopenDialog(dialog_id=DIALOG, undo=True), ME, 9_000) == WAITING


def test_reopening_by_itself_begins_with_nobody_waiting() -> None:
    closed = effects.on_dialog(WAITING, CloseDialog(dialog_id=DIALOG), ME, 8_000)
    reopened = effects.on_dialog(closed, ReopenDialog(dialog_id=DIALOG), ME, 9_000)
    assert reopened == replace(WAITING, waiting_since=None, unanswered=0, snoozed_until=None)


def test_whoever_wrote_before_a_closing_was_undone_has_waited_since_his_first_message() -> None:
    before = BeforeClosing(waiting_since=5_000, unanswered=2, snoozed_until=9_000)
    written = replace(WAITING, waiting_since=8_500, unanswered=1, snoozed_until=None, before_closing=before)
    shown = effects.on_dialog(written, ReopenDialog(dialog_id=DIALOG, undo=True), ME, 9_000)
    assert shown == replace(WAITING, unanswered=3, snoozed_until=None)


def test_after_an_answer_there_is_no_waiting_to_bring_back() -> None:
    closed = effects.on_dialog(WAITING, CloseDialog(dialog_id=DIALOG), ME, 8_000)
    answered = effects.on_dialog(closed, SendMessage(dialog_id=DIALOG, text="x"), ME, 8_500)
    shown = effects.on_dialog(answered, ReopenDialog(dialog_id=DIALOG, undo=True), ME, 9_000)
    assert shown is not None
    assert (shown.state, shown.waiting_since, shown.unanswered) == (DialogState.OPEN, None, 0)


def test_a_transfer_with_a_note_shows_the_note() -> None:
    shown = effects.on_dialog(WAITING, Assign(dialog_id=DIALOG, operator_id=ANNA, note="your turn"), ME, 8_000)
    assert shown is not None
    assert shown.last_message is not None
    assert (shown.assignee_id, shown.last_message.text, shown.last_message.kind) == (
        ANNA,
        "your turn",
        MessageKind.NOTE,
    )


def test_who_writes_has_read_everything_and_never_unreads() -> None:
    mark = Mark(dialog_id=DIALOG, read_position=3)
    for command in (
        SendMessage(dialog_id=DIALOG, text="x"),
        AddNote(dialog_id=DIALOG, text="x"),
        Assign(dialog_id=DIALOG, operator_id=ANNA, note="x"),
    ):
        assert effects.on_mark(mark, command, 7).read_position == 7
        assert effects.on_mark(mark, command, 1).read_position == 3
    assert effects.on_mark(mark, Assign(dialog_id=DIALOG, operator_id=ANNA), 7) == mark
    assert effects.on_mark(mark, CloseDialog(dialog_id=DIALOG), 7) == mark


def test_marking_read_goes_both_ways_and_muting_is_apart() -> None:
    mark = Mark(dialog_id=DIALOG, read_position=3)
    assert effects.on_mark(mark, MarkRead(dialog_id=DIALOG, position=1), 7) == replace(mark, read_position=1)
    assert effects.on_mark(mark, Mute(dialog_id=DIALOG, muted=True), 7) == replace(mark, muted=True)


def test_editing_a_user_changes_what_is_given_and_empties_what_is_empty() -> None:
    user = a_user(name="Olga", email="o@example.com", phone="1")
    edited = effects.on_user(user, EditUser(user_id=USER, name="  Olga P. ", email=None, phone=" "))
    assert edited == replace(user, name="Olga P.", email=None, phone=None)
    assert effects.on_user(user, EditUser(user_id=USER, blocked=True)) == replace(user, blocked=True)
    assert effects.on_user(user, CloseDialog(dialog_id=DIALOG)) == user


def test_status_of_an_operator() -> None:
    away = effects.on_operator(an_operator(), SetStatus(status=OperatorStatus.AWAY))
    assert away.status is OperatorStatus.AWAY
    assert effects.on_operator(an_operator(), CloseDialog(dialog_id=DIALOG)) == an_operator()


def test_saved_replies_are_made_changed_and_removed() -> None:
    reply_id = SavedReplyId("s1")
    put = PutSavedReply(id=reply_id, name=" Hello ", text=" Hi! ", shared=False)
    made = effects.on_saved_reply(None, put, ME)
    assert made == SavedReply(id=reply_id, name="Hello", text="Hi!", owner_id=ME)
    shared = effects.on_saved_reply(replace(made, revision=4), replace(put, shared=True), ME)
    assert shared == SavedReply(id=reply_id, name="Hello", text="Hi!", revision=4)
    removed = effects.on_saved_reply(shared, RemoveSavedReply(id=reply_id), ME)
    assert removed is not None
    assert removed.removed
    assert effects.on_saved_reply(None, RemoveSavedReply(id=reply_id), ME) is None
    assert effects.on_saved_reply(shared, CloseDialog(dialog_id=DIALOG), ME) == shared
