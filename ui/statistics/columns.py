"""What the tables and the CSV file hold: one list of columns for both, so that they never differ."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from operator_app.domain.people import Operator
from operator_app.domain.spreadsheet import Cell
from operator_app.domain.statistics import DayNumbers, Numbers, OperatorNumbers, Statistics
from ui.durations import duration
from ui.names import operator_name

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Column:
    """``cell`` is what a spreadsheet gets: durations in whole seconds, which ``is_duration`` tells."""

    title: str
    cell: Callable[[Numbers], int | None]
    is_duration: bool = False

    def words(self, numbers: Numbers) -> str:
        cell = self.cell(numbers)
        if self.is_duration:
            return duration(None if cell is None else cell * 1000)
        return QLocale().toString(cell or 0)

    @property
    def csv_title(self) -> str:
        return translate("statistics", "{what}, seconds").format(what=self.title) if self.is_duration else self.title


@dataclass(frozen=True)
class Row:
    """One line of a table: what it is about, for a person and for a file."""

    words: str
    name: str
    numbers: Numbers
    open_at_end: int | None = None


def columns(*, of_days: bool) -> tuple[Column, ...]:
    opened = (
        Column(translate("statistics", "New"), lambda n: n.new),
        Column(translate("statistics", "Opened again"), lambda n: n.reopened),
    )
    shared = (
        Column(translate("statistics", "Closed"), lambda n: n.closed),
        Column(translate("statistics", "Answers"), lambda n: n.answers),
        Column(translate("statistics", "First answer"), lambda n: _seconds(n.first_answer.median), is_duration=True),
        Column(translate("statistics", "9 of 10 within"), lambda n: _seconds(n.first_answer.p90), is_duration=True),
        Column(translate("statistics", "To closing"), lambda n: _seconds(n.closing.median), is_duration=True),
    )
    return (*opened, *shared) if of_days else shared


def day_rows(days: tuple[DayNumbers, ...]) -> tuple[Row, ...]:
    """The newest first."""
    return tuple(
        Row(words=day_words(each), name=each.day.isoformat(), numbers=each.numbers, open_at_end=each.open_at_end)
        for each in reversed(days)
    )


def operator_rows(rows: tuple[OperatorNumbers, ...], operators: tuple[Operator, ...]) -> tuple[Row, ...]:
    """Who answered most first; whoever is not in the directory any more is called so."""
    names = {operator.id: operator_name(operator) for operator in operators}
    unknown = translate("statistics", "Former operator")
    ordered = sorted(rows, key=lambda each: (-each.numbers.answers, -each.numbers.closed, each.operator_id))
    return tuple(
        Row(words=names.get(each.operator_id, unknown), name=names.get(each.operator_id, unknown), numbers=each.numbers)
        for each in ordered
    )


def csv_rows(statistics: Statistics, operators: tuple[Operator, ...]) -> list[list[Cell]]:
    """Both tables, one under the other."""
    found: list[list[Cell]] = []
    day_title, who_title = translate("statistics", "Day"), translate("statistics", "Operator")
    for title, rows, of_days in (
        (day_title, day_rows(statistics.days)[::-1], True),
        (who_title, operator_rows(statistics.operators, operators), False),
    ):
        if found:
            found.append([])
        told = columns(of_days=of_days)
        ends = [translate("statistics", "Open at the day's end")] if of_days else []
        found.append([title, *(column.csv_title for column in told), *ends])
        for row in rows:
            cells: list[Cell] = [row.name, *(column.cell(row.numbers) for column in told)]
            found.append([*cells, row.open_at_end] if of_days else cells)
    return found


def day_words(each: DayNumbers) -> str:
    """``Mon 23 Nov``"""
    locale = QLocale()
    at = QDate(each.day.year, each.day.month, each.day.day)
    name = locale.standaloneDayName(at.dayOfWeek(), QLocale.FormatType.ShortFormat)
    return f"{name} {locale.toString(at, 'd MMM').replace('.', '')}"


def _seconds(milliseconds: int | None) -> int | None:
    return None if milliseconds is None else round(milliseconds / 1000)
