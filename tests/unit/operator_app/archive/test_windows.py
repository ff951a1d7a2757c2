"""Windows of messages: cut where asked, never across a hole."""

import sqlite3

from msgspec.structs import replace

from operator_app.archive import coverage, dialogs, incoming, messages, outbox, people
from operator_app.archive.coverage import Coverage
from operator_app.archive.touched import Touched
from operator_app.domain.commands import SendMessage, StartDialog
from operator_app.domain.lists import DialogFilter
from operator_app.domain.messages import MessageKind, MessageWindow
from operator_app.domain.value import ClientId, DialogId
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
)


def begin(c: sqlite3.Connection, number: int = 100) -> None:
    people.put_account(c, people.AccountFacts(me=ME, title="Shop"))
    incoming.start_over(c, number, 1, [a_user(), a_dialog(50, last_message=a_last_message(50))], ME)


def page(
    c: sqlite3.Connection, first: int, last: int, *, has_older: bool = True, before: int | None = None, step: int = 1
) -> Touched:
    run = [a_message(position) for position in range(first, last + 1, step)]
    return incoming.put_messages(c, DIALOG, run, has_older=has_older, before=before, me=ME)


def positions(window: MessageWindow) -> list[int | None]:
    return [message.position for message in window.messages]


def test_nothing_is_shown_of_a_dialog_whose_run_is_not_known(c: sqlite3.Connection) -> None:
    begin(c)
    assert messages.coverage(c, DIALOG) == Coverage()
    assert messages.window(c, DIALOG) == MessageWindow(messages=(), has_older=True, has_newer=False)


def test_the_newest_page_begins_a_run_and_older_pages_make_it_longer(c: sqlite3.Connection) -> None:
    begin(c)
    assert page(c, 41, 50).feeds == {DIALOG}
    assert messages.coverage(c, DIALOG) == Coverage(oldest=41)
    page(c, 31, 40, before=41)
    page(c, 21, 30, before=31, has_older=False)
    assert messages.coverage(c, DIALOG) == Coverage(oldest=21, complete=True)
    window = messages.window(c, DIALOG, limit=100)
    assert positions(window) == list(range(21, 51))
    assert (window.has_older, window.has_newer) == (False, False)


def test_windows_before_and_after_a_position(c: sqlite3.Connection) -> None:
    begin(c)
    page(c, 1, 50, has_older=False)
    newest = messages.window(c, DIALOG, limit=10)
    assert (positions(newest), newest.has_older, newest.has_newer) == (list(range(41, 51)), True, False)
    older = messages.window(c, DIALOG, before=41, limit=10)
    assert (positions(older), older.has_older, older.has_newer) == (list(range(31, 41)), True, True)
    oldest = messages.window(c, DIALOG, before=6, limit=10)
    assert (positions(oldest), oldest.has_older, oldest.has_newer) == (list(range(1, 6)), False, True)
    newer = messages.window(c, DIALOG, after=30, limit=10)
    assert (positions(newer), newer.has_older, newer.has_newer) == (list(range(31, 41)), True, True)
    end = messages.window(c, DIALOG, after=40, limit=10)
    assert (positions(end), end.has_older, end.has_newer) == (list(range(41, 51)), True, False)
    assert positions(messages.window(c, DIALOG, before=1)) == []


def test_what_is_on_its_way_stands_at_the_end_only(c: sqlite3.Connection) -> None:
    begin(c)
    page(c, 31, 50, has_older=False)
    outbox.add(c, ClientId("k"), SendMessage(dialog_id=DIALOG, text="x"), ME, 1)
    assert positions(messages.window(c, DIALOG, limit=2)) == [49, 50, None]
    assert positions(messages.window(c, DIALOG, after=48, limit=2)) == [49, 50, None]
    assert positions(messages.window(c, DIALOG, after=50)) == [None]
    middle = messages.window(c, DIALOG, after=40, limit=2)
    assert (positions(middle), middle.has_newer) == ([41, 42], True)
    last = messages.window(c, DIALOG, before=51, limit=2)
    assert (positions(last), last.has_newer) == ([49, 50], True)


