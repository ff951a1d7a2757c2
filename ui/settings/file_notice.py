"""Says once, in the first window there is, what became of a settings file that could not be read."""

from collections.abc import Callable

from PySide6.QtCore import QObject, SignalInstance

from operator_app.settings.settings import SettingsNotice
from ui.settings.choices import Choices


class FileNotice(QObject):
    """``say`` puts a sentence where the person looks; ``window_opened`` comes when there is a place for it."""

    def __init__(
        self, choices: Choices, window_opened: SignalInstance, say: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._notice = choices.notice
        self._say = say
        window_opened.connect(self._tell)

    def _tell(self) -> None:
        notice, self._notice = self._notice, None
        if notice is SettingsNotice.SET_ASIDE:
            self._say(
                self.tr(
                    "The settings could not be understood and begin anew. The old file lies beside the new one: settings.broken.json."
                )
            )
        elif notice is SettingsNotice.NOT_READABLE:
            self._say(self.tr("The settings could not be read from disk: what you see is as after installing."))
