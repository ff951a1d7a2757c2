"""What backends tell: newer copies win, news are told once, the cursor moves with the data."""

import sqlite3

from msgspec.structs import replace

from operator_app.archive import cursor, dialogs, drafts, incoming, messages, outbox, people
from operator_app.archive.cursor import PageCursor
from operator_app.archive.touched import Touched
from operator_app.domain.changes import Entity, Gone
from operator_app.domain.commands import AddTag, CloseDialog, EditUser, MarkRead, PutSavedReply, SendMessage
from operator_app.domain.dialogs import DialogState, Mark, Tag
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.lists import DialogFilter
from operator_app.domain.messages import MessageKind, MessageState
from operator_app.domain.saved_replies import SavedReply
from operator_app.domain.value import ClientId, SavedReplyId
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


def begin(c: sqlite3.Connection, number: int = 10) -> None:
    incoming.start_over(c, number, number * 1_000, [an_operator(), an_operator(ANNA), a_user(), a_dialog()], ME)


def test_of_two_copies_the_larger_revision_is_kept(c: sqlite3.Connection) -> None:
    newer = (a_dialog(5, tags=("b",)), a_user(5, name="B"), Mark(dialog_id=DIALOG, revision=5, read_position=4))
    older = (a_dialog(4, tags=("a",)), a_user(4, name="A"), Mark(dialog_id=DIALOG, revision=4, read_position=9))
    for order in (newer, older):
        incoming.put_entities(c, order, ME)
    assert dialogs.get(c, DIALOG) == newer[0]
    assert people.user(c, USER) == newer[1]
    assert people.mark(c, DIALOG) == newer[2]
    assert incoming.put_entities(c, older, ME) == Touched()


def test_the_directory_keeps_what_is_newer_and_hides_what_is_removed(c: sqlite3.Connection) -> None:
    reply = SavedReply(id=SavedReplyId("s"), name="b", text="t", revision=3)
    other = SavedReply(id=SavedReplyId("r"), name="A", text="t", revision=3)
    touched = incoming.put_entities(
        c,
        [an_operator(ANNA, 2, name="Anna"), an_operator(ME, 2, name="Zoe"), Tag(name="x"), Tag(name="B"), reply, other],
        ME,
    )
    assert touched.directory
    incoming.put_entities(c, [an_operator(ANNA, 1, name="Old"), replace(reply, revision=2, name="old")], ME)
    assert [operator.name for operator in people.operators(c)] == ["Anna", "Zoe"]
    assert [tag.name for tag in people.tags(c)] == ["B", "x"]
    assert people.saved_replies(c) == (other, reply)
    incoming.put_entities(c, [Tag(name="x", revision=4, removed=True), replace(reply, revision=4, removed=True)], ME)
    assert [tag.name for tag in people.tags(c)] == ["B"]
    assert people.saved_replies(c) == (other,)


def test_the_cursor_moves_by_one_only(c: sqlite3.Connection) -> None:
    incoming.apply_change(c, a_user_writes(1), ME)
    assert cursor.read(c).number is None
    begin(c)
    incoming.apply_change(c, a_user_writes(12), ME)
    assert cursor.read(c).number == 10
    incoming.apply_change(c, a_user_writes(11), ME)
    incoming.apply_change(c, a_user_writes(3), ME)
    assert cursor.read(c) == cursor.Cursor(number=11, complete_up_to=11_000)


def test_a_users_message_arrives_once(c: sqlite3.Connection) -> None:
    begin(c)
    change = a_user_writes(11)
    touched = incoming.apply_change(c, change, ME)
    assert touched.arrived == (change.entities[0],)
    assert touched.rows == touched.feeds == {DIALOG}
    assert touched.read_elsewhere == frozenset()
    again = incoming.apply_change(c, change, ME)
    assert again.arrived == ()


def test_a_message_seen_ahead_of_a_gap_does_not_arrive_again_when_the_gap_is_filled(c: sqlite3.Connection) -> None:
    begin(c)
    told = [incoming.apply_change(c, a_user_writes(number), ME).arrived for number in (12, 11, 12)]
    assert [[message.position for message in arrived] for arrived in told] == [[12], [11], []]


def test_a_message_that_a_page_brought_first_still_arrives_with_the_stream(c: sqlite3.Connection) -> None:
    begin(c)
    incoming.put_messages(c, DIALOG, [a_message(11)], has_older=False, before=None, me=ME)
    assert len(incoming.apply_change(c, a_user_writes(11), ME).arrived) == 1


def test_pages_and_old_changes_bring_no_news(c: sqlite3.Connection) -> None:
    begin(c)
    assert incoming.put_messages(c, DIALOG, [a_message(9)], has_older=False, before=None, me=ME).arrived == ()
    assert incoming.apply_change(c, a_user_writes(8), ME).arrived == ()


