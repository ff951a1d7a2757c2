"""Two users become one: dialogs, notes, drafts and what waits to be sent go over, whatever the order of the news."""

import sqlite3
from itertools import permutations

import pytest
from msgspec.structs import replace

from operator_app.archive import dialogs, drafts, incoming, messages, outbox, people, user_timeline
from operator_app.domain.changes import Entity
from operator_app.domain.commands import AddUserNote, EditUser, SetProperty, StartDialog
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.people import Merged, PropertyKind, PropertySource, UserNote
from operator_app.domain.problems import RefusalReason
from operator_app.domain.segments import Segment
from operator_app.domain.user_timeline import MessagePlace
from operator_app.domain.value import ClientId, DialogId, MessageId, SegmentId, UserId, UserNoteId
from tests.doubles.entities import ANNA, DIALOG, ME, USER, a_change, a_dialog, a_message, a_user, an_operator

OTHER = UserId("u2")
THIRD = UserId("u3")
NEW = DialogId("d-new")


def a_note(name: str = "n1", revision: int = 1, user_id: UserId = USER, **facts: object) -> UserNote:
    note = UserNote(
        id=UserNoteId(name), revision=revision, user_id=user_id, author_id=ANNA, text=f"text of {name}", at=1_000
    )
    return replace(note, **facts)


def begin(c: sqlite3.Connection) -> None:
    entities: tuple[Entity, ...] = (an_operator(), a_user(), a_user(id=OTHER, name="Olga"), a_dialog(), a_note())
    incoming.start_over(c, 10, 10_000, entities, ME)


def test_everything_of_the_one_is_of_the_other(c: sqlite3.Connection) -> None:
    begin(c)
    drafts.save(c, DIALOG, ComposerMode.REPLY, Draft(text="half an answer", cursor=0), 1)
    outbox.add(c, ClientId("k1"), EditUser(user_id=USER, phone="+79160000042"), ME, 1)
    outbox.add(c, ClientId("k2"), AddUserNote(id=UserNoteId("n2"), user_id=USER, text="mine"), ME, 2)
    outbox.add(c, ClientId("k3"), StartDialog(dialog_id=NEW, user_id=USER, text="Hello"), ME, 3)
    told = (Merged(id=USER, into_id=OTHER), a_user(11, id=OTHER, name="Olga"), a_dialog(11, user_id=OTHER))
    touched = incoming.apply_change(c, a_change(11, *told), ME)
    assert {USER, OTHER} <= touched.users
    assert {each.id for each in dialogs.of_user(c, OTHER)} == {DIALOG, NEW}
    assert not dialogs.of_user(c, USER)
    kept = people.user(c, OTHER)
    assert kept is not None
    assert (kept.name, kept.phone) == ("Olga", "+79160000042"), "what waits to be sent is folded over the survivor"
    assert people.user(c, USER) == kept, "whoever still asks for the one is answered as the other"
    assert {note.text for note in people.notes_about(c, OTHER)} == {"text of n1", "mine"}
    assert drafts.get(c, DIALOG, ComposerMode.REPLY) == Draft(text="half an answer", cursor=0)
    jobs = outbox.due(c, frozenset(), 0)
    assert {getattr(job.command, "user_id", None) for job in jobs} == {OTHER}
    assert f"user:{OTHER}" in {job.lane for job in jobs}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_within_the_change_does_not_matter(c: sqlite3.Connection, order: tuple[int, ...]) -> None:
    begin(c)
    told: tuple[Entity, ...] = (
        Merged(id=USER, into_id=OTHER),
        a_user(11, id=OTHER, name="New"),
        a_dialog(11, user_id=OTHER, tags=("vip",)),
    )
    incoming.apply_change(c, a_change(11, *(told[place] for place in order)), ME)
    found = dialogs.get(c, DIALOG)
    assert found is not None
    assert (found.user_id, found.tags) == (OTHER, ("vip",))
    kept = people.user(c, USER)
    assert kept is not None
    assert kept.name == "New"


def test_what_comes_late_about_the_one_is_of_the_other_and_merging_again_does_no_harm(c: sqlite3.Connection) -> None:
    begin(c)
    merged = Merged(id=USER, into_id=OTHER)
    incoming.put_entities(c, (merged,), ME)
    incoming.put_entities(c, (a_user(20, name="Ghost"), a_dialog(20, id=DialogId("late")), a_note("late")), ME)
    incoming.put_entities(c, (merged,), ME)
    assert {each.id for each in dialogs.of_user(c, OTHER)} == {DIALOG, "late"}
    assert {note.id for note in people.notes_about(c, USER)} == {"n1", "late"}
    kept = people.user(c, USER)
    assert kept is not None
    assert kept.id == OTHER
    incoming.put_entities(c, (a_user(30, id=THIRD), Merged(id=OTHER, into_id=THIRD)), ME)
    assert {each.id for each in dialogs.of_user(c, THIRD)} == {DIALOG, "late"}
    kept = people.user(c, USER)
    assert kept is not None
    assert kept.id == THIRD
    incoming.put_entities(c, (Merged(id=THIRD, into_id=USER),), ME)
    assert people.user(c, USER) is not None, "a ring, which no backend tells, does not hang"


