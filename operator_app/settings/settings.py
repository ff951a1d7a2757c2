"""What an operator has chosen on this computer, and the file it is kept in."""

import json
import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import msgspec

from operator_app.domain.updates import UpdateChannel, UpdateChoice
from operator_app.domain.value import Value
from operator_app.settings.alert_rules import AlertRules, AlertSound, QuietHours


class Language(StrEnum):
    AUTO = "auto"
    """The system's, if we have it, else English."""
    RUSSIAN = "ru"
    ENGLISH = "en"


class Theme(StrEnum):
    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class SendKey(StrEnum):
    """Which key sends. Ctrl+Enter always does."""

    ENTER = "enter"
    """Shift+Enter begins a new line."""
    CTRL_ENTER = "ctrl_enter"
    """Enter begins a new line."""


class NotificationPrivacy(StrEnum):
    """How much of a message its notification shows."""

    FULL = "full"
    """Who wrote, and the text."""
    NAME = "name"
    """Who wrote."""
    NEUTRAL = "neutral"
    """That there is a message."""


SMALLEST_SCALE, LARGEST_SCALE = 0.75, 3.0
LONGEST_IDLE = 24 * 60
MOST_COMMANDS = 500
Keys = Annotated[tuple[Annotated[str, msgspec.Meta(max_length=40)], ...], msgspec.Meta(max_length=8)]
"""Chords as Qt writes them for files: ``Ctrl+Shift+K``."""


class Settings(Value):
    language: Language = Language.AUTO
    theme: Theme = Theme.AUTO
    scale: Annotated[float, msgspec.Meta(ge=SMALLEST_SCALE, le=LARGEST_SCALE)] = 1.0
    """Of everything on screen, on top of the system's own."""
    send_key: SendKey = SendKey.CTRL_ENTER
    notification_privacy: NotificationPrivacy = NotificationPrivacy.FULL
    sounds: bool = True
    archive_limit_mb: Annotated[int, msgspec.Meta(ge=0)] = 0
    """What an account's archive may take on this computer, in megabytes; 0: as much as it needs."""
    alert_rules: AlertRules = AlertRules()
    quiet_hours: QuietHours | None = None
    alert_outside_hours: bool = False
    """Whether one is alerted also while the team does not work, by the hours its owner set."""
    alert_sound: AlertSound = AlertSound.DROP
    alert_volume: Annotated[int, msgspec.Meta(ge=0, le=100)] = 70
    """In per cent of what the system allows."""
    repeat_seconds: Annotated[int, msgspec.Meta(ge=0, le=3600)] = 0
    """Remind of what is not read yet so often; 0: never."""
    waiting_minutes: Annotated[int, msgspec.Meta(ge=0, le=24 * 60)] = 0
    """Alert once more when somebody has waited so long; 0: never."""
    stay_when_closed: bool = True
    """Whether the app goes on, and alerts, when its window is closed."""
    next_after_close: bool = True
    """Whether closing a dialog brings up the next one in which somebody waits."""
    undo_seconds: Annotated[int, msgspec.Meta(ge=0, le=10)] = 0
    """How long a message can be taken back before it leaves."""
    idle_minutes: Annotated[int, msgspec.Meta(ge=0, le=LONGEST_IDLE)] = 10
    """After how many minutes without a key or the pointer touched one counts as not at the computer; 0: never."""
    updates: UpdateChoice = UpdateChoice.AUTOMATIC
    update_channel: UpdateChannel = UpdateChannel.STABLE
    keys: Annotated[dict[str, Keys], msgspec.Meta(max_length=MOST_COMMANDS)] = msgspec.field(default_factory=dict)
    """The keys of commands (``ui/commands/table.py``) that were given others; none at all is a choice too."""


class SettingsNotice(StrEnum):
    """What an operator should be told about the file. The screen has a sentence for each."""

    SET_ASIDE = "set_aside"
    """It was damaged; it is kept beside the new one, and the defaults hold."""
    NOT_READABLE = "not_readable"
    NOT_WRITABLE = "not_writable"
    """The choice holds until the app ends."""


class SettingsFile:
    """Reads and writes the settings. Fields and values of a newer version are left as they are until changed here."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stored: dict[str, Any] = {}
        self._loaded = Settings()

    def load(self, defaults: Settings | None = None) -> tuple[Settings, SettingsNotice | None]:
        """Never fails: what is not there, cannot be read or understood is the default."""
        notice = None
        try:
            content = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            content = {}
        except OSError:
            content, notice = {}, SettingsNotice.NOT_READABLE
        except (ValueError, RecursionError):
            content = None
        if not isinstance(content, dict):
            content, notice = {}, self._set_aside()
        self._stored = content
        self._loaded = _understood(content, defaults or Settings())
        return self._loaded, notice

    def save(self, settings: Settings) -> SettingsNotice | None:
        """Write what differs from what was loaded; afterwards the file is either as before or complete."""
        before, now = msgspec.to_builtins(self._loaded), msgspec.to_builtins(settings)
        stored = self._stored | {name: value for name, value in now.items() if value != before[name]}
        try:
            _write_whole(self._path, json.dumps(stored, indent=2, ensure_ascii=False, sort_keys=True) + "\n")
        except OSError:
            return SettingsNotice.NOT_WRITABLE
        self._stored, self._loaded = stored, settings
        return None

    def _set_aside(self) -> SettingsNotice:
        try:
            self._path.replace(self._path.with_suffix(".broken.json"))
        except OSError:
            return SettingsNotice.NOT_READABLE
        return SettingsNotice.SET_ASIDE


def _understood(content: dict[str, Any], defaults: Settings) -> Settings:
    """Field by field: one value that a newer version wrote does not cost the others."""
    settings = defaults
    for field in msgspec.structs.fields(Settings):
        if field.name in content:
            try:
                value = msgspec.convert(content[field.name], field.type)
            except msgspec.ValidationError:
                continue
            settings = msgspec.structs.replace(settings, **{field.name: value})
    return settings


def _write_whole(path: Path, text: str) -> None:
    """Through a second file, so that a crash leaves the old content or the new, never a part."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    with unfinished.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
