"""What settings and their values are called where several are named at once: the words that stand on their pages."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication

from operator_app.domain.updates import UpdateChannel, UpdateChoice
from operator_app.settings.alert_rules import AlertSound, QuietHours
from operator_app.settings.settings import Language, NotificationPrivacy, SendKey
from operator_app.settings.settings import Theme as ChosenTheme
from ui.commands import chords
from ui.settings.notifications import quiet_words, repeat_words, wait_words
from ui.settings.storage import size_words


def setting_name(name: str) -> str:
    """``name`` is that of a field of ``Settings``; of a name from a file nothing is known, so it is shown as it is."""
    return _names().get(name, name[:60])


def value_words(name: str, value: Any) -> str:
    """Empty for what is more than a few words say: rules, keys."""
    if isinstance(value, bool):
        translate = QCoreApplication.translate
        return translate("setting_words", "On") if value else translate("setting_words", "Off")
    if isinstance(value, StrEnum):
        return _enum_words().get(value, value.value)
    if name == "quiet_hours":
        return _quiet(value)
    if isinstance(value, int | float):
        return _number_words(name, value)
    return ""


def _quiet(value: QuietHours | None) -> str:
    if value is None:
        return QCoreApplication.translate("NotificationsPage", "None")
    hours = "" if value.begin == value.end else quiet_words((value.begin, value.end))
    days = QCoreApplication.translate("NotificationsPage", "Quiet on Saturday and Sunday") if value.days else ""
    return ", ".join(filter(None, (hours, days)))


def _number_words(name: str, value: float) -> str:
    match name:
        case "scale":
            return f"{value:.0%}".replace("%", " %")
        case "alert_volume":
            return QCoreApplication.translate("NotificationsPage", "{number} %").format(number=value)
        case "repeat_seconds":
            return repeat_words(int(value))
        case "waiting_minutes" | "idle_minutes":
            return wait_words(int(value))
        case "archive_limit_mb" if value:
            return size_words(int(value) * 1_000_000)
        case "archive_limit_mb":
            return QCoreApplication.translate("StoragePage", "As much as needed")
        case "undo_seconds" if value:
            return QCoreApplication.translate("GeneralPage", "for %n s", None, int(value))
        case "undo_seconds":
            return QCoreApplication.translate("GeneralPage", "Off")
        case _:
            return f"{value:g}"


def _names() -> Mapping[str, str]:
    translate = QCoreApplication.translate
    return {
        "language": translate("GeneralPage", "Language"),
        "theme": translate("GeneralPage", "Look"),
        "scale": translate("GeneralPage", "Size"),
        "send_key": translate("GeneralPage", "Send with"),
        "undo_seconds": translate("GeneralPage", "Undo sending"),
        "next_after_close": translate("GeneralPage", "Open the next dialog after closing one"),
        "stay_when_closed": translate("GeneralPage", "Go on in the background when the window is closed"),
        "notification_privacy": translate("NotificationsPage", "Show in notifications"),
        "sounds": translate("setting_words", "Sounds"),
        "archive_limit_mb": translate("StoragePage", "Messages may take"),
        "alert_rules": translate("setting_words", "Alert rules"),
        "quiet_hours": translate("NotificationsPage", "Quiet hours"),
        "alert_outside_hours": translate("NotificationsPage", "Alerts outside the team’s working hours"),
        "alert_sound": translate("NotificationsPage", "Sound"),
        "alert_volume": translate("NotificationsPage", "Volume"),
        "repeat_seconds": translate("NotificationsPage", "Repeat until read"),
        "waiting_minutes": translate("NotificationsPage", "Remind of who waits"),
        "idle_minutes": translate("AccountPage", "Not at the computer"),
        "updates": translate("AboutPage", "Newer versions"),
        "update_channel": translate("AboutPage", "Which ones"),
        "keys": translate("setting_words", "Keys of commands"),
    }


def _enum_words() -> Mapping[StrEnum, str]:
    translate = QCoreApplication.translate
    automatic = translate("GeneralPage", "As the system")
    # StrEnum members are equal to their text: two of them must not share one here, but for those that say the same
    return {
        Language.AUTO: automatic,
        Language.ENGLISH: "English",
        Language.RUSSIAN: "Русский",
        ChosenTheme.LIGHT: translate("GeneralPage", "Light"),
        ChosenTheme.DARK: translate("GeneralPage", "Dark"),
        SendKey.ENTER: "Enter",
        SendKey.CTRL_ENTER: chords.words("Ctrl+Return"),
        NotificationPrivacy.FULL: translate("NotificationsPage", "Name and text"),
        NotificationPrivacy.NAME: translate("NotificationsPage", "Name only"),
        NotificationPrivacy.NEUTRAL: translate("NotificationsPage", "That there is a message"),
        AlertSound.DROP: translate("NotificationsPage", "Drop"),
        AlertSound.BELL: translate("NotificationsPage", "Bell"),
        AlertSound.KNOCK: translate("NotificationsPage", "Knock"),
        UpdateChoice.AUTOMATIC: translate("AboutPage", "Bring by itself"),
        UpdateChoice.ASK: translate("AboutPage", "Only tell me"),
        UpdateChoice.OFF: translate("AboutPage", "Never look"),
        UpdateChannel.STABLE: translate("AboutPage", "Finished ones"),
        UpdateChannel.EARLY: translate("AboutPage", "Early ones too"),
    }
