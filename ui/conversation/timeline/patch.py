"""A rounded box drawn once and stretched from then on: smooth corners are the dearest thing a bubble has."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap


class Patch:
    """A box of one fill and perhaps a line around it, whole or dashed, in any size."""

    def __init__(self, fill: QColor, line: QColor | None, radius: int, ratio: float, *, dashed: bool = False) -> None:
        self._dashes = None
        if line is not None and dashed:
            self._dashes = QPen(line, 1)
            self._dashes.setDashPattern([4, 3])
        self._fill = fill
        self._line = line
        self._corner = radius + 1
        self._ratio = ratio
        side = 2 * self._corner
        self._box = QPixmap(round(side * ratio), round(side * ratio))
        self._box.setDevicePixelRatio(ratio)
        self._box.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if line is None else QPen(line, 1))
        painter.setBrush(fill)
        inset = 0 if line is None else 0.5
        painter.drawRoundedRect(QRectF(inset, inset, side - 2 * inset, side - 2 * inset), radius, radius)
        painter.end()

    def paint(self, painter: QPainter, rect: QRect) -> None:
        """Corners from the box, the rest filled."""
        corner = min(self._corner, rect.width() // 2, rect.height() // 2)
        left, top, right, bottom = rect.left(), rect.top(), rect.right() + 1, rect.bottom() + 1
        far = 2 * self._corner - corner
        for x, from_x in ((left, 0), (right - corner, far)):
            for y, from_y in ((top, 0), (bottom - corner, far)):
                source = QRectF(from_x * self._ratio, from_y * self._ratio, corner * self._ratio, corner * self._ratio)
                painter.drawPixmap(QRectF(x, y, corner, corner), self._box, source)
        inner_width, inner_height = rect.width() - 2 * corner, rect.height() - 2 * corner
        painter.fillRect(left + corner, top, inner_width, corner, self._fill)
        painter.fillRect(left, top + corner, rect.width(), inner_height, self._fill)
        painter.fillRect(left + corner, bottom - corner, inner_width, corner, self._fill)
        if self._dashes is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - Qt's own order
            painter.setPen(self._dashes)
            painter.drawLine(left + corner, top, right - corner, top)
            painter.drawLine(left + corner, bottom - 1, right - corner, bottom - 1)
            painter.drawLine(left, top + corner, left, bottom - corner)
            painter.drawLine(right - 1, top + corner, right - 1, bottom - corner)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)  # noqa: FBT003 - Qt's own order
        elif self._line is not None:
            painter.fillRect(left + corner, top, inner_width, 1, self._line)
            painter.fillRect(left + corner, bottom - 1, inner_width, 1, self._line)
            painter.fillRect(left, top + corner, 1, inner_height, self._line)
            painter.fillRect(right - 1, top + corner, 1, inner_height, self._line)
