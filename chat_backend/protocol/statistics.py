"""What was done: numbers of a period, by day and by operator.

Everything is counted in *spells*: a spell begins when a dialog is opened, or opened again, and ends when it is closed.
A dialog that is closed three times has three.
"""

from chat_backend.protocol.wire import Wire

MAX_DAYS = 400
"""Longest period of ``GET /api/v1/statistics``, in days."""


class Durations(Wire):
    """How long something took, in milliseconds; None where ``count`` is 0."""

    count: int = 0
    median: int | None = None
    p90: int | None = None
    """Nine of ten took no longer."""
    mean: int | None = None


class Numbers(Wire):
    """Each thing belongs to the day on which it happened, a duration to the day on which it ended, so that the numbers
    of a day that is over never change."""

    new: int = 0
    """Dialogs that began."""
    reopened: int = 0
    closed: int = 0
    closed_unanswered: int = 0
    """Of the closed ones those in which the user wrote and no operator answered."""
    answers: int = 0
    """Messages that operators wrote to users."""
    first_answer: Durations = Durations()
    """From the user's first message of a spell to the first answer after it."""
    closing: Durations = Durations()
    """From the beginning of a spell to its end, without the time it was snoozed."""


class DayNumbers(Wire):
    """One day in the time zone asked for."""

    day: str
    """``YYYY-MM-DD``"""
    numbers: Numbers
    open_at_end: int
    """Dialogs that were open when the day ended (or are now, on the last day)."""


class OperatorNumbers(Wire):
    """First answers and closings count for the operator who gave them; ``new`` and ``reopened`` are nobody's."""

    operator_id: str
    numbers: Numbers


class Statistics(Wire):
    """Answer of ``GET /api/v1/statistics?from=YYYY-MM-DD&to=YYYY-MM-DD&zone=Europe/Berlin&hours=all|working``.

    Both days are included. With ``hours=working`` only the time within the workspace's working hours counts in
    durations; where none are set, ``working_hours`` is False and all hours count.
    """

    zone: str
    total: Numbers
    days: tuple[DayNumbers, ...]
    operators: tuple[OperatorNumbers, ...]
    open_now: int
    waiting_now: int
    """Open dialogs in which a user waits for an answer."""
    working_hours: bool = False
    """Whether durations leave out the time outside working hours."""
