"""The statistics window: a period, its large numbers, a chart, and the same as tables and as a file."""

import asyncio
from collections.abc import Callable
from datetime import tzinfo
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from operator_app.domain.problems import BackendError
from operator_app.domain.spreadsheet import csv_text
from operator_app.domain.statistics import Numbers, Period, Statistics
from operator_app.engine.notices import Changes
from operator_app.engine.status import Phase
from operator_app.engine.team_requests import GetStatistics
from ui.clock import Clock
from ui.durations import duration
from ui.message_bar import MessageBar
from ui.note_page import NotePage
from ui.open_account import OpenAccount
from ui.sentences import failure_sentence
from ui.settings.page import scrolled
from ui.statistics.chart import DayChart
from ui.statistics.columns import columns, csv_rows, day_rows, operator_rows
from ui.statistics.figures import Figure, Figures
from ui.statistics.periods import Span, days_of, span_words, zone_name
from ui.statistics.table import NumbersTable
from ui.tasks import ScreenTasks
from ui.theme.choice_button import ChoiceButton
from ui.theme.stylesheet import set_role
from ui.theme.switch import Switch
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.times import local

WIDTH, HEIGHT = 860, 720
NARROWEST, LOWEST = 480, 420
LOADING_AFTER_MS = 150
REFRESH_MS = 5_000
"""While something is done in dialogs the numbers follow, at most this often."""


