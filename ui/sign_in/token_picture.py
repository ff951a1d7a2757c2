"""Where the service shows its token: a small picture of its settings, drawn by us."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Radius

_HEIGHT = 118
_SIDE = 128
_SAMPLE = "app.1234.5f0c…e7"


class TokenPicture(QWidget):
    """Read out as one sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps = (self.tr("Settings"), self.tr("Developers"), self.tr("API keys"))
        self.setAccessibleName(self.tr("In the service: {path}").format(path=" → ".join(self._steps)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colour = self._theme.px, self._theme.colour
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = px(Radius.CHIP) * 2
        painter.setPen(QPen(colour("line")))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(frame, radius, radius)
        side = QRectF(frame.left(), frame.top(), px(_SIDE), frame.height())
        painter.drawLine(QPointF(side.right(), side.top()), QPointF(side.right(), side.bottom()))
        self._menu(painter, side)
        self._page(painter, QRectF(side.right(), frame.top(), frame.width() - side.width(), frame.height()))
        painter.end()

    def _menu(self, painter: QPainter, side: QRectF) -> None:
        """Settings, and in them the line to click."""
        px, colour = self._theme.px, self._theme.colour
        row, margin = px(24), px(10)
        lines: tuple[tuple[str, int], ...] = ((self._steps[0], 0), ("", 1), ("", 1), (self._steps[1], 1))
        for place, (words, depth) in enumerate(lines):
            box = QRectF(side.left() + margin / 2, side.top() + margin / 2 + place * row, side.width() - margin, row)
            if words == self._steps[1]:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("accent_soft"))
                painter.drawRoundedRect(box.adjusted(0, 2, 0, -2), px(4), px(4))
            if words:
                self._write(painter, box.adjusted(px(6) + depth * px(4), 0, 0, 0), words, strong=depth == 0)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("chip"))
                painter.drawRoundedRect(box.adjusted(px(10), row * 0.38, -px(14), -row * 0.38), px(2), px(2))

    def _page(self, painter: QPainter, page: QRectF) -> None:
        """The heading, and the token in its field with a ring around."""
        px, colour = self._theme.px, self._theme.colour
        inner = page.adjusted(px(12), px(8), -px(12), -px(8))
        self._write(painter, QRectF(inner.left(), inner.top(), inner.width(), px(24)), self._steps[2], strong=True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("chip"))
        painter.drawRoundedRect(QRectF(inner.left(), inner.top() + px(30), inner.width() * 0.7, px(6)), px(2), px(2))
        field = QRectF(inner.left() + 1, inner.top() + px(48), inner.width() - 2, px(30))
        painter.setPen(QPen(colour("accent"), px(2)))
        painter.setBrush(colour("window"))
        painter.drawRoundedRect(field, px(4), px(4))
        self._write(painter, field.adjusted(px(8), 0, -px(8), 0), _SAMPLE, fixed=True)

    def _write(self, painter: QPainter, box: QRectF, words: str, *, strong: bool = False, fixed: bool = False) -> None:
        font = QFont(self.font())
        font.setBold(strong)
        if fixed:
            font.setStyleHint(QFont.StyleHint.Monospace)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
