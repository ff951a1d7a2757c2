"""How much of a stretch of time a team was at work."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from chat_backend.protocol import WorkingHours

_DAY = timedelta(days=1)


class WorkingTime:
    """Working hours of a week in a zone, laid over the days from ``first`` to ``last``, both included."""

    def __init__(self, stretches: Iterable[WorkingHours], zone: ZoneInfo, first: date, last: date) -> None:
        self._begins: list[int] = []
        self._untils: list[int] = []
        self._sums = [0]
        for begin, until in _merged(sorted(_laid_out(tuple(stretches), zone, first, last))):
            self._begins.append(begin)
            self._untils.append(until)
            self._sums.append(self._sums[-1] + until - begin)

    def between(self, begin: int, until: int) -> int:
        """Milliseconds of work from one moment to another, both Unix milliseconds."""
        return max(0, self._before(until) - self._before(begin))

    def _before(self, moment: int) -> int:
        place = bisect_right(self._begins, moment) - 1
        if place < 0:
            return 0
        return self._sums[place] + min(moment, self._untils[place]) - self._begins[place]


def midnight(day: date, zone: ZoneInfo) -> int:
    """When a day begins there, in Unix milliseconds."""
    return _moment(day, 0, zone)


def _laid_out(
    stretches: tuple[WorkingHours, ...], zone: ZoneInfo, first: date, last: date
) -> Iterator[tuple[int, int]]:
    day = first
    while day <= last:
        for each in stretches:
            if each.day == day.weekday():
                begin, until = _moment(day, each.begin, zone), _moment(day, each.until, zone)
                if begin < until:
                    yield begin, until
        day += _DAY


def _moment(day: date, minute: int, zone: ZoneInfo) -> int:
    """Minutes as the clock on the wall shows them: on days of a change of clocks not those that have passed."""
    day, minute = (day + _DAY, 0) if minute >= 1440 else (day, minute)
    there = datetime.combine(day, time(minute // 60, minute % 60), zone)
    return round(there.astimezone(UTC).timestamp() * 1000)


def _merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for begin, until in stretches:
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], until))
        else:
            merged.append((begin, until))
    return merged
