"""Numbers of a period from its spells and answers: pure arithmetic."""

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from chat_backend.protocol import DayNumbers, Durations, Numbers, OperatorNumbers
from chat_backend.statistics.spells import Spell
from chat_backend.statistics.working_time import midnight

DAY = 24 * 3600 * 1000
"""Milliseconds of a day on which no clock is changed."""
Between = Callable[[int, int], int]
"""Milliseconds that count from one moment to another."""


@dataclass(frozen=True)
class Answers:
    """How many messages an operator wrote to users around a moment."""

    at: int
    operator_id: str
    count: int


class Days:
    """The days from ``first`` to ``last`` in a zone, both included."""

    def __init__(self, first: date, last: date, zone: ZoneInfo) -> None:
        self.names = [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]
        self._edges = [midnight(first + timedelta(days=n), zone) for n in range(len(self.names) + 1)]

    @property
    def begin(self) -> int:
        return self._edges[0]

    @property
    def end(self) -> int:
        """The first moment after the last day."""
        return self._edges[-1]

    def place(self, moment: int | None) -> int | None:
        """Which of the days a moment is in."""
        if moment is None or not self.begin <= moment < self.end:
            return None
        return bisect_right(self._edges, moment) - 1

    def even_stretches(self) -> Iterator[tuple[int, int]]:
        """All of it in pieces, from and to which moment: a day on which clocks change stands alone."""
        begin = self.begin
        for midnight_before, midnight_after in pairwise(self._edges):
            if midnight_after - midnight_before != DAY:
                if begin < midnight_before:
                    yield begin, midnight_before
                yield midnight_before, midnight_after
                begin = midnight_after
        if begin < self.end:
            yield begin, self.end


@dataclass
class _Tally:
    new: int = 0
    reopened: int = 0
    closed_unanswered: int = 0
    answers: int = 0
    first_answers: list[int] = field(default_factory=list)
    closings: list[int] = field(default_factory=list)

    def add(self, other: "_Tally") -> None:
        self.new += other.new
        self.reopened += other.reopened
        self.closed_unanswered += other.closed_unanswered
        self.answers += other.answers
        self.first_answers += other.first_answers
        self.closings += other.closings

    def numbers(self) -> Numbers:
        return Numbers(
            new=self.new,
            reopened=self.reopened,
            closed=len(self.closings),
            closed_unanswered=self.closed_unanswered,
            answers=self.answers,
            first_answer=durations(self.first_answers),
            closing=durations(self.closings),
        )


@dataclass(frozen=True)
class Counted:
    total: Numbers
    days: tuple[DayNumbers, ...]
    operators: tuple[OperatorNumbers, ...]


def count(
    spells: Iterable[Spell], answers: Iterable[Answers], days: Days, *, open_at_begin: int, between: Between
) -> Counted:
    """``spells``: all that were opened, answered or closed in these days; each once.

    Each thing is counted once, for its day and operator; days, operators and the whole are sums of these.
    """
    cells: defaultdict[tuple[int, str | None], _Tally] = defaultdict(_Tally)
    place_of = days.place
    for spell in spells:
        if (place := place_of(spell.opened_at)) is not None:
            cell = cells[place, None]
            cell.new += spell.is_first
            cell.reopened += not spell.is_first
        if (place := place_of(spell.answered_at)) is not None:
            took = between(spell.wrote_at or 0, spell.answered_at or 0)
            cells[place, spell.answered_by].first_answers.append(took)
        if (place := place_of(spell.closed_at)) is not None:
            cell = cells[place, spell.closed_by]
            cell.closed_unanswered += spell.wrote_at is not None and spell.answered_at is None
            cell.closings.append(_closing(spell, between))
    for each in answers:
        if (place := place_of(each.at)) is not None:
            cells[place, each.operator_id].answers += each.count

    total, by_day = _Tally(), [_Tally() for _ in days.names]
    by_operator: defaultdict[str, _Tally] = defaultdict(_Tally)
    for (place, operator_id), cell in cells.items():
        total.add(cell)
        by_day[place].add(cell)
        if operator_id is not None:
            by_operator[operator_id].add(cell)

    open_now, days_out = open_at_begin, []
    for name, tally in zip(days.names, by_day, strict=True):
        open_now += tally.new + tally.reopened - len(tally.closings)
        days_out.append(DayNumbers(day=name, numbers=tally.numbers(), open_at_end=open_now))
    return Counted(
        total=total.numbers(),
        days=tuple(days_out),
        operators=tuple(
            OperatorNumbers(operator_id=operator_id, numbers=tally.numbers())
            for operator_id, tally in sorted(by_operator.items())
        ),
    )


def durations(took: Sequence[int]) -> Durations:
    """The median of an even number is the middle between its two; nine of ten by nearest rank."""
    if not took:
        return Durations()
    ordered = sorted(took)
    size = len(ordered)
    return Durations(
        count=size,
        median=round((ordered[(size - 1) // 2] + ordered[size // 2]) / 2),
        p90=ordered[math.ceil(0.9 * size) - 1],
        mean=round(sum(ordered) / size),
    )


def _closing(spell: Spell, between: Between) -> int:
    """What counts of a spell that is over, without its snoozes."""
    whole = between(spell.opened_at, spell.closed_at or 0)
    if not spell.snoozes:
        return max(0, whole)
    return max(0, whole - sum(between(begin, until) for begin, until in spell.snoozes))
