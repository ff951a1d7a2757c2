"""Naming a colleague in a note: offered while typing, taken by key or pointer, and he is who will be alerted."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from operator_app.domain.commands import AddNote
from operator_app.domain.drafts import ComposerMode
from tests import sample_dialogs as sample
from tests.screens.desk import Desk, open_desk
from ui.conversation.conversation import ConversationPane
from ui.conversation.mention_popup import MentionPopup
from ui.conversation.mentions import begun_mention, matching, mentioned
from ui.theme.theme import Theme

MARIA = sample.MARIA_DIALOG
TEAM = (sample.NINA, sample.LEV)
at_the_window = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]


def marked(test: object) -> object:
    for mark in at_the_window:
        test = mark(test)
    return test


async def note(desk: Desk, typed: str) -> ConversationPane:
    desk.window.show_dialog(MARIA)
    pane = desk.window.conversation
    await desk.until(lambda: pane.composer.dialog_id == MARIA)
    pane.start_writing(ComposerMode.NOTE)
    QTest.keyClicks(pane.composer.field, typed)
    return pane


def offered(pane: ConversationPane) -> list[str]:
    popup = pane.mentions.popup
    return [] if popup is None else [one.name for one in popup.model.operators]


def shown(pane: ConversationPane) -> MentionPopup:
    assert pane.mentions.popup is not None
    return pane.mentions.popup


@marked
async def test_typing_narrows_and_enter_takes(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        pane = await note(desk, "Look, @")
        assert offered(pane) == ["Lev Orlov", "Nina Serova"]
        QTest.keyClicks(pane.composer.field, "se")
        assert offered(pane) == ["Nina Serova"]
        QTest.keyClick(pane.composer.field, Qt.Key.Key_Return)
        assert pane.composer.text == "Look, @Nina Serova "
        assert pane.mentions.popup is None
        QTest.keyClicks(pane.composer.field, "please")
        assert pane.mentions.popup is None
        pane.composer.submit()
        note_sent = AddNote(dialog_id=MARIA, text="Look, @Nina Serova please", mentions=(sample.NINA.id,))
        await desk.until(lambda: desk.engine.done == [note_sent])


@marked
async def test_arrows_choose_and_a_click_takes(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        pane = await note(desk, "@")
        QTest.keyClick(pane.composer.field, Qt.Key.Key_Down)
        QTest.keyClick(pane.composer.field, Qt.Key.Key_Tab)
        assert pane.composer.text == "@Nina Serova "
        QTest.keyClicks(pane.composer.field, "@")
        rows = shown(pane).list
        QTest.mouseClick(
            rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(shown(pane).model.index(0, 0)).center()
        )
        assert pane.composer.text == "@Nina Serova @Lev Orlov "


@marked
async def test_escape_leaves_what_is_typed_and_a_reply_names_nobody(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        pane = await note(desk, "@n")
        QTest.keyClick(pane.composer.field, Qt.Key.Key_Escape)
        QTest.keyClicks(pane.composer.field, "i")
        assert pane.mentions.popup is None
        assert pane.composer.text == "@ni"
        pane.start_writing(ComposerMode.REPLY)
        QTest.keyClicks(pane.composer.field, "@n")
        assert pane.mentions.popup is None
        pane.start_writing(ComposerMode.NOTE)
        QTest.keyClicks(pane.composer.field, " @l")
        assert offered(pane) == ["Lev Orlov"]
        desk.window.show_dialog(sample.ROWS[1].dialog.id)
        assert pane.mentions.popup is None


@pytest.mark.parametrize(
    ("before", "begun"),
    [("@", ""), ("a @Ni", "Ni"), ("(@Nina S", "Nina S"), ("mail@shop", None), ("@@x", None), ("no", None)],
)
def test_a_mention_begins_a_word(before: str, begun: str | None) -> None:
    assert begun_mention(before) == begun


@given(st.sampled_from(TEAM), st.integers(0, 12))
def test_whoever_is_being_named_is_found_and_whoever_was_taken_is_mentioned(one: object, length: int) -> None:
    person = sample.NINA if one is sample.NINA else sample.LEV
    assert person in matching(person.name[:length], TEAM)
    assert matching(f"{person.name} ", TEAM) == []
    assert mentioned(f"@{person.name} look", TEAM) == (person.id,)
