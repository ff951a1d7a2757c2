"""Answers that a colleague has overtaken, and what several operators see of each other, through the whole window."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from operator_app.domain.commands import AddNote, SendMessage
from operator_app.domain.dialogs import DialogState
from operator_app.domain.drafts import ComposerMode
from operator_app.domain.lists import TypingNow
from operator_app.engine.requests import TellViewing
from tests import sample_dialogs as sample
from tests.screens.desk import Desk, open_desk
from ui.conversation.conversation import ConversationPane
from ui.conversation.timeline.items import TypingLine, message_of
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]

MARIA = sample.MARIA_DIALOG
JOHN = sample.ROWS[1].dialog.id


async def open_maria(desk: Desk) -> ConversationPane:
    desk.window.show_dialog(MARIA)
    pane = desk.window.conversation
    await desk.until(lambda: pane.composer.dialog_id == MARIA)
    return pane


async def overtaken(desk: Desk) -> ConversationPane:
    """Nina answers while an answer is being typed, and the send key is pressed."""
    pane = await open_maria(desk)
    pane.start_writing(ComposerMode.REPLY)
    QTest.keyClicks(pane.composer.field, "My answer")
    desk.engine.answer_of(sample.NINA, MARIA, "Нашла чек, отправила", at=sample.NOW - 10_000)
    QTest.keyClick(pane.composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    await desk.until(lambda: pane.stale_bar.asking)
    return pane


async def test_an_overtaken_answer_is_not_sent_and_says_why(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        pane = await overtaken(desk)
        assert pane.stale_bar.words() == "Nina answered 10 s ago: “Нашла чек, отправила”"
        assert pane.composer.text == "My answer"
        assert desk.engine.done == []


async def test_the_send_key_again_sends_anyway(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        pane = await overtaken(desk)
        QTest.keyClick(pane.composer.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await desk.until(lambda: desk.engine.done == [SendMessage(dialog_id=MARIA, text="My answer")])
        assert not pane.stale_bar.asking
        assert not pane.composer.text


async def test_the_button_sends_too(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        pane = await overtaken(desk)
        QTest.mouseClick(pane.stale_bar.send_button, Qt.MouseButton.LeftButton)
        await desk.until(lambda: desk.engine.done == [SendMessage(dialog_id=MARIA, text="My answer")])


async def test_escape_keeps_it_as_a_draft_and_asks_once(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        pane = await overtaken(desk)
        QTest.keyClick(pane.composer.field, Qt.Key.Key_Escape)
        assert not pane.stale_bar.asking
        await desk.until(lambda: (MARIA, ComposerMode.REPLY) in desk.engine.drafts)
        assert desk.engine.drafts[MARIA, ComposerMode.REPLY].text == "My answer"
        pane.composer.submit()
        await desk.until(lambda: desk.engine.done == [SendMessage(dialog_id=MARIA, text="My answer")])


async def test_what_stood_there_before_the_first_letter_holds_nothing_back(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        pane = await open_maria(desk)
        desk.engine.answer_of(sample.NINA, MARIA, "Нашла чек", at=sample.NOW)
        shown = pane.timeline
        await desk.until(lambda: any("Нашла чек" in shown.spoken(item) for item in shown.items if message_of(item)))
        pane.start_writing(ComposerMode.REPLY)
        QTest.keyClicks(pane.composer.field, "And from me")
        pane.composer.submit()
        await desk.until(lambda: desk.engine.done == [SendMessage(dialog_id=MARIA, text="And from me")])
        assert not pane.stale_bar.asking


async def test_a_note_is_never_held_back(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        pane = await open_maria(desk)
        pane.start_writing(ComposerMode.NOTE)
        QTest.keyClicks(pane.composer.field, "hm")
        desk.engine.answer_of(sample.NINA, MARIA, "Нашла чек", at=sample.NOW)
        pane.composer.submit()
        await desk.until(lambda: desk.engine.done == [AddNote(dialog_id=MARIA, text="hm")])


async def test_whoever_has_gone_on_is_told_in_the_pane_and_the_answer_waits_in_its_dialog(
    theme: Theme, tmp_path: Path
) -> None:
    async with open_desk(theme, tmp_path) as desk:
        pane = await open_maria(desk)
        pane.start_writing(ComposerMode.REPLY)
        QTest.keyClicks(pane.composer.field, "My answer")
        row = desk.engine.rows[MARIA]
        closed = replace(row.dialog, state=DialogState.CLOSED, closed_by=sample.NINA.id, closed_at=sample.NOW)
        desk.engine.put_row(replace(row, dialog=closed))
        pane.composer.submit()
        desk.window.show_dialog(JOHN)
        await desk.until(lambda: "kept as a draft. Nina closed the dialog 0 s ago." in pane.bar.words())
        assert not pane.stale_bar.asking
        assert not pane.composer.text
        await desk.until(lambda: (MARIA, ComposerMode.REPLY) in desk.engine.drafts)
        assert desk.engine.done == []


async def test_colleagues_who_look_have_a_face_with_their_names(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        pane = await open_maria(desk)
        assert pane.header.faces.isHidden()
        looked = replace(desk.engine.rows[MARIA], viewers=(sample.LEV.id, sample.NINA.id))
        desk.engine.put_row(looked)
        await desk.until(pane.header.faces.isVisible)
        assert pane.header.faces.accessibleName() == "Nina Serova, Lev Orlov are looking too"
        assert pane.header.faces.toolTip() == "Nina Serova, Lev Orlov are looking too"
        desk.engine.put_row(replace(looked, viewers=()))
        await desk.until(pane.header.faces.isHidden)


async def test_the_user_and_a_colleague_type_at_once(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        pane = await open_maria(desk)
        nina = TypingNow(person_id=sample.NINA.id, by_user=False, text="Сейчас про", until=sample.NOW + 5_000)
        desk.engine.put_row(replace(desk.engine.rows[MARIA], also_typing=(nina,)))
        await desk.until(lambda: pane.timeline.items[-1] == TypingLine(typing=nina))
        assert isinstance(pane.timeline.items[-2], TypingLine)


async def test_colleagues_learn_what_is_on_screen_and_that_nothing_is(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:

        def told() -> list[str | None]:
            return [each.dialog_id for each in desk.engine.asked if isinstance(each, TellViewing)]

        await open_maria(desk)
        desk.window.hide()
        desk.window.show()
        desk.window.showMinimized()
        desk.window.showNormal()
        await desk.until(lambda: len(told()) >= 5)
        assert told() == [MARIA, None, MARIA, None, MARIA]
