"""Rows of the list, and dialogs one by one."""

import sqlite3

from operator_app.archive import cursor, dialogs, drafts, incoming, outbox, people
from operator_app.archive.cursor import PageCursor
from operator_app.domain.commands import SendMessage
from operator_app.domain.dialogs import DialogState, Mark
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.lists import DialogFilter, DialogRow
from operator_app.domain.messages import MessageKind, MessageState
from operator_app.domain.problems import RefusalReason
from operator_app.domain.value import ClientId, DialogId
from tests.doubles.entities import ANNA, DIALOG, ME, USER, a_dialog, a_last_message, a_user, an_operator

REPLY, NOTE = ComposerMode.REPLY, ComposerMode.NOTE


def test_a_row_has_everything_a_line_shows(c: sqlite3.Connection) -> None:
    answered = a_last_message(7, kind=MessageKind.OPERATOR, author_id=ANNA)
    dialog = a_dialog(7, assignee_id=ME, last_message=answered)
    mark = Mark(dialog_id=DIALOG, revision=7, read_position=6, muted=True)
    user = a_user(name="Olga")
    incoming.put_entities(c, [dialog, mark, user, an_operator(), an_operator(ANNA)], ME)
    (row,) = dialogs.rows(c, [DIALOG], ME)
    assert row == DialogRow(
        dialog=dialog, user=user, mark=mark, assignee=an_operator(), last_operator=an_operator(ANNA)
    )
    assert row.unread


def test_rows_stand_as_asked_and_strangers_are_left_out(c: sqlite3.Connection) -> None:
    wanted = [DialogId(name) for name in ("b", "a", "nobody", "c'; DROP TABLE dialogs", "d")]
    incoming.put_entities(c, [a_dialog(id=name) for name in wanted if name != "nobody"], ME)
    found = dialogs.rows(c, wanted, ME)
    assert [row.dialog.id for row in found] == ["b", "a", "c'; DROP TABLE dialogs", "d"]
    assert (found[0].user, found[0].mark) == (None, Mark(dialog_id=DialogId("b")))
    assert dialogs.rows(c, [], ME) == ()


def test_thousands_of_rows_take_two_statements(c: sqlite3.Connection) -> None:
    ids = [DialogId(f"d{number}") for number in range(3_000)]
    incoming.put_entities(c, [a_dialog(id=name) for name in ids], ME)
    statements: list[str] = []
    c.set_trace_callback(statements.append)
    assert len(dialogs.rows(c, ids, ME)) == 3_000
    c.set_trace_callback(None)
    assert len(statements) == 2


def test_the_draft_of_a_row_is_the_beginning_of_the_reply_else_of_the_note(c: sqlite3.Connection) -> None:
    incoming.put_entities(c, [a_dialog()], ME)

    def shown() -> str | None:
        return dialogs.rows(c, [DIALOG], ME)[0].draft

    assert shown() is None
    assert drafts.save(c, DIALOG, NOTE, Draft(text="note"), 1).rows == {DIALOG}
    assert shown() == "note"
    drafts.save(c, DIALOG, REPLY, Draft(text="я" * 500, cursor=3), 1)
    assert shown() == "я" * dialogs.DRAFT_LENGTH
    assert drafts.get(c, DIALOG, REPLY) == Draft(text="я" * 500, cursor=3)
    drafts.save(c, DIALOG, REPLY, Draft(text=" \n"), 2)
    assert shown() == "note", "white space says nothing in a row"
    assert drafts.get(c, DIALOG, REPLY) == Draft(text=" \n")
    drafts.save(c, DIALOG, REPLY, Draft(text=""), 2)
    assert shown() == "note"
    drafts.save(c, DIALOG, NOTE, Draft(text=""), 2)
    assert shown() is None
    assert drafts.get(c, DIALOG, NOTE) is None


def test_a_failed_message_is_not_hidden_behind_a_later_one(c: sqlite3.Connection) -> None:
    incoming.put_entities(c, [a_dialog()], ME)
    for number in range(2):
        outbox.add(c, ClientId(f"k{number}"), SendMessage(dialog_id=DIALOG, text="x"), ME, number)
    outbox.refuse(c, ClientId("k0"), RefusalReason.OTHER, ME)
    assert dialogs.rows(c, [DIALOG], ME)[0].outgoing is MessageState.FAILED


def test_dialogs_of_a_user_newest_first(c: sqlite3.Connection) -> None:
    told = [
        a_dialog(id="old", created_at=1_000),
        a_dialog(id="new", created_at=1, last_message=a_last_message(9)),
        a_dialog(id="middle", created_at=5_000),
        a_dialog(id="other", user_id="u2"),
    ]
    incoming.put_entities(c, told, ME)
    assert [dialog.id for dialog in dialogs.of_user(c, USER)] == ["new", "middle", "old"]
    assert dialogs.get(c, DialogId("nobody")) is None
    assert people.user(c, USER) is None


def test_more_is_told_until_the_last_page_came(c: sqlite3.Connection) -> None:
    closed = DialogFilter(state=DialogState.CLOSED)
    assert dialogs.listing(c, closed, ME, 0).more
    cursor.write_page(c, DialogState.CLOSED, PageCursor(next="x"))
    assert cursor.read_page(c, DialogState.CLOSED) == PageCursor(next="x")
    assert dialogs.listing(c, closed, ME, 0).more
    cursor.write_page(c, DialogState.CLOSED, PageCursor(complete=True))
    assert not dialogs.listing(c, closed, ME, 0).more
    assert dialogs.listing(c, DialogFilter(), ME, 0).more


def test_no_list_reads_the_wide_rows_or_sorts_more_than_ties(c: sqlite3.Connection) -> None:
    """The indexes answer alone; a list of 100,000 dialogs is as fast as that."""
    plans: list[str] = []

    def explain(statement: str) -> None:
        plans.append(statement)

    c.set_trace_callback(explain)
    dialogs.listing(c, DialogFilter(), ME, 1)
    c.set_trace_callback(None)
    lists = [statement for statement in plans if "FROM dialogs" in statement]
    assert len(lists) == 5  # waiting, the others, the other state's count, the unread, the next to wake
    for statement in lists:
        (plan,) = {row[3] for row in c.execute(f"EXPLAIN QUERY PLAN {statement}") if "dialogs" in row[3]}
        assert "USING COVERING INDEX" in plan
