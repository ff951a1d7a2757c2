"""The whole window over a real engine, in the test's own process."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from operator_app.engine.engine import Engine
from operator_app.installation.installation import Installation
from operator_app.settings.live import LiveSettings
from operator_app.settings.screen import ScreenMemoryFile
from operator_app.settings.settings import SettingsFile
from ui.application import Application
from ui.bridge import EngineBridge
from ui.main_window import MainWindow
from ui.settings.alert_test import AlertTest
from ui.settings.choices import Choices
from ui.settings.updates import Updates
from ui.theme.theme import Theme

PATIENCE = 60.0


@asynccontextmanager
async def real_window(engine: Engine, theme: Theme, folder: Path) -> AsyncIterator[MainWindow]:
    """The main window of the engine's account."""
    bridge = EngineBridge(engine)
    choices = Choices(LiveSettings(SettingsFile(folder / "settings.json")))
    application = Application(
        bridge,
        theme,
        ScreenMemoryFile(folder / "screen.json"),
        choices,
        AlertTest(),
        updates=Updates(bridge, choices, Installation()),
        zone=ZoneInfo("UTC"),
        pasted_folder=folder,
        clock=lambda: int(time.time() * 1000),
    )
    application.start()
    await until(lambda: application.main_window is not None, "the window")
    window = application.main_window
    assert window is not None
    window.activateWindow()
    try:
        yield window
    finally:
        window.close()
        await application.close()
        window.deleteLater()
        await asyncio.sleep(0)


async def until(holds: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, f"never came: {what}"
        await asyncio.sleep(0.005)
