"""Settings › Storage, and the question when one signs out."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from operator_app.engine.requests import CheckArchive, KeepWithin, SignOut
from tests.screens.desk import open_desk
from ui.settings.window import SettingsPage
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_loop, pytest.mark.qt_log_ignore("This plugin does not support")]


async def test_it_says_what_is_taken_and_takes_a_limit(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        desk.application.open_settings(SettingsPage.STORAGE)
        settings = desk.application.settings_window
        assert settings is not None
        page = settings.storage
        await desk.until(lambda: page.archive.text() == "312 MB · messages: 184,203")
        assert page.files.text() == "48 MB"
        assert page.checked.text() == "No damage found: Yesterday, 10:46"
        menu = page.limit.open_menu()
        next(each for each in menu.actions() if each.text() == "500 MB").trigger()
        menu.close()
        await desk.until(lambda: KeepWithin(limit=500_000_000) in desk.engine.asked)
        QTest.mouseClick(page.check, Qt.MouseButton.LeftButton)
        await desk.until(lambda: CheckArchive() in desk.engine.asked)
        await desk.until(page.check.isEnabled)


@pytest.mark.parametrize("forget", [False, True])
async def test_signing_out_asks_what_becomes_of_the_messages(forget: bool, theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        desk.engine.set_status(replace(desk.engine.status, unsent=2))
        await desk.settle()
        question = desk.application.ask_to_sign_out()
        assert question is not None
        assert "Not sent yet: 2." in question.words.text()
        QTest.mouseClick(question.remove if forget else question.keep, Qt.MouseButton.LeftButton)
        await desk.until(lambda: any(isinstance(each, SignOut) for each in desk.engine.asked))
        (asked,) = [each for each in desk.engine.asked if isinstance(each, SignOut)]
        assert asked.forget is forget


async def test_escape_signs_nobody_out(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        question = desk.application.ask_to_sign_out()
        assert question is not None
        QTest.keyClick(question, Qt.Key.Key_Escape)
        await desk.until(question.isHidden)
        assert not [each for each in desk.engine.asked if isinstance(each, SignOut)]
