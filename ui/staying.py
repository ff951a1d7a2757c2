"""What becomes of the app when its window is closed: it stays, so that nobody waits unnoticed, and says so once."""

import sys

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication

from operator_app.settings.screen import ScreenMemoryFile
from ui.commands.bindings import Bindings
from ui.commands.table import Command
from ui.main_window import MainWindow
from ui.settings.choices import Choices
from ui.tray import Tray


class Staying(QObject):
    """Where there is a tray the window hides in it; where there is none it is minimised, so that it can be found again."""

    quit_asked = Signal()
    """The system wants the app to end: Quit in its menu, or the end of the session."""

    def __init__(
        self,
        application: QApplication,
        choices: Choices,
        memory: ScreenMemoryFile,
        tray: Tray,
        *,
        keeps_dock: bool = sys.platform == "darwin",
        parent: QObject | None = None,
    ) -> None:
        """``keeps_dock``: the system brings a hidden window back by itself, as the dock of macOS does."""
        super().__init__(parent)
        self._choices = choices
        self._bindings = Bindings(choices, self)
        self._memory = memory
        self._tray = tray
        self._keeps_dock = keeps_dock
        application.installEventFilter(self)

    def may_close(self, window: MainWindow) -> bool:
        """Whether closing the window ends the app. If not, it has been put away."""
        if not self._choices.value.stay_when_closed:
            return True
        if self._tray.there or self._keeps_dock:
            window.hide()
        else:
            window.showMinimized()
        if not self._memory.memory.told_of_staying:
            self._memory.remember(replace(self._memory.memory, told_of_staying=True))
            self._tell(window)
        return False

    def _tell(self, window: MainWindow) -> None:
        title = self.tr("Operator goes on in the background")
        quits = self._bindings.words(Command.QUIT) or self.tr("Quit in the menu of your picture")
        if self._tray.there:
            words = self.tr(
                "The window is in the tray, and you still hear of new messages. {quit}, or Quit in the tray, ends the app."
            ).format(quit=quits)
            self._tray.icon.showMessage(title, words)
        words = self.tr(
            "Closing the window does not end the app: you still hear of new messages. {quit} ends it; Settings, General, has another choice."
        ).format(quit=quits)
        window.bar.say(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Quit and isinstance(watched, QApplication):
            self.quit_asked.emit()
            return True
        return super().eventFilter(watched, event)
