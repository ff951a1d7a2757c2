"""Settings found by their words, and the word about a settings file that could not be read."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.screens.desk import Desk, open_desk
from ui.settings.file_notice import FileNotice
from ui.settings.window import SettingsPage, SettingsWindow
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.qt_loop]


@asynccontextmanager
async def settings_window(theme: Theme, folder: Path) -> AsyncIterator[tuple[Desk, SettingsWindow]]:
    async with open_desk(theme, folder) as desk:
        desk.application.open_settings()
        window = desk.application.settings_window
        assert window is not None
        await desk.until(window.isVisible)
        yield desk, window


def offered(window: SettingsWindow) -> list[str]:
    return [button.text() for button in window._buttons.buttons() if button.isVisible()]


def marked(window: SettingsWindow) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.property("found")]


@pytest.mark.parametrize("typed", ["undo send", "гтвщ ыутв", "undo sendnig"], ids=["right", "other layout", "slip"])
async def test_a_setting_is_found_marked_and_shown(theme: Theme, tmp_path: Path, typed: str) -> None:
    async with settings_window(theme, tmp_path) as (_, window):
        window.show_page(SettingsPage.ABOUT)
        window.search.setText(typed)
        assert "General" in offered(window)
        assert "Storage" not in offered(window)
        assert window.page is SettingsPage.GENERAL
        assert "Undo sending" in marked(window)


async def test_a_page_is_found_by_its_title_and_all_come_back(theme: Theme, tmp_path: Path) -> None:
    async with settings_window(theme, tmp_path) as (_, window):
        every = offered(window)
        window.show_page(SettingsPage.ABOUT)
        window.search.setText("keyboard")
        assert "Keyboard" in offered(window)
        assert "About" not in offered(window)
        assert window.page is SettingsPage.KEYBOARD
        QTest.keyClick(window.search, Qt.Key.Key_Escape)
        assert window.search.text() == ""
        assert window.isVisible()
        assert offered(window) == every
        assert not marked(window)
        QTest.keyClick(window.search, Qt.Key.Key_Escape)
        assert not window.isVisible()


async def test_nothing_like_it_is_said(theme: Theme, tmp_path: Path) -> None:
    async with settings_window(theme, tmp_path) as (_, window):
        page = window.page
        window.search.setText("zzxxyyqq")
        assert offered(window) == []
        assert window.nothing.isVisible()
        assert window.page is page


async def test_what_is_not_offered_is_not_found(theme: Theme, tmp_path: Path) -> None:
    async with settings_window(theme, tmp_path) as (_, window):
        window._offered.discard(SettingsPage.KEYBOARD)
        window.search.setText("keyb")
        assert "Keyboard" not in offered(window)


async def test_a_broken_settings_file_is_set_aside_and_said_once(theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{broken", encoding="utf-8")
    async with open_desk(theme, tmp_path) as desk:
        said: list[str] = []
        notice = FileNotice(desk.choices, desk.application.window_opened, said.append, desk.application)
        desk.application.window_opened.emit()
        desk.application.window_opened.emit()
        assert len(said) == 1
        assert "settings.broken.json" in said[0]
        assert (tmp_path / "settings.broken.json").read_text("utf-8") == "{broken"
        assert notice.parent() is desk.application
