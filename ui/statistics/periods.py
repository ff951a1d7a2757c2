"""The periods one can choose from, each ending today."""

from datetime import date, timedelta, tzinfo
from enum import IntEnum
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QTimeZone

translate = QCoreApplication.translate


class Span(IntEnum):
    """In days, today included."""

    TODAY = 1
    WEEK = 7
    MONTH = 30
    QUARTER = 90
    YEAR = 365


def span_words(span: Span) -> str:
    match span:
        case Span.TODAY:
            return translate("statistics", "Today")
        case Span.WEEK:
            return translate("statistics", "7 days")
        case Span.MONTH:
            return translate("statistics", "30 days")
        case Span.QUARTER:
            return translate("statistics", "90 days")
        case Span.YEAR:
            return translate("statistics", "A year")


def days_of(span: Span, today: date) -> tuple[date, date]:
    return today - timedelta(days=span.value - 1), today


def zone_name(zone: tzinfo) -> str:
    """The IANA name that a server knows; of the system's zone where the object itself has none."""
    if isinstance(zone, ZoneInfo):
        return zone.key
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return name or "UTC"