class StatisticsWindow(QWidget):
    """A window of its own, beside the main one; Esc closes it. The numbers are the server's: nothing is counted here."""

    def __init__(self, account: OpenAccount, theme: Theme, clock: Clock, zone: tzinfo) -> None:
        super().__init__()
        self._account = account
        self._theme = theme
        self._clock = clock
        self._zone = zone
        self._span = Span.WEEK
        self.tasks = ScreenTasks(self)
        self.tasks.failed.connect(account.tasks.failed)
        self.shown: Statistics | None = None
        self.setWindowTitle(self.tr("Statistics"))
        set_role(self, "feed")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.period = ChoiceButton(theme, self.tr("Period"), self)
        self.working = Switch(theme, self.tr("Count working hours only"), self)
        self.working.toggled.connect(self.refresh)
        self.export = QPushButton(self.tr("Save as CSV…"), self)
        self.export.clicked.connect(self.ask_where_to_save)
        self.bar = MessageBar(theme, self)
        self.page = NotePage(theme, self)
        self.page.acted.connect(self.refresh)
        self.new = Figure(theme, self.tr("New"), self)
        self.closed = Figure(theme, self.tr("Closed"), self)
        self.first_answer = Figure(theme, self.tr("First answer"), self)
        self.closing = Figure(theme, self.tr("To closing"), self)
        self.open_now = Figure(theme, self.tr("Open now"), self)
        self.waiting = Figure(theme, self.tr("Waiting now"), self)
        self.figures = Figures(
            theme, (self.new, self.closed, self.first_answer, self.closing, self.open_now, self.waiting), self
        )
        self.chart = DayChart(theme, self)
        self.days = NumbersTable(theme, self.tr("Numbers by day"), self.tr("Day"), columns(of_days=True), self)
        self.operators = NumbersTable(
            theme, self.tr("Numbers by operator"), self.tr("Operator"), columns(of_days=False), self
        )
        self._how = QLabel(self)
        self._stack = QStackedWidget(self)
        self._body = QWidget(self)
        self._loading = self._timer(LOADING_AFTER_MS, self._show_loading)
        self._follow = self._timer(REFRESH_MS, self.refresh)
        self._lay_out()
        self._choose(Span.WEEK)
        account.changes.connect(self._take_changes)
        account.status_changed.connect(self._take_status)
        self.setMinimumSize(theme.px(NARROWEST), theme.px(LOWEST))
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))

    def refresh(self) -> None:
        """Ask anew; what is shown stays until the answer is here."""
        self._follow.stop()
        if self.shown is None:
            self._loading.start()
        self.tasks.restart("statistics", self._read())

    def ask_where_to_save(self) -> None:
        if self.shown is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        period = self.shown.period
        name = f"statistics-{period.first.isoformat()}-{period.last.isoformat()}.csv"
        dialog = QFileDialog(self, self.tr("Save as"), str(Path(folder) / name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Table (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.open()

    def save(self, target: Path) -> None:
        """What is shown, as a table that every spreadsheet opens."""
        if self.shown is not None:
            directory = self._account.directory
            operators = () if directory is None else directory.operators
            text = csv_text(csv_rows(self.shown, operators))
            self.tasks.start("save statistics", self._save(target, text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.tasks.cancel()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.figures.fit(self.width() - 2 * self._theme.px(Space.L) - self._theme.px(Space.M))

    # -------------------------------------------------------------------------------------------- asking

    async def _read(self) -> None:
        first, last = days_of(self._span, local(self._clock(), self._zone).date())
        period = Period(first=first, last=last, zone=zone_name(self._zone), working_hours=self.working.isChecked())
        try:
            statistics = await self._account.bridge.call(GetStatistics(period=period))
        except BackendError as error:
            self._loading.stop()
            self._show_failure(error)
            return
        self._loading.stop()
        self._show(statistics, asked_for_working_hours=period.working_hours)

    async def _save(self, target: Path, text: str) -> None:
        try:
            await asyncio.to_thread(target.write_text, text, encoding="utf-8", newline="")
        except OSError as error:
            self.bar.say(failure_sentence(error))

    def _take_changes(self, changes: Changes) -> None:
        if self.isVisible() and (changes.rows or changes.everything) and not self._follow.isActive():
            self._follow.start()

    def _take_status(self) -> None:
        if self.isVisible() and self._account.status.phase is Phase.ONLINE and self._offline():
            self.refresh()

    def _offline(self) -> bool:
        return self.shown is None or not self.bar.isHidden()

    # ------------------------------------------------------------------------------------------- showing

    def _show(self, statistics: Statistics, *, asked_for_working_hours: bool) -> None:
        self.shown = statistics
        self.bar.hide()
        self.export.setEnabled(True)
        total = statistics.total
        if total == Numbers() and statistics.open_now == 0:
            self.page.say(
                self.tr("Nothing to count yet"),
                self.tr("As soon as somebody writes on the site, the numbers of these days stand here."),
                icon="history",
            )
            self._stack.setCurrentWidget(self.page)
            return
        self._show_figures(statistics)
        self.chart.show_days(statistics.days)
        self.days.show_rows(day_rows(statistics.days))
        directory = self._account.directory
        self.operators.show_rows(operator_rows(statistics.operators, () if directory is None else directory.operators))
        self._how.setText(how_counted(statistics, asked_for_working_hours=asked_for_working_hours))
        self._stack.setCurrentIndex(0)

    def _show_figures(self, statistics: Statistics) -> None:
        total, number = statistics.total, self.locale().toString
        again = self.tr("and opened again: {n}").format(n=number(total.reopened)) if total.reopened else ""
        self.new.show_number(number(total.new), again)
        unanswered = total.closed_unanswered
        self.closed.show_number(
            number(total.closed), self.tr("without an answer: {n}").format(n=number(unanswered)) if unanswered else ""
        )
        for figure, took in ((self.first_answer, total.first_answer), (self.closing, total.closing)):
            nine = self.tr("9 of 10: {time}").format(time=duration(took.p90)) if took.count else ""
            figure.show_number(duration(took.median), nine)
        self.open_now.show_number(number(statistics.open_now))
        self.waiting.show_number(number(statistics.waiting_now))

    def _show_loading(self) -> None:
        self.page.say(self.tr("Counting…"), icon="history")
        self._stack.setCurrentWidget(self.page)

    def _show_failure(self, error: Exception) -> None:
        sentence = failure_sentence(error)
        if self.shown is not None:
            self.bar.say(self.tr("These are the numbers from before. {reason}").format(reason=sentence))
            return
        self.page.say(self.tr("The numbers are not here"), sentence, icon="offline", action=self.tr("Try again"))
        self._stack.setCurrentWidget(self.page)

    def _choose(self, span: Span) -> None:
        self._span = span
        choices = [(span_words(each), lambda each=each: self._change(each)) for each in Span]
        self.period.offer(choices, span_words(span))

    def _change(self, span: Span) -> None:
        self._choose(span)
        self.refresh()

    # ------------------------------------------------------------------------------------------ building

    def _lay_out(self) -> None:
        px = self._theme.px
        hours = QLabel(self.tr("Working hours only"), self)
        hours.setBuddy(self.working)
        head = QFrame(self)
        set_role(head, "header")
        row = QHBoxLayout(head)
        row.setContentsMargins(px(Space.L), px(Space.M), px(Space.L), px(Space.M))
        row.setSpacing(px(Space.S))
        row.addWidget(self.period)
        row.addStretch(1)
        row.addWidget(hours)
        row.addWidget(self.working)
        row.addSpacing(px(Space.S))
        row.addWidget(self.export)
        self.export.setEnabled(False)
        self._how.setTextFormat(Qt.TextFormat.PlainText)
        self._how.setWordWrap(True)
        set_role(self._how, "secondary")
        set_role(self._body, "feed")
        self._body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(px(Space.L), px(Space.L), px(Space.L), px(Space.L))
        column.setSpacing(px(Space.L))
        column.addWidget(self.figures)
        column.addWidget(self._card(self.tr("Day by day"), self.chart, Legend(self._theme, self)))
        column.addWidget(self._card(self.tr("By operator"), self.operators))
        column.addWidget(self._card(self.tr("By day"), self.days))
        column.addWidget(self._how)
        column.addStretch(1)
        self.days.setMinimumHeight(px(260))
        self.operators.setMinimumHeight(px(180))
        self._stack.addWidget(scrolled(self._body))
        self._stack.addWidget(self.page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.bar)
        whole.addWidget(self._stack, 1)

    def _card(self, title: str, widget: QWidget, beside: QWidget | None = None) -> QFrame:
        px = self._theme.px
        card = QFrame(self)
        set_role(card, "card")
        words = QLabel(title, card)
        set_role(words, "title")
        head = QHBoxLayout()
        head.addWidget(words)
        head.addStretch(1)
        if beside is not None:
            head.addWidget(beside)
        column = QVBoxLayout(card)
        column.setContentsMargins(px(Space.M), px(Space.M), px(Space.M), px(Space.M))
        column.setSpacing(px(Space.S))
        column.addLayout(head)
        column.addWidget(widget)
        return card

    def _timer(self, milliseconds: int, do: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(do)
        return timer


class Legend(QWidget):
    """Which colour is what."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(Space.S))
        for token, words in (("chart_came", self.tr("new or opened again")), ("chart_closed", self.tr("closed"))):
            label = QLabel(words, self)
            set_role(label, "secondary")
            row.addWidget(_Swatch(theme, token, self))
            row.addWidget(label)


class _Swatch(QWidget):
    def __init__(self, theme: Theme, token: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._token = token
        self.setFixedSize(theme.px(10), theme.px(10))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._token))
        painter.drawRoundedRect(self.rect(), 2, 2)
        painter.end()


def how_counted(statistics: Statistics, *, asked_for_working_hours: bool) -> str:
    """What the numbers mean, in the words of whoever reads them."""
    translate = QCoreApplication.translate
    sentences = [
        translate("statistics", "Times are medians: half took longer, half did not."),
        translate("statistics", "The first answer counts from the user's first message to an operator's answer."),
        translate(
            "statistics", "Closing counts from opening a dialog, or opening it again, without the time it was snoozed."
        ),
    ]
    if statistics.period.working_hours:
        sentences.append(translate("statistics", "Nights and days off count for nothing."))
    elif asked_for_working_hours:
        sentences.append(
            translate("statistics", "The team has set no working hours, so nights and days off count as well.")
        )
    else:
        sentences.append(translate("statistics", "Nights and days off count as well."))
    sentences.append(translate("statistics", "Days are those of {zone}.").format(zone=statistics.period.zone))
    return " ".join(sentences)
