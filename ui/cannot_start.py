"""The one window of an app that cannot start: why, and what to do about it."""

import errno
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from operator_app.settings.profile import Profile
from operator_app.settings.settings import SettingsFile
from ui.note_page import NotePage
from ui.return_presses import ReturnPresses
from ui.theme.theme import Appearance, Theme
from ui.translation import Translations

_SIZE = (560, 360)


class CannotStartWindow(NotePage):
    """Closing it ends the program."""

    def __init__(self, theme: Theme, profile: Path, error: Exception, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setWindowTitle(self.tr("The app could not start"))
        self.say(self.windowTitle(), self._reason(profile, error), icon="warning", action=self.tr("Quit"))
        self.acted.connect(self.close)
        self.resize(theme.px(_SIZE[0]), theme.px(_SIZE[1]))

    def _reason(self, profile: Path, error: Exception) -> str:
        match error:
            case OSError(errno=errno.ENOSPC | errno.EDQUOT):
                words = self.tr("The disk with its folder {folder} is full. Make room and start again.")
            case OSError(errno=None):
                words = self.tr(
                    "It runs already with the folder {folder} and does not answer. End that program, then start again."
                )
            case _:
                words = self.tr(
                    "Its folder {folder} can't be written to. Make it writable, with room, and start again."
                )
        return words.format(folder=profile)


def say_cannot_start(profile: Profile, error: Exception, *, language: str | None, theme: str | None) -> None:
    """On a screen of its own, until the person closes it. ``language`` and ``theme``: whatever the settings say."""
    application = QApplication(sys.argv[:1])
    chosen, _ = SettingsFile(profile.settings_file).load()
    translations = Translations(application)
    translations.use(language or chosen.language)
    look = Theme(application, appearance=Appearance(theme or "system"))
    look.install()
    ReturnPresses(application)
    window = CannotStartWindow(look, profile.folder, error)
    window.show()
    application.exec()
