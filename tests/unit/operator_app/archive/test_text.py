"""No text can break a write."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from operator_app.archive import dialogs, drafts, incoming, messages, outbox, people
from operator_app.archive.text import mended, mended_value
from operator_app.domain.commands import AddTag, EditUser, SendMessage
from operator_app.domain.drafts import ComposerMode, Draft
from operator_app.domain.messages import File
from operator_app.domain.people import Property
from operator_app.domain.value import ClientId, FileId
from tests.doubles.entities import DIALOG, ME, USER, a_dialog, a_message, a_user


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("Привет 👋🏽\n\t\r\u202e", "Привет 👋🏽\n\t\r\u202e"),
        ("a\0b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("\udc00\ud800", "\ufffd\ufffd"),
        ("\ud83d\ude00", "😀"),
        ("\\u0000", "\\u0000"),
        ("", ""),
    ],
)
def test_what_becomes_of_text(text: str, stored: str) -> None:
    assert mended(text) == stored


@given(st.text(st.characters(codec=None, categories=None)))
def test_any_text_can_be_encoded_and_mending_again_changes_nothing(text: str) -> None:
    stored = mended(text)
    assert "\0" not in stored
    assert stored.encode().decode() == stored == mended(stored)


def test_a_value_without_such_text_is_the_same_object() -> None:
    user = a_user(name="Ольга")
    assert mended_value(user) is user


def test_every_text_in_a_value_is_mended_and_its_type_is_kept() -> None:
    user = a_user(
        name="a\ud800",
        properties=(Property(name="n\0", value=("x\0", "y")), Property(name="m", value=1.5)),
        segments=("s\0",),
    )
    assert mended_value(user) == a_user(
        name="a\ufffd",
        properties=(Property(name="n\ufffd", value=("x\ufffd", "y")), Property(name="m", value=1.5)),
        segments=("s\ufffd",),
    )
    edit = EditUser(user_id=USER, name="\0")
    assert mended_value(edit) == EditUser(user_id=USER, name="\ufffd")


def test_unreadable_text_goes_all_the_way_through(c: sqlite3.Connection) -> None:
    bad, shown = "a\0b\ud83d", "a\ufffdb\ufffd"
    file = File(id=FileId("f"), name=bad, size=1, content_type="x", url="u")
    incoming.start_over(c, 1, 1, [a_dialog(tags=(bad,)), a_user(name=bad)], ME)
    incoming.put_messages(c, DIALOG, [a_message(1, text=bad, files=(file,))], has_older=False, before=None, me=ME)
    outbox.add(c, ClientId("k"), SendMessage(dialog_id=DIALOG, text=bad), ME, 1)
    outbox.add(c, ClientId("l"), AddTag(dialog_id=DIALOG, tag="\0"), ME, 1)
    outbox.put_uploaded(c, ClientId("k"), [file])
    drafts.save(c, DIALOG, ComposerMode.REPLY, Draft(text=bad), 1)

    window = messages.window(c, DIALOG)
    assert [message.text for message in window.messages] == [shown, shown]
    assert window.messages[0].files[0].name == shown
    dialog, user, draft = dialogs.get(c, DIALOG), people.user(c, USER), drafts.get(c, DIALOG, ComposerMode.REPLY)
    assert dialog is not None
    assert user is not None
    assert (dialog.tags, user.name, draft) == ((shown, "\ufffd"), shown, Draft(text=shown))
