"""Draws every screen and state into a folder as PNG files, for eyes. People, messages and the moment are samples."""

import asyncio
import sys
import tempfile
from pathlib import Path

import qasync
from PySide6.QtWidgets import QApplication, QWidget

from tests.screens import (
    of_alerts,
    of_dialog,
    of_files,
    of_history,
    of_list,
    of_mail,
    of_search,
    of_settings,
    of_sign_in,
    of_writing,
    person_states,
    site_settings,
    team,
    whole_window,
)
from tests.screens.desk import Desk
from tests.screens.screen import Screen
from ui.theme.theme import Appearance, Theme
from ui.translation import Translations

SCREENS = (
    *whole_window.SCREENS,
    *of_list.SCREENS,
    *of_dialog.SCREENS,
    *of_files.SCREENS,
    *of_history.SCREENS,
    *of_writing.SCREENS,
    *of_search.SCREENS,
    *person_states.SCREENS,
    *of_settings.SCREENS,
    *of_mail.SCREENS,
    *of_alerts.SCREENS,
    *site_settings.SCREENS,
    *team.SCREENS,
    *of_sign_in.SCREENS,
)


async def draw(screen: Screen, look: str, language: str, scale: float, folder: Path) -> Path:
    """One picture of one screen."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    translations = Translations(application)
    translations.use(language)
    theme = Theme(application, appearance=Appearance(look), scale=scale)
    theme.install()
    with tempfile.TemporaryDirectory() as scratch:
        desk = Desk(screen.engine(), theme, Path(scratch), chosen=screen.filter, imposed=screen.imposed)
        desk.application.start()
        await desk.settle()
        window: QWidget = desk.application.main_window or desk.first
        window.resize(round(screen.size[0] * scale), round(screen.size[1] * scale))
        await desk.settle()
        drawn = await screen.arrange(desk) or window
        name = "-".join([screen.name, look, language, *([f"{scale:.0%}".rstrip("%")] if scale != 1 else [])])
        path = folder / f"{name}.png"
        drawn.grab().save(str(path))
        if drawn is not window:
            drawn.close()
        window.close()
        await desk.application.close()
        window.deleteLater()
        await asyncio.sleep(0)
    return path


async def draw_all(folder: Path, words: list[str]) -> int:
    """How many were drawn."""
    count = 0
    for screen in SCREENS:
        if words and not any(word in screen.name for word in words):
            continue
        for language in screen.languages:
            for look in screen.looks:
                for scale in screen.scales:
                    await draw(screen, look, language, scale, folder)
                    count += 1
    return count


def run(arguments: list[str]) -> None:
    """``arguments``: the folder, then words to choose by."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    count = qasync.run(draw_all(folder, arguments[1:]))
    sys.stdout.write(f"{count} pictures in {folder}\n")
