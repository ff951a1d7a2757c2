"""Keys in the main window: changed ones act at once, everywhere they are told; the sheet is made from them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from operator_app.domain.commands import CloseDialog
from operator_app.domain.drafts import ComposerMode
from tests import sample_dialogs as sample
from tests.screens.desk import Desk, open_desk
from ui.commands.bindings import Bindings
from ui.commands.sheet import KeySheet
from ui.commands.table import Command
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]

Press = Callable[[QWidget, str], None]


async def at_maria(desk: Desk) -> None:
    desk.window.show_dialog(sample.MARIA_DIALOG)
    await desk.until(lambda: desk.window.conversation.composer.dialog_id == sample.MARIA_DIALOG)
    desk.window.list.view.setFocus()


def sheet_of(desk: Desk) -> KeySheet | None:
    return next((sheet for sheet in desk.window.findChildren(KeySheet) if sheet.isVisible()), None)


@pytest.mark.parametrize("letter", ["x", "ч"])
@pytest.mark.qt_loop
async def test_a_new_key_acts_at_once_on_both_layouts_and_the_old_one_no_more(
    theme: Theme, tmp_path: Path, press: Press, letter: str
) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await at_maria(desk)
        Bindings(desk.choices, desk.window).bind(Command.CLOSE, "X")
        press(desk.window.list.view, "e")
        assert not desk.engine.done
        press(desk.window.list.view, letter)
        await desk.until(lambda: desk.engine.done)
        assert desk.engine.done == [CloseDialog(dialog_id=sample.MARIA_DIALOG)]


@pytest.mark.qt_loop
async def test_a_key_acts_by_its_place_on_a_layout_we_have_no_letters_of(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await at_maria(desk)
        bindings = Bindings(desk.choices, desk.window)
        bindings.bind(Command.NOTE, "S")
        # the Ukrainian і on the key of S, as X11 tells it
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, ord("І"), Qt.KeyboardModifier.NoModifier, 39, 0, 0, "і")
            QCoreApplication.sendEvent(desk.window.list.view, event)
        assert desk.window.conversation.composer.mode is ComposerMode.NOTE


@pytest.mark.qt_loop
async def test_a_letter_of_such_a_layout_stays_a_letter_in_a_field(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await at_maria(desk)
        desk.window.conversation.start_writing(ComposerMode.REPLY)
        field = desk.window.conversation.composer.field
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            QCoreApplication.sendEvent(field, QKeyEvent(kind, ord("І"), Qt.KeyboardModifier.NoModifier, 39, 0, 0, "і"))
        assert desk.window.conversation.composer.text == "і"


@pytest.mark.qt_loop
async def test_menus_and_tooltips_say_the_key_of_now(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await at_maria(desk)
        own_row, header = desk.window.list.own_row, desk.window.conversation.header
        assert own_row.people.toolTip() == "All people (P)"
        assert header.close_button.toolTip() == "E"
        bindings = Bindings(desk.choices, desk.window)
        bindings.bind(Command.PEOPLE, "Ctrl+P")
        bindings.bind(Command.CLOSE)
        bindings.bind(Command.UNDO, "Alt+Z")
        bindings.bind(Command.QUIT, "Ctrl+Shift+Q")
        assert own_row.people.toolTip() == "All people (Ctrl+P)"
        assert header.close_button.toolTip() == ""
        assert desk.window.undo_bar.button.toolTip() == "Alt+Z"
        menu = own_row.open_menu()
        shown = {action.text(): action.shortcut().toString() for action in menu.actions()}
        menu.close()
        assert shown["Quit"] == "Ctrl+Shift+Q"
        assert shown["Keys"] == "?"


@pytest.mark.parametrize("key", ["?", "F1"])
@pytest.mark.qt_loop
async def test_the_sheet_shows_what_is_bound_now(theme: Theme, tmp_path: Path, key: str, press: Press) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await at_maria(desk)
        Bindings(desk.choices, desk.window).bind(Command.CLOSE, "X")
        if key == "?":
            press(desk.window.list.view, "?")
        else:
            QTest.keyClick(desk.window.list.view, Qt.Key.Key_F1)
        sheet = sheet_of(desk)
        assert sheet is not None
        said = dict(sheet.said)
        assert said["Close or reopen"] == ("X",)
        assert said["Search and commands"] == ("Ctrl+F", "Ctrl+K")
        press(sheet, "x")
        assert not desk.engine.done, "no key acts below the sheet"
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
        assert sheet_of(desk) is None


@pytest.mark.qt_loop
async def test_a_question_mark_typed_in_a_field_is_text(theme: Theme, tmp_path: Path, press: Press) -> None:
    async with open_desk(theme, tmp_path) as desk:
        await at_maria(desk)
        desk.window.conversation.start_writing(ComposerMode.REPLY)
        press(desk.window.conversation.composer.field, "?")
        assert desk.window.conversation.composer.text == "?"
        assert sheet_of(desk) is None
        QTest.keyClick(desk.window.conversation.composer.field, Qt.Key.Key_F1)
        assert sheet_of(desk) is not None


@pytest.mark.qt_loop
async def test_what_cannot_be_done_now_is_left_undone(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        assert desk.window.shown_dialog() is None
        commands = desk.window.commands
        for command in (Command.CLOSE, Command.EMOJI, Command.SAVED_REPLIES, Command.DETAILS):
            assert not commands.can(command)
            commands.do(command)
        assert not desk.engine.done
        await at_maria(desk)
        assert all(commands.can(command) for command in (Command.CLOSE, Command.EMOJI, Command.SAVED_REPLIES))