def test_messages_of_one_change_are_never_parted(c: sqlite3.Connection) -> None:
    begin(c)
    fact = replace(a_message(3, kind=MessageKind.SYSTEM, author_id=None), id="m3a")
    run = [a_message(2), fact, replace(a_message(3), id="m3b"), a_message(4)]
    incoming.put_messages(c, DIALOG, run, has_older=False, before=None, me=ME)
    # The confirmed copy tells of position 50: this page is older than that and must not be believed.
    assert messages.window(c, DIALOG).messages == ()
    incoming.put_messages(c, DIALOG, [*run, a_message(50)], has_older=False, before=None, me=ME)
    assert [message.id for message in messages.window(c, DIALOG, before=4, limit=1).messages] == ["m3a", "m3b"]
    assert [message.id for message in messages.window(c, DIALOG, after=2, limit=1).messages] == ["m3a", "m3b"]


def test_a_page_that_leaves_a_hole_is_dropped(c: sqlite3.Connection) -> None:
    begin(c)
    page(c, 41, 50)
    assert page(c, 1, 9, before=10) == Touched()
    assert page(c, 60, 70, before=71) == Touched()
    assert positions(messages.window(c, DIALOG)) == list(range(41, 51))


def test_a_page_from_before_the_first_live_message_is_dropped(c: sqlite3.Connection) -> None:
    begin(c)
    incoming.apply_change(c, a_user_writes(101), ME)
    assert page(c, 41, 50) == Touched()
    assert messages.coverage(c, DIALOG) == Coverage(oldest=101)
    page(c, 41, 50, before=101)
    assert positions(messages.window(c, DIALOG)) == [*range(41, 51), 101]


def test_a_page_far_ahead_of_the_stream_begins_a_new_run(c: sqlite3.Connection) -> None:
    begin(c)
    page(c, 41, 50)
    page(c, 120, 130)
    assert positions(messages.window(c, DIALOG)) == list(range(120, 131))
    incoming.apply_change(c, a_user_writes(101), ME)
    assert positions(messages.window(c, DIALOG)) == list(range(120, 131))
    page(c, 45, 50, before=120)
    assert positions(messages.window(c, DIALOG))[:7] == [45, 46, 47, 48, 49, 50, 101]


def test_our_own_answer_ahead_of_the_stream_joins_nothing(c: sqlite3.Connection) -> None:
    begin(c)
    page(c, 41, 50)
    own = a_message(104, kind=MessageKind.OPERATOR, author_id=ME, client_id=ClientId("k"))
    outbox.add(c, ClientId("k"), SendMessage(dialog_id=DIALOG, text="x"), ME, 1)
    outbox.confirm(c, ClientId("k"), a_change(104, own, client_id="k"), ME)
    page(c, 103, 104)
    assert positions(messages.window(c, DIALOG)) == [103, 104]


def test_an_empty_dialog_is_complete_and_grows(c: sqlite3.Connection) -> None:
    incoming.start_over(c, 100, 1, [a_user(), a_dialog(50)], ME)
    page(c, 1, 0, has_older=False)
    assert messages.coverage(c, DIALOG) == Coverage(complete=True)
    incoming.apply_change(c, a_user_writes(101), ME)
    assert messages.coverage(c, DIALOG) == Coverage(oldest=101, complete=True)
    assert not messages.window(c, DIALOG).has_older


def test_an_empty_page_of_a_dialog_with_messages_proves_nothing(c: sqlite3.Connection) -> None:
    begin(c)
    assert page(c, 1, 0, has_older=False) == Touched()
    assert messages.coverage(c, DIALOG) == Coverage()
    page(c, 41, 50)
    page(c, 1, 0, has_older=False, before=41)
    assert messages.coverage(c, DIALOG) == Coverage(oldest=41, complete=True)


def test_the_first_message_of_a_new_dialog_is_all_there_is(c: sqlite3.Connection) -> None:
    begin(c)
    new = a_dialog(created_at=101_000, id="new")
    incoming.apply_change(c, a_user_writes(101, dialog=new), ME)
    assert messages.coverage(c, new.id) == Coverage(oldest=101, complete=True)
    incoming.apply_change(c, a_user_writes(102, dialog=a_dialog(message_count=7, id="old")), ME)
    assert messages.coverage(c, a_dialog(id="old").id) == Coverage(oldest=102)


def test_after_a_new_snapshot_a_run_is_kept_only_where_nothing_followed(c: sqlite3.Connection) -> None:
    begin(c)
    page(c, 41, 50)
    incoming.start_over(c, 200, 1, [a_dialog(60, last_message=a_last_message(50))], ME)
    assert messages.coverage(c, DIALOG) == Coverage(oldest=41)
    incoming.start_over(c, 300, 1, [a_dialog(250, last_message=a_last_message(250))], ME)
    assert messages.coverage(c, DIALOG) == Coverage()


