"""Until when a dialog can be put aside with one choice."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication

from operator_app.domain.value import Milliseconds

translate = QCoreApplication.translate

MORNING = 9
"""Hour at which a working day begins."""


@dataclass(frozen=True, slots=True)
class SnoozeTime:
    words: str
    until: Milliseconds


def snooze_times(now: Milliseconds, zone: tzinfo | None = None) -> tuple[SnoozeTime, ...]:
    """An hour from now, tomorrow morning, Monday morning; ``zone`` None is this computer's."""
    # Without a zone the result is naive on purpose: its arithmetic and timestamp() keep this computer's wall clock.
    here = datetime.fromtimestamp(now / 1000, zone)
    tomorrow = _morning(here, 1)
    monday = _morning(here, 7 - here.weekday())
    choices = [
        SnoozeTime(translate("snooze", "For an hour"), now + 3_600_000),
        SnoozeTime(translate("snooze", "Until tomorrow, 9:00"), tomorrow),
    ]
    if monday != tomorrow:
        choices.append(SnoozeTime(translate("snooze", "Until Monday, 9:00"), monday))
    return tuple(choices)


def _morning(here: datetime, days: int) -> Milliseconds:
    """Counted in days of the wall clock, so that a change to summer time moves nothing."""
    morning = here.replace(hour=MORNING, minute=0, second=0, microsecond=0) + timedelta(days=days)
    return round(morning.timestamp() * 1000)
