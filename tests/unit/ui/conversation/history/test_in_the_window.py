"""From the dialog to its user's history and back, in the whole window."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from operator_app.domain.commands import SendMessage
from operator_app.domain.drafts import ComposerMode
from operator_app.domain.messages import Missing
from operator_app.domain.problems import ArchiveError, ArchiveProblem
from operator_app.engine.requests import FetchMissing, GetHistory
from operator_app.engine.status import ConnectionStatus, Phase
from tests import sample_dialogs as sample
from tests.sample_history import HISTORY_MESSAGES, HISTORY_ROWS, OCTOBER, SEPTEMBER
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from ui.conversation.conversation import ConversationPane
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]

MARIA = sample.MARIA_DIALOG


def engine() -> SampleEngine:
    return SampleEngine(rows=HISTORY_ROWS, messages=HISTORY_MESSAGES)


async def open_maria(desk: Desk) -> ConversationPane:
    desk.window.show_dialog(MARIA)
    pane = desk.window.conversation
    await desk.until(lambda: pane.composer.dialog_id == MARIA)
    return pane


async def open_history(desk: Desk) -> ConversationPane:
    pane = await open_maria(desk)
    pane.header.history.click()
    await desk.until(lambda: pane.feeds.history_shown)
    return pane


def separators(pane: ConversationPane) -> list[str]:
    return [item.key for item in pane.history.items if item.key.startswith("dialog:")]


async def test_the_button_tells_how_many_dialogs_and_is_not_there_for_one(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, engine()) as desk:
        pane = await open_maria(desk)
        assert (pane.header.history.text(), pane.header.history.isVisible()) == ("History · 3", True)
        desk.window.show_dialog(sample.ROWS[1].dialog.id)
        await desk.until(lambda: pane.composer.dialog_id == sample.ROWS[1].dialog.id)
        assert not pane.header.history.isVisible()
        pane.toggle_history()
        await desk.settle()
        assert not pane.feeds.history_shown


async def test_the_feed_switches_to_all_dialogs_and_the_composer_stays(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, engine()) as desk:
        pane = await open_history(desk)
        assert separators(pane) == [f"dialog:{SEPTEMBER}", f"dialog:{OCTOBER}", f"dialog:{MARIA}"]
        assert pane.header.history.isChecked()
        assert "Мария Иванова" in pane.composer.field.placeholderText()
        pane.start_writing(ComposerMode.REPLY)
        pane.composer.insert("Добрый день")
        pane.composer.submit()
        await desk.until(lambda: SendMessage(dialog_id=MARIA, text="Добрый день") in desk.engine.done)
        await desk.until(lambda: any(m.text == "Добрый день" for m in pane.history._held.messages))


async def test_escape_and_the_button_go_back_to_the_place_one_left(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, engine()) as desk:
        desk.window.resize(1280, 460)
        pane = await open_maria(desk)
        bar = pane.timeline.verticalScrollBar()
        bar.setValue(40)
        pane.timeline.setFocus()
        for way in ("escape", "button", "key"):
            pane.toggle_history()
            await desk.until(lambda: pane.feeds.history_shown)
            assert QGuiApplication.focusObject() is pane.history
            match way:
                case "escape":
                    QTest.keyClick(pane.history, Qt.Key.Key_Escape)
                case "button":
                    pane.header.history.click()
                case _:
                    QTest.keyClick(pane.history, Qt.Key.Key_H)
            await desk.until(lambda: not pane.feeds.history_shown)
            assert bar.value() == 40
            assert not pane.header.history.isChecked()
            pane.timeline.setFocus()


async def test_escape_in_the_composer_goes_back_too_and_keeps_the_text(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, engine()) as desk:
        pane = await open_maria(desk)
        pane.start_writing(ComposerMode.REPLY)
        pane.composer.insert("чек")
        pane.toggle_history()
        await desk.until(lambda: pane.feeds.history_shown)
        assert QGuiApplication.focusObject() is pane.composer.field
        QTest.keyClick(pane.composer.field, Qt.Key.Key_Escape)
        await desk.until(lambda: not pane.feeds.history_shown)
        assert pane.composer.field.toPlainText() == "чек"


async def test_a_separator_opens_its_dialog(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, engine()) as desk:
        pane = await open_history(desk)
        pane.history.set_current(f"dialog:{OCTOBER}")
        QTest.keyClick(pane.history, Qt.Key.Key_Return)
        await desk.until(lambda: desk.window.shown_dialog() == OCTOBER)
        assert not pane.feeds.history_shown
        await desk.until(lambda: f"{OCTOBER}-1" in [item.key for item in pane.timeline.items])


async def test_what_happens_to_a_dialog_is_seen_in_the_history(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, engine()) as desk:
        pane = await open_history(desk)
        row = desk.engine.rows[OCTOBER]
        desk.engine.put_row(replace(row, dialog=replace(row.dialog, tags=("vip",), revision=2)))
        await desk.until(lambda: any("vip" in pane.history.spoken(item) for item in pane.history.items))


async def test_holes_are_asked_for_and_a_lost_connection_is_said(theme: Theme, tmp_path: Path) -> None:
    lacking = engine()
    lacking.missing = {SEPTEMBER: Missing.COMING}
    async with open_desk(theme, tmp_path, lacking) as desk:
        pane = await open_history(desk)
        await desk.until(lambda: FetchMissing(dialog_id=SEPTEMBER) in desk.engine.asked)
        desk.engine.missing = {SEPTEMBER: Missing.OFFLINE}
        desk.engine.set_status(ConnectionStatus(phase=Phase.WAITING))
        words = "Earlier messages are not on this computer; no connection"
        await desk.until(lambda: words in [pane.history.spoken(item) for item in pane.history.items])


async def test_a_history_that_cannot_be_read_says_why_and_leaves_the_dialog(theme: Theme, tmp_path: Path) -> None:
    broken = engine()
    broken.errors = {GetHistory: ArchiveError(ArchiveProblem.DAMAGED, "x")}
    async with open_desk(theme, tmp_path, broken) as desk:
        pane = await open_maria(desk)
        pane.header.history.click()
        await desk.until(pane.bar.isVisible)
        assert not pane.feeds.history_shown
        assert not pane.header.history.isChecked()


async def test_a_narrow_header_has_it_in_its_menu(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path, engine()) as desk:
        pane = await open_maria(desk)
        desk.window.resize(760, 560)
        await desk.until(lambda: pane.header.width() < 500)
        menu = pane.header.open_more_menu()
        assert menu is not None
        next(action for action in menu.actions() if action.text() == "History · 3").trigger()
        menu.close()
        await desk.until(lambda: pane.feeds.history_shown)
        menu = pane.header.open_more_menu()
        assert menu is not None
        next(action for action in menu.actions() if action.text() == "Back to this dialog").trigger()
        menu.close()
        await desk.until(lambda: not pane.feeds.history_shown)
