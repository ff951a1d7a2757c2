"""Settings › Keyboard: recording keys, a clash that names the other command, and the way back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.screens.desk import Desk, open_desk
from ui.commands.table import Command
from ui.settings.key_row import KeyRow
from ui.settings.keyboard import KeyboardPage
from ui.settings.window import SettingsPage
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support")]

CTRL = Qt.KeyboardModifier.ControlModifier


@asynccontextmanager
async def keyboard_page(theme: Theme, folder: Path) -> AsyncIterator[tuple[Desk, KeyboardPage]]:
    async with open_desk(theme, folder) as desk:
        desk.application.open_settings(SettingsPage.KEYBOARD)
        window = desk.application.settings_window
        assert window is not None
        await desk.until(window.isVisible)
        yield desk, window.keyboard


def record(row: KeyRow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    row.keys.click()
    QTest.keyClick(row.keys, key, modifiers)


@pytest.mark.qt_loop
async def test_recorded_keys_are_bound(theme: Theme, tmp_path: Path) -> None:
    async with keyboard_page(theme, tmp_path) as (_, page):
        row = page.rows[Command.CLOSE]
        assert row.keys.text() == "E"
        assert row.default.isHidden()
        record(row, Qt.Key.Key_Backslash, CTRL)
        assert row.keys.text() == "Ctrl+\\"
        assert page.bindings.keys(Command.CLOSE) == ("Ctrl+\\",)
        row.default.click()
        assert page.bindings.is_default(Command.CLOSE)
        assert row.keys.text() == "E"


@pytest.mark.qt_loop
async def test_keys_recorded_on_a_russian_layout_are_the_same_keys(theme: Theme, tmp_path: Path) -> None:
    async with keyboard_page(theme, tmp_path) as (_, page):
        row = page.rows[Command.CLOSE]
        row.keys.click()
        QTest.sendKeyEvent(QTest.KeyAction.Press, row.keys, Qt.Key(ord("Ч")), "", CTRL)
        assert page.bindings.is_default(Command.CLOSE), "Ctrl+X is cut: a field needs it"
        assert "Ctrl+X is needed" in row.words.text()
        row.keys.click()
        QTest.sendKeyEvent(QTest.KeyAction.Press, row.keys, Qt.Key(ord("П")), "", CTRL)
        assert page.bindings.keys(Command.CLOSE) == ("Ctrl+G",)


@pytest.mark.qt_loop
async def test_a_clash_names_the_other_command_and_asks(theme: Theme, tmp_path: Path) -> None:
    async with keyboard_page(theme, tmp_path) as (_, page):
        row = page.rows[Command.REPLY]
        record(row, Qt.Key.Key_E)
        assert row.warning.isVisible()
        assert row.words.text() == "E is the key of “Close or reopen”."
        assert page.bindings.keys(Command.REPLY) == ("R",)
        row.leave.click()
        assert row.warning.isHidden()
        record(row, Qt.Key.Key_E)
        row.take.click()
        assert page.bindings.keys(Command.REPLY) == ("E",)
        assert page.bindings.keys(Command.CLOSE) == ()
        assert page.rows[Command.CLOSE].keys.text() == "No key"
        page.restore_all.click()
        assert page.rows[Command.CLOSE].keys.text() == "E"
        assert page.restore_all.isHidden()


@pytest.mark.qt_loop
async def test_keys_of_fields_cannot_be_taken(theme: Theme, tmp_path: Path) -> None:
    async with keyboard_page(theme, tmp_path) as (_, page):
        row = page.rows[Command.REPLY]
        record(row, Qt.Key.Key_Return, CTRL)
        assert row.words.text() == "Ctrl+Enter is the key of “Send”."
        assert row.take.isHidden()
        record(row, Qt.Key.Key_Tab)
        assert "is needed" in row.words.text()
        assert page.bindings.is_default(Command.REPLY)


@pytest.mark.qt_loop
async def test_escape_gives_up_and_backspace_leaves_no_key(theme: Theme, tmp_path: Path) -> None:
    async with keyboard_page(theme, tmp_path) as (desk, page):
        row = page.rows[Command.NOTE]
        record(row, Qt.Key.Key_Escape)
        assert row.keys.text() == "N"
        window = desk.application.settings_window
        assert window is not None
        assert window.isVisible(), "it was the recording that ended"
        record(row, Qt.Key.Key_Backspace)
        assert page.bindings.keys(Command.NOTE) == ()
        assert row.keys.accessibleName() == "Write a note: No key"
