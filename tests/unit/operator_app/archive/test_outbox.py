"""Commands on their way: durable, in order, shown at once, undone when refused."""

import itertools
import sqlite3

import pytest
from msgspec.structs import replace

from operator_app.archive import coverage, dialogs, drafts, incoming, messages, outbox, people
from operator_app.archive.touched import Touched
from operator_app.domain.changes import Change
from operator_app.domain.commands import (
    AddNote,
    AddTag,
    Assign,
    CloseDialog,
    EditUser,
    MarkRead,
    PutSavedReply,
    RemoveSavedReply,
    SendMessage,
    SetStatus,
    StartDialog,
)
from operator_app.domain.dialogs import Dialog, DialogState, Mark
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.messages import File, Message, MessageKind, MessageState
from operator_app.domain.people import OperatorStatus
from operator_app.domain.problems import RefusalReason
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.value import ClientId, DialogId, FileId, SavedReplyId
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
    a_user_writes,
    an_operator,
)

K = ClientId("k1")
SEND = SendMessage(dialog_id=DIALOG, text=" answer ")
PATH = File(id=FileId(""), name="a.pdf", size=3, content_type="application/pdf", url="a.pdf")
STORED = replace(PATH, id=FileId("f1"), url="https://x/a.pdf")


@pytest.fixture(autouse=True)
def _one_waiting_dialog(c: sqlite3.Connection) -> None:
    people.put_account(c, people.AccountFacts(me=ME, title="Shop"))
    incoming.start_over(c, 10, 10_000, [an_operator(), an_operator(ANNA), a_user(), a_dialog()], ME)
    incoming.apply_change(c, a_user_writes(11), ME)


def shown(c: sqlite3.Connection, dialog_id: DialogId = DIALOG) -> Dialog:
    dialog = dialogs.get(c, dialog_id)
    assert dialog is not None
    return dialog


def feed(c: sqlite3.Connection) -> list[tuple[str, MessageState]]:
    return [(message.text, message.state) for message in messages.window(c, DIALOG).messages]


def answered(number: int = 12, client_id: str = K, text: str = "answer") -> Change:
    """What the backend makes of ``SEND``."""
    message = a_message(
        number, kind=MessageKind.OPERATOR, author_id=ME, text=text, client_id=ClientId(client_id), files=(STORED,)
    )
    dialog = a_dialog(
        number,
        assignee_id=ME,
        message_count=2,
        last_message=a_last_message(number, kind=MessageKind.OPERATOR, author_id=ME, text=text),
    )
    mark = Mark(dialog_id=DIALOG, revision=number, read_position=number)
    return a_change(number, message, dialog, mark, client_id=ClientId(client_id))


def test_an_answer_is_in_the_feed_the_row_and_the_outbox_at_once(c: sqlite3.Connection) -> None:
    touched = outbox.add(c, K, replace(SEND, files=(PATH,)), ME, 12_000)

    assert touched.rows == touched.feeds == {DIALOG}
    (message,) = messages.on_their_way(c, DIALOG)
    assert message == Message(
        id=None,
        dialog_id=DIALOG,
        kind=MessageKind.OPERATOR,
        author_id=ME,
        text="answer",
        at=12_000,
        client_id=K,
        state=MessageState.PENDING,
        files=(PATH,),
    )
    (row,) = dialogs.rows(c, [DIALOG], ME)
    assert (row.dialog.unanswered, row.dialog.waiting_since, row.outgoing) == (0, None, MessageState.PENDING)
    assert row.dialog.last_message is not None
    assert row.dialog.last_message.text == "answer"
    assert not row.unread
    assert [job.client_id for job in outbox.due(c, frozenset(), 0)] == [K]


def test_the_same_client_id_twice_is_one_job(c: sqlite3.Connection) -> None:
    outbox.add(c, K, SEND, ME, 12_000)
    assert outbox.add(c, K, SEND, ME, 12_001) == Touched()
    assert outbox.count(c) == 1
    assert len(messages.on_their_way(c, DIALOG)) == 1


