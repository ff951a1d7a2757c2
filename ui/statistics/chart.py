"""Bars of two kinds for each day: what came in and what was finished."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from operator_app.domain.statistics import DayNumbers
from ui.statistics.columns import day_words
from ui.theme.theme import Theme
from ui.theme.tokens import META, Space

_HEIGHT = 200
_GAP_SHARE = 0.28
"""Of a day's room that stays empty."""
_LEAST_LABEL = 52
"""Room that a day's name wants, in pixels at 100 %."""
LINES = 4
"""Horizontal lines above the ground."""


@dataclass(frozen=True)
class Pair:
    """One day: came in, finished."""

    words: str
    came: int
    closed: int


class DayChart(QWidget):
    """The arrows walk from day to day and tell its numbers; the table below has them all."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pairs: tuple[Pair, ...] = ()
        self._chosen: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme.px(_HEIGHT))
        self.setAccessibleName(self.tr("Chart of new and closed dialogs by day"))
        theme.changed.connect(self.update)

    def show_days(self, days: tuple[DayNumbers, ...]) -> None:
        self._pairs = tuple(
            Pair(words=day_words(each), came=each.numbers.new + each.numbers.reopened, closed=each.numbers.closed)
            for each in days
        )
        self._choose(None)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(480), self._theme.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._pairs:
            super().keyPressEvent(event)
            return
        start = len(self._pairs) if self._chosen is None and step < 0 else -1 if self._chosen is None else self._chosen
        self._choose(min(max(start + step, 0), len(self._pairs) - 1))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = self._at(event.pos().x())
            if place is not None:
                QToolTip.showText(event.globalPos(), pair_words(self._pairs[place]), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = nice_top(max((max(pair.came, pair.closed) for pair in self._pairs), default=0))
        ground = self._ground(top)
        self._paint_lines(painter, ground, top)
        for place, pair in enumerate(self._pairs):
            self._paint_day(painter, ground, place, pair, top)
        self._paint_names(painter, ground)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _choose(self, place: int | None) -> None:
        self._chosen = place
        self.setAccessibleDescription("" if place is None else pair_words(self._pairs[place]))
        self.setToolTip("")
        if place is not None:
            at = self.mapToGlobal(self._day(self._ground(1), place).center().toPoint())
            QToolTip.showText(at, pair_words(self._pairs[place]), self)
        self.update()

    def _ground(self, top: int) -> QRectF:
        """Where the bars stand: without the numbers at the left and the names below."""
        measure = QFontMetrics(self._theme.font(META))
        left = measure.horizontalAdvance(str(top)) + self._theme.px(Space.S)
        below = measure.height() + self._theme.px(Space.S)
        return QRectF(self.rect()).adjusted(left, self._theme.px(Space.S), -self._theme.px(Space.XS), -below)

    def _day(self, ground: QRectF, place: int) -> QRectF:
        width = ground.width() / max(1, len(self._pairs))
        return QRectF(ground.left() + place * width, ground.top(), width, ground.height())

    def _at(self, x: int) -> int | None:
        ground = self._ground(1)
        if not self._pairs or not ground.left() <= x < ground.right():
            return None
        return min(len(self._pairs) - 1, int((x - ground.left()) / ground.width() * len(self._pairs)))

    def _paint_lines(self, painter: QPainter, ground: QRectF, top: int) -> None:
        painter.setFont(self._theme.font(META))
        for line in range(LINES + 1):
            y = round(ground.bottom() - ground.height() * line / LINES) + 0.5
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawLine(QPointF(ground.left(), y), QPointF(ground.right(), y))
            if top * line % LINES == 0:
                painter.setPen(self._theme.colour("muted"))
                half = QFontMetrics(painter.font()).height() // 2
                box = QRect(0, round(y) - half, round(ground.left()) - self._theme.px(6), 2 * half)
                painter.drawText(
                    box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(top * line // LINES)
                )

    def _paint_day(self, painter: QPainter, ground: QRectF, place: int, pair: Pair, top: int) -> None:
        day = self._day(ground, place)
        if place == self._chosen:
            painter.fillRect(day, self._theme.colour("selected"))
        gap = day.width() * _GAP_SHARE
        width = max(1.0, (day.width() - gap) / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, count, token in ((0, pair.came, "chart_came"), (1, pair.closed, "chart_closed")):
            height = ground.height() * count / top if top else 0
            if height <= 0:
                continue
            bar = QRectF(day.left() + gap / 2 + number * width, ground.bottom() - height, width - 1, height)
            painter.setBrush(self._theme.colour(token))
            radius = min(3.0, bar.width() / 2, bar.height() / 2)
            painter.drawRoundedRect(bar, radius, radius)

    def _paint_names(self, painter: QPainter, ground: QRectF) -> None:
        if not self._pairs:
            return
        painter.setFont(self._theme.font(META))
        painter.setPen(self._theme.colour("muted"))
        each = ground.width() / len(self._pairs)
        longest = max(QFontMetrics(painter.font()).horizontalAdvance(pair.words) for pair in self._pairs)
        wanted = max(longest + self._theme.px(Space.M), self._theme.px(_LEAST_LABEL))
        step = max(1, -(-wanted // max(1, int(each))))
        for place in range(len(self._pairs) - 1, -1, -step):
            day = self._day(ground, place)
            middle = min(max(day.center().x(), longest / 2), self.width() - longest / 2 - 1)
            box = QRectF(
                middle - longest / 2 - 2, ground.bottom() + 2, longest + 4, self.height() - ground.bottom() - 2
            )
            painter.drawText(
                box, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter), self._pairs[place].words
            )


def nice_top(most: int) -> int:
    """The least round number that leaves nothing out: four lines of whole numbers fit below it."""
    if most <= LINES:
        return LINES
    scale = 1
    while True:
        for step in (4, 8, 12, 20, 40, 60, 80):
            if step * scale >= most:
                return step * scale
        scale *= 10


def pair_words(pair: Pair) -> str:
    return QCoreApplication.translate("statistics", "{day}: {came} new or opened again, {closed} closed").format(
        day=pair.words, came=pair.came, closed=pair.closed
    )
