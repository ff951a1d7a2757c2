"""The statistics window over a sample engine: every number, every state, by pointer and keyboard."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from operator_app.domain.problems import Unreachable, UnreachableReason
from operator_app.domain.statistics import Period, Statistics
from operator_app.engine.notices import Changes
from operator_app.engine.status import ConnectionStatus, Phase
from operator_app.engine.team_requests import GetStatistics
from tests import sample_dialogs as sample
from tests import sample_team
from tests.screens.desk import Desk, open_desk
from tests.screens.sample_engine import SampleEngine
from ui.statistics.chart import LINES, nice_top
from ui.statistics.columns import csv_rows
from ui.statistics.periods import Span, days_of
from ui.statistics.window import StatisticsWindow
from ui.theme.theme import Theme

pytestmark = [pytest.mark.qt_loop, pytest.mark.qt_log_ignore("This plugin does not support")]


async def open_numbers(desk: Desk) -> StatisticsWindow:
    menu = desk.window.list.own_row.open_menu()
    (entry,) = [each for each in menu.actions() if each.text() == "Statistics…"]
    entry.trigger()
    menu.close()
    window = desk.application.statistics_window
    assert window is not None
    return window


def asked(engine: SampleEngine) -> list[Period]:
    return [each.period for each in engine.asked if isinstance(each, GetStatistics)]


def choose_period(window: StatisticsWindow, words: str) -> None:
    menu = window.period.open_menu()
    (action,) = [each for each in menu.actions() if each.text() == words]
    action.trigger()
    menu.close()


async def test_it_shows_the_last_week_in_the_operators_zone(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window = await open_numbers(desk)
        await desk.until(lambda: window.shown is not None)
        assert asked(desk.engine) == [Period(first=date(2026, 11, 17), last=date(2026, 11, 23), zone="UTC")]
        assert window.shown is not None
        total = window.shown.total
        assert window.new.number.accessibleName() == f"New: {total.new}"
        assert window.closed.hint.text() == f"without an answer: {total.closed_unanswered}"
        assert window.waiting.number.text() == "2"
        assert window.first_answer.number.text() == "6 m 20 s"
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert not window.isVisible()


async def test_a_period_and_working_hours_are_asked_for(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window = await open_numbers(desk)
        await desk.until(lambda: window.shown is not None)
        choose_period(window, "30 days")
        await desk.until(lambda: window.shown is not None and len(window.shown.days) == 30)
        assert asked(desk.engine)[-1].first == date(2026, 10, 25)
        window.working.setFocus()
        QTest.keyClick(window.working, Qt.Key.Key_Space)
        await desk.until(lambda: window.shown is not None and window.shown.period.working_hours)
        assert "Nights and days off count for nothing." in window._how.text()
        desk.engine.statistics = lambda period: sample_team.statistics(replace(period, working_hours=False))
        choose_period(window, "Today")
        await desk.until(lambda: "no working hours" in window._how.text())


async def test_nothing_to_count_says_so(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    engine.statistics = sample_team.nothing
    async with open_desk(theme, tmp_path, engine) as desk:
        window = await open_numbers(desk)
        await desk.until(lambda: window.page.title() == "Nothing to count yet")


async def test_without_a_connection_it_says_why_and_tries_again(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    engine.errors[GetStatistics] = Unreachable(UnreachableReason.CUT)
    async with open_desk(theme, tmp_path, engine) as desk:
        window = await open_numbers(desk)
        await desk.until(lambda: window.page.title() == "The numbers are not here")
        assert not window.export.isEnabled()
        engine.errors.clear()
        engine.set_status(ConnectionStatus(phase=Phase.WAITING))
        engine.set_status(ConnectionStatus(phase=Phase.ONLINE))
        await desk.until(lambda: window.shown is not None)
        engine.errors[GetStatistics] = Unreachable(UnreachableReason.CUT)
        choose_period(window, "90 days")
        await desk.until(window.bar.words)
        assert "numbers from before" in window.bar.words()
        assert len(window.shown.days if window.shown else ()) == 7, "what was known stays"


async def test_a_long_count_says_that_it_counts(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    engine.hold.add(GetStatistics)
    async with open_desk(theme, tmp_path, engine) as desk:
        window = await open_numbers(desk)
        await desk.until(lambda: window.page.title() == "Counting…")
        engine.release()
        await desk.until(lambda: window.shown is not None)


async def test_closing_a_dialog_brings_new_numbers(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window = await open_numbers(desk)
        await desk.until(lambda: window.shown is not None)
        before = len(asked(desk.engine))
        window._follow.setInterval(1)
        desk.engine.tell(Changes(account_id=sample.ACCOUNT_ID, rows=frozenset({sample.MARIA_DIALOG})))
        await desk.until(lambda: len(asked(desk.engine)) > before)


async def test_the_chart_is_walked_with_arrows_and_the_tables_are_read(theme: Theme, tmp_path: Path) -> None:
    async with open_desk(theme, tmp_path) as desk:
        window = await open_numbers(desk)
        await desk.until(lambda: window.shown is not None)
        assert window.shown is not None
        QTest.keyClick(window.chart, Qt.Key.Key_Left)
        newest = window.shown.days[-1].numbers
        words = f"Mon 23 Nov: {newest.new + newest.reopened} new or opened again, {newest.closed} closed"
        assert window.chart.accessibleDescription() == words
        for _ in range(20):
            QTest.keyClick(window.chart, Qt.Key.Key_Left)
        assert window.chart.accessibleDescription().startswith("Tue 17 Nov")
        QTest.keyClick(window.chart, Qt.Key.Key_Right)
        assert window.chart.accessibleDescription().startswith("Wed 18 Nov")
        model = window.operators.model()
        heard = [
            str(model.index(row, 2).data(Qt.ItemDataRole.AccessibleTextRole))
            for row in range(model.rowCount(QModelIndex()))
        ]
        assert heard == [
            "Nina Serova, Answers: 262",
            "Anton Kozlov, Answers: 214",
            "Lev Orlov, Answers: 41",
            "Former operator, Answers: 3",
        ]
        interface = QAccessible.queryAccessibleInterface(window.days)
        assert interface.text(QAccessible.Text.Name) == "Numbers by day"


async def test_the_file_holds_what_the_tables_show(theme: Theme, tmp_path: Path) -> None:
    engine = SampleEngine()
    wicked = replace(sample.NINA, name='=HYPERLINK("http://evil.example";"Nina")')
    engine.directory = replace(engine.directory, operators=(sample.ANTON, wicked, sample.LEV))
    async with open_desk(theme, tmp_path, engine) as desk:
        window = await open_numbers(desk)
        await desk.until(lambda: window.shown is not None)
        target = tmp_path / "numbers.csv"
        window.save(target)
        await desk.until(target.exists)
        await window.tasks.finished()
        rows = list(csv.reader(io.StringIO(target.read_text("utf-8-sig"), newline="")))
        assert rows[0][:3] == ["Day", "New", "Opened again"]
        assert "First answer, seconds" in rows[0]
        assert [row[0] for row in rows[1:8]] == [f"2026-11-{day}" for day in range(17, 24)]
        assert rows[7][rows[0].index("First answer, seconds")] == "380", "23 Nov: 6 m 20 s"
        nina = next(row for row in rows if row and "HYPERLINK" in row[0])
        assert nina[0].startswith("'=")
        window.save(tmp_path / "no such folder" / "numbers.csv")
        await desk.until(window.bar.words)


def test_both_tables_of_the_file_are_whole(qapp: object) -> None:
    found: Statistics = sample_team.statistics(sample_team.week_before(date(2026, 11, 23)))
    rows = csv_rows(found, (sample.ANTON, sample.NINA))
    gap = rows.index([])
    assert {len(row) for row in rows[:gap]} == {len(rows[0])}
    assert {len(row) for row in rows[gap + 1 :]} == {len(rows[gap + 1])}
    assert len(rows[gap + 2 :]) == len(found.operators)


@given(st.integers(0, 10**7))
def test_the_top_of_a_chart_is_round_and_high_enough(most: int) -> None:
    top = nice_top(most)
    assert top >= max(most, LINES)
    assert top % LINES == 0
    assert top <= max(LINES, 2 * most)


@pytest.mark.parametrize("span", list(Span))
def test_every_period_ends_today_and_has_its_days(span: Span) -> None:
    first, last = days_of(span, date(2026, 3, 1))
    assert last == date(2026, 3, 1)
    assert (last - first).days + 1 == span.value