@pytest.mark.parametrize("order", list(itertools.permutations(["echo", "answer", "echo again"])))
def test_answer_and_echo_confirm_in_any_order_and_once(c: sqlite3.Connection, order: tuple[str, ...]) -> None:
    outbox.add(c, K, SEND, ME, 12_000)
    outbox.set_state(c, K, MessageState.SENDING)
    for step in order:
        if step == "answer":
            touched = outbox.confirm(c, K, answered(), ME)
        else:
            touched = incoming.apply_change(c, answered(), ME)
        assert touched.arrived == ()
        assert touched.read_elsewhere == frozenset()
        assert feed(c) == [("text 11", MessageState.SENT), ("answer", MessageState.SENT)]
        assert outbox.count(c) == 0
        assert shown(c) == answered().entities[1]
        assert people.mark(c, DIALOG) == answered().entities[2]
    message = messages.window(c, DIALOG).messages[-1]
    assert (message.key, message.files, message.position) == (K, (STORED,), 12)


def test_a_page_that_has_the_message_confirms_it_too(c: sqlite3.Connection) -> None:
    outbox.add(c, K, SEND, ME, 12_000)
    answer = answered().entities[0]
    assert isinstance(answer, Message)
    incoming.put_messages(c, DIALOG, [a_message(11), answer], has_older=False, before=None, me=ME)
    assert feed(c) == [("text 11", MessageState.SENT), ("answer", MessageState.SENT)]
    assert outbox.count(c) == 0


def test_a_backend_that_forgets_client_ids_confirms_by_author_and_kind(c: sqlite3.Connection) -> None:
    outbox.add(c, K, SEND, ME, 12_000)
    answer = answered().entities[0]
    assert isinstance(answer, Message)
    outbox.confirm(c, K, a_change(12, replace(answer, client_id=None)), ME)
    assert feed(c) == [("text 11", MessageState.SENT), ("answer", MessageState.SENT)]


def test_a_copy_without_client_id_merges_when_the_echo_names_it(c: sqlite3.Connection) -> None:
    outbox.add(c, K, SEND, ME, 12_000)
    answer = answered().entities[0]
    assert isinstance(answer, Message)
    incoming.put_messages(
        c, DIALOG, [a_message(11), replace(answer, client_id=None)], has_older=False, before=None, me=ME
    )
    assert len(feed(c)) == 3
    assert incoming.apply_change(c, answered(), ME).read_elsewhere == frozenset()
    assert feed(c) == [("text 11", MessageState.SENT), ("answer", MessageState.SENT)]
    assert messages.window(c, DIALOG).messages[-1].key == K


def test_an_answer_without_its_message_waits_for_the_echo(c: sqlite3.Connection) -> None:
    outbox.add(c, K, SEND, ME, 12_000)
    outbox.confirm(c, K, a_change(12), ME)
    assert feed(c)[-1] == ("answer", MessageState.SENT)
    assert outbox.due(c, frozenset(), 0) == ()
    incoming.apply_change(c, answered(), ME)
    assert feed(c) == [("text 11", MessageState.SENT), ("answer", MessageState.SENT)]


def test_messages_on_their_way_follow_all_others_in_the_order_they_were_written(c: sqlite3.Connection) -> None:
    for number in range(3):
        outbox.add(c, ClientId(f"k{number}"), replace(SEND, text=f"w{number}"), ME, 5_000 - number)
    incoming.apply_change(c, a_user_writes(12), ME)
    assert [text for text, _ in feed(c)] == ["text 11", "text 12", "w0", "w1", "w2"]


def test_states_of_a_message_only_move_forward(c: sqlite3.Connection) -> None:
    outbox.add(c, K, SEND, ME, 12_000)
    expected = {
        MessageState.SENDING: MessageState.SENDING,
        MessageState.PENDING: MessageState.SENDING,
        MessageState.DOUBTFUL: MessageState.DOUBTFUL,
    }
    for state, seen in expected.items():
        outbox.set_state(c, K, state)
        job = outbox.get(c, K)
        assert job is not None
        assert job.state is state
        assert feed(c)[-1] == ("answer", seen)
    assert outbox.set_state(c, ClientId("gone"), MessageState.SENDING) == Touched()


