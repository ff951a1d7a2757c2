"""What became of the latest alerts, a line for each: when, who, and in plain words what happened and why."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from operator_app.domain.alerts import LedgerEntry, LedgerLine, Outcome
from operator_app.domain.value import DialogId
from operator_app.engine.requests import GetAlerts
from operator_app.notifications.port import NotShownReason
from operator_app.notifications.rules import Suppressed
from ui.alert_words import AlertWords
from ui.clock import Clock
from ui.names import user_name
from ui.open_account import OpenAccount
from ui.tasks import ScreenTasks
from ui.theme.stylesheet import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.times import full, list_time

PAGE = 20
_TIME = 64
_NAME = 150


class AlertLedger(QFrame):
    """Reads the ledger of an account while it is on screen; of one dialog, or of all."""

    def __init__(
        self,
        account: OpenAccount,
        theme: Theme,
        *,
        dialog_id: DialogId | None = None,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._account = account
        self._theme = theme
        self._dialog_id = dialog_id
        self._wanted = PAGE
        self._tasks = ScreenTasks(self)
        self.lines: tuple[LedgerLine, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(Space.L), 0, theme.px(Space.L), theme.px(Space.M))
        self._column.setSpacing(theme.px(6))
        self.more = QPushButton(self.tr("Show earlier ones"), self)
        set_role(self.more, "link")
        self.more.clicked.connect(self._show_more)
        self.empty = QLabel(self.tr("There has been nothing to alert to in the last thirty days."), self)
        set_role(self.empty, "secondary")
        self.empty.setWordWrap(True)
        self._column.addWidget(self.empty)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.empty.hide()
        self.more.hide()
        self._rows: list[QWidget] = []

    def read(self) -> None:
        """Once more; does nothing while nobody looks."""
        if self.isVisible():
            self._tasks.restart("ledger", self._read())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    async def _read(self) -> None:
        lines = await self._account.bridge.call(GetAlerts(dialog_id=self._dialog_id, limit=self._wanted + 1))
        self.show_lines(lines[: self._wanted], more=len(lines) > self._wanted)

    def show_lines(self, lines: tuple[LedgerLine, ...], *, more: bool) -> None:
        self.lines = lines
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = [self._row(line) for line in lines]
        for place, row in enumerate(self._rows):
            self._column.insertWidget(place, row)
        self.empty.setVisible(not lines)
        self.more.setVisible(more)

    def _row(self, line: LedgerLine) -> QWidget:
        px = self._theme.px
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(Space.M))
        time = self._label(list_time(line.entry.at, self._clock()), "meta", px(_TIME))
        time.setToolTip(full(line.entry.at))
        layout.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
        if self._dialog_id is None:
            gone = self.tr("a dialog that is gone")
            name = gone if line.user_id is None else user_name(line.user, line.user_id)
            who = self._label("", None, px(_NAME))
            who.setText(who.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, px(_NAME)))
            who.setToolTip(name)
            layout.addWidget(who, 0, Qt.AlignmentFlag.AlignTop)
        what = self._label(story_words(line.entry), "secondary", None)
        what.setWordWrap(True)
        layout.addWidget(what, 1)
        return row

    def _label(self, words: str, role: str | None, width: int | None) -> QLabel:
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role is not None:
            set_role(label, role)
        if width is not None:
            label.setFixedWidth(width)
        return label

    def _show_more(self) -> None:
        self._wanted += PAGE * 5
        self.read()


def story_words(entry: LedgerEntry) -> str:
    """What happened in the dialog, and what became of its alert."""
    words = ledger_words(entry)
    return words if entry.cause is None else f"{AlertWords().something_new(entry.cause)} · {words}"


def ledger_words(entry: LedgerEntry) -> str:
    """What became of it, in a sentence."""
    translate = QCoreApplication.translate
    match entry.outcome:
        case Outcome.SHOWN:
            if entry.reason == Suppressed.DO_NOT_DISTURB:
                return translate("ledger", "Given to the system, which was on do not disturb")
            return shown_words(entry.way)
        case Outcome.SHOWN_TOGETHER:
            return translate("ledger", "Shown in one line with others, for they came at once")
        case Outcome.SOUNDED:
            return translate("ledger", "Only a sound, as your rules say")
        case Outcome.CLICKED:
            return translate("ledger", "Clicked")
        case Outcome.WITHDRAWN:
            return translate("ledger", "Taken down: read, answered or taken by a colleague")
        case Outcome.NOT_SHOWN:
            return _failure(entry.reason)
        case Outcome.SUPPRESSED:
            return _suppression(entry.reason)


def shown_words(way: str | None) -> str:
    """By what it was shown."""
    translate = QCoreApplication.translate
    match way:
        case "tray":
            return translate("ledger", "Shown at the tray icon")
        case "window":
            return translate("ledger", "Shown in the window, for the system shows nothing")
        case _:
            return translate("ledger", "Shown by the system")


def _failure(reason: str | None) -> str:
    translate = QCoreApplication.translate
    match reason:
        case NotShownReason.NO_SERVICE:
            return translate("ledger", "Not shown: nothing on this system shows notifications")
        case NotShownReason.NOT_ALLOWED:
            return translate("ledger", "Not shown: the system does not let this app show notifications")
        case NotShownReason.SLOW:
            return translate("ledger", "Not shown: the system’s notification service did not answer")
        case _:
            return translate("ledger", "Not shown: the system refused")


def _suppression(reason: str | None) -> str:
    translate = QCoreApplication.translate
    match reason:
        case Suppressed.ON_SCREEN:
            return translate("ledger", "No alert: the dialog was on your screen")
        case Suppressed.MUTED:
            return translate("ledger", "No alert: the dialog is muted")
        case Suppressed.DO_NOT_DISTURB:
            return translate("ledger", "No alert: the system was on do not disturb")
        case Suppressed.QUIET_HOURS:
            return translate("ledger", "No alert: quiet hours")
        case Suppressed.TEAM_HOURS:
            return translate("ledger", "No alert: outside the team’s working hours")
        case Suppressed.COLLEAGUES:
            return translate("ledger", "No alert: a colleague’s dialog, as your rules say")
        case Suppressed.MINE:
            return translate("ledger", "No alert: your dialogs are switched off in your rules")
        case Suppressed.UNASSIGNED:
            return translate("ledger", "No alert: unassigned dialogs are switched off in your rules")
        case Suppressed.MENTIONS:
            return translate("ledger", "No alert: mentions are switched off in your rules")
        case _:
            return translate("ledger", "No alert")
