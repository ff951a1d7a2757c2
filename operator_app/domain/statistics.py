"""Numbers of a period, by day and by operator, as the backend counts them."""

from datetime import date

from operator_app.domain.value import Milliseconds, OperatorId, Value


class Durations(Value):
    """In milliseconds; None where ``count`` is 0. Nine of ten took no longer than ``p90``."""

    count: int = 0
    median: Milliseconds | None = None
    p90: Milliseconds | None = None
    mean: Milliseconds | None = None


class Numbers(Value):
    new: int = 0
    reopened: int = 0
    closed: int = 0
    closed_unanswered: int = 0
    answers: int = 0
    first_answer: Durations = Durations()
    closing: Durations = Durations()


class DayNumbers(Value):
    day: date
    numbers: Numbers
    open_at_end: int


class OperatorNumbers(Value):
    operator_id: OperatorId
    numbers: Numbers


class Period(Value):
    """Days of a time zone, both included. ``working_hours``: durations leave out the time outside them."""

    first: date
    last: date
    zone: str
    working_hours: bool = False


class Statistics(Value):
    period: Period
    """``working_hours`` is False also where they were asked for and the team has none set."""
    total: Numbers
    days: tuple[DayNumbers, ...]
    operators: tuple[OperatorNumbers, ...]
    open_now: int
    waiting_now: int
