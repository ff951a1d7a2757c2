"""One picture, fitted into the view or enlarged and moved about in it."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import BODY

STEP = 1.25
"""One press of a key, or one notch of the wheel."""
LARGEST = 8.0
"""Device pixels for each pixel of the picture."""
_NOTCH = 120


class Canvas(QWidget):
    """Zoom 1.0 shows a pixel of the picture on a pixel of the screen."""

    zoomed = Signal(float)
    clicked_beside = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pixmap = QPixmap()
        self._sentence = ""
        self._zoom = 1.0
        self._fitted = True
        self._centre = QPointF()
        """The point of the picture in the middle of the view."""
        self._held: QPointF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def pixmap(self) -> QPixmap:
        return self._pixmap

    @property
    def zoom(self) -> float:
        return self._zoom

    @property
    def sentence(self) -> str:
        """What is said instead of a picture."""
        return self._sentence

    def show_pixmap(self, pixmap: QPixmap) -> None:
        self._pixmap, self._sentence = pixmap, ""
        self.fit()

    def say(self, sentence: str) -> None:
        """Instead of a picture."""
        self._pixmap, self._sentence = QPixmap(), sentence
        self.update()

    def fit(self) -> None:
        """All of it, never enlarged."""
        self._fitted = True
        self._centre = QRectF(self._pixmap.rect()).center()
        self._set_zoom(self._fitting())

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """The point under ``at`` stays where it is; without it, the middle."""
        if self._pixmap.isNull():
            return
        least = min(self._fitting(), 1.0)
        zoom = min(max(self._zoom * factor, least), max(LARGEST, least))
        point = at if at is not None else QRectF(self.rect()).center()
        under = self._to_picture(point)
        self._fitted = zoom <= least
        self._set_zoom(zoom)
        self._centre += under - self._to_picture(point)
        self._keep_inside()

    def picture_rect(self) -> QRectF:
        """Where the picture stands in the view."""
        size = QSizeF(self._pixmap.size()) * self._scale
        corner = QRectF(self.rect()).center() - self._centre * self._scale
        return QRectF(corner, size)

    # -------------------------------------------------------------------------------------------- events

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._zoom < 3)
        if not self._pixmap.isNull():
            painter.drawPixmap(self.picture_rect(), self._pixmap, QRectF(self._pixmap.rect()))
        elif self._sentence:
            painter.setFont(self._theme.font(BODY))
            painter.setPen(self._theme.colour("on_veil"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._sentence)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
        else:
            self._keep_inside()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() / _NOTCH
        if turned:
            self.zoom_by(STEP**turned, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.picture_rect().contains(event.position()):
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            self.clicked_beside.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._centre -= (event.position() - self._held) / self._scale
            self._held = event.position()
            self._keep_inside()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = None
            self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """To its own size and back."""
        if self._fitted:
            self.zoom_by(1.0 / self._zoom, event.position())
        else:
            self.fit()

    # ---------------------------------------------------------------------------------------- inner life

    @property
    def _scale(self) -> float:
        """View pixels for each pixel of the picture."""
        return self._zoom / self.devicePixelRatioF()

    def _fitting(self) -> float:
        if self._pixmap.isNull():
            return 1.0
        ratio = self.devicePixelRatioF()
        return min(self.width() * ratio / self._pixmap.width(), self.height() * ratio / self._pixmap.height(), 1.0)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self.update()
        self.zoomed.emit(zoom)

    def _to_picture(self, point: QPointF) -> QPointF:
        return self._centre + (point - QRectF(self.rect()).center()) / self._scale

    def _keep_inside(self) -> None:
        """No edge of the picture comes further in than where it must."""
        half = QSizeF(self.size()) / (2 * self._scale)
        self._centre = QPointF(
            _within(self._centre.x(), half.width(), self._pixmap.width()),
            _within(self._centre.y(), half.height(), self._pixmap.height()),
        )
        self.update()


def _within(place: float, half: float, length: int) -> float:
    return length / 2 if 2 * half >= length else min(max(place, half), length - half)
