"""What a colleague did holds an answer back; what oneself or the user did never does."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from operator_app.domain.answer_guard import Answered, Closed, Reassigned, Seen, seen_in, since
from operator_app.domain.dialogs import Dialog, DialogState
from operator_app.domain.messages import Fact, FactKind, Message, MessageKind
from operator_app.domain.value import OperatorId
from tests.doubles.entities import ANNA, ME, a_dialog, a_last_message, a_message

BEFORE = a_dialog(5, last_message=a_last_message(5), assignee_id=ME)
SEEN = seen_in(BEFORE)
BORIS = OperatorId("boris")


def answer(position: int, author: str = ANNA, text: str = "done") -> Message:
    return a_message(position, kind=MessageKind.OPERATOR, author_id=author, text=text)


def assigned(position: int, to: str, by: str | None) -> Message:
    fact = Fact(what=FactKind.ASSIGNED, by=None if by is None else OperatorId(by), operator_id=OperatorId(to))
    return a_message(position, kind=MessageKind.SYSTEM, author_id=None, text="", fact=fact)


def test_the_newest_answer_of_a_colleague_is_told_also_when_the_user_wrote_after_it() -> None:
    later = (answer(6, text="first"), answer(7, text="second"), a_message(8))
    now = replace(BEFORE, last_message=a_last_message(8))
    assert since(SEEN, now, later, ME) == (Answered(by=ANNA, text="second", at=7_000),)


def test_an_answer_known_only_from_the_list_is_told() -> None:
    last = a_last_message(9, kind=MessageKind.OPERATOR, author_id=ANNA, text="done")
    assert since(SEEN, replace(BEFORE, last_message=last), (), ME) == (Answered(by=ANNA, text="done", at=9_000),)


def test_who_closed_it_is_told_unless_it_was_closed_before_or_by_oneself() -> None:
    closed = replace(BEFORE, state=DialogState.CLOSED, closed_by=ANNA, closed_at=6_000)
    assert since(SEEN, closed, (), ME) == (Closed(by=ANNA, at=6_000),)
    assert since(SEEN, replace(closed, closed_by=None), (), ME) == (Closed(by=None, at=6_000),)
    assert since(SEEN, replace(closed, closed_by=ME), (), ME) == ()
    assert since(seen_in(closed), closed, (), ME) == ()


def test_a_dialog_given_to_somebody_else_is_told_but_not_by_whom_it_was_given_away() -> None:
    theirs = replace(BEFORE, assignee_id=BORIS)
    assert since(SEEN, theirs, (assigned(6, BORIS, ANNA),), ME) == (Reassigned(to=BORIS, by=ANNA, at=6_000),)
    assert since(SEEN, theirs, (assigned(6, BORIS, ME),), ME) == ()
    assert since(SEEN, theirs, (), ME) == (), "one's own, on its way"
    assert since(seen_in(theirs), theirs, (assigned(6, BORIS, ANNA),), ME) == ()
    mine = (assigned(6, BORIS, ANNA), assigned(7, ME, ANNA))
    assert since(SEEN, BEFORE, mine, ME) == ()


def test_all_of_it_in_the_order_it_happened() -> None:
    now = replace(BEFORE, assignee_id=ANNA, state=DialogState.CLOSED, closed_by=ANNA, closed_at=8_000)
    happened = since(SEEN, now, (assigned(6, ANNA, None), answer(7)), ME)
    assert [type(each) for each in happened] == [Reassigned, Answered, Closed]


HARMLESS = st.sampled_from(
    [
        a_message,
        lambda position: answer(position, ME),
        lambda position: a_message(position, kind=MessageKind.NOTE, author_id=ANNA),
        lambda position: a_message(
            position, kind=MessageKind.SYSTEM, author_id=None, fact=Fact(what=FactKind.TAGGED, by=ANNA)
        ),
    ]
)


@given(st.lists(HARMLESS, max_size=6), st.booleans())
def test_users_notes_tags_and_oneself_never_hold_an_answer_back(kinds: list[object], waiting: bool) -> None:
    later = [make(position) for position, make in enumerate(kinds, 6)]  # type: ignore[operator]
    last = later[-1] if later else a_message(5)
    now = replace(
        BEFORE,
        last_message=a_last_message(last.position or 5, kind=last.kind, author_id=last.author_id),
        waiting_since=6_000 if waiting else None,
    )
    if last.kind is not MessageKind.SYSTEM:
        assert since(SEEN, now, later, ME) == ()


@given(st.lists(st.sampled_from(["answer", "close", "give"]), max_size=5))
def test_who_has_been_told_is_not_asked_again(kinds: list[str]) -> None:
    dialog: Dialog = BEFORE
    later: list[Message] = []
    for position, kind in enumerate(kinds, 6):
        if kind == "answer":
            later.append(answer(position))
            last = a_last_message(position, kind=MessageKind.OPERATOR, author_id=ANNA)
            dialog = replace(dialog, last_message=last)
        elif kind == "close":
            dialog = replace(dialog, state=DialogState.CLOSED, closed_by=ANNA, closed_at=position * 1_000)
        else:
            later.append(assigned(position, BORIS, ANNA))
            dialog = replace(dialog, assignee_id=BORIS)
    told = since(SEEN, dialog, later, ME)
    assert len(told) == len(set(kinds))
    seen: Seen = seen_in(dialog)
    assert since(seen, dialog, [each for each in later if (each.position or 0) > seen.position], ME) == ()
