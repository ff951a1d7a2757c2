"""What was alerted to and not looked at yet, and when to remind of it."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Protocol

from operator_app.domain.team_hours import TeamHours
from operator_app.domain.value import Value
from operator_app.notifications.port import Bubble, Slot


class Timer(Protocol):
    def cancel(self) -> None: ...


Later = Callable[[float, Callable[[], None]], Timer]
"""Call this after so many seconds."""


def later_on_this_loop(seconds: float, call: Callable[[], None]) -> Timer:
    return asyncio.get_running_loop().call_later(seconds, call)


class Due(Value):
    bubble: Bubble | None
    """The newest that is not looked at; None when only sounds were made."""
    sound: bool
    hours: tuple[TeamHours, ...] = ()
    """Of the teams it comes from."""


class Reminders:
    """One rhythm for everything unread: a reminder each ``every`` seconds after the last alert or reminder.

    ``every`` is asked each time; 0 means none. ``due`` tells what to remind of, and sets the next one.
    """

    def __init__(self, every: Callable[[], int], later: Later, remind: Callable[[], None]) -> None:
        self._every = every
        self._later = later
        self._remind = remind
        self._unread: dict[Slot, Due] = {}
        self._timer: Timer | None = None

    def begin(self, slot: Slot, bubble: Bubble | None, hours: Iterable[TeamHours], *, sound: bool) -> None:
        """There is something new in this slot, for teams that work in these hours."""
        before = self._unread.pop(slot, None)
        sounds = sound or (before is not None and before.sound)
        self._unread[slot] = Due(bubble=bubble, sound=sounds, hours=tuple(hours))
        self._set()

    def end(self, slot: Slot) -> None:
        """It was looked at, or needs nobody any more."""
        if self._unread.pop(slot, None) is not None and not self._unread:
            self._stop()

    def due(self) -> Due | None:
        """None when everything has been looked at meanwhile."""
        if not self._unread:
            return None
        self._set()
        bubbles = [due.bubble for due in self._unread.values() if due.bubble is not None]
        return Due(
            bubble=bubbles[-1] if bubbles else None,
            sound=any(due.sound for due in self._unread.values()),
            hours=tuple(dict.fromkeys(hours for due in self._unread.values() for hours in due.hours)),
        )

    def _set(self) -> None:
        self._stop()
        if (seconds := self._every()) > 0:
            self._timer = self._later(seconds, self._remind)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