def test_notes_of_colleagues_arrive_own_ones_do_not(c: sqlite3.Connection) -> None:
    begin(c)
    note = a_message(11, kind=MessageKind.NOTE, author_id=ANNA, mentions=(ME,))
    own = a_message(12, kind=MessageKind.NOTE, author_id=ME)
    fact = a_message(13, kind=MessageKind.SYSTEM, author_id=None)
    assert incoming.apply_change(c, a_change(11, note), ME).arrived == (note,)
    assert incoming.apply_change(c, a_change(12, own), ME).arrived == ()
    assert incoming.apply_change(c, a_change(13, fact), ME).arrived == ()


def test_what_needs_no_alert_any_more(c: sqlite3.Connection) -> None:
    begin(c)
    answer = a_message(11, kind=MessageKind.OPERATOR, author_id=ANNA)
    cases = (
        a_change(11, answer),
        a_change(12, a_dialog(12, assignee_id=ANNA)),
        a_change(13, a_dialog(13, assignee_id=ANNA, state=DialogState.CLOSED)),
        a_change(14, Mark(dialog_id=DIALOG, revision=14, read_position=11)),
    )
    for change in cases:
        assert incoming.apply_change(c, change, ME).read_elsewhere == {DIALOG}, change
    calm = (
        a_change(15, a_dialog(15, assignee_id=ANNA, state=DialogState.CLOSED)),
        a_change(16, a_dialog(16, assignee_id=ME)),
        a_change(17, Mark(dialog_id=DIALOG, revision=17, read_position=3)),
        a_change(18, Mark(dialog_id=DIALOG, revision=18, read_position=3, muted=True)),
    )
    for change in calm:
        assert incoming.apply_change(c, change, ME).read_elsewhere == frozenset(), change


def test_what_this_app_did_itself_is_not_read_elsewhere(c: sqlite3.Connection) -> None:
    begin(c)
    incoming.apply_change(c, a_user_writes(11), ME)
    outbox.add(c, K, MarkRead(dialog_id=DIALOG, position=11), ME, 12_000)
    outbox.add(c, ClientId("k2"), CloseDialog(dialog_id=DIALOG), ME, 12_000)
    mark = Mark(dialog_id=DIALOG, revision=12, read_position=11)
    assert incoming.apply_change(c, a_change(12, mark, client_id=K), ME).read_elsewhere == frozenset()
    closed = a_dialog(13, state=DialogState.CLOSED)
    assert incoming.apply_change(c, a_change(13, closed, client_id="k2"), ME).read_elsewhere == frozenset()
    assert outbox.count(c) == 0


def test_a_pending_effect_stays_while_other_news_of_its_dialog_come(c: sqlite3.Connection) -> None:
    begin(c)
    outbox.add(c, K, AddTag(dialog_id=DIALOG, tag="vip"), ME, 11_000)
    incoming.apply_change(c, a_user_writes(11), ME)
    shown = dialogs.get(c, DIALOG)
    assert shown is not None
    assert (shown.tags, shown.unanswered) == (("vip",), 1)


def test_a_name_that_changes_touches_the_rows_it_stands_in(c: sqlite3.Connection) -> None:
    begin(c)
    touched = incoming.apply_change(c, a_change(11, a_user(11, name="Olga")), ME)
    assert (set(touched.rows), set(touched.users)) == ({DIALOG}, {USER})
    touched = incoming.apply_change(c, a_change(12, a_user(12, name="Olga", last_seen_at=9)), ME)
    assert (set(touched.rows), set(touched.users)) == (set(), {USER})
    outbox.add(c, K, EditUser(user_id=USER, name="Olga P."), ME, 1)
    incoming.apply_change(c, a_change(13, a_user(13, name="Other", phone="1")), ME)
    user = people.user(c, USER)
    assert user is not None
    assert (user.name, user.phone) == ("Olga P.", "1")


def test_the_same_file_of_facts_twice_touches_nothing(c: sqlite3.Connection) -> None:
    entities: list[Entity] = [a_dialog(4, tags=("a",)), a_user(4), Mark(dialog_id=DIALOG, revision=4, read_position=2)]
    incoming.put_entities(c, entities, ME)
    touched = incoming.put_entities(c, entities, ME)
    assert (touched.rows, touched.feeds, touched.users) == (frozenset(), frozenset(), frozenset())


def test_what_is_gone_is_gone_but_not_what_was_typed(c: sqlite3.Connection) -> None:
    begin(c)
    incoming.apply_change(c, a_user_writes(11), ME)
    drafts.save(c, DIALOG, ComposerMode.REPLY, Draft(text="half"), 1)
    outbox.add(c, K, SendMessage(dialog_id=DIALOG, text="full"), ME, 2)
    touched = incoming.apply_change(c, a_change(12, Gone(kind="dialog", id=DIALOG), Gone(kind="user", id=USER)), ME)
    assert DIALOG in touched.rows
    assert DIALOG in touched.feeds
    assert USER in touched.users
    assert dialogs.get(c, DIALOG) is not None, "the way to what was typed"
    assert people.user(c, USER) is None
    assert drafts.get(c, DIALOG, ComposerMode.REPLY) == Draft(text="half")
    assert outbox.count(c) == 1
    assert [message.text for message in messages.window(c, DIALOG).messages] == ["full"]