def test_notes_are_shown_at_once_and_a_refusal_takes_them_back(c: sqlite3.Connection) -> None:
    begin(c)
    note_id = UserNoteId("n2")
    touched = outbox.add(c, ClientId("k1"), AddUserNote(id=note_id, user_id=USER, text=" mine "), ME, 5_000)
    assert touched.users == {USER}
    assert [(note.text, note.author_id, note.at) for note in people.notes_about(c, USER)] == [
        ("mine", ME, 5_000),
        ("text of n1", ANNA, 1_000),
    ]
    outbox.refuse(c, ClientId("k1"), RefusalReason.TOO_MANY, ME)
    assert [note.id for note in people.notes_about(c, USER)] == ["n1"]
    incoming.put_entities(c, (a_note(revision=2, removed=True),), ME)
    assert not people.notes_about(c, USER)
    incoming.put_entities(c, (a_note(revision=1),), ME)
    assert not people.notes_about(c, USER), "an older copy brings nothing back"


def test_a_property_is_shown_at_once_with_its_kind_and_who_set_it(c: sqlite3.Connection) -> None:
    begin(c)
    outbox.add(c, ClientId("k1"), SetProperty(user_id=USER, name="Plan", value="Standard"), ME, 1)
    outbox.add(c, ClientId("k2"), SetProperty(user_id=USER, name="Seats", value=3), ME, 2)
    outbox.add(c, ClientId("k3"), SetProperty(user_id=USER, name="Plan", value=None), ME, 3)
    kept = people.user(c, USER)
    assert kept is not None
    assert [(one.name, one.value, one.kind, one.source) for one in kept.properties] == [
        ("Seats", 3, PropertyKind.NUMBER, PropertySource.OPERATOR)
    ]


def test_people_are_found_by_every_word_and_page_by_page(c: sqlite3.Connection) -> None:
    known = [
        a_user(
            id=UserId(f"p{n}"),
            name=f"Person {n}",
            email=f"p{n}@example.com",
            last_seen_at=n,
            segments=("s1",) * (n % 2),
        )
        for n in range(5)
    ]
    incoming.put_entities(c, known, ME)
    first, after = people.find_users(c, "PERSON example", None, 0, 3)
    assert [each.id for each in first] == ["p4", "p3", "p2"]
    assert after == 3
    rest, end = people.find_users(c, "person example", None, after, 3)
    assert [each.id for each in rest] == ["p1", "p0"]
    assert end is None
    assert [each.id for each in people.find_users(c, "", "s1", 0, 9)[0]] == ["p3", "p1"]
    assert people.find_users(c, "person nobody", None, 0, 9) == ((), None)


def test_segments_are_known_by_name_until_they_are_removed(c: sqlite3.Connection) -> None:
    paying = Segment(id=SegmentId("s1"), revision=3, name="Paying")
    assert incoming.put_entities(c, (paying, Segment(id=SegmentId("s2"), revision=1, name="active")), ME).directory
    assert [each.name for each in people.segments(c)] == ["active", "Paying"]
    incoming.put_entities(c, (replace(paying, revision=2, name="Old"), replace(paying, revision=4, removed=True)), ME)
    assert [each.name for each in people.segments(c)] == ["active"]


def test_messages_of_all_dialogs_are_told_by_their_time(c: sqlite3.Connection) -> None:
    begin(c)
    second = DialogId("d2")
    incoming.put_entities(c, (a_dialog(id=second, created_at=2_000),), ME)
    incoming.put_messages(c, DIALOG, [a_message(1), a_message(3), a_message(5)], False, None, ME)
    others = [a_message(2, dialog_id=second), a_message(4, dialog_id=second)]
    incoming.put_messages(c, second, others, False, None, ME)
    told = user_timeline.messages_before(c, USER, None, 3)
    assert [message.position for message in told] == [5, 4, 3]
    assert told[0].id is not None
    place = MessagePlace(at=told[-1].at, id=MessageId(told[-1].id or ""))
    assert [message.position for message in user_timeline.messages_before(c, USER, place, 9)] == [2, 1]
    assert messages.by_number(c, []) == ()
