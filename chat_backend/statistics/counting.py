"""Numbers of a period from its spells and answers: pure arithmetic."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from chat_backend.protocol import DayNumbers, Durations, Numbers, OperatorNumbers
from chat_backend.statistics.spells import Spell
from chat_backend.statistics.working_time import midnight

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
        low, high = 0, len(self.names)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._edges[middle] <= moment else (low, middle)
        return low


@dataclass
class _Tally:
    new: int = 0
    reopened: int = 0
    closed: int = 0
    closed_unanswered: int = 0
    answers: int = 0
    first_answers: list[int] = field(default_factory=list)
    closings: list[int] = field(default_factory=list)

    def numbers(self) -> Numbers:
        return Numbers(
            new=self.new,
            reopened=self.reopened,
            closed=self.closed,
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
    """``spells``: all that were opened, answered or closed in these days; each once."""
    total, by_day = _Tally(), [_Tally() for _ in days.names]
    by_operator: dict[str, _Tally] = {}

    def tallies(place: int, operator_id: str | None) -> list[_Tally]:
        theirs = [] if operator_id is None else [by_operator.setdefault(operator_id, _Tally())]
        return [total, by_day[place], *theirs]

    for spell in spells:
        if (place := days.place(spell.opened_at)) is not None:
            for tally in tallies(place, None):
                tally.new += spell.is_first
                tally.reopened += not spell.is_first
        if (place := days.place(spell.answered_at)) is not None:
            took = between(spell.wrote_at or 0, spell.answered_at or 0)
            for tally in tallies(place, spell.answered_by):
                tally.first_answers.append(took)
        if (place := days.place(spell.closed_at)) is not None:
            took = _closing(spell, between)
            for tally in tallies(place, spell.closed_by):
                tally.closed += 1
                tally.closed_unanswered += spell.wrote_at is not None and spell.answered_at is None
                tally.closings.append(took)
    for each in answers:
        if (place := days.place(each.at)) is not None:
            for tally in tallies(place, each.operator_id):
                tally.answers += each.count

    open_now, days_out = open_at_begin, []
    for name, tally in zip(days.names, by_day, strict=True):
        open_now += tally.new + tally.reopened - tally.closed
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
    asleep = sum(between(begin, until) for begin, until in spell.snoozes)
    return max(0, between(spell.opened_at, spell.closed_at or 0) - asleep)
