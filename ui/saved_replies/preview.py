"""What a saved reply would say to this user, with the places nobody can fill in marked."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from operator_app.domain.templates import Filled
from ui.theme.theme import Theme
from ui.theme.tokens import BODY, Radius

MOST_LINES = 4
_LONGEST = 600
"""Characters that are laid out: more than four lines of any width."""


class ReplyPreview(QWidget):
    """A bubble as the user will see it, of four lines at most. Plain text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._filled = Filled(text="")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_filled(self, filled: Filled) -> None:
        self._filled = filled
        self.setAccessibleName(filled.text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        return self._filled.text

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._theme.px(200))
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self._laid_out(width)
        return round(self._height(layout)) + 2 * self._theme.px(7)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("bubble_operator"))
        radius = self._theme.px(Radius.CONTROL)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setPen(self._theme.colour("on_bubble_operator"))
        layout = self._laid_out(self.width())
        inset_x, inset_y = self._theme.px(10), self._theme.px(7)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            line.draw(painter, QPointF(inset_x, inset_y))
        painter.end()

    def _laid_out(self, width: int) -> QTextLayout:
        text = self._filled.text[:_LONGEST]
        layout = QTextLayout(text.replace("\n", "\u2028"), self._theme.font(BODY))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._mark(text, place.start, place.end) for place in self._filled.unfilled])
        room = max(width - 2 * self._theme.px(10), 20)
        layout.beginLayout()
        y = 0.0
        while layout.lineCount() < MOST_LINES and (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, y))
            y += max(line.height(), self._theme.px(BODY.line))
        layout.endLayout()
        return layout

    def _height(self, layout: QTextLayout) -> float:
        lines = max(layout.lineCount(), 1)
        return max(layout.lineAt(0).height() if layout.lineCount() else 0, self._theme.px(BODY.line)) * lines

    def _mark(self, text: str, start: int, end: int) -> QTextLayout.FormatRange:
        marked = QTextLayout.FormatRange()
        marked.start = len(text[:start].encode("utf-16-le")) // 2
        marked.length = len(text[start:end].encode("utf-16-le")) // 2
        look = QTextCharFormat()
        look.setBackground(self._theme.colour("note"))
        look.setForeground(self._theme.colour("on_note"))
        marked.format = look
        return marked