def test_attempts_are_counted(c: sqlite3.Connection) -> None:
    outbox.add(c, K, SEND, ME, 12_000)
    for state in (MessageState.SENDING, MessageState.PENDING, MessageState.SENDING):
        outbox.set_state(c, K, state)
    job = outbox.get(c, K)
    assert job is not None
    assert job.attempts == 2


def test_a_refused_message_stays_and_its_effect_is_undone(c: sqlite3.Connection) -> None:
    before, mark = shown(c), people.mark(c, DIALOG)
    outbox.add(c, K, SEND, ME, 12_000)
    touched = outbox.refuse(c, K, RefusalReason.TEXT_TOO_LONG, ME)
    assert touched.rows == touched.feeds == {DIALOG}
    assert shown(c) == before
    assert people.mark(c, DIALOG) == mark
    (failed,) = messages.on_their_way(c, DIALOG)
    assert (failed.state, failed.failure) == (MessageState.FAILED, "text_too_long")
    (row,) = dialogs.rows(c, [DIALOG], ME)
    assert row.outgoing is MessageState.FAILED
    assert outbox.count(c) == 0


def test_a_refused_message_does_not_block_its_lane(c: sqlite3.Connection) -> None:
    outbox.add(c, K, SEND, ME, 12_000)
    outbox.add(c, ClientId("k2"), CloseDialog(dialog_id=DIALOG), ME, 12_001)
    assert [job.client_id for job in outbox.due(c, frozenset(), 0)] == [K]
    outbox.refuse(c, K, RefusalReason.OTHER, ME)
    assert [job.client_id for job in outbox.due(c, frozenset(), 0)] == ["k2"]


@pytest.mark.parametrize("left_in", [MessageState.FAILED, MessageState.DOUBTFUL])
def test_a_late_confirmation_turns_a_lost_message_into_a_sent_one(c: sqlite3.Connection, left_in: MessageState) -> None:
    outbox.add(c, K, SEND, ME, 12_000)
    if left_in is MessageState.FAILED:
        outbox.refuse(c, K, RefusalReason.OTHER, ME)
    else:
        outbox.set_state(c, K, left_in)
    incoming.apply_change(c, answered(), ME)
    assert feed(c)[-1] == ("answer", MessageState.SENT)
    assert messages.window(c, DIALOG).messages[-1].failure is None
    assert outbox.get(c, K) is None
    assert outbox.refuse(c, K, RefusalReason.OTHER, ME) == Touched()
    assert feed(c)[-1] == ("answer", MessageState.SENT)


def test_a_failed_message_is_retried_with_its_effect_or_discarded_without_a_trace(c: sqlite3.Connection) -> None:
    before = shown(c)
    outbox.add(c, K, SEND, ME, 12_000)
    assert outbox.discard(c, K, ME) == Touched(), "it may be on the wire"
    assert outbox.retry(c, K) == Touched()
    outbox.refuse(c, K, RefusalReason.OTHER, ME)
    assert outbox.retry(c, K).feeds == {DIALOG}
    assert feed(c)[-1] == ("answer", MessageState.PENDING)
    assert shown(c).unanswered == 0
    assert [(job.client_id, job.attempts) for job in outbox.due(c, frozenset(), 0)] == [(K, 0)]
    outbox.refuse(c, K, RefusalReason.OTHER, ME)
    assert outbox.discard(c, K, ME).feeds == {DIALOG}
    assert shown(c) == before
    assert messages.on_their_way(c, DIALOG) == ()
    assert outbox.get(c, K) is None


def test_a_refusal_puts_back_only_its_own_effect(c: sqlite3.Connection) -> None:
    outbox.add(c, K, AddTag(dialog_id=DIALOG, tag="a"), ME, 1)
    outbox.add(c, ClientId("k2"), AddTag(dialog_id=DIALOG, tag="b"), ME, 2)
    outbox.add(c, ClientId("k3"), Assign(dialog_id=DIALOG, operator_id=ANNA), ME, 3)
    assert (shown(c).tags, shown(c).assignee_id) == (("a", "b"), ANNA)
    outbox.refuse(c, K, RefusalReason.TOO_MANY, ME)
    assert (shown(c).tags, shown(c).assignee_id) == (("b",), ANNA)
    assert outbox.get(c, K) is None
    assert messages.on_their_way(c, DIALOG) == ()


