"""Line icons of resources/icons, drawn in any colour and kept until the colours change."""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class IconStore:
    """Pixmaps by name, colour, size and device ratio."""

    def __init__(self) -> None:
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: QColor, size: int, device_ratio: float) -> QPixmap:
        """A square of ``size`` device-independent pixels. Raises ``FileNotFoundError`` for an unknown name."""
        key = (name, colour.name(), size, device_ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = _draw(name, colour, size, device_ratio)
        return found

    def clear(self) -> None:
        self._pixmaps.clear()


def _draw(name: str, colour: QColor, size: int, device_ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour.name()).encode()))
    pixels = round(size * device_ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(device_ratio)
    return pixmap


@cache
def _source(name: str) -> str:
    return files("resources").joinpath("icons", f"{name}.svg").read_text("utf-8")
