"""The settings as widgets use them: a signal ends with the widget that listens, a plain listener would outlive it."""

from typing import Unpack

from PySide6.QtCore import QObject, Signal

from operator_app.settings.live import LiveSettings, SettingsChange
from operator_app.settings.settings import Settings, SettingsNotice


class Choices(QObject):
    """Of the screen's thread, one for the whole screen."""

    changed = Signal(Settings, Settings)
    """(before, now)"""

    def __init__(self, settings: LiveSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.destroyed.connect(settings.listen(self.changed.emit))

    @property
    def value(self) -> Settings:
        return self._settings.value

    @property
    def notice(self) -> SettingsNotice | None:
        """What an operator should be told about the file they are kept in."""
        return self._settings.notice

    def change(self, **changes: Unpack[SettingsChange]) -> None:
        """In force when this returns."""
        self._settings.change(**changes)