def test_a_confirmed_command_shows_what_the_backend_made_of_it(c: sqlite3.Connection) -> None:
    outbox.add(c, K, CloseDialog(dialog_id=DIALOG), ME, 1)
    assert shown(c).state is DialogState.CLOSED
    confirmed = a_dialog(12, state=DialogState.CLOSED, closed_at=12_000, closed_by=ME)
    outbox.confirm(c, K, a_change(12, confirmed, client_id=K), ME)
    assert shown(c) == confirmed
    assert outbox.confirm(c, K, a_change(12, confirmed, client_id=K), ME).feeds == frozenset()


def test_edits_of_users_replies_and_status_are_shown_confirmed_and_undone(c: sqlite3.Connection) -> None:
    reply_id = SavedReplyId("s1")
    outbox.add(c, ClientId("e"), EditUser(user_id=USER, name="Olga"), ME, 1)
    outbox.add(c, ClientId("s"), SetStatus(status=OperatorStatus.AWAY), ME, 1)
    outbox.add(c, ClientId("r"), PutSavedReply(id=reply_id, name="n", text="t", shared=True), ME, 1)

    def seen() -> tuple[str | None, OperatorStatus, int]:
        user = people.user(c, USER)
        assert user is not None
        me = next(operator for operator in people.operators(c) if operator.id == ME)
        return user.name, me.status, len(people.saved_replies(c))

    assert seen() == ("Olga", OperatorStatus.AWAY, 1)
    assert len(outbox.due(c, frozenset(), 0)) == 3
    assert {job.lane for job in outbox.due(c, frozenset({"status"}), 0)} == {f"user:{USER}", f"saved_reply:{reply_id}"}
    for client_id in ("e", "s", "r"):
        assert outbox.refuse(c, ClientId(client_id), RefusalReason.FORBIDDEN, ME) != Touched()
    assert seen() == (None, OperatorStatus.ONLINE, 0)


def test_a_removed_reply_comes_back_when_the_backend_says_no(c: sqlite3.Connection) -> None:
    reply = SavedReply(id=SavedReplyId("s1"), name="n", text="t", revision=3)
    incoming.put_entities(c, [reply], ME)
    outbox.add(c, K, RemoveSavedReply(id=reply.id), ME, 1)
    assert people.saved_replies(c) == ()
    outbox.refuse(c, K, RefusalReason.FORBIDDEN, ME)
    assert people.saved_replies(c) == (reply,)


def test_marking_unread_is_shown_at_once(c: sqlite3.Connection) -> None:
    outbox.add(c, K, MarkRead(dialog_id=DIALOG, position=11), ME, 1)
    assert not dialogs.rows(c, [DIALOG], ME)[0].unread
    outbox.add(c, ClientId("k2"), MarkRead(dialog_id=DIALOG, position=10), ME, 2)
    assert dialogs.rows(c, [DIALOG], ME)[0].unread


def test_writing_first_shows_a_dialog_that_a_refusal_keeps_and_a_discard_removes(c: sqlite3.Connection) -> None:
    new = DialogId("mine")
    outbox.add(c, K, StartDialog(dialog_id=new, user_id=USER, text="Hi"), ME, 12_000)
    assert shown(c, new).assignee_id == ME
    window = messages.window(c, new)
    assert (len(window.messages), window.has_older) == (1, False)
    outbox.refuse(c, K, RefusalReason.BLOCKED, ME)
    assert shown(c, new).user_id == USER
    assert messages.window(c, new).messages[0].state is MessageState.FAILED
    touched = outbox.discard(c, K, ME)
    assert new in touched.rows
    assert dialogs.get(c, new) is None


def test_a_dialog_written_first_is_whole_once_confirmed(c: sqlite3.Connection) -> None:
    new = DialogId("mine")
    outbox.add(c, K, StartDialog(dialog_id=new, user_id=USER, text="Hi"), ME, 12_000)
    message = a_message(12, dialog_id=new, kind=MessageKind.OPERATOR, author_id=ME, text="Hi", client_id=K)
    dialog = a_dialog(12, id=new, created_at=12_000, assignee_id=ME, message_count=1)
    outbox.confirm(c, K, a_change(12, message, dialog, client_id=K), ME)
    assert shown(c, new) == dialog
    window = messages.window(c, new)
    assert [m.key for m in window.messages] == [K]
    assert not window.has_older
    assert coverage.read(c, new) == coverage.Coverage(oldest=12, complete=True)


