"""The settings in force: read by whoever needs them, changed in one place, and told to all who listen."""

from collections.abc import Callable
from typing import TypedDict, Unpack

from msgspec.structs import replace

from operator_app.domain.updates import UpdateChannel, UpdateChoice
from operator_app.settings.alert_rules import AlertRules, AlertSound, QuietHours
from operator_app.settings.settings import (
    Language,
    NotificationPrivacy,
    SendKey,
    Settings,
    SettingsFile,
    SettingsNotice,
    Theme,
)

Listener = Callable[[Settings, Settings], None]
"""Called with the settings before and after a change."""


class SettingsChange(TypedDict, total=False):
    """What is to be another."""

    language: Language
    theme: Theme
    scale: float
    send_key: SendKey
    notification_privacy: NotificationPrivacy
    alert_rules: AlertRules
    quiet_hours: QuietHours | None
    alert_outside_hours: bool
    alert_sound: AlertSound
    alert_volume: int
    repeat_seconds: int
    waiting_minutes: int
    stay_when_closed: bool
    next_after_close: bool
    undo_seconds: int
    archive_limit_mb: int
    idle_minutes: int
    updates: UpdateChoice
    update_channel: UpdateChannel
    keys: dict[str, tuple[str, ...]]


class LiveSettings:
    """Belongs to one thread, the screen's. A change is in force at once, whether or not the file could be written."""

    def __init__(self, file: SettingsFile) -> None:
        self._file = file
        self._listeners: list[Listener] = []
        self._value, self.notice = file.load()
        """``notice``: what an operator should be told about the file, from reading it or from the last change."""

    @property
    def value(self) -> Settings:
        return self._value

    def change(self, **changes: Unpack[SettingsChange]) -> SettingsNotice | None:
        """Write the file and tell the listeners, if anything is different."""
        before, now = self._value, replace(self._value, **changes)
        if now == before:
            return None
        self._value = now
        self.notice = self._file.save(now)
        for listener in tuple(self._listeners):
            listener(before, now)
        return self.notice

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Returns what ends the listening; calling it twice does no harm."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end
