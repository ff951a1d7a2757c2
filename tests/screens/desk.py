"""The whole screen over a sample engine: what pictures are drawn of, and what tests of widgets press keys in."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtGui import QGuiApplication

from operator_app.domain.lists import DialogFilter
from operator_app.installation.installation import Installation, InstallKind
from operator_app.settings.imposed import NOTHING_IMPOSED, Imposed
from operator_app.settings.live import LiveSettings
from operator_app.settings.screen import AccountScreen, ScreenMemory, ScreenMemoryFile
from operator_app.settings.settings import SettingsFile
from tests import sample_dialogs as sample
from tests.screens.sample_engine import SampleEngine
from ui.application import Application
from ui.bridge import EngineBridge
from ui.first_window import FirstWindow
from ui.main_window import MainWindow
from ui.settings.alert_test import AlertTest
from ui.settings.choices import Choices
from ui.settings.updates import Updates
from ui.theme.theme import Theme

PATIENCE = 10.0
"""Seconds after which what does not come is taken not to come."""


class Desk:
    """One application with its sample engine. Everybody's clock shows the samples' moment."""

    def __init__(
        self,
        engine: SampleEngine,
        theme: Theme,
        folder: Path,
        *,
        chosen: DialogFilter | None = None,
        imposed: Imposed = NOTHING_IMPOSED,
    ) -> None:
        """``chosen``: the list's filter, as if remembered."""
        QGuiApplication.setQuitOnLastWindowClosed(False)  # the loop is the test's, not the window's
        self.engine = engine
        self.theme = theme
        self.memory = ScreenMemoryFile(folder / "screen.json")
        if chosen is not None:
            self.memory.remember(ScreenMemory().with_account(sample.ACCOUNT_ID, AccountScreen(filter=chosen)))
        self.choices = Choices(LiveSettings(SettingsFile(folder / "settings.json"), imposed))
        self.alert_test = AlertTest()
        bridge = EngineBridge(engine)
        self.updates = Updates(bridge, self.choices, Installation(version="1.4.0", kind=InstallKind.PORTABLE))
        self.application = Application(
            bridge,
            theme,
            self.memory,
            self.choices,
            self.alert_test,
            updates=self.updates,
            zone=ZoneInfo("UTC"),
            pasted_folder=folder,
            clock=lambda: sample.NOW,
        )

    @property
    def window(self) -> MainWindow:
        assert self.application.main_window is not None
        return self.application.main_window

    @property
    def first(self) -> FirstWindow:
        assert self.application.first_window is not None
        return self.application.first_window

    async def settle(self, seconds: float = 0.12) -> None:
        """Some time for what was asked to come on screen."""
        await asyncio.sleep(seconds)

    async def until(self, condition: Callable[[], object]) -> None:
        """Until it holds; fails when it does not come to hold."""
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while not condition():
            assert asyncio.get_running_loop().time() < deadline, "this did not come about"
            await asyncio.sleep(0.005)

    async def start(self) -> None:
        """Until the first window shows what it is to show."""
        self.application.start()
        await self.until(lambda: self.application.main_window or self.application.first_window)
        window = self.application.main_window
        if window is not None:
            await self.until(lambda: window.list.listed_once)

    async def close(self) -> None:
        window = self.application.main_window or self.application.first_window
        if window is not None:
            window.close()
        await self.application.close()
        if window is not None:
            window.deleteLater()
        await asyncio.sleep(0)


@asynccontextmanager
async def open_desk(
    theme: Theme,
    folder: Path,
    engine: SampleEngine | None = None,
    *,
    chosen: DialogFilter | None = None,
    imposed: Imposed = NOTHING_IMPOSED,
) -> AsyncIterator[Desk]:
    """A desk that is started, in front, and closed at the end."""
    desk = Desk(engine or SampleEngine(), theme, folder, chosen=chosen, imposed=imposed)
    await desk.start()
    window = desk.application.main_window or desk.first
    window.activateWindow()
    await desk.until(window.isActiveWindow)
    try:
        yield desk
    finally:
        await desk.close()