def test_a_message_that_is_gone_leaves_the_feed(c: sqlite3.Connection) -> None:
    begin(c)
    for number in (11, 12):
        incoming.apply_change(c, a_user_writes(number), ME)
    touched = incoming.apply_change(c, a_change(13, Gone(kind="message", id="m000011"), Gone(kind="later", id="x")), ME)
    assert touched.feeds == {DIALOG}
    assert [message.position for message in messages.window(c, DIALOG).messages] == [12]


def test_two_messages_with_one_client_id_do_not_stop_the_stream(c: sqlite3.Connection) -> None:
    begin(c)
    for number in (11, 12):
        incoming.apply_change(c, a_change(number, a_message(number, client_id=K)), ME)
    assert [message.position for message in messages.window(c, DIALOG).messages] == [11, 12]


def test_a_snapshot_lists_what_it_tells_and_what_holds_unsent_words(c: sqlite3.Connection) -> None:
    begin(c)
    others = [a_dialog(3, id=f"d{n}") for n in range(2, 6)]
    incoming.put_entities(c, others, ME)
    cursor.write_page(c, DialogState.OPEN, PageCursor(next="x", complete=True))
    drafts.save(c, others[0].id, ComposerMode.REPLY, Draft(text="half"), 1)
    outbox.add(c, K, SendMessage(dialog_id=others[1].id, text="full"), ME, 2)

    touched = incoming.start_over(c, 20, 20_000, [a_dialog(15, tags=("new",))], ME)

    listed = dialogs.listing(c, DialogFilter(), ME, 0)
    assert set(listed.ids) == {"d1", "d2", "d3"}
    assert listed.more
    assert {"d4", "d5"} <= touched.rows
    assert cursor.read(c) == cursor.Cursor(number=20, complete_up_to=20_000, reconcile_after=10)
    incoming.put_entities(c, [replace(others[2], state=DialogState.CLOSED)], ME)
    assert dialogs.listing(c, DialogFilter(state=DialogState.CLOSED), ME, 0).ids == ("d4",)


def test_a_snapshot_says_which_tags_and_saved_replies_there_are(c: sqlite3.Connection) -> None:
    begin(c)
    gone = SavedReply(id=SavedReplyId("s1"), name="gone", text="t", revision=3)
    incoming.put_entities(c, [Tag(name="gone", revision=2), gone], ME)
    outbox.add(c, K, PutSavedReply(id=SavedReplyId("s2"), name="mine", text="t", shared=False), ME, 1)
    kept = SavedReply(id=SavedReplyId("s3"), name="kept", text="t", revision=3)
    incoming.start_over(c, 20, 20_000, [Tag(name="kept", revision=1), kept], ME)
    assert [tag.name for tag in people.tags(c)] == ["kept"]
    assert [reply.name for reply in people.saved_replies(c)] == ["kept", "mine"]


def test_a_backend_with_another_log_replaces_what_was_known_and_keeps_what_was_typed(c: sqlite3.Connection) -> None:
    begin(c, 1_000)
    incoming.apply_change(c, a_user_writes(1_001), ME)
    outbox.add(c, K, SendMessage(dialog_id=DIALOG, text="full"), ME, 2)
    snapshot = a_dialog(5, tags=("new",), last_message=a_last_message(5))
    incoming.start_over(c, 6, 6_000, [snapshot, an_operator(ME, 1, name="New")], ME)
    shown = dialogs.get(c, DIALOG)
    assert shown is not None
    assert shown.tags == ("new",)
    assert people.operators(c)[1].name == "New"
    incoming.put_messages(c, DIALOG, [a_message(5)], has_older=False, before=None, me=ME)
    assert [message.text for message in messages.window(c, DIALOG).messages] == ["text 5", "full"]


def test_account_facts_are_kept(c: sqlite3.Connection) -> None:
    assert people.get_account(c) is None
    people.put_account(c, people.AccountFacts(me=ME, title="Shop\0"))
    assert people.get_account(c) == people.AccountFacts(me=ME, title="Shop\ufffd")


def test_a_message_the_user_has_seen_is_read(c: sqlite3.Connection) -> None:
    begin(c)
    for number in (11, 12):
        incoming.apply_change(c, a_change(number, a_message(number, kind=MessageKind.OPERATOR, author_id=ME)), ME)
    incoming.apply_change(c, a_change(13, a_message(13, kind=MessageKind.NOTE, author_id=ME)), ME)
    incoming.apply_change(c, a_change(14, a_dialog(14, user_read_position=11)), ME)
    states = [message.state for message in messages.window(c, DIALOG).messages]
    assert states == [MessageState.READ, MessageState.SENT, MessageState.SENT]
