"""Files dragged over a window: the whole window takes them, and says for whom."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import HEADLINE, Radius, Space

ICON = 40


class DropOverlay(QWidget):
    """Hidden until files come over ``window``, whatever widget is under the pointer then."""

    dropped = Signal(list)
    """(paths)"""

    def __init__(self, theme: Theme, window: QWidget, invitation: Callable[[], str]) -> None:
        """``invitation`` says what happens with files dropped now; empty: they are not taken."""
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._invitation = invitation
        self._words = ""
        self.setAcceptDrops(True)
        self.hide()

    def watch(self) -> None:
        """Begin to look at what the window's own system window is told; call it once the window has one."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and event.type() is QEvent.Type.DragEnter:
            self._appear(event.mimeData())
        elif event.type() in {QEvent.Type.DragLeave, QEvent.Type.Drop}:
            self.hide_soon()
        return super().eventFilter(watched, event)

    def hide_soon(self) -> None:
        """After the system has said what it has to say about the drag."""
        QTimer.singleShot(0, self, self.hide)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.hide_soon()

    def dropEvent(self, event: QDropEvent) -> None:
        files = files_in(event.mimeData())
        if files:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(files)
        self.hide_soon()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(theme.colour("window"))
        ground.setAlphaF(0.86)
        painter.fillRect(self.rect(), ground)
        frame = QRectF(self.rect()).adjusted(px(Space.L), px(Space.L), -px(Space.L), -px(Space.L))
        painter.setPen(QPen(theme.colour("accent"), px(2), Qt.PenStyle.DashLine))
        tint = QColor(theme.colour("accent_soft"))
        tint.setAlphaF(0.7)
        painter.setBrush(tint)
        painter.drawRoundedRect(frame, px(Radius.BUBBLE), px(Radius.BUBBLE))
        icon = QSize(px(ICON), px(ICON))
        top = frame.center().y() - icon.height() - px(Space.S)
        pixmap = theme.icon("attach", "accent_text", self.devicePixelRatioF(), ICON)
        painter.drawPixmap(round(frame.center().x() - icon.width() / 2), round(top), pixmap)
        painter.setFont(theme.font(HEADLINE))
        painter.setPen(theme.colour("accent_text"))
        words = frame.adjusted(px(Space.XL), frame.height() / 2 + px(Space.S), -px(Space.XL), -px(Space.S))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, self._words)
        painter.end()

    def _appear(self, data: QMimeData) -> None:
        self._words = self._invitation() if files_in(data) else ""
        if self._words:
            self.setAccessibleName(self._words)
            self.setGeometry(self._window.rect())
            self.show()
            self.raise_()


def files_in(data: QMimeData) -> list[Path]:
    """Paths of the local files and folders that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
