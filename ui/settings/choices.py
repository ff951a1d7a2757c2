"""The settings as widgets use them: a signal ends with the widget that listens, a plain listener would outlive it."""

from typing import Unpack, cast

import msgspec
from PySide6.QtCore import QObject, Signal

from operator_app.settings.imposed import Imposed
from operator_app.settings.live import LiveSettings, SettingsChange
from operator_app.settings.settings import Settings, SettingsNotice


class Choices(QObject):
    """Of the screen's thread, one for the whole screen."""

    changed = Signal(Settings, Settings)
    """(before, now)"""
    imported = Signal()
    """After ``changed``: several at once, from a file."""

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

    @property
    def imposed(self) -> Imposed:
        """What the computer's owner has decided."""
        return self._settings.imposed

    def locked(self, name: str) -> bool:
        """Whether this field of ``Settings`` stays as it is, whatever is chosen."""
        return name in self.imposed.locked

    def change(self, **changes: Unpack[SettingsChange]) -> None:
        """In force when this returns, but for what is locked: that stays."""
        self._settings.change(**changes)

    def take_in(self, settings: Settings) -> None:
        """All of them, from a file; what is locked stays."""
        self._settings.change(**cast("SettingsChange", msgspec.structs.asdict(settings)))
        self.imported.emit()
