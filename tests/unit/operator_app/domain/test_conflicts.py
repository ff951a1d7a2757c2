"""What stands against a command that waited: everything here is as the backend had it then, and has it now."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from operator_app.domain import conflicts
from operator_app.domain.answer_guard import Answered, Closed, Reassigned
from operator_app.domain.commands import (
    AddNote,
    AddTag,
    Assign,
    CloseDialog,
    Command,
    EditUser,
    MarkRead,
    RemoveTag,
    SendMessage,
    SnoozeDialog,
)
from operator_app.domain.conflicts import Conflict, Deleted, Edited, TagRemoved, WroteAgain
from operator_app.domain.dialogs import Dialog, DialogState
from operator_app.domain.messages import Fact, FactKind, Message, MessageKind
from operator_app.domain.people import User
from operator_app.domain.value import OperatorId
from tests.doubles.entities import ANNA, DIALOG, ME, USER, a_dialog, a_last_message, a_message, a_user

BORIS = OperatorId("boris")
BEFORE = a_dialog(5, last_message=a_last_message(5))
ANSWER, CLOSE = SendMessage(dialog_id=DIALOG, text="x"), CloseDialog(dialog_id=DIALOG)
SNOOZE, TAKE = SnoozeDialog(dialog_id=DIALOG, until=10), Assign(dialog_id=DIALOG, operator_id=ME)
TAG = AddTag(dialog_id=DIALOG, tag="vip")
AGAIN = a_message(7, text="Ещё вопрос")
ANSWERED = a_message(7, kind=MessageKind.OPERATOR, author_id=ANNA, text="Готово")
GIVEN = a_message(
    7, kind=MessageKind.SYSTEM, author_id=None, text="", fact=Fact(what=FactKind.ASSIGNED, by=ANNA, operator_id=BORIS)
)


def found(
    command: Command,
    now: Dialog | None,
    later: Sequence[Message] = (),
    *,
    user: User | None = None,
    users: tuple[User, User] | None = None,
    tags: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset()),
) -> tuple[Conflict, ...]:
    before, after = users or (user, user)
    base = conflicts.base_of(command, BEFORE, before, tags[0])
    if base is None:
        return ()
    return conflicts.against(command, base, dialog=now, later=later, user=after, tags=tags[1], me=ME)


@pytest.mark.parametrize("command", [ANSWER, CLOSE, SNOOZE, TAKE, TAG])
def test_nothing_happened(command: Command) -> None:
    assert found(command, BEFORE) == ()


def test_a_colleague_closed_answered_or_gave_it_away() -> None:
    closed = replace(BEFORE, state=DialogState.CLOSED, closed_at=9, closed_by=ANNA)
    assert found(ANSWER, closed) == (Closed(by=ANNA, at=9),)
    assert found(ANSWER, BEFORE, [ANSWERED]) == (Answered(by=ANNA, text="Готово", at=7_000),)
    given = replace(BEFORE, assignee_id=BORIS)
    assert found(ANSWER, given, [GIVEN]) == (Reassigned(to=BORIS, by=ANNA, at=7_000),)


def test_what_i_did_elsewhere_holds_nothing_back() -> None:
    closed = replace(BEFORE, state=DialogState.CLOSED, closed_at=9, closed_by=ME)
    assert found(ANSWER, closed, [replace(ANSWERED, author_id=ME)]) == ()


@pytest.mark.parametrize("command", [CLOSE, SNOOZE])
def test_a_user_who_wrote_again_is_not_buried(command: Command) -> None:
    assert found(command, BEFORE, [AGAIN]) == (WroteAgain(text="Ещё вопрос", at=7_000),)
    unread = replace(BEFORE, last_message=a_last_message(7, text="Ещё вопрос"))
    assert found(command, unread) == (WroteAgain(text="Ещё вопрос", at=7_000),), "its messages are not here yet"
    assert found(command, replace(BEFORE, state=DialogState.CLOSED), [AGAIN]) == (), "closed by a colleague since"


def test_waking_a_dialog_buries_nothing() -> None:
    assert found(SnoozeDialog(dialog_id=DIALOG, until=None), BEFORE, [AGAIN]) == ()


def test_assigning_what_was_assigned_meanwhile() -> None:
    given = replace(BEFORE, assignee_id=BORIS)
    assert found(TAKE, given, [GIVEN]) == (Reassigned(to=BORIS, by=ANNA, at=7_000),)
    assert found(TAKE, given) == (Reassigned(to=BORIS, by=None, at=5_000),), "who did it is not known"
    assert found(TAKE, replace(BEFORE, assignee_id=ME)) == (), "as wanted"
    assert found(TAKE, given, [replace(GIVEN, fact=replace(GIVEN.fact, by=ME))]) == ()


def test_a_tag_that_was_removed_for_all() -> None:
    used, gone = frozenset({"vip"}), frozenset[str]()
    assert found(TAG, BEFORE, tags=(used, gone)) == (TagRemoved(name="vip"),)
    assert found(TAG, BEFORE, tags=(gone, gone)) == (), "a new tag"
    assert found(TAG, BEFORE, tags=(used, used)) == ()
    assert found(TAG, replace(BEFORE, tags=("vip",)), tags=(used, gone)) == ()


@pytest.mark.parametrize("command", [ANSWER, CLOSE, SNOOZE, TAKE, TAG])
def test_a_deleted_dialog(command: Command) -> None:
    assert found(command, None) == (Deleted(),)


def test_a_user_edited_by_somebody_else() -> None:
    before, after = a_user(email="old@x.ru", phone="1"), a_user(email="theirs@x.ru", phone="1")
    edit = EditUser(user_id=USER, email="mine@x.ru", phone="2")
    assert found(edit, None, users=(before, after)) == (Edited(field="email", theirs="theirs@x.ru", mine="mine@x.ru"),)
    assert found(EditUser(user_id=USER, email="theirs@x.ru"), None, users=(before, after)) == (), "the same"
    assert found(EditUser(user_id=USER, phone="2"), None, users=(before, after)) == (), "another field"
    cleared = a_user(email=None, phone="1")
    assert found(edit, None, users=(before, cleared)) == (Edited(field="email", theirs=None, mine="mine@x.ru"),)


@pytest.mark.parametrize(
    "command",
    [
        AddNote(dialog_id=DIALOG, text="x"),
        MarkRead(dialog_id=DIALOG, position=5),
        RemoveTag(dialog_id=DIALOG, tag="vip"),
    ],
)
def test_what_does_no_harm_is_never_held_back(command: Command) -> None:
    assert conflicts.base_of(command, BEFORE, None, frozenset()) is None