def test_what_was_being_sent_when_the_app_ended_is_doubtful(c: sqlite3.Connection) -> None:
    outbox.add(c, K, SEND, ME, 12_000)
    outbox.add(c, ClientId("k2"), SEND, ME, 12_001)
    outbox.set_state(c, K, MessageState.SENDING)
    outbox.recover(c)
    assert [state for _, state in feed(c)[1:]] == [MessageState.DOUBTFUL, MessageState.PENDING]
    job = outbox.due(c, frozenset(), 0)[0]
    assert (job.client_id, job.state) == (K, MessageState.DOUBTFUL)


def test_uploaded_files_are_remembered(c: sqlite3.Connection) -> None:
    outbox.add(c, K, replace(SEND, files=(PATH,)), ME, 12_000)
    outbox.put_uploaded(c, K, [STORED])
    job = outbox.get(c, K)
    assert job is not None
    assert (job.uploaded, job.command) == ((STORED,), replace(SEND, files=(PATH,)))


@pytest.mark.parametrize(
    ("typed", "at", "left"),
    [
        ("answer", 12_000, None),
        ("  answer\n", 11_999, None),
        ("answ", 11_999, None),
        (" ", 11_999, None),
        ("answer and more", 11_999, "answer and more"),
        ("something else", 11_999, "something else"),
        ("a", 12_001, "a"),
        ("answer", 12_001, "answer"),
    ],
)
def test_sending_clears_the_draft_it_was_typed_in_and_nothing_else(
    c: sqlite3.Connection, typed: str, at: int, left: str | None
) -> None:
    drafts.save(c, DIALOG, ComposerMode.REPLY, Draft(text=typed), at)
    drafts.save(c, DIALOG, ComposerMode.NOTE, Draft(text="answer"), 1)
    outbox.add(c, K, SEND, ME, 12_000)
    kept = drafts.get(c, DIALOG, ComposerMode.REPLY)
    assert (None if kept is None else kept.text) == left
    assert drafts.get(c, DIALOG, ComposerMode.NOTE) == Draft(text="answer")
    outbox.add(c, ClientId("k2"), AddNote(dialog_id=DIALOG, text="answer", mentions=(ANNA,)), ME, 12_000)
    assert drafts.get(c, DIALOG, ComposerMode.NOTE) is None
    assert messages.on_their_way(c, DIALOG)[-1].mentions == (ANNA,)


def test_a_message_that_has_not_left_can_be_taken_back_and_one_that_may_have_cannot(c: sqlite3.Connection) -> None:
    outbox.add(c, K, SendMessage(dialog_id=DIALOG, text="answer"), ME, 1_000)
    assert not outbox.discard(c, K, ME).feeds, "only a failed one is discarded"
    outbox.set_state(c, K, MessageState.SENDING)
    assert not outbox.discard(c, K, ME, pending=True).feeds
    outbox.set_state(c, K, MessageState.PENDING)
    assert outbox.client_ids(c) == {K}
    assert outbox.discard(c, K, ME, pending=True).feeds == {DIALOG}
    assert outbox.client_ids(c) == frozenset()


def test_a_draft_with_files_is_cleared_by_the_message_that_carries_files_only(c: sqlite3.Connection) -> None:
    file = File(id=FileId(""), name="a.pdf", size=1, content_type="application/pdf", url="/kept/a")
    drafts.save(c, DIALOG, ComposerMode.REPLY, Draft(text="", files=(file,)), 900)
    outbox.add(c, ClientId("saved-reply"), SendMessage(dialog_id=DIALOG, text="a saved reply"), ME, 1_000)
    assert drafts.attached(c) == (file,)
    outbox.add(c, K, SendMessage(dialog_id=DIALOG, text="", files=(file,)), ME, 1_100)
    assert drafts.get(c, DIALOG, ComposerMode.REPLY) is None
