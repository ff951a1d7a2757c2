"""The settings in force: read by whoever needs them, changed in one place, and told to all who listen."""

from collections.abc import Callable
from typing import TypedDict, Unpack

from msgspec.structs import replace

from operator_app.domain.updates import UpdateChannel, UpdateChoice
from operator_app.settings.alert_rules import AlertRules, AlertSound, QuietHours
from operator_app.settings.imposed import NOTHING_IMPOSED, Imposed
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
    """Belongs to one thread, the screen's. A change is in force at once, whether or not the file could be written.

    What is locked stays as imposed, whoever asks; the person's own choice stays in the file for the day it is unlocked.
    """

    def __init__(self, file: SettingsFile, imposed: Imposed = NOTHING_IMPOSED) -> None:
        self.imposed = imposed
        self._file = file
        self._listeners: list[Listener] = []
        self._chosen, self.notice = file.load(imposed.preset)
        """``notice``: what an operator should be told about the file, from reading it or from the last change."""
        self._value = imposed.over(self._chosen)

    @property
    def value(self) -> Settings:
        """In force."""
        return self._value

    def change(self, **changes: Unpack[SettingsChange]) -> SettingsNotice | None:
        """Write the file and tell the listeners, if anything is different."""
        chosen = replace(
            self._chosen, **{name: each for name, each in changes.items() if name not in self.imposed.locked}
        )
        before, now = self._value, self.imposed.over(chosen)
        if chosen == self._chosen:
            return None
        self._chosen, self._value = chosen, now
        self.notice = self._file.save(chosen)
        if now == before:
            return self.notice
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