def test_a_dialog_a_snapshot_leaves_out_is_read_up_to_the_old_cursor(c: sqlite3.Connection) -> None:
    begin(c)
    page(c, 41, 50)
    incoming.start_over(c, 200, 1, [], ME)
    assert messages.coverage(c, DIALOG) == Coverage(oldest=41, through=100)
    assert positions(messages.window(c, DIALOG)) == list(range(41, 51))
    incoming.apply_change(c, a_user_writes(201), ME)
    assert messages.coverage(c, DIALOG) == Coverage(oldest=201)
    incoming.start_over(c, 300, 1, [], ME)
    page(c, 195, 250)
    assert messages.coverage(c, DIALOG) == Coverage(oldest=195)


def test_an_old_change_does_not_prove_what_a_dialog_is_now(c: sqlite3.Connection) -> None:
    begin(c)
    incoming.apply_change(c, a_user_writes(101), ME)
    incoming.start_over(c, 200, 1, [], ME)
    incoming.apply_change(c, a_user_writes(101), ME)
    assert messages.coverage(c, DIALOG) == Coverage(oldest=101, through=101)
    assert dialogs.listing(c, DialogFilter(), ME, 0).ids == ()
    incoming.put_entities(c, [a_dialog(101)], ME)
    assert messages.coverage(c, DIALOG) == Coverage(oldest=101)
    assert dialogs.listing(c, DialogFilter(), ME, 0).ids == (DIALOG,)


def test_a_run_ahead_of_the_stream_ends_with_a_new_snapshot(c: sqlite3.Connection) -> None:
    begin(c)
    page(c, 120, 130, has_older=False)
    incoming.start_over(c, 200, 1, [], ME)
    assert messages.window(c, DIALOG) == MessageWindow(messages=(), has_older=True, has_newer=False)


def test_a_dialog_begun_here_and_found_after_a_new_snapshot_is_asked_for(c: sqlite3.Connection) -> None:
    begin(c)
    new, k = DialogId("mine"), ClientId("k")
    outbox.add(c, k, StartDialog(dialog_id=new, user_id=USER, text="Hi"), ME, 1)
    incoming.start_over(c, 200, 1, [], ME)
    assert not messages.window(c, new).has_older
    made = a_message(150, dialog_id=new, kind=MessageKind.OPERATOR, author_id=ME, client_id=k)
    outbox.confirm(c, k, a_change(150, made, a_dialog(150, id=new), client_id=k), ME)
    assert messages.coverage(c, new) == Coverage()
    assert messages.window(c, new).has_older


def test_a_dialog_opens_at_its_end_when_everything_is_read(c: sqlite3.Connection) -> None:
    begin(c)
    page(c, 1, 50, has_older=False)
    window, unread = messages.opening(c, DIALOG, 50, 10)
    assert (positions(window), unread) == (list(range(41, 51)), None)


def test_a_dialog_opens_at_the_first_unread_message(c: sqlite3.Connection) -> None:
    begin(c)
    page(c, 1, 50, has_older=False)
    window, unread = messages.opening(c, DIALOG, 45, 12)
    assert (positions(window), unread) == (list(range(39, 51)), "m000046")
    window, unread = messages.opening(c, DIALOG, 10, 12)
    assert (positions(window), unread) == (list(range(8, 20)), "m000011")
    assert (window.has_older, window.has_newer) == (True, True)
    window, unread = messages.opening(c, DIALOG, 0, 12)
    assert (positions(window), window.has_older, unread) == (list(range(1, 10)), False, "m000001")


def test_own_messages_and_facts_are_never_unread(c: sqlite3.Connection) -> None:
    begin(c)
    own = a_message(51, kind=MessageKind.OPERATOR, author_id=ME)
    fact = a_message(52, kind=MessageKind.SYSTEM, author_id=None)
    note = a_message(53, kind=MessageKind.NOTE, author_id=ANNA, client_id=ClientId("theirs"))
    run = [a_message(50), own, fact, note]
    incoming.put_messages(c, DIALOG, run, has_older=False, before=None, me=ME)
    assert messages.opening(c, DIALOG, 50, 10)[1] == "theirs"
    incoming.put_messages(c, DIALOG, run[:3], has_older=False, before=None, me=ME)
    assert messages.opening(c, DIALOG, 53, 10)[1] is None


def test_coverage_of_a_dialog_that_is_begun_here_is_not_reset_by_beginning_again(c: sqlite3.Connection) -> None:
    begin(c)
    page(c, 41, 50)
    coverage.begin_empty(c, DIALOG)
    assert messages.coverage(c, DIALOG) == Coverage(oldest=41)
