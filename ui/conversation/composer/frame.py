"""The frame around what one writes: calm, lit when one writes, yellow and dashed for a note."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from operator_app.domain.drafts import ComposerMode
from ui.theme.theme import Theme
from ui.theme.tokens import Radius

GLOW = 3
"""Width of the light around the frame, in pixels at 100 %."""


class ComposerFrame(QWidget):
    """Behind the composer's widgets."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mode = ComposerMode.REPLY
        self._lit = False
        theme.changed.connect(self.update)

    @property
    def mode(self) -> ComposerMode:
        return self._mode

    def set_mode(self, mode: ComposerMode) -> None:
        self._mode = mode
        self.update()

    def set_lit(self, lit: bool) -> None:
        self._lit = lit
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, glow = self._theme, self._theme.px(GLOW)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.px(Radius.COMPOSER)
        note = self._mode is ComposerMode.NOTE
        if self._lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(self.rect()), radius + glow, radius + glow)
        if note:
            pen = QPen(theme.colour("on_note" if self._lit else "note_line"), 1.4, Qt.PenStyle.DashLine)
        else:
            pen = QPen(theme.colour("accent" if self._lit else "line"), 1.2)
        painter.setPen(pen)
        painter.setBrush(theme.colour("note" if note else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(glow, glow, -glow, -glow), radius, radius)
        painter.end()
