"""Moments in words, in the operator's own time zone and language."""

from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from operator_app.domain.value import Milliseconds

translate = QCoreApplication.translate


def local(moment: Milliseconds, zone: tzinfo | None = None) -> datetime:
    """``zone`` None: that of this computer."""
    return datetime.fromtimestamp(moment / 1000, UTC).astimezone(zone)


def clock(moment: Milliseconds, *, seconds: bool = False, zone: tzinfo | None = None) -> str:
    """``10:42`` or ``14:03:21``; ``10:42 AM`` where twelve hours are the custom."""
    at = local(moment, zone)
    locale = QLocale()
    pattern = "h:mm AP" if "ap" in locale.timeFormat(QLocale.FormatType.ShortFormat).lower() else "HH:mm"
    if seconds:
        pattern = pattern.replace("mm", "mm:ss")
    return locale.toString(QTime(at.hour, at.minute, at.second), pattern)


def minute_words(minute: int) -> str:
    """A minute of the day as ``clock`` writes it: 540 is ``09:00``."""
    locale = QLocale()
    pattern = "h:mm AP" if "ap" in locale.timeFormat(QLocale.FormatType.ShortFormat).lower() else "HH:mm"
    return locale.toString(QTime(minute // 60, minute % 60), pattern)


def day(moment: Milliseconds, now: Milliseconds) -> str:
    """``Today``, ``Yesterday``, ``Friday`` within a week, ``12 Sep``, ``12 Sep 2025``."""
    then, today = local(moment).date(), local(now).date()
    ago = (today - then).days
    if ago == 0:
        return translate("times", "Today")
    if ago == 1:
        return translate("times", "Yesterday")
    locale = QLocale()
    date = QDate(then.year, then.month, then.day)
    if 1 < ago < 7:
        name = locale.standaloneDayName(date.dayOfWeek())
        return name[:1].upper() + name[1:]
    return locale.toString(date, "d MMM" if then.year == today.year else "d MMM yyyy").replace(".", "")


def list_time(moment: Milliseconds, now: Milliseconds) -> str:
    """``10:42`` today, else the day."""
    return clock(moment) if local(moment).date() == local(now).date() else day(moment, now)


def full(moment: Milliseconds) -> str:
    """Date and time to the second, for tooltips."""
    at = local(moment)
    locale = QLocale()
    date = locale.toString(QDate(at.year, at.month, at.day), QLocale.FormatType.LongFormat)
    return f"{date}, {locale.toString(QTime(at.hour, at.minute, at.second), 'HH:mm:ss')}"


def waited(since: Milliseconds, now: Milliseconds) -> str:
    """``now``, ``4 m``, ``2 h``, ``3 d``: how long somebody has been waiting."""
    minutes = max(0, now - since) // 60_000
    if minutes < 1:
        return translate("times", "now")
    if minutes < 60:
        return translate("times", "{n} m").format(n=minutes)
    if minutes < 48 * 60:
        return translate("times", "{n} h").format(n=minutes // 60)
    return translate("times", "{n} d").format(n=minutes // 1440)
