"""A popup that lies in the window itself, above what opened it: rounded, with a soft shadow, gone when one looks elsewhere."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Radius, Space

SHADOW = 14
"""How far the shadow reaches, in pixels at 100 %."""
_DEPTH_LIGHT, _DEPTH_DARK = 0.10, 0.45
"""How dark it is at the panel's edge."""
_GAP = 4


class Overlay(QWidget):
    """Not a window of its own: it takes part in the window's focus chain, and every window system shows it in its place."""

    closed = Signal()
    """However it came about."""

    def __init__(self, theme: Theme, anchor: QWidget, *, width: int) -> None:
        """``anchor`` is what it opens above, or below where there is no room; ``width`` at 100 %, at most the anchor's."""
        super().__init__(anchor.window())
        self._theme = theme
        self._anchor = anchor
        self._wanted_width = theme.px(width)
        self._open = True
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        edge = theme.px(SHADOW)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(edge + 1, edge + 1, edge + 1, edge + 1)
        self.column.setSpacing(0)
        theme.changed.connect(self.update)
        anchor.window().installEventFilter(self)
        anchor.destroyed.connect(self.close_up)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def open_up(self) -> None:
        """Show it in its place. What takes the keyboard is the subclass's matter."""
        self.place()
        self.show()
        self.raise_()

    def close_up(self) -> None:
        """Take it away; said once."""
        if not self._open:
            return
        self._open = False
        self.closed.emit()
        self.close()

    def place(self) -> None:
        """Above the anchor, its left edges in line, inside the window."""
        window, edge = self.window(), self._theme.px(SHADOW)
        room = window.rect()
        top_left = self._anchor.mapTo(window, QPoint(0, 0))
        gap = self._theme.px(_GAP)
        above = top_left.y() - gap - self._theme.px(Space.S)
        below = room.height() - top_left.y() - self._anchor.height() - gap - self._theme.px(Space.S)
        width = min(self._wanted_width, max(self._anchor.width(), self._theme.px(320)), room.width()) + 2 * edge
        self.setFixedWidth(width)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None and layout.hasHeightForWidth() else -1
        height = self.sizeHint().height() if height < 0 else height
        height = min(height, max(above, below) + 2 * edge)
        y = top_left.y() - gap - height + edge
        if height - 2 * edge > above:
            y = top_left.y() + self._anchor.height() + gap - edge
        x = min(top_left.x() - edge, room.width() - width + edge)
        self.setGeometry(max(x, -edge), max(y, -edge), width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        # no key goes on to what lies below
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self._open:
            self.place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, radius = self._theme.px(SHADOW), self._theme.px(Radius.POPUP)
        panel = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        shadow = QColor(self._theme.colour("shadow"))
        depth = _DEPTH_DARK if self._theme.dark else _DEPTH_LIGHT
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(edge, 0, -1):
            # the layers lie on one another: each adds little, the outer ones least
            shadow.setAlphaF(depth * 2 * (edge - spread + 1) / (edge * (edge + 1)))
            painter.setBrush(shadow)
            drop = spread * 0.25
            painter.drawRoundedRect(
                panel.adjusted(-spread, -spread + drop, spread, spread * 0.6 + drop), radius + spread, radius + spread
            )
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(panel.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Into something else of this window: one has gone on. Out of the window: it waits."""
        if now is None or not self._open or now is self or self.isAncestorOf(now):
            return
        if before is not None and now.window() is self.window():
            self.close_up()
