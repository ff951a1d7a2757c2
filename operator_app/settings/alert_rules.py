"""What an operator wants to be alerted to, how, and when not."""

from enum import StrEnum
from typing import Annotated

import msgspec

from operator_app.domain.value import Value

MINUTES_A_DAY = 24 * 60
Minute = Annotated[int, msgspec.Meta(ge=0, lt=MINUTES_A_DAY)]
"""Of the day, local time."""


class Ways(Value):
    """How something is alerted to."""

    desktop: bool = True
    sound: bool = True

    @property
    def any(self) -> bool:
        return self.desktop or self.sound


class AlertRules(Value):
    """For each kind of news, how it is alerted to."""

    mine: Ways = Ways()
    unassigned: Ways = Ways()
    colleagues: Ways = Ways(desktop=False, sound=False)
    mentions: Ways = Ways()


class QuietHours(Value):
    """From ``begin`` to ``end`` every day, over midnight where ``end`` comes first; and whole days."""

    begin: Minute = 20 * 60
    end: Minute = 9 * 60
    days: frozenset[Annotated[int, msgspec.Meta(ge=0, le=6)]] = frozenset()
    """Quiet all day: 0 is Monday."""

    def holds(self, weekday: int, minute: int) -> bool:
        """Whether it is quiet at this minute of this day of the week. Equal ends are no hours at all."""
        if weekday in self.days:
            return True
        if self.begin <= self.end:
            return self.begin <= minute < self.end
        return minute >= self.begin or minute < self.end


class AlertSound(StrEnum):
    """Built in: ``resources/sounds/<value>.wav``."""

    DROP = "drop"
    BELL = "bell"
    KNOCK = "knock"


REPEATS = (0, 30, 60, 180)
"""Seconds between two reminders of what is not read yet; 0: none."""
WAITS = (0, 3, 5, 10, 30)
"""Minutes after which somebody who waits is alerted to again; 0: never."""
